import Foundation

/// The file of worked cases, as far as its form goes: sentences, the land, and the cases.
struct CaseFile {
  static let name = "worked-cases.md"
  static let path = Package.path("Tests/EndToEndTests/Fixtures/\(name)")

  /// A line that the program has to say, word for word.
  struct Expected: Hashable {
    let line: Int
    let text: String
  }

  /// One question of a case, and the whole answer to it.
  struct Question: Hashable {
    let asked: Statement
    var expected: [Expected] = []
  }

  struct Case: Hashable, CustomStringConvertible {
    let line: Int
    let title: String

    /// The marks of the sentences that it is for, such as `S4`.
    var sentences: [String] = []
    var facts: [Statement] = []
    var questions: [Question] = []

    /// Why the product's answer is wrong; `nil` where it is right.
    var knownDefect: String?

    var description: String { title }
  }

  private(set) var sentences: [String: String] = [:]
  private(set) var land: [Statement] = []
  private(set) var cases: [Case] = []
  private var section = ""

  /// Reads the file in its folder.
  static func read() throws -> CaseFile {
    try CaseFile(String(decoding: Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self))
  }

  init(_ text: String) throws(CaseError) {
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      try read(Statement.trimmed(line), number)
    }
  }

  private mutating func read(_ text: String, _ line: Int) throws(CaseError) {
    if text.hasPrefix("## ") {
      section = String(text.dropFirst(3))
      return
    }
    switch section {
    case "Sentences": try readSentence(text, line)
    case "Land":
      if let rest = Self.rest(of: text, after: "Given ") {
        land.append(try Statement(rest, line: line))
      }
    case "Cases": try readCase(text, line)
    default: break
    }
  }

  /// Reads a sentence: `- S4. “Clauses add up unless one is declared *only here*.”`.
  private mutating func readSentence(_ text: String, _ line: Int) throws(CaseError) {
    guard let text = Self.rest(of: text, after: "- "), let dot = text.firstIndex(of: "."),
      text.hasPrefix("S"), Int(text[..<dot].dropFirst()) != nil
    else { return }
    let mark = String(text[..<dot])
    let rest = Statement.trimmed(text[text.index(after: dot)...])
    guard sentences.updateValue(rest, forKey: mark) == nil else {
      throw CaseError(line: line, text: "\(mark) is there twice")
    }
  }

  private mutating func readCase(_ text: String, _ line: Int) throws(CaseError) {
    if let title = Self.rest(of: text, after: "### ") {
      cases.append(Case(line: line, title: title))
      return
    }
    // Prose and frames between the lines are for people.
    let last = cases.count - 1
    guard last >= 0, !text.isEmpty, !text.hasPrefix("> "), text != "```" else { return }
    if let marks = Self.rest(of: text, after: "For ") {
      cases[last].sentences = marks.split(separator: ",").map { Statement.trimmed($0) }
    } else if let why = Self.rest(of: text, after: "Known defect: ") {
      cases[last].knownDefect = why
    } else if let fact = Self.rest(of: text, after: "Given ") {
      guard cases[last].questions.isEmpty else {
        throw CaseError(line: line, text: "facts come before the first question")
      }
      cases[last].facts.append(try Statement(fact, line: line))
    } else if let asked = Self.rest(of: text, after: "Asked ") {
      cases[last].questions.append(Question(asked: try Statement(asked, line: line)))
    } else if Self.isAnswer(text), !cases[last].questions.isEmpty {
      let question = cases[last].questions.count - 1
      cases[last].questions[question].expected.append(Expected(line: line, text: text))
    } else {
      throw CaseError(line: line, text: "“\(text)” is no line of a case")
    }
  }

  private static func isAnswer(_ text: String) -> Bool {
    ["Then ", "FR ", "EN "].contains { text.hasPrefix($0) }
  }

  private static func rest(of text: String, after prefix: String) -> String? {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }

  /// The text of the file with other answers in the place of those it expects, for people to read
  /// before they believe them.
  static func text(_ text: String, answering answers: [Int: [String]]) -> String {
    var lines: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if isAnswer(Statement.trimmed(line)) { continue }
      lines.append(String(line))
      lines += (answers[index + 1] ?? []).map { $0.hasPrefix("Then") ? "  \($0)" : "    \($0)" }
    }
    return lines.joined(separator: "\n")
  }
}
