import Addressing
import Domain
import TestSupport

/// What became of one question whose answer is known.
struct Outcome: Sendable {
  var question: String
  var truth: Coordinate

  /// Whether the address has a civic number; one without can be found as a street only.
  var hasNumber: Bool
  var matches: [AddressMatch]

  /// Doors nearer than this to the true point are that door.
  static let sameDoorMetres = 150.0

  /// The matches of equal worth; the first alone when it has none.
  var tied: [AddressMatch] {
    guard let first = matches.first else { return [] }
    return first.isAmbiguous ? matches.filter(\.isAmbiguous) : [first]
  }

  /// Whether the true door is the answer, or one of several that are marked as equal.
  var isRightDoor: Bool {
    if !hasNumber { return isWithinDoubt }
    return tied.contains {
      $0.level <= .door && $0.point.metres(to: truth) <= Self.sameDoorMetres
    }
  }

  /// Whether the true point lies within the doubt of the answer or of one of its equals.
  var isWithinDoubt: Bool { tied.contains { $0.holds(truth) } }

  /// An answer that may be taken without asking, and is not true: the worst there is.
  var isSureAndWrong: Bool {
    guard let first = matches.first, first.isSettled else { return false }
    return !first.holds(truth)
  }

  var isSettled: Bool { matches.first?.isSettled == true }

  /// One line to explain a failure by.
  var summary: String {
    let answers = matches.prefix(3).map { match in
      let label = match.label
      let address = [label.number, label.street, label.place, label.municipality]
      let text = address.compactMap(\.self).joined(separator: " ")
      let metres = Int(match.point.metres(to: truth))
      let mark = match.isAmbiguous ? "=" : match.isSettled ? "!" : "?"
      return "\(mark) \(match.level) \(text) \(metres)/\(Int(match.doubtMetres)) m"
    }
    return "\(question) → \(answers.joined(separator: " | "))"
  }
}

extension AddressMatch {
  /// Whether a point lies within the doubt; a source's own rounding is allowed for.
  func holds(_ truth: Coordinate) -> Bool { point.metres(to: truth) <= doubtMetres + 1 }
}

/// Outcomes counted.
struct OutcomeCounts: Sendable {
  var all = 0
  var rightDoor = 0
  var withinDoubt = 0
  var settled = 0
  var sureAndWrong: [String] = []

  mutating func add(_ outcome: Outcome) {
    all += 1
    if outcome.isRightDoor { rightDoor += 1 }
    if outcome.isWithinDoubt { withinDoubt += 1 }
    if outcome.isSettled { settled += 1 }
    if outcome.isSureAndWrong { sureAndWrong.append(outcome.summary) }
  }

  /// One line for a table.
  func summary(right: Int) -> String {
    func percent(_ count: Int) -> String { "\((share(count) * 1_000).rounded() / 10) %" }
    return "\(all), right \(percent(right)), sure \(percent(settled)), "
      + "sure and wrong \(sureAndWrong.count)"
  }

  func share(_ count: Int) -> Double { all == 0 ? 1 : Double(count) / Double(all) }
}
