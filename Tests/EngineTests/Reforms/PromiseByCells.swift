import Domain

@testable import Engine

/// What a promise means for a cell, by the definition and nothing else: yes, no, or nobody knows.
enum PromiseByCells {
  /// Whether somebody is served; `nil` where that is not known.
  ///
  /// `lives` says whether a territory is theirs, `nil` where that is not settled.
  static func serves(_ reach: Reach, lives: (TerritoryID) -> Bool?) -> Bool? {
    either(
      reach.clauses.map { clause in
        guard case .residence(let home) = clause.condition else { return nil }
        let (named, except) = (home.named.territories, home.except.territories)
        let (isNamed, isExcluded) = (either(named.map(lives)), either(except.map(lives)))
        if isNamed == false || isExcluded == true { return false }
        return isNamed == nil || isExcluded == nil ? nil : true
      })
  }

  /// One of several: yes when one is, no when none is.
  private static func either(_ answers: [Bool?]) -> Bool? {
    if answers.contains(true) { return true }
    return answers.allSatisfy { $0 == false } ? false : nil
  }
}

/// What is still open of one promise after random reforms, the last of which made the land of today.
struct OpenQuestions {
  private let reforms: [RandomReform]

  /// The territories of which somebody has to say what they mean, with the land that is in question.
  private let cells: [TerritoryID: Set<Int>]

  init(_ items: [ReviewItem], of service: ServiceID, in reforms: RandomReform...) {
    self.reforms = reforms
    var cells: [TerritoryID: Set<Int>] = [:]
    for item in items where item.service == service {
      let id = item.stale.territory
      let first = item.stale.reformedOn == ReformLand.reformedOn
      let reform = first ? reforms[0] : reforms[reforms.count - 1]
      switch item.stale.cause {
      case .ended: cells[id, default: []].formUnion(reform.before.cells[id] ?? [])
      case .partPassed(let step):
        let passed = reform.passages.filter { $0.from == step.from && $0.to == step.to }
        cells[id, default: []].formUnion(passed.flatMap(\.cells))
      }
    }
    self.cells = cells
  }

  /// Whether a territory is somebody's who lives in a cell: not known where that is in question.
  func lives(in id: TerritoryID, _ cell: Int) -> Bool? {
    cells[id]?.contains(cell) ?? false ? nil : reforms.last?.after.holds(id, cell)
  }

  /// The same, where what is in question means what it meant before the first reform.
  func livedOrLives(in id: TerritoryID, _ cell: Int) -> Bool {
    lives(in: id, cell) ?? reforms[0].before.holds(id, cell)
  }

  /// Cells near land in question: of those who live there, one may be cautious.
  func isNearby(_ cell: Int) -> Bool {
    cells.contains { id, held in
      if held.contains(cell) { return true }
      guard let reform = reforms.last, reform.after.cells[id] == nil else { return false }
      return reform.passages.contains { $0.from == id && reform.after.holds($0.to, cell) }
    }
  }
}
