internal import Testing

@testable internal import TidyRules

/// A rule with a file that breaks it and one that keeps it.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  var path = "Sources/Domain/Example.swift"
  let broken: String
  let line: Int
  let kept: String

  func problems(_ text: String) -> [Problem] {
    FileRules.problems(in: SourceText(path: path, text: text), table: .ancrage)
  }
}

private let longBody = (1...69).map { "  let value\($0) = \($0)" }.joined(separator: "\n")

private let rules = [
  RuleCase(
    testDescription: "a forced try",
    broken: "let a = 1\nlet b = try" + "! read()", line: 2, kept: "let b = try read()  // try" + "!"
  ),
  RuleCase(
    testDescription: "an unchecked promise",
    broken: "final class A: @unchecked " + "Sendable {}", line: 1, kept: "struct A: Sendable {}"),
  RuleCase(
    testDescription: "a trap without a rule",
    broken: "func f() {\n  fatalError" + "()\n}", line: 2, kept: "let words = \"fatalError" + "()\""
  ),
  RuleCase(
    testDescription: "raw memory outside the wrappers",
    broken: "let a = unsafe pointer.pointee", line: 1,
    kept: "/* unsafe /* nested */ unsafe */ let a = \"unsafe \\(unsafe(\"unsafe\"))\""),
  RuleCase(
    testDescription: "raw memory in a tool", path: "Tools/tidy/main.swift",
    broken: "let a = unsafe pointer.pointee", line: 1,
    kept: "let a = #\"unsafe \"# + \"\\\" unsafe\""),
  RuleCase(
    testDescription: "a function of 71 lines",
    broken: "struct A {}\nfunc f(_ a: () -> Void = {}) {\n\(longBody)\n}", line: 2,
    kept: "func f() {\n\(longBody.dropFirst(17))\n}\nfunc g() {\n}"),
  RuleCase(
    testDescription: "an initialiser of 71 lines",
    broken: "struct A {\ninit() {\n\(longBody)\n}\n}", line: 2,
    kept: "protocol A {\ninit()\n}\nlet a = A.init()\nstruct B {\n\(longBody)\n\n}"),
  RuleCase(
    testDescription: "a file of 501 lines", path: "Sources/Domain/Long.swift",
    broken: String(repeating: "\n", count: 501), line: 501,
    kept: String(repeating: "\n", count: 400)),
  RuleCase(
    testDescription: "a leftover note", path: "README.md",
    broken: "# A\n\nHere: TO" + "DO.", line: 3, kept: "# A\n\nTO" + "DOS lists"),
  RuleCase(
    testDescription: "a path of one machine", path: "Tools/run",
    broken: "cd \"/ho" + "me/someone/it\"", line: 1,
    kept: "open https://example.org/ho" + "me/page $root/wo" + "rk2 ../wo" + "rk/"),
  RuleCase(
    testDescription: "a second title", path: "Data/README.md",
    broken: "# One\n\n# Two", line: 3, kept: "# One\n\n```sh\n# a comment\n```\n\n## Two"),
  RuleCase(
    testDescription: "no title", path: "Data/README.md", broken: "Text", line: 1, kept: "# One"),
]

@Suite("Rules of one file")
struct FileRulesTests {
  @Test("A broken rule is named at its line", arguments: rules)
  func broken(_ rule: RuleCase) {
    let problems = rule.problems(rule.broken)
    #expect(problems.map(\.line) == [rule.line])
    #expect(problems.map(\.weight) == [.error])
    #expect(problems.map(\.path) == [rule.path])
  }

  @Test("A file that keeps the rule raises nothing", arguments: rules)
  func kept(_ rule: RuleCase) {
    #expect(rule.problems(rule.kept) == [])
  }

  @Test("A file past 400 lines is a warning, not an error")
  func advisedLength() {
    let file = SourceText(
      path: "Sources/Domain/Long.swift", text: String(repeating: "\n", count: 401))
    #expect(FileRules.problems(in: file, table: .ancrage).map(\.weight) == [.warning])
  }

  @Test("The modules that wrap C may name raw memory", arguments: ["Hashing", "Geometry"])
  func wrappers(_ module: String) {
    let file = SourceText(path: "Sources/\(module)/A.swift", text: "let a = unsafe b.pointee")
    #expect(FileRules.problems(in: file, table: .ancrage) == [])
  }

  @Test("A problem reads as file, line, weight and message")
  func description() {
    #expect(Problem("A.swift", line: 3, "too long").description == "A.swift:3: error: too long")
  }
}
