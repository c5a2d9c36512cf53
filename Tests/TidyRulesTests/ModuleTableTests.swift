internal import Testing

@testable internal import TidyRules

@Suite("Imports against the table of modules")
struct ModuleTableTests {
  private func problems(_ files: [(path: String, text: String)]) -> [Problem] {
    ModuleTable.ancrage.importProblems(in: files.map { SourceText(path: $0.path, text: $0.text) })
  }

  @Test(
    "An import that the table does not allow is refused at its line",
    arguments: [
      ("Domain", "internal import Engine"),
      ("Domain", "public import EventLog"),
      ("Domain", "import struct Foundation.Data"),
      ("Domain", "internal import Glibc"),
      ("EventLog", "internal import JSONText"),
      ("JSONText", "internal import Dispatch"),
      ("Projections", "@testable import Engine"),
      ("Engine", "internal import CSQLite"),
      ("Interchange", "internal import CommandLine"),
      ("CommandLine", "internal import CGEOS"),
      ("ancrage", "internal import Engine"),
      ("Geometry", "private import enum SQLiteStorage.Failure"),
    ])
  func refused(module: String, line: String) {
    let found = problems([("Sources/\(module)/A.swift", "\n// Prose.\n\(line)\n")])
    #expect(found.map(\.line) == [3])
  }

  @Test(
    "An import that the table allows passes",
    arguments: [
      ("Domain", "internal import JSONText"), ("Domain", "internal import Hashing"),
      ("EventLog", "internal import Synchronization"), ("Projections", "public import Domain"),
      ("SQLiteStorage", "internal import CSQLite"), ("Engine", "internal import Foundation"),
      ("CommandLine", "internal import Interchange"), ("ancrage", "internal import CommandLine"),
      ("Domain", "// import Engine"), ("Domain", "let a = \"import Engine\""),
    ])
  func allowed(module: String, line: String) {
    #expect(problems([("Sources/\(module)/A.swift", line)]) == [])
  }

  @Test("A C library with two wrappers is reported in both")
  func twoWrappers() {
    let table = ModuleTable(
      allowed: ["A": ["CSQLite"], "B": ["CSQLite"]], pure: [], wrappers: ["A", "B"])
    let files = ["A", "B"].map {
      SourceText(path: "Sources/\($0)/File.swift", text: "internal import CSQLite")
    }
    #expect(Set(table.importProblems(in: files).map(\.path)) == Set(files.map(\.path)))
    #expect(table.importProblems(in: [files[0]]) == [])
  }

  @Test("A module that the table does not know is reported")
  func unknownModule() {
    #expect(problems([("Sources/Extras/A.swift", "")]).count == 1)
  }

  @Test("Tests and tools may import any module")
  func outsideSources() {
    #expect(problems([("Tests/DomainTests/A.swift", "@testable internal import Engine")]) == [])
  }
}

@Suite("The shape of the project")
struct LayoutRulesTests {
  @Test("A stranger at the top level is named")
  func topLevel() {
    let names = ["Package.swift", "Sources", ".ci", "docs", "LICENSE", "scratch.txt"]
    #expect(LayoutRules.problems(topLevelNames: names).map(\.path) == ["docs", "scratch.txt"])
  }

  @Test("A file above 2 MiB is named, one of exactly 2 MiB is not")
  func bigFiles() {
    let sizes = ["Data/a.csv": 2 << 20, "Data/b.csv": (2 << 20) + 1]
    #expect(LayoutRules.problems(byteCounts: sizes).map(\.path) == ["Data/b.csv"])
  }
}
