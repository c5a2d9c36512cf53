internal import Domain
internal import Projections

/// Finds the days on which the basket of one territory becomes another, and what differs then.
///
/// Only days from which some fact holds are looked at, and on them only the services that the fact may
/// touch; when territories change, all.
struct BasketDays {
  let territory: TerritoryID
  let atlas: Atlas
  let directory: Directory
  let baskets: Baskets

  /// Position of the last event that is taken into account.
  let position: Int64

  /// What stands at a position.
  var reference: (Int64) -> EventReference = { EventReference(position: $0) }

  /// Makes the snapshot of a day.
  let snapshot: (Vantage) -> Snapshot

  /// The days of a range on which the basket is another than the day before, in order.
  ///
  /// - Throws: an error of the shapes.
  /// - Complexity: O(*n*) in the number of facts, plus O(*s*) for each day on which a territory
  ///   changes, where *s* is the number of services.
  func changes(in range: ClosedRange<CalendarDate>) throws -> [(CalendarDate, BasketDay.Change)] {
    let ofLand = landDays
    let ofServices = servicesByDay
    let days = ofLand.union(ofServices.keys).filter(range.contains).sorted()
    guard let first = days.first else { return [] }
    var land = land(on: first.eve)
    var found: [(CalendarDate, BasketDay.Change)] = []
    for day in days where day > .earliest {
      let before = land
      let isOfLand = ofLand.contains(day)
      if isOfLand { land = self.land(on: day) }
      let touched = isOfLand ? directory.allServices : ofServices[day, default: []].sorted()
      if let change = try change(on: day, before, land, among: touched) {
        found.append((day, change))
      }
    }
    return found
  }

  /// The days on which any territory may change.
  private var landDays: Set<CalendarDate> {
    atlas.all.reduce(into: []) { $0.formUnion(atlas.days(of: $1, knownAt: position)) }
  }

  /// For each day, the services of which a fact, their resource's or their reach's, holds from it on.
  private var servicesByDay: [CalendarDate: Set<ServiceID>] {
    var found: [CalendarDate: Set<ServiceID>] = [:]
    for id in directory.allServices {
      var days = directory.days(of: id, knownAt: position)
      days.formUnion(baskets.days(ofReachOf: id, knownAt: position))
      for resource in directory.resources(of: id, knownAt: position) {
        days.formUnion(directory.days(of: resource, knownAt: position))
      }
      for day in days { found[day, default: []].insert(id) }
    }
    return found
  }

  /// The land of the territory on a day; `nil` when it does not exist.
  private func land(on day: CalendarDate) -> BasketExtents? {
    let vantage = Vantage(day: day, position: position)
    guard atlas.facts(of: territory, at: vantage)?.status == .existing else { return nil }
    return BasketExtents(snapshot: snapshot(vantage), territory: territory)
  }

  private func change(
    on day: CalendarDate, _ before: BasketExtents?, _ after: BasketExtents?,
    among touched: [ServiceID]
  ) throws -> BasketDay.Change? {
    switch (before, after) {
    case (nil, nil): return nil
    case (nil, let after?):
      let seen = services(on: day)
      let count = try directory.allServices.count { try after.line(seen.view(of: $0)) != nil }
      let steps = atlas.predecessors(of: territory, at: Vantage(day: day, position: position))
      return .began(
        serviceCount: count,
        steps: steps.filter { $0.effectiveOn == day && $0.how != .partTransferred }
          .map { named($0, on: day) })
    case (_?, nil):
      let vantage = Vantage(day: day, position: position)
      return .ended(
        steps: atlas.current(of: territory, at: vantage).steps.map { named($0, on: day) })
    case (let before?, let after?):
      let (old, new) = (services(on: day.eve), services(on: day))
      let sides = ComparedSides(
        before, old, after, new,
        events: [
          Between(
            atlas: atlas, directory: directory, baskets: baskets, first: old.vantage,
            second: new.vantage, reference: reference)
        ])
      let differences = try BasketComparer(sides, for: .time(people: .unknown))
        .differences(among: touched)
      return differences.isEmpty ? nil : .changed(differences)
    }
  }

  /// A step with the names that its ends bear on a day, or bore the day before.
  private func named(_ step: SuccessionStep, on day: CalendarDate) -> ComparisonStep {
    func named(_ id: TerritoryID) -> NamedTerritory {
      let facts = atlas.facts(of: id, at: Vantage(day: day, position: position))
      return NamedTerritory(id: id, name: facts?.name ?? id.code)
    }
    return ComparisonStep(
      from: named(step.from), to: named(step.to), step: step, reference: reference(step.position))
  }

  private func services(on day: CalendarDate) -> ServicesSeen {
    ServicesSeen(
      directory: directory, baskets: baskets, vantage: Vantage(day: day, position: position))
  }

  /// The events because of which the territory came or ceased to exist on a day.
  func turnsOfExistence(on day: CalendarDate) -> [EventReference] {
    atlas.turns(
      of: .status, of: territory, between: Vantage(day: day.eve, position: position),
      and: Vantage(day: day, position: position)
    ).map { reference($0.position) }
  }
}
