import Domain
import Hashing
import Projections
import TestSupport

@testable import Engine

/// A random history of a small world, seen from any vantage; its boundaries are rectangles of which
/// the shares can be counted.
struct HistoryWorld {
  let events: [RecordedEvent]
  let atlas: Atlas
  let directory: Directory
  let baskets: Baskets

  init(seed: UInt64, count: Int) throws {
    try self.init(RandomHistory(seed: seed, count: count).events)
  }

  init(_ events: [RecordedEvent]) throws {
    self.events = events
    (atlas, directory, baskets) = (
      try Self.state(after: events), try Self.state(after: events), try Self.state(after: events)
    )
  }

  var last: Int64 { events.last?.position ?? 0 }

  /// What is seen of everything from one vantage.
  func snapshot(at vantage: Vantage) -> Snapshot {
    Snapshot(
      vantage: vantage, atlas: atlas, directory: directory, baskets: baskets,
      locator: GridWorld(), postalCodes: NoPostalCodes(), shapes: Rectangles(atlas: atlas))
  }

  /// The basket that a territory would have if the services were those of one vantage and the
  /// territories those of another: the basket of a history made up of both.
  ///
  /// Territories and reaches keep their days, for a reach names what stood when it was declared; what
  /// either vantage does not see yet never comes. Where the territories are the later ones, the other
  /// facts of services are moved to their day. A reach that rests on one promise on both sides is the
  /// one that goes with the territories.
  func basket(
    of id: TerritoryID, services: Vantage, territories: Vantage
  ) throws -> BasketAnswer {
    let day = max(services.day, territories.day)
    let shift = day.daysSince1970 - services.day.daysSince1970
    let carried = Set(
      RandomHistory.services.filter {
        promise(of: $0, at: services) == promise(of: $0, at: territories)
      })
    var mixed = events.compactMap { recorded -> RecordedEvent? in
      switch (recorded.event.subject, recorded.event) {
      case (.territory, _): return recorded.seen(from: territories)
      case (.service(let id), let event) where isOfReach(event):
        return recorded.seen(from: carried.contains(id) ? territories : services)
      default:
        return recorded.position > services.position ? nil : recorded.moved { $0.later(by: shift) }
      }
    }
    // The one thing that is so whatever was known: a hidden place stays hidden.
    for id in RandomHistory.resources where directory.record(of: id)?.isConfidential ?? false {
      mixed.append(
        RecordedEvent(
          position: last + Int64(mixed.count), effectiveOn: services.day, source: "hidden",
          event: .resource(id, .madeConfidential(ResourceMadeConfidential())), place: nil))
    }
    var basket = try HistoryWorld(mixed).snapshot(at: .latest(on: day)).basket(of: id)
    for index in basket.lines.indices {
      basket.lines[index].findings = basket.lines[index].findings.map { finding in
        switch finding {
        case .suspended(let until?, let reason):
          .suspended(until: until.later(by: -shift), reason: reason)
        case .suspensionRanOut(let until): .suspensionRanOut(on: until.later(by: -shift))
        default: finding
        }
      }
    }
    return basket
  }

  /// Whether an event is about the reach of a service, or corrects one that is.
  private func isOfReach(_ event: DomainEvent) -> Bool {
    switch event {
    case .service(_, .reachDeclared), .service(_, .reachRetargeted): true
    case .correction(_, let correction): isOfReach(events[Int(correction.corrects) - 1].event)
    default: false
    }
  }

  /// Position of the declaration that the reach of a service rests on, found by reading every event.
  func promise(of id: ServiceID, at vantage: Vantage) -> Int64? {
    var known: [Int64: (day: CalendarDate, position: Int64)] = [:]
    for recorded in events where recorded.position <= vantage.position {
      switch recorded.event {
      case .service(id, .reachDeclared):
        known[recorded.position] = (recorded.effectiveOn, recorded.position)
      case .correction(.service(id), let correction) where known[correction.corrects] != nil:
        known[correction.corrects] = correction.instead.map { ($0.effectiveOn, recorded.position) }
      // A fact that was taken back once may be put right by a later correction.
      case .correction(.service(id), let correction):
        if case .service(_, .reachDeclared)? = correction.instead?.event,
          let day = correction.instead?.effectiveOn
        {
          known[correction.corrects] = (day, recorded.position)
        }
      default: continue
      }
    }
    return known.filter { $0.value.day <= vantage.day }
      .max { ($0.value.day, $0.key) < ($1.value.day, $1.key) }?.value.position
  }

