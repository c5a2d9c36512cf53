import Domain

/// One line of facts or one question: a verb, what it is about, and fields with a name each.
///
/// `Given service meals of popote; category: food; reach: lives in rls:riviere`
struct Statement: Hashable {
  /// From 1.
  let line: Int
  let text: String
  let verb: String

  /// The words after the verb; what stands in quotation marks is one word.
  let head: [String]
  private var fields: [String: String] = [:]

  init(_ text: some StringProtocol, line: Int) throws(CaseError) {
    self.line = line
    self.text = String(text)
    var parts = Self.split(String(text), on: ";")
    let words = Self.words(parts.isEmpty ? "" : parts.removeFirst())
    guard let verb = words.first else { throw CaseError(line: line, text: "nothing is said") }
    self.verb = verb
    head = Array(words.dropFirst())
    for part in parts {
      guard let colon = part.firstIndex(of: ":") else {
        throw CaseError(line: line, text: "“\(part)” is no name, colon and value")
      }
      let key = Self.trimmed(part[..<colon])
      guard fields.updateValue(Self.trimmed(part[part.index(after: colon)...]), forKey: key) == nil
      else { throw CaseError(line: line, text: "“\(key)” is said twice") }
    }
  }

  // MARK: - Taking fields away

  mutating func take(_ key: String) -> String? { fields.removeValue(forKey: key) }

  mutating func need(_ key: String) throws(CaseError) -> String {
    guard let value = take(key) else { throw error("“\(key)” is missing") }
    return value
  }

  mutating func words(_ key: String) -> [String] { take(key).map(Self.words) ?? [] }

  /// Some text, with or without quotation marks around it.
  mutating func phrase(_ key: String) -> String? {
    take(key).map { Self.words($0).joined(separator: " ") }
  }

  mutating func integer(_ key: String) throws(CaseError) -> Int? {
    guard let text = take(key) else { return nil }
    guard let number = Int(text) else { throw error("“\(text)” is no number") }
    return number
  }

  mutating func day(_ key: String) throws(CaseError) -> CalendarDate? {
    guard let text = take(key) else { return nil }
    return try day(of: text)
  }

  func day(of text: String) throws(CaseError) -> CalendarDate {
    guard let day = CalendarDate(text) else { throw error("“\(text)” is no day") }
    return day
  }

  mutating func codes<Word: RawRepresentable>(
    _ key: String, _: Word.Type
  ) throws(CaseError) -> [Word] where Word.RawValue == String {
    var result: [Word] = []
    for word in words(key) { result.append(try code(word)) }
    return result
  }

  mutating func code<Word: RawRepresentable>(
    _ key: String, _: Word.Type
  ) throws(CaseError) -> Word? where Word.RawValue == String {
    guard let text = take(key) else { return nil }
    return try code(text)
  }

  func code<Word: RawRepresentable>(_ text: String) throws(CaseError) -> Word
  where Word.RawValue == String {
    guard let word = Word(rawValue: text) else { throw error("“\(text)” is no such word") }
    return word
  }

  func numbers(_ texts: [String], count: Int) throws(CaseError) -> [Double] {
    let numbers = texts.compactMap { Double($0) }
    guard numbers.count == count, texts.count == count else {
      throw error("\(count) numbers are expected, not “\(texts.joined(separator: " "))”")
    }
    return numbers
  }

  /// A word of the head, from 0.
  func word(_ index: Int) throws(CaseError) -> String {
    guard head.indices.contains(index) else { throw error("something is missing after “\(verb)”") }
    return head[index]
  }

  func territory(_ text: String) throws(CaseError) -> TerritoryID {
    guard let id = TerritoryID(text) else { throw error("“\(text)” is no territory") }
    return id
  }

  func resource(_ code: String) throws(CaseError) -> ResourceID {
    guard let id = ResourceID("resource:\(code)") else { throw error("“\(code)” is no resource") }
    return id
  }

  func service(_ code: String) throws(CaseError) -> ServiceID {
    guard let id = ServiceID("service:\(code)") else { throw error("“\(code)” is no service") }
    return id
  }

  func organization(_ code: String) throws(CaseError) -> OrganizationID {
    guard let id = OrganizationID("organization:\(code)") else {
      throw error("“\(code)” is no organization")
    }
    return id
  }

  /// Nothing may be left that nobody has read.
  func finish() throws(CaseError) {
    guard let left = fields.keys.min() else { return }
    throw error("“\(left)” is not understood here")
  }

  func error(_ text: String) -> CaseError { CaseError(line: line, text: text) }

  // MARK: - Text

  static func trimmed(_ text: some StringProtocol) -> String {
    let left = text.drop { $0 == " " }
    return String(left.reversed().drop { $0 == " " }.reversed())
  }

  /// Splits where a text stands outside quotation marks and brackets.
  static func split(_ text: String, on separator: String) -> [String] {
    var parts: [String] = [""]
    var depth = 0
    var isQuoted = false
    var rest = text[...]
    while let next = rest.first {
      if next == "\"" { isQuoted.toggle() }
      if !isQuoted, next == "(" { depth += 1 }
      if !isQuoted, next == ")" { depth -= 1 }
      if !isQuoted, depth == 0, rest.hasPrefix(separator) {
        parts.append("")
        rest = rest.dropFirst(separator.count)
      } else {
        parts[parts.count - 1].append(next)
        rest = rest.dropFirst()
      }
    }
    return parts.map { trimmed($0) }
  }

  /// The words of a text; what stands in quotation marks is one.
  static func words(_ text: String) -> [String] {
    split(text, on: " ").filter { !$0.isEmpty }.map { word in
      word.hasPrefix("\"") && word.hasSuffix("\"") && word.count > 1
        ? String(word.dropFirst().dropLast()) : word
    }
  }
}
