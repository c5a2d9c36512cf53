/// The name of a municipality, borough or village as somebody writes it, taken apart.
struct PlaceText: Equatable {
  /// The words of the name without links and type, in their one form.
  var words: [String]

  /// The same with links.
  var wordsWithLinks: [String]

  /// The type of the municipality, where it was written: `paroisse`.
  var type: String?

  /// What stood in brackets, when it is no type: `Verdun` in `Montréal (Verdun)`.
  var bracketed: [String]

  /// Takes a name apart; `nil` when there is no word in it.
  ///
  /// - Complexity: O(1): see ``TokenScanner``.
  init?(_ text: String) {
    self.init(tokens: TokenScanner.tokens(of: text))
  }

  init?(tokens: [AddressToken]) {
    let tokens = Abbreviations.spellingNotreDame(tokens)
    var plain = tokens.filter { !$0.isBracketed }
    var inBrackets = tokens.filter(\.isBracketed)
    if plain.isEmpty { swap(&plain, &inBrackets) }
    if let first = inBrackets.first, let found = Lexicon.municipalityTypes[first.text] {
      type = found
      inBrackets = []
    }
    if let found = Self.takeType(from: &plain) { type = type ?? found }
    let named = plain.filter { !Lexicon.links.contains($0.text) }
    guard !plain.isEmpty else { return nil }
    words = (named.isEmpty ? plain : named).map(StreetName.canonical)
    wordsWithLinks = plain.map(StreetName.canonical)
    bracketed = inBrackets.map(StreetName.canonical)
  }

  /// `Ville de`, `Municipalité du`, `arrondissement de` before a name.
  private static func takeType(from tokens: inout [AddressToken]) -> String? {
    guard tokens.count > 1, let first = tokens.first else { return nil }
    if Lexicon.boroughMarkers.contains(first.text) {
      tokens.removeFirst()
      if tokens.count > 1, Lexicon.links.contains(tokens[0].text) { tokens.removeFirst() }
      return nil
    }
    if tokens.count > 3, first.text == "gouvernement", tokens[1].text == "regional" {
      tokens.removeFirst(3)
      return Lexicon.municipalityTypes["gr"]
    }
    guard tokens.count > 2, let type = Lexicon.municipalityTypes[first.text],
      first.text.utf8.count > 3, tokens[1].gap == .space,
      ["de", "du", "des", "d", "of"].contains(tokens[1].text)
    else { return nil }
    tokens.removeFirst(2)
    return type
  }
}
