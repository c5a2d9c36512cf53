internal import Domain

/// An address without what grammar alone can tell: number, unit, postal code and rural forms are
/// taken out, the words of street and municipality are left.
struct AddressFrame: Equatable {
  var number: Int?
  var numberSuffix = ""
  var lastNumber: Int?
  var unit: String?
  var ruralRoute: String?
  var postBox: String?
  var lot: String?
  var postalCode: PostalCode?

  /// The words left, in order.
  var tokens: [AddressToken] = []

  /// How many of the words left stand before the number; 0 where there is none.
  var wordCountBeforeNumber = 0

  /// How likely this is among the frames of its text, from 0 to 1.
  var likelihood = 1.0
}

/// Makes the frames of a text.
struct FrameReader {
  var tokens: [AddressToken]

  /// Which tokens are taken.
  var isTaken: [Bool]
  var frame = AddressFrame()

  /// The frames of a text, likeliest first; none for a text without letters and digits.
  static func frames(of text: String) -> [AddressFrame] {
    frames(of: TokenScanner.tokens(of: text))
  }

  static func frames(of tokens: [AddressToken]) -> [AddressFrame] {
    var reader = FrameReader(tokens)
    guard !reader.tokens.isEmpty else { return [] }
    reader.takePostalCode()
    reader.takeRuralForms()
    reader.takeUnits()
    return reader.numbered()
  }

  private init(_ tokens: [AddressToken]) {
    self.tokens = tokens.flatMap(Self.unglued)
    isTaken = self.tokens.map { _ in false }
  }

  /// Cuts what was written without a space: `21rue`, `app4`.
  private static func unglued(_ token: AddressToken) -> [AddressToken] {
    if token.leadingNumber != nil {
      let word = String(token.rest)
      guard word.utf8.count > 2, !NumberWords.isOrdinal(token), !token.isDoorNumber,
        PostalCodeReading.code(token.text) == nil
      else { return [token] }
      var number = token
      number.text.removeLast(word.count)
      number = number.retold
      var second = AddressToken(text: word, gap: .none, range: token.range)
      second.hasPeriod = token.hasPeriod
      return [number, second]
    }
    guard let firstDigit = token.text.firstIndex(where: \.isASCIIDigit) else { return [token] }
    let marker = String(token.text[..<firstDigit])
    guard Lexicon.unitMarkers.contains(marker) || Lexicon.gluedMarkers.contains(marker) else {
      return [token]
    }
    var word = token
    word.text = marker
    word = word.retold
    return [
      word, AddressToken(text: String(token.text[firstDigit...]), gap: .none, range: token.range),
    ]
  }

  /// The words that are left, with the strongest gap before each.
  func remaining(in frame: AddressFrame, taken: [Bool]? = nil, number: Int? = nil) -> AddressFrame {
    let taken = taken ?? isTaken
    var frame = frame
    var gap = AddressToken.Gap.none
    for index in tokens.indices {
      gap = max(gap, tokens[index].gap)
      if index == number { frame.wordCountBeforeNumber = frame.tokens.count }
      guard !taken[index] else { continue }
      var token = tokens[index]
      token.gap = gap
      frame.tokens.append(token)
      gap = .none
    }
    return frame
  }

  private mutating func takePostalCode() {
    guard let found = PostalCodeReading.find(in: tokens) else { return }
    frame.postalCode = found.code
    take(found.range)
  }

  mutating func take(_ range: Range<Int>) {
    for index in range { isTaken[index] = true }
  }

  /// Whether free tokens at `index` are these words.
  func stands(_ words: [String], at index: Int) -> Bool {
    guard index + words.count <= tokens.count else { return false }
    return words.indices.allSatisfy {
      !isTaken[index + $0] && tokens[index + $0].text == words[$0]
    }
  }
}

extension AddressToken {
  /// The token with its number read again from its text.
  var retold: AddressToken {
    var token = AddressToken(text: text, gap: gap, range: range)
    token.isBracketed = isBracketed
    token.hasNumberSign = hasNumberSign
    token.hasPeriod = hasPeriod
    return token
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
