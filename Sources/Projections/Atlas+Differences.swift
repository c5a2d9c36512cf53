public import Domain

/// What is said of a territory, fact by fact.
public enum TerritoryFact: String, CaseIterable, Hashable, Sendable {
  case name, parents, boundary, status
}

extension Atlas {
  /// The events because of which two vantages see a territory otherwise, by position.
  public func turns(
    of fact: TerritoryFact, of id: TerritoryID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    guard let record = records[id] else { return [] }
    return switch fact {
    case .name: record.names.turns(between: first, and: second)
    case .parents: record.parents.turns(between: first, and: second)
    case .boundary: record.boundaries.turns(between: first, and: second)
    case .status: record.statuses.turns(between: first, and: second)
    }
  }

  /// The events because of which two vantages see other land pass from a territory, by position.
  public func turnsOfSteps(
    from id: TerritoryID, between first: Vantage, and second: Vantage
  ) -> [Turn] {
    guard let record = records[id] else { return [] }
    return record.statuses.turnsOfAll(between: first, and: second)
      + record.transfers.turnsOfAll(between: first, and: second)
  }

  /// The days on which what holds of a territory may change, as far as was known.
  public func days(of id: TerritoryID, knownAt position: Int64) -> Set<CalendarDate> {
    guard let record = records[id] else { return [] }
    var days = Set(record.names.days(knownAt: position))
    days.formUnion(record.parents.days(knownAt: position))
    days.formUnion(record.boundaries.days(knownAt: position))
    days.formUnion(record.statuses.days(knownAt: position))
    days.formUnion(record.transfers.days(knownAt: position))
    return days
  }
}
