/// Cuts a text into folded words and numbers.
///
/// Work is bounded: only the first ``scalarCountMax`` characters and ``tokenCountMax`` words of a
/// text are read, whatever its length and its bytes.
struct TokenScanner {
  static let scalarCountMax = 400
  static let tokenCountMax = 32

  /// Longest word kept, in characters; what follows is dropped.
  static let wordLengthMax = 40

  private let text: String
  private var tokens: [AddressToken] = []
  private var word = ""
  private var wordLength = 0
  private var wordStart: String.Index
  private var gap = AddressToken.Gap.comma
  private var hasNumberSign = false
  private var brackets = 0

  /// The tokens of a text, in order.
  ///
  /// - Complexity: O(1): see the limits above.
  static func tokens(of text: String) -> [AddressToken] {
    var scanner = TokenScanner(text)
    scanner.scan()
    return scanner.tokens
  }

  private init(_ text: String) {
    self.text = text
    wordStart = text.startIndex
  }

  private mutating func scan() {
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    var count = 0
    while index < scalars.endIndex, count < Self.scalarCountMax,
      tokens.count < Self.tokenCountMax
    {
      let next = scalars.index(after: index)
      take(LetterFolding.role(of: scalars[index]), at: index, before: next)
      index = next
      count += 1
    }
    if tokens.count < Self.tokenCountMax { close(at: index) }
  }

  private mutating func take(
    _ role: LetterFolding.Role, at index: String.Index, before next: String.Index
  ) {
    switch role {
    case .letter(let first, let second):
      append(first, at: index)
      if let second { append(second, at: index) }
    case .digit(let digit):
      append(Unicode.Scalar(0x30 + digit), at: index)
    case .half:
      close(at: index)
      addHalf(index..<next)
    case .nothing: break
    case .apostrophe: takeApostrophe(at: index, before: next)
    case .colon:
      if word.isEmpty || !isLetter(at: next) { separate(.space, at: index) }
    case .mark(let scalar): takeMark(scalar, at: index, before: next)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar, at index: String.Index) {
    if wordLength == 0 { wordStart = index }
    wordLength += 1
    if wordLength <= Self.wordLengthMax { word.unicodeScalars.append(scalar) }
  }

  /// `½` reads like `1/2` after a space.
  private mutating func addHalf(_ range: Range<String.Index>) {
    gap = max(gap, .space)
    addToken("1", range)
    gap = .slash
    addToken("2", range)
    gap = .none
  }

  /// An apostrophe ends what French elides, as in `l'Île`; inside other words it is nothing.
  private mutating func takeApostrophe(at index: String.Index, before next: String.Index) {
    if word.isEmpty || Lexicon.elided.contains(word) || !isLetter(at: next) {
      separate(.apostrophe, at: index)
    }
  }

  private mutating func takeMark(
    _ scalar: Unicode.Scalar, at index: String.Index, before next: String.Index
  ) {
    switch scalar {
    case ".":
      let hadWord = !word.isEmpty
      separate(.period, at: index)
      if hadWord, !tokens.isEmpty { tokens[tokens.count - 1].hasPeriod = true }
    case "-", "\u{2010}"..."\u{2015}", "_", "\u{2212}": separate(.hyphen, at: index)
    case "/", "\\": separate(.slash, at: index)
    case "#", "№":
      separate(.space, at: index)
      hasNumberSign = true
    case "°" where word == "n":
      word = ""
      wordLength = 0
      hasNumberSign = true
    case "&":
      separate(.space, at: index)
      append("e", at: index)
      append("t", at: index)
      separate(.space, at: next)
    case "(", "[":
      separate(.comma, at: index)
      brackets += 1
    case ")", "]":
      separate(.comma, at: index)
      brackets = max(0, brackets - 1)
    case ",", ";", "\n", "\r", "\t", "|", "\u{2028}", "\u{2022}", "·":
      separate(.comma, at: index)
    default: separate(.space, at: index)
    }
  }

  private mutating func separate(_ kind: AddressToken.Gap, at index: String.Index) {
    close(at: index)
    let isDash = (gap, kind) == (.space, .hyphen) || (gap, kind) == (.hyphen, .space)
    gap = isDash ? .dash : max(gap, kind)
  }

  private mutating func close(at index: String.Index) {
    guard wordLength > 0 else { return }
    addToken(word, wordStart..<index)
    word = ""
    wordLength = 0
    gap = .none
  }

  private mutating func addToken(_ text: String, _ range: Range<String.Index>) {
    guard tokens.count < Self.tokenCountMax else { return }
    var token = AddressToken(text: text, gap: gap, range: range)
    token.isBracketed = brackets > 0
    token.hasNumberSign = hasNumberSign
    hasNumberSign = false
    tokens.append(token)
  }

  private func isLetter(at index: String.Index) -> Bool {
    guard index < text.unicodeScalars.endIndex else { return false }
    if case .letter = LetterFolding.role(of: text.unicodeScalars[index]) { return true }
    return false
  }
}
