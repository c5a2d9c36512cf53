/// The territories around the day of a reform, as the log has them.
public protocol ReformGround {
  /// What held on the day before; `nil` when it was not defined by then.
  func before(_ id: TerritoryID) -> TerritoryFacts?

  /// What the log already says of the day of the reform; `nil` when it is not defined by then.
  func then(_ id: TerritoryID) -> TerritoryFacts?

  /// The territories that existed on the day before and lay in this one, sorted.
  func children(of id: TerritoryID) -> [TerritoryID]

  /// The first day after the reform of which the log says something of it; `nil` when it does not.
  func nextFact(of id: TerritoryID) -> CalendarDate?

  /// The parts that the log already says it passes on, on the day of the reform.
  func transfersThatDay(from id: TerritoryID) -> [SuccessionStep]
}

extension ReformGround {
  /// Whether it existed on the day before.
  func existedBefore(_ id: TerritoryID) -> Bool { before(id)?.status == .existing }

  /// Its parents on the day before; none when it was not there.
  func parents(of id: TerritoryID) -> [TerritoryID] { before(id)?.parents ?? [] }

  /// Everything that it lay in on the day before, without itself.
  ///
  /// A circle of parents ends where it closes.
  func ancestors(of id: TerritoryID) -> Set<TerritoryID> {
    var found: Set<TerritoryID> = []
    var open = parents(of: id)
    while let next = open.popLast() {
      if found.insert(next).inserted { open += parents(of: next) }
    }
    return found
  }
}