  /// The state after events, of which some may be missing.
  private static func state<P: Projection>(after events: [RecordedEvent]) throws -> P {
    var projected = Projected<P>()
    for event in events {
      projected = Projected(state: projected.state, position: event.position - 1)
      try projected.advance(with: event)
    }
    return projected.state
  }
}

extension RecordedEvent {
  /// The event as a vantage has it: `nil` where it was not known, and never to come where it holds only
  /// later.
  fileprivate func seen(from vantage: Vantage) -> RecordedEvent? {
    guard position <= vantage.position else { return nil }
    return moved { $0 > vantage.day ? .latest : $0 }
  }

  /// The event with its days moved, those of what a correction puts in its place as well.
  fileprivate func moved(_ move: (CalendarDate) -> CalendarDate) -> RecordedEvent {
    var moved = self
    moved.effectiveOn = move(effectiveOn)
    switch event {
    case .correction(let subject, var correction):
      if var instead = correction.instead {
        instead.effectiveOn = move(instead.effectiveOn)
        instead.event = instead.event.endingMoved(move)
        correction.instead = instead
      }
      moved.event = .correction(subject, correction)
    default: moved.event = event.endingMoved(move)
    }
    return moved
  }
}

extension DomainEvent {
  /// A suspension with its end moved; anything else as it is.
  fileprivate func endingMoved(_ move: (CalendarDate) -> CalendarDate) -> DomainEvent {
    guard case .service(let id, .suspended(var suspended)) = self else { return self }
    suspended.until = suspended.until.map(move)
    return .service(id, .suspended(suspended))
  }
}

extension CalendarDate {
  fileprivate func later(by days: Int32) -> CalendarDate {
    CalendarDate(daysSince1970: daysSince1970 + days)
  }
}

/// Shares of ten rectangles that random histories draw.
struct Rectangles: TerritoryShapes {
  struct Rectangle {
    var west: Double, south: Double, east: Double, north: Double
    var area: Double { max(0, east - west) * max(0, north - south) }
  }

  static let drawn: [Digest: Rectangle] = Dictionary(
    uniqueKeysWithValues: (0...9).map { index in
      let (x, y) = (Double(index % 4), Double(index / 4))
      let size = 1 + Double(index % 3)
      return (
        Digest(hashing: [UInt8(index)]),
        Rectangle(west: x, south: y, east: x + size, north: y + size)
      )
    })

  let atlas: Atlas

  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = atlas.facts(of: territory, at: vantage)?.boundary.flatMap({ Self.drawn[$0] }),
      let part = atlas.facts(of: other, at: vantage)?.boundary.flatMap({ Self.drawn[$0] })
    else { return nil }
    return Self.share(of: whole, coveredBy: part)
  }

  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = atlas.facts(of: territory, at: vantage)?.boundary.flatMap({ Self.drawn[$0] }),
      let part = Self.drawn[land]
    else { return nil }
    return Self.share(of: whole, coveredBy: part)
  }

  /// Something is left unless one rectangle covers all; one that was cut is never only a border.
  func remainder(
    of territory: TerritoryID, without others: [TerritoryID], at vantage: Vantage
  ) throws -> LandRemainder? {
    let shares = try others.map { try share(of: territory, coveredBy: $0, at: vantage) }
    let known = shares.compactMap(\.self)
    guard known.count == shares.count, let most = known.max() else { return nil }
    return LandRemainder(share: 1 - most, widthMetres: most < 1 ? .infinity : 0)
  }

  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit? { nil }

  private static func share(of whole: Rectangle, coveredBy part: Rectangle) -> Double {
    let common = Rectangle(
      west: max(whole.west, part.west), south: max(whole.south, part.south),
      east: min(whole.east, part.east), north: min(whole.north, part.north))
    return common.area / whole.area
  }
}
