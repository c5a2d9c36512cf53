public import Addressing

/// What holds of every answer, whatever was asked and however damaged the file is.
public struct AnswerRules: Sendable {
  public init() {}

  /// Looks for a rule that answers break.
  ///
  /// - Parameters:
  ///   - matches: the answer.
  ///   - limit: how many were asked for.
  /// - Returns: the first such rule in words; `nil` when the answers keep all.
  public func broken(by matches: [AddressMatch], limit: Int) -> String? {
    if matches.count > limit { return "\(matches.count) matches of at most \(limit)" }
    for match in matches {
      if !(match.doubtMetres.isFinite && match.doubtMetres >= 0) {
        return "a doubt of \(match.doubtMetres) m"
      }
      if !(0...1).contains(match.score) { return "a score of \(match.score)" }
      if match.isAmbiguous && match.isSettled { return "settled and ambiguous" }
    }
    return nil
  }
}
