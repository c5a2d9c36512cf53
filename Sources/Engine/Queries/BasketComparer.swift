internal import Domain
internal import Projections

/// Compares the baskets of two territories, service by service.
struct BasketComparer {
  /// What is being asked of the comparison.
  enum Purpose {
    /// What became of one territory: each difference has a cause.
    case time
    /// What one territory has and another has not: nothing happened.
    case places
  }

  let before: BasketExtents
  let after: BasketExtents
  let purpose: Purpose

  init(_ before: BasketExtents, _ after: BasketExtents, for purpose: Purpose) {
    self.before = before
    self.after = after
    self.purpose = purpose
  }

  /// Compares every service.
  ///
  /// - Throws: an error of the shapes.
  /// - Complexity: O(*n*) in the number of services, and as many overlays as the reaches name
  ///   territories that lie across the land.
  func difference() throws -> BasketDifference {
    var result = BasketDifference(
      before: side(before), after: side(after), services: [], unchangedCount: 0,
      territoryChanges: purpose == .time ? territoryChanges : [], categories: [])
    var tally = CategoryTally()
    for id in services {
      let pair = try ServicePair(
        id, before, after, ignoring: purpose == .places ? [.because] : [])
      if pair.oldLine != nil { result.before.serviceCount += 1 }
      if pair.newLine != nil { result.after.serviceCount += 1 }
      if purpose == .places { tally.add(pair) }
      if let difference = try difference(pair) {
        result.services.append(difference)
      } else if pair.oldLine != nil {
        result.unchangedCount += 1
      }
    }
    result.services.sort(by: Self.comesFirst)
    result.categories = tally.categories
    return result
  }

  private var services: [ServiceID] {
    let left = before.snapshot.directory.allServices
    let right = after.snapshot.directory.allServices
    // Two branches of a log may know different services.
    return left == right ? left : Set(left).union(right).sorted()
  }

  private func side(_ extents: BasketExtents) -> BasketDifference.Side {
    BasketDifference.Side(
      territory: extents.snapshot.named(extents.territory), day: extents.snapshot.day,
      position: extents.snapshot.position, serviceCount: 0)
  }

  /// How a service differs; `nil` when it does not, or is in neither basket.
  private func difference(_ pair: ServicePair) throws -> ServiceDifference? {
    guard pair.differs else { return nil }
    var result = ServiceDifference(
      group: .changed, before: pair.oldLine, after: pair.newLine, fields: pair.fields, cause: nil,
      events: [])
    if pair.oldLine == nil { result.group = .added }
    if pair.newLine == nil { result.group = .removed }
    guard purpose == .time else { return result }
    result.cause = try pair.cause()
    result.events = try pair.events(because: result.cause)
    if !result.events.isEmpty, result.events.allSatisfy(\.isCorrection) {
      result.group = .corrected
    }
    return result
  }

  /// What happened to the territory itself.
  private var territoryChanges: [TerritoryChange] {
    let (first, second) = (before.snapshot.vantage, after.snapshot.vantage)
    let atlas = after.snapshot.atlas
    var changes: [TerritoryChange] = []
    for id in Set([before.territory, after.territory]).sorted() {
      for (fact, kind) in Self.territoryFacts {
        let turns = atlas.turns(of: fact, of: id, between: first, and: second)
        guard !turns.isEmpty else { continue }
        changes.append(
          TerritoryChange(kind: kind, territory: id, events: turns.map(\.position)))
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
