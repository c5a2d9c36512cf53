internal import Domain
internal import Projections

/// Compares the baskets of two territories, service by service.
struct BasketComparer {
  /// What is being asked of the comparison.
  enum Purpose {
    /// What became of one territory, or of what stands for it: each difference has a cause.
    case time(people: ComparisonPairs.People)
    /// What one territory has and another has not: nothing happened.
    case places
  }

  let sides: ComparedSides
  let purpose: Purpose

  init(_ sides: ComparedSides, for purpose: Purpose) {
    self.sides = sides
    self.purpose = purpose
  }

  /// Two vantages of one log.
  init(_ before: BasketExtents, _ after: BasketExtents, for purpose: Purpose) {
    let (old, new) = (before.snapshot.services, after.snapshot.services)
    let between = Between(
      atlas: after.snapshot.atlas, directory: new.directory, baskets: new.baskets,
      first: old.vantage, second: new.vantage)
    self.init(ComparedSides(before, old, after, new, events: [between]), for: purpose)
  }

  /// Compares every service.
  ///
  /// - Throws: an error of the shapes.
  /// - Complexity: O(*n*) in the number of services, and as many overlays as the reaches name
  ///   territories that lie across the land.
  func difference() throws -> BasketDifference {
    var result = BasketDifference(
      before: try side(sides.before), after: try side(sides.after), services: [], unchangedCount: 0,
      territoryChanges: isOfPlaces ? [] : territoryChanges, concerned: .nobody, categories: [])
    var tally = CategoryTally()
    for id in services {
      let pair = try ServicePair(id, sides, ignoring: ignored)
      if pair.oldLine != nil { result.before.serviceCount += 1 }
      if pair.newLine != nil { result.after.serviceCount += 1 }
      if isOfPlaces { tally.add(pair) }
      if let difference = try difference(pair) {
        result.services.append(difference)
      } else if pair.oldLine != nil {
        result.unchangedCount += 1
      }
    }
    result.services.sort(by: Self.comesFirst)
    result.categories = tally.categories
    if !isOfPlaces {
      result.concerned = PeopleConcerned(by: result.services, of: people(of: result))
    }
    return result
  }

  /// How some services differ; those that do not are left out.
  ///
  /// - Throws: an error of the shapes.
  func differences(among services: [ServiceID]) throws -> [ServiceDifference] {
    try services.compactMap { id in
      try difference(ServicePair(id, sides, ignoring: ignored))
    }.sorted(by: Self.comesFirst)
  }

  /// Between two territories, why each service is in a basket is no difference.
  private var ignored: Set<ServiceDifference.Field> { isOfPlaces ? [.because] : [] }

  private var isOfPlaces: Bool {
    if case .places = purpose { true } else { false }
  }

  private var services: [ServiceID] {
    let left = sides.oldServices.directory.allServices
    let right = sides.newServices.directory.allServices
    // Two branches of a log may know different services.
    return left == right ? left : Set(left).union(right).sorted()
  }

  private func side(_ extents: BasketExtents) throws -> BasketDifference.Side {
    let snapshot = extents.snapshot
    return BasketDifference.Side(
      territory: snapshot.named(extents.territory), day: snapshot.day,
      position: snapshot.position, people: try snapshot.peopleCount(of: extents.territory),
      serviceCount: 0)
  }

  /// The people of both territories; `nil` where no table says.
  private func people(of difference: BasketDifference) -> PeopleCount? {
    guard case .time(let whose) = purpose else { return nil }
    return switch whose {
    case .before: difference.before.people
    case .after: difference.after.people
    case .unknown: nil
    }
  }

  /// How a service differs; `nil` when it does not, or is in neither basket.
  private func difference(_ pair: ServicePair) throws -> ServiceDifference? {
    guard pair.differs else { return nil }
    var result = ServiceDifference(
      group: .changed, before: pair.oldLine, after: pair.newLine, fields: pair.fields, cause: nil,
      isRetargeted: false, events: [])
    if pair.oldLine == nil { result.group = .added }
    if pair.newLine == nil { result.group = .removed }
    guard !isOfPlaces else { return result }
    result.isRetargeted = pair.isRetargeted
    if result.group == .changed, pair.isRetargeted, pair.fields.allSatisfy(\.isOfCoverage) {
      result.group = .retargeted
    }
    result.cause = try pair.cause()
    result.events = try pair.events(because: result.cause)
    if !result.events.isEmpty, result.events.allSatisfy(\.isCorrection) {
      result.group = .corrected
    }
    return result
  }

  /// What happened to the territory itself.
  private var territoryChanges: [TerritoryChange] {
    var changes: [TerritoryChange] = []
    for id in Set([sides.before.territory, sides.after.territory]).sorted() {
      for (fact, kind) in Self.territoryFacts {
        let events = sides.events.flatMap { between in
          between.turns(of: fact, of: [id]).map { between.reference($0.position) }
        }
        guard !events.isEmpty else { continue }
        changes.append(
          TerritoryChange(kind: kind, territory: id, events: Set(events).sorted()))
      }
    }
    return changes
  }

  private static let territoryFacts: [(TerritoryFact, TerritoryChange.Kind)] = [
    (.status, .status), (.name, .renamed), (.parents, .reparented), (.boundary, .redrawn),
  ]
}

// MARK: - Order

extension BasketComparer {
  private static func comesFirst(_ left: ServiceDifference, _ right: ServiceDifference) -> Bool {
    if left.group != right.group { return left.group.rank < right.group.rank }
    guard let first = left.line, let second = right.line else { return left.line != nil }
    // What nobody has said comes after what is known.
    if left.isToBeChecked != right.isToBeChecked { return right.isToBeChecked }
    if first.details.category != second.details.category {
      return first.details.category < second.details.category
    }
    if first.details.name != second.details.name {
      return first.details.name < second.details.name
    }
    return first.id < second.id
  }
}

extension ServiceDifference.Group {
  /// Place in the order of groups, from 0.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
