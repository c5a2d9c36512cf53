internal import Domain
internal import Engine

/// A word of a closed vocabulary that may also be given in French.
protocol SpokenWord: RawRepresentable<String>, CaseIterable {
  /// The word in French, as it is typed: no spaces.
  var french: String { get }
}

extension ServiceMode: SpokenWord {
  var french: String {
    switch self {
    case .inPerson: "en-personne"
    case .telephone: "téléphone"
    case .online: "en-ligne"
    case .atHome: "à-domicile"
    }
  }
}

extension AccessRoute: SpokenWord {
  var french: String {
    switch self {
    case .selfReferral: "elle-même"
    case .professional: "professionnel"
    case .counter: "guichet"
    }
  }
}

extension CostKind: SpokenWord {
  var french: String {
    switch self {
    case .free: "gratuit"
    case .contribution: "contribution"
    case .fee: "payant"
    }
  }
}

/// An answer to a question that has two.
enum YesOrNo: String, SpokenWord {
  case yes, no

  var french: String {
    switch self {
    case .yes: "oui"
    case .no: "non"
    }
  }
}

extension SpokenWord {
  /// Reads a word in either language, whatever its accents and case; `nil` for another.
  init?(spoken text: String) {
    let wanted = PlaceName.folded(text)
    let word = Self.allCases.first { word in
      [word.rawValue, word.french].contains { PlaceName.folded($0) == wanted }
    }
    guard let word else { return nil }
    self = word
  }

  /// Every word, each language's after the other's.
  static var spokenWords: [String] {
    let words = allCases.map(\.rawValue) + allCases.map(\.french)
    return words.enumerated().filter { !words.prefix($0.offset).contains($0.element) }
      .map(\.element)
  }
}

extension ArgumentReader {
  /// Takes a word that may be given in either language.
  ///
  /// - Throws: ``UsageError/unknownWord(option:value:allowed:nearest:)``.
  mutating func takeSpokenWord<Word: SpokenWord>(
    _ name: String, _: Word.Type = Word.self
  ) throws(UsageError) -> Word? {
    guard let text = try takeOption(name) else { return nil }
    guard let word = Word(spoken: text) else {
      throw .unknownWord(
        option: name, value: text, allowed: Word.spokenWords,
        nearest: Suggestion.nearest(to: text, in: Word.spokenWords))
    }
    return word
  }
}
