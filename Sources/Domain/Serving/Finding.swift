/// How surely something is true of somebody, with what it depends on.
///
/// Several findings are joined as in the logic of Kleene: what is certain is certain whatever the
/// doubts turn out to be, and so is what is ruled out.
struct Finding {
  /// From the least sure to the surest.
  enum Certainty: Int, Comparable {
    case no
    /// Nobody has said.
    case notStated
    /// It depends on territories that a reform ended or cut, on whose land they may live.
    case unsettled
    /// It depends on where exactly they live.
    case possible
    case certain

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  var certainty: Certainty
  var reasons: [ServedReason] = []

  /// The territories that a reform left in doubt.
  var open: Set<TerritoryID> = []

  static let no = Finding(certainty: .no)

  /// One of two: the surer of them.
  func or(_ other: Finding) -> Finding {
    if certainty != other.certainty { return certainty > other.certainty ? self : other }
    return Finding(
      certainty: certainty, reasons: reasons + other.reasons.filter { !reasons.contains($0) },
      open: open.union(other.open))
  }

  /// Both: ruled out by either, and no surer than what is less sure.
  func and(_ other: Finding) -> Finding {
    let lesser = Swift.min(certainty, other.certainty)
    guard lesser > .no else { return .no }
    // What a reform left open names its territories, also beside what nobody has said.
    let isUnsettled = certainty == .unsettled || other.certainty == .unsettled
    return Finding(
      certainty: isUnsettled ? .unsettled : lesser, reasons: pairs(with: other),
      open: open.union(other.open))
  }

  private func pairs(with other: Finding) -> [ServedReason] {
    if reasons.isEmpty || other.reasons.isEmpty { return reasons + other.reasons }
    var found: [ServedReason] = []
    for first in reasons {
      for second in other.reasons {
        let both = first == second ? first : ServedReason.both(first, second)
        if !found.contains(both) { found.append(both) }
      }
    }
    return found
  }

  var verdict: ReachVerdict {
    switch certainty {
    case .certain: .served(reasons)
    case .possible: .servedInSome(reasons)
    case .unsettled: .unsettled(open.sorted())
    case .notStated: .notStated
    case .no: .outside
    }
  }
}
