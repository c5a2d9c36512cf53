internal import Domain
internal import Projections

/// A service as the two sides of a comparison see it, and what made the difference.
struct ServicePair {
  private let sides: ComparedSides
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
  ///   - sides: The two sides.
  ///   - ignored: Fields that do not count as differences.
  /// - Throws: an error of the shapes.
  init(
    _ id: ServiceID, _ sides: ComparedSides, ignoring ignored: Set<ServiceDifference.Field>
  ) throws {
    self.sides = sides
    old = sides.oldServices.view(of: id)
    new = sides.newServices.view(of: id)
    oldLine = try sides.before.line(old)
    newLine = try sides.after.line(new)
    if let oldLine, let newLine {
      fields = LandLine(oldLine, sides.before).fields(
        differingFrom: LandLine(newLine, sides.after)
      ).filter { !ignored.contains($0) }
    } else {
      fields = []
    }
  }

  private var before: BasketExtents { sides.before }
  private var after: BasketExtents { sides.after }

  /// Whether it is in one basket only, or otherwise in the one than in the other, or was re-targeted.
  var differs: Bool { (oldLine == nil) != (newLine == nil) || !fields.isEmpty || isRetargeted }

  /// Whether a reform put the reach in other words, and these are the reason why it is in the basket.
  var isRetargeted: Bool {
    guard isCarried else { return false }
    guard let oldLine, let newLine else { return (oldLine == nil) != (newLine == nil) }
    return Set(oldLine.because.map(\.id)) != Set(newLine.because.map(\.id))
  }

  /// Whether both reaches rest on one promise, put in other words.
  private var isCarried: Bool { isOnePromise && old.reach != new.reach }

  /// Whether both reaches rest on one declaration, which both sides know.
  private var isOnePromise: Bool {
    old.promise == new.promise && old.promise ?? 0 <= sides.sharedPosition
  }

  /// A service with the reach of the other side where both rest on one promise: what a reform put in
  /// other words belongs to the land.
  private func carried(_ service: ServiceView, with other: ServiceView) -> ServiceView {
    isOnePromise ? service.taking(.reach, from: other) : service
  }

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
    let oldOnNew = LandLine(try after.line(carried(old, with: new)), after)
    let newOnOld = LandLine(try before.line(carried(new, with: old)), before)
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
    // Where both had to change, what the one took from the coverage the other may have given back.
    let isOfCoverage =
      fields.isEmpty || cause == .both || fields.contains(where: \.isOfCoverage)
    let parts = isOfCoverage ? try partsOfCoverage() : []
    let named = old.reach.namedTerritories.union(new.reach.namedTerritories)
    return try sides.events.flatMap { between in
      var ofServices: [Turn] = []
      var ofBorders: [Turn] = []
      for part in parts {
        let isOfBorders = part == .reach && isCarried
        if isOfBorders, cause != .services { ofBorders += turns(of: part, between) }
        if !isOfBorders, cause != .borders { ofServices += turns(of: part, between) }
      }
      if isOfCoverage, cause != .services {
        ofBorders += try BorderTurns(before: before, after: after, between: between)
          .turns(for: named)
      }
      for field in fields { ofServices += turns(of: field, between) }
      return ofBorders.inOrder.map { event($0, isOfBorders: true, between) }
        + ofServices.inOrder.map { event($0, isOfBorders: false, between) }
    }.sorted { $0.reference < $1.reference }
  }

  /// The parts of what is said of the service that decide whether and where it serves: those that,
  /// changed alone on either side, change the outcome.
  private func partsOfCoverage() throws -> [ServiceView.Part] {
    let left = sides.oldServices.view(of: old.id, orResource: new.offering?.resource)
    let right = sides.newServices.view(of: new.id, orResource: old.offering?.resource)
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
  private func turns(of part: ServiceView.Part, _ between: Between) -> [Turn] {
    switch part {
    case .offering: between.turns(of: new.id, \.resources)
    case .modes: between.turns(of: new.id, \.details)
    case .status: between.turns(of: new.id, \.statuses)
    case .opening: turnsOfOpening(between)
    case .reach: between.turns(ofReachOf: new.id)
    }
  }

  private func turns(of field: ServiceDifference.Field, _ between: Between) -> [Turn] {
    switch field {
    case .resource:
      between.turns(of: new.id, \.resources) + turns(\.names, between) + turns(\.kinds, between)
    case .telephone: turnsOfTelephone(between)
    case .address: between.turns(of: new.id, \.resources) + turns(\.sites, between)
    case .findings: turnsOfFindings(between)
    case .extent, .because, .areaShare: []
    case .name, .category, .languages, .partialLanguages, .interpretedLanguages, .modes, .ages,
      .clientele, .clienteleRule, .access, .cost, .costKind, .hours, .schedule, .timeZone,
      .description, .group:
      between.turns(of: new.id, \.details)
    }
  }

  /// Where another resource offers the service, that one may be open and the first one closed.
  private func turnsOfOpening(_ between: Between) -> [Turn] {
    let isMoved = old.offering?.resource != new.offering?.resource
    return (isMoved ? between.turns(of: new.id, \.resources) : [])
      + turns(\.openings, between) + turns(\.kinds, between)
  }

  /// A service's own telephone hides that of its resource.
  private func turnsOfTelephone(_ between: Between) -> [Turn] {
    let (left, right) = (old.offering?.details.telephone, new.offering?.details.telephone)
    var found: [Turn] = []
    if left != right { found += between.turns(of: new.id, \.details) }
    if left == nil || right == nil {
      found += between.turns(of: new.id, \.resources) + turns(\.descriptions, between)
    }
    return found
  }

  /// A suspension that ran out makes a difference without any event but the one that announced it.
  private func turnsOfFindings(_ between: Between) -> [Turn] {
    let turned = between.turns(of: new.id, \.statuses)
    guard turned.isEmpty, between.first.day != between.second.day else { return turned }
    let announced = [between.first, between.second].compactMap {
      between.directory.record(of: new.id)?.statuses.entry(at: $0)?.position
    }
    return announced.max().map { [Turn(position: $0, isCorrection: false)] } ?? []
  }

  /// The events about the resources that offer the service.
  private func turns<Value>(
    _ fact: KeyPath<Directory.ResourceRecord, Timeline<Value>>, _ between: Between
  ) -> [Turn] {
    Set([old, new].compactMap(\.offering?.resource)).flatMap { between.turns(of: $0, fact) }
  }

  private func event(
    _ turn: Turn, isOfBorders: Bool, _ between: Between
  ) -> ServiceDifference.Event {
    ServiceDifference.Event(
      reference: between.reference(turn.position), isOfBorders: isOfBorders,
      isCorrection: turn.isCorrection)
  }
}
