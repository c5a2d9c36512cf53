import Foundation
import Testing

/// The worked cases: what a social worker can check line by line, run through the program.
///
/// With `ANCRAGE_WRITE_EXPECTED=1` the answers are written into the file anew instead, to be read by
/// a person before they are committed.
@Suite("Worked cases")
struct WorkedCasesTests {
  private static let file = Result { try CaseFile.read() }
  private static let land = Result { try CaseWorld(land: try file.get().land) }
  private static var cases: [CaseFile.Case] { (try? file.get().cases) ?? [] }

  private static var isWriting: Bool {
    ProcessInfo.processInfo.environment["ANCRAGE_WRITE_EXPECTED"] == "1"
  }

  @Test("The file can be read, and every sentence has its case")
  func sentences() throws {
    let file = try Self.file.get()
    #expect(file.cases.count >= 60)
    #expect(Set(file.cases.map(\.title)).count == file.cases.count)
    for one in file.cases {
      #expect(!one.sentences.isEmpty, "\(CaseFile.name):\(one.line): for which sentence?")
      for mark in one.sentences where file.sentences[mark] == nil {
        Issue.record("\(CaseFile.name):\(one.line): there is no sentence \(mark)")
      }
    }
    let covered = Set(file.cases.filter { $0.knownDefect == nil }.flatMap(\.sentences))
    for mark in file.sentences.keys.sorted() where !covered.contains(mark) {
      Issue.record("sentence \(mark) has no case")
    }
  }

  @Test("Where a secret place really is makes no difference to what its cases expect")
  func secretPlaces() throws {
    let cases = try Self.file.get().cases.filter { $0.sentences.contains("S51") }
    let expected = Set(cases.map { $0.questions.map { $0.expected.map(\.text) } })
    #expect(cases.count > 1 && expected.count == 1)
    #expect(Set(cases.map(\.facts)).count == cases.count)
  }

  @Test("Each case is answered as it says", arguments: cases)
  func answers(_ one: CaseFile.Case) throws {
    if Self.isWriting { return }
    let world = try Self.land.get().adding(one.facts)
    var faults: [String] = []
    for question in one.questions {
      let answer = try CaseQuestion.answer(question.asked, of: world)
      faults += Self.differences(question, answer)
    }
    if let why = one.knownDefect {
      #expect(!faults.isEmpty, "\(one.title): the defect is mended (\(why)); say so in the file")
    } else {
      #expect(faults.isEmpty, "\(one.title)\n\(faults.joined(separator: "\n"))")
    }
  }

  /// Where an answer is not what the case expects; empty where it is, word for word.
  private static func differences(
    _ question: CaseFile.Question, _ answer: [String]
  ) -> [String] {
    let expected = question.expected
    guard expected.map(\.text) != answer else { return [] }
    let same = zip(expected, answer).prefix { $0.text == $1 }.count
    let line = same < expected.count ? expected[same].line : question.asked.line
    let wanted = same < expected.count ? expected[same].text : "no more"
    let found = same < answer.count ? answer[same] : "no more"
    return ["\(CaseFile.name):\(line): expected “\(wanted)”, answered “\(found)”"]
  }

  // MARK: - Controls

  @Test("Every line that is expected can fail", arguments: cases)
  func alteredExpectations(_ one: CaseFile.Case) throws {
    #expect(!one.questions.isEmpty, "\(one.title) asks nothing")
    for question in one.questions {
      let right = question.expected.map(\.text)
      #expect(!right.isEmpty, "\(one.title) expects nothing")
      for index in question.expected.indices {
        var wrong = question
        wrong.expected.remove(at: index)
        #expect(!Self.differences(wrong, right).isEmpty)
        wrong = question
        let text = Self.altered(wrong.expected[index].text)
        wrong.expected[index] = CaseFile.Expected(line: wrong.expected[index].line, text: text)
        let found = Self.differences(wrong, right)
        let line = "\(CaseFile.name):\(question.expected[index].line):"
        #expect(found.first?.hasPrefix(line) == true, "\(one.title): \(found)")
      }
    }
  }

  /// The same line with another group, or another last letter.
  private static func altered(_ text: String) -> String {
    let swaps = [
      "homeOnly": "gmfOnly", "gmfOnly": "homeOnly", "both": "registration",
      "registration": "unknown", "unknown": "both",
    ]
    for (group, other) in swaps where text.hasPrefix("Then \(group) ") {
      return "Then \(other) " + text.dropFirst("Then \(group) ".count)
    }
    return text.dropLast() + (text.hasSuffix("x") ? "y" : "x")
  }

  @Test("Every fact of a case bears on its answers", arguments: cases)
  func missingFacts(_ one: CaseFile.Case) throws {
    if Self.isWriting { return }
    let land = try Self.land.get()
    let whole = try land.adding(one.facts)
    let answers = try one.questions.map { try CaseQuestion.answer($0.asked, of: whole) }
    for (index, fact) in one.facts.enumerated() {
      var facts = one.facts
      facts.remove(at: index)
      // Without what they speak of, other facts cannot be recorded: that is a difference too.
      guard let world = try? land.adding(facts) else { continue }
      let differs = try zip(one.questions, answers).contains { question, answer in
        try CaseQuestion.answer(question.asked, of: world) != answer
      }
      #expect(differs, "\(CaseFile.name):\(fact.line): “\(fact.text)” changes nothing")
    }
  }

  // MARK: - Writing

  @Test("The expected answers are written anew", .enabled(if: isWriting))
  func write() throws {
    let file = try Self.file.get()
    var answers: [Int: [String]] = [:]
    for one in file.cases {
      guard one.knownDefect == nil else {
        // What it should say is not what it says.
        for question in one.questions {
          answers[question.asked.line] = question.expected.map(\.text)
        }
        continue
      }
      do {
        let world = try Self.land.get().adding(one.facts)
        for question in one.questions {
          answers[question.asked.line] = try CaseQuestion.answer(question.asked, of: world)
        }
      } catch {
        Issue.record("\(one.title): \(error)")
        for question in one.questions {
          answers[question.asked.line] = question.expected.map(\.text)
        }
      }
    }
    let url = URL(fileURLWithPath: CaseFile.path)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try Data(CaseFile.text(text, answering: answers).utf8).write(to: url)
  }
}
