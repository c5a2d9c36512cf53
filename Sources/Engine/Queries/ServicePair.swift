internal import Domain
internal import Projections

/// A service as the two sides of a comparison see it, and what made the difference.
struct ServicePair {
  private let before: BasketExtents
  private let after: BasketExtents
  private let old: ServiceView
  private let new: ServiceView

  /// The old service on the old land; `nil` when it is not in the basket.
  let oldLine: BasketAnswer.Line?

  /// The new service on the new land; `nil` when it is not in the basket.
  let newLine: BasketAnswer.Line?

  /// What differs; empty unless it is in both baskets.
  let fields: [ServiceDifference.Field]

  /// Looks at a service from both sides.
  ///
  /// - Parameters:
  ///   - id: The service.
  ///   - before: The land of the first basket.
  ///   - after: The land of the second basket.
  ///   - ignored: Fields that do not count as differences.
  /// - Throws: an error of the shapes.
  init(
    _ id: ServiceID, _ before: BasketExtents, _ after: BasketExtents,
    ignoring ignored: Set<ServiceDifference.Field>
  ) throws {
    self.before = before
    self.after = after
    old = before.snapshot.view(of: id)
    new = after.snapshot.view(of: id)
    oldLine = try before.line(old)
    newLine = try after.line(new)
    if let oldLine, let newLine {
      fields = LandLine(oldLine, before).fields(differingFrom: LandLine(newLine, after))
        .filter { !ignored.contains($0) }
    } else {
      fields = []
    }
  }

  /// Whether it is in one basket only, or otherwise in the one than in the other, or was re-targeted.
  var differs: Bool { (oldLine == nil) != (newLine == nil) || !fields.isEmpty || isRetargeted }

  /// Whether a reform put the reach in other words, and these are the reason why it is in the basket.
  var isRetargeted: Bool {
    guard isCarried else { return false }
    guard let oldLine, let newLine else { return (oldLine == nil) != (newLine == nil) }
    return Set(oldLine.because.map(\.id)) != Set(newLine.because.map(\.id))
  }

  /// Whether both reaches rest on one promise, put in other words.
  private var isCarried: Bool { old.promise == new.promise && old.reach != new.reach }

  /// Evaluates the old service on the new land and the new service on the old land.
  ///
  /// What counts is what differs: whether it is in the basket at all, or else the fields that differ.
  /// Land is the cause where it makes that difference whichever service stands on it; services
  /// likewise. Everything else needs both. A reach that a reform put in other words goes with the
  /// land: the service promises what it promised.
  ///
  /// - Throws: an error of the shapes.
  func cause() throws -> ServiceDifference.Cause {
    let start = LandLine(oldLine, before)
    let end = LandLine(newLine, after)
    let oldOnNew = LandLine(try after.line(old.carried(with: new)), after)
    let newOnOld = LandLine(try before.line(new.carried(with: old)), before)
    func isSame(_ left: LandLine, _ right: LandLine) -> Bool {
      left.isSame(as: right, in: Set(fields))
    }
    if isSame(start, newOnOld), isSame(oldOnNew, end) { return .borders }
    if isSame(start, oldOnNew), isSame(newOnOld, end) { return .services }
    return .both
  }

  /// The events that have a part in the difference, by position.
  ///
  /// - Throws: an error of the shapes.
  func events(because cause: ServiceDifference.Cause?) throws -> [ServiceDifference.Event] {
    var ofServices: [Turn] = []
    var ofBorders: [Turn] = []
    if fields.isEmpty || fields.contains(where: \.isOfCoverage) {
      for part in try partsOfCoverage() {
        let isOfBorders = part == .reach && isCarried
        if isOfBorders, cause != .services { ofBorders += turns(of: part) }
        if !isOfBorders, cause != .borders { ofServices += turns(of: part) }
      }
      if cause != .services {
        let named = old.reach.namedTerritories.union(new.reach.namedTerritories)
        ofBorders += try BorderTurns(before: before, after: after).turns(for: named)
      }
    }
    for field in fields { ofServices += turns(of: field) }
    let events =
      ofBorders.inOrder.map { $0.event(isOfBorders: true) }
      + ofServices.inOrder.map { $0.event(isOfBorders: false) }
    return events.sorted { $0.position < $1.position }
  }

