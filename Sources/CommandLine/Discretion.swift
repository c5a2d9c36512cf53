/// Keeps what may be somebody's address out of messages.
///
/// An address that was given in the wrong place of a command line, as the name of a file or of a
/// territory, would otherwise be quoted by the message that refuses it.
enum Discretion {
  /// A text without those of some arguments that look like addresses.
  static func hiding(_ arguments: [String], in text: String) -> String {
    var text = text
    for argument in arguments {
      for given in [argument]
        + argument.split(separator: "=", maxSplits: 1).dropFirst().map(String.init)
      where looksLikeAddress(given) {
        text = text.replacing(given, with: "…")
        text = text.replacing(given.drop { $0 == "-" || $0 == " " }, with: "…")
      }
    }
    return text
  }

  /// Whether a text begins like an address, with a number and words, or holds a postal code.
  static func looksLikeAddress(_ text: String) -> Bool {
    let text = text.drop { $0 == "-" || $0 == " " }
    return text.prefixMatch(of: /\d+[A-Za-z]?([ ,\-\/]+\d+[A-Za-z]?)*[ ,]+\p{L}.*\p{L}/) != nil
      || text.firstMatch(of: /(?i)\b[a-z]\d[a-z] ?\d[a-z]\d\b/) != nil
  }
}
