internal import Domain

/// Something that may be meant: its identifier and the names that it bears.
struct NameCandidate<ID: Hashable> {
  let id: ID

  /// The identifier as it is written.
  let text: String

  /// Never empty; the first is shown.
  let names: [String]
}

/// What somebody means by a name: never a choice between two.
enum NameMatching {
  /// Those whose whole name it is, else those whose name it is but for the words before names of
  /// places, else those of which a name holds all its words.
  ///
  /// Accents and case do not matter; punctuation only for the first.
  static func matches<ID>(_ text: String, in known: [NameCandidate<ID>]) -> [NameCandidate<ID>] {
    let wanted = PlaceName.key(text)
    guard !wanted.isEmpty else { return [] }
    let folded = PlaceName.folded(text)
    let whole = known.filter { $0.names.contains { PlaceName.folded($0) == folded } }
    if whole.count == 1 { return whole }
    let keyed = known.map { (candidate: $0, keys: $0.names.map(PlaceName.key)) }
    let exact = keyed.filter { $0.keys.contains(wanted) }
    if !exact.isEmpty { return exact.map(\.candidate) }
    let words = wanted.split(separator: " ")
    return keyed.filter { entry in
      entry.keys.contains { key in
        let held = Set(key.split(separator: " "))
        return words.allSatisfy(held.contains)
      }
    }.map(\.candidate)
  }

  /// Why a name does not say which one is meant: several bear it, or none does.
  static func unsettled<ID>(
    _ text: String, _ found: [NameCandidate<ID>], in known: [NameCandidate<ID>]
  ) -> LookupError {
    guard found.isEmpty else { return .ambiguousName(text, candidates: shown(found)) }
    let near = EditDistance.nearest(to: text, in: known.flatMap { $0.names + [$0.text] })
    return .unknownName(
      text,
      nearest: shown(
        known.filter { candidate in
          near.contains { $0 == candidate.text || candidate.names.contains($0) }
        }))
  }

  /// The candidates, as a message shows them.
  static func shown<ID>(_ candidates: [NameCandidate<ID>]) -> [String] {
    candidates.map { "\($0.text) (\($0.names.first ?? ""))" }
  }
}
