/// A word or number of an address, folded.
struct AddressToken: Equatable {
  /// What stands before a token, strongest last.
  enum Gap: UInt8, Comparable {
    /// Nothing, as between a number and the word stuck to it.
    case none
    case apostrophe
    case period
    case slash
    case hyphen
    case space

    /// A hyphen with a space beside it.
    case dash

    /// A comma, a semicolon, a bracket, the end of a line.
    case comma

    static func < (left: Gap, right: Gap) -> Bool { left.rawValue < right.rawValue }
  }

  /// Letters and digits: `joseph`, `1255a`, `2e`.
  var text: String

  /// What stands between the token before and this one.
  var gap: Gap

  /// Whether a bracket stands open before the token.
  var isBracketed = false

  /// Whether `#` or `nº` stands before it.
  var hasNumberSign = false

  /// Whether a period follows, as in `St.`.
  var hasPeriod = false

  /// Where the token stands in the text.
  var range: Range<String.Index>

  /// The number the token begins with; `nil` for one that begins with a letter, or is too long.
  var leadingNumber: Int?

  /// What follows the leading number; the whole text where there is none.
  var rest: Substring

  /// Whether the token is a number and nothing else.
  var isNumber: Bool { leadingNumber != nil && rest.isEmpty }

  /// Whether the token is a number, perhaps with letters as doors have them: `12`, `12A`, `8AB`.
  var isDoorNumber: Bool {
    leadingNumber != nil
      && (rest.isEmpty || Self.isDoorLetters(rest) || Lexicon.numberEndings.contains(String(rest)))
  }

  /// Whether letters may follow a civic number: one, or several in the order of the alphabet, as of
  /// a house with several doors.
  static func isDoorLetters(_ text: some StringProtocol) -> Bool {
    let bytes = Array(text.utf8)
    guard (1...6).contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return false
    }
    return zip(bytes, bytes.dropFirst()).allSatisfy { $1 == $0 + 1 }
  }

  /// Whether the token is one letter.
  var isLetter: Bool {
    leadingNumber == nil && rest.unicodeScalars.dropFirst().isEmpty
  }

  init(text: String, gap: Gap, range: Range<String.Index>) {
    self.text = text
    self.gap = gap
    self.range = range
    var value = 0
    var end = text.startIndex
    for byte in text.utf8 {
      guard (0x30...0x39).contains(byte), value < 100_000_000 else { break }
      value = value * 10 + Int(byte - 0x30)
      end = text.utf8.index(after: end)
    }
    leadingNumber = end == text.startIndex ? nil : value
    rest = text[end...]
  }
}