  /// The parts of what is said of the service that decide whether and where it serves: those that,
  /// changed alone on either side, change the outcome.
  private func partsOfCoverage() throws -> [ServiceView.Part] {
    let left = before.snapshot.view(of: old.id, orResource: new.offering?.resource)
    let right = after.snapshot.view(of: new.id, orResource: old.offering?.resource)
    let start = LandLine(oldLine, before)
    let end = LandLine(newLine, after)
    return try ServiceView.Part.allCases.filter { part in
      let forward = LandLine(try before.line(left.taking(part, from: right)), before)
      let backward = LandLine(try after.line(right.taking(part, from: left)), after)
      return !start.coversSame(as: forward) || !end.coversSame(as: backward)
    }
  }
}

// MARK: - Events

extension ServicePair {
  private func turns(of part: ServiceView.Part) -> [Turn] {
    switch part {
    case .offering: turns(ofService: .resource)
    case .status: turns(ofService: .status)
    case .opening: turnsOfOpening
    case .reach: turnsOfReach
    }
  }

  private func turns(of field: ServiceDifference.Field) -> [Turn] {
    switch field {
    case .resource:
      turns(ofService: .resource) + turns(ofResource: .name) + turns(ofResource: .kind)
    case .telephone: turnsOfTelephone
    case .address: turns(ofService: .resource) + turns(ofResource: .site)
    case .findings: turnsOfFindings
    case .extent, .because, .areaShare: []
    case .name, .category, .languages, .modes, .ages, .clientele, .access, .cost, .hours,
      .description, .group:
      turns(ofService: .details)
    }
  }

  /// Where another resource offers the service, that one may be open and the first one closed.
  private var turnsOfOpening: [Turn] {
    let isMoved = old.offering?.resource != new.offering?.resource
    return (isMoved ? turns(ofService: .resource) : []) + turns(ofResource: .opening)
      + turns(ofResource: .kind)
  }

  /// A service's own telephone hides that of its resource.
  private var turnsOfTelephone: [Turn] {
    let (left, right) = (old.offering?.details.telephone, new.offering?.details.telephone)
    var found: [Turn] = []
    if left != right { found += turns(ofService: .details) }
    if left == nil || right == nil {
      found += turns(ofService: .resource) + turns(ofResource: .description)
    }
    return found
  }

  /// A suspension that ran out makes a difference without any event but the one that announced it.
  private var turnsOfFindings: [Turn] {
    let turned = turns(ofService: .status)
    guard turned.isEmpty else { return turned }
    let announced = [before.snapshot, after.snapshot].compactMap {
      $0.directory.position(of: .status, of: new.id, at: $0.vantage)
    }
    return announced.max().map { [Turn(position: $0, isCorrection: false)] } ?? []
  }

  private var turnsOfReach: [Turn] {
    after.snapshot.baskets.turns(
      ofReachOf: new.id, between: before.snapshot.vantage, and: after.snapshot.vantage)
  }

  private func turns(ofService fact: ServiceFact) -> [Turn] {
    after.snapshot.directory.turns(
      of: fact, of: new.id, between: before.snapshot.vantage, and: after.snapshot.vantage)
  }

  private func turns(ofResource fact: ResourceFact) -> [Turn] {
    Set([old, new].compactMap(\.offering?.resource)).flatMap { resource in
      after.snapshot.directory.turns(
        of: fact, of: resource, between: before.snapshot.vantage, and: after.snapshot.vantage)
    }
  }
}

extension Turn {
  fileprivate func event(isOfBorders: Bool) -> ServiceDifference.Event {
    ServiceDifference.Event(
      position: position, isOfBorders: isOfBorders, isCorrection: isCorrection)
  }
}
