import Domain
import Engine
import Interchange
import Testing

@Suite("Mappings of population tables")
struct PopulationMappingTests {
  /// Reads a table by the section `population` of a mapping.
  static func entries(_ section: String, _ lines: String...) throws -> [PopulationEntry] {
    let mapping = #"{"schema": "ancrage.mapping/1", "population": \#(section)}"#
    let csv = lines.joined(separator: "\n")
    let reader = try CSVReader(file: "p.csv", chunks: ByteChunks(Array(csv.utf8)))
    var entries: [PopulationEntry] = []
    _ = try ResourceMapping(reading: Array(mapping.utf8), file: "m.json")
      .forEachPopulationEntry(in: reader) { entries.append($0) }
    return entries
  }

  static func problems(_ section: String, _ lines: String...) -> [ImportProblem] {
    let mapping = #"{"schema": "ancrage.mapping/1", "population": \#(section)}"#
    do {
      let csv = lines.joined(separator: "\n")
      let reader = try CSVReader(file: "p.csv", chunks: ByteChunks(Array(csv.utf8)))
      _ = try ResourceMapping(reading: Array(mapping.utf8), file: "m.json")
        .forEachPopulationEntry(in: reader) { _ in }
      return []
    } catch let refused as ImportRefused {
      return refused.problems
    } catch {
      Issue.record(error)
      return []
    }
  }

  static let singles = #"""
    {"level": {"column": "geo", "values": {"CLSC": "clsc", "Québec": ""}}, "code": "{id}",
     "name": "{nom}", "year": "{an}",
     "sex": {"column": "sexe", "values": {"F": "female", "M": "male", "T": "total"}},
     "ages": {"from": 0, "to": 2, "open": true}}
    """#

  static let groups = #"""
    {"level": "rls", "code": "{id}", "year": "2026", "groups": [
      {"column": "total", "from": 0}, {"column": "65+", "from": 65},
      {"column": "0-17", "from": 0, "to": 17}, {"column": "18-64", "from": 18, "to": 64},
      {"column": "75+", "from": 75}]}
    """#

  static let long = #"""
    {"level": "mrc", "code": "{id}", "year": "{an}", "people": "{n}",
     "age": {"column": "age", "values": {"Tous": "", "0 à 4": "0-4", "5": "5", "6 et plus": "6+"}}}
    """#

  @Test("One column for each year of age, the last of them open")
  func wide() throws {
    let entries = try Self.entries(
      Self.singles, "geo;id;nom;an;sexe;0;1;2", "CLSC;06311;Verdun;2021;F;10; 11 ;12",
      "Québec;99;Tout;2021;T;1;2;3")
    #expect(
      entries == [
        .people(
          PopulationRow(
            line: 2, territory: TerritoryID(trusted: "clsc:06311"), name: "Verdun", year: 2021,
            sex: .female, ages: [0...0, 1...1, 2...150], people: [10, 11, 12])),
        .passedOver(word: "Québec"),
      ])
  }

  @Test("Groups inside groups are taken out of them, and a total is only compared")
  func nested() throws {
    let entries = try Self.entries(
      Self.groups, "id,total,65+,0-17,18-64,75+", "01,100,30,20,50,12", "02,99,30,20,50,30")
    let ages = [0...17, 18...64, 65...74, 75...150]
    #expect(
      entries == [
        .people(
          PopulationRow(
            line: 2, territory: TerritoryID(trusted: "rls:01"), name: nil, year: 2026, sex: .total,
            ages: ages, people: [20, 50, 18, 12])),
        .people(
          PopulationRow(
            line: 3, territory: TerritoryID(trusted: "rls:02"), name: nil, year: 2026, sex: .total,
            ages: ages, people: [20, 50, 0, 30],
            disagreement: PopulationRow.Disagreement(column: "total", stated: 99, sum: 100))),
      ])
  }

  @Test("One row for each age, some of them passed over")
  func rows() throws {
    let entries = try Self.entries(
      Self.long, "id,an,age,n", "5,2020,0 à 4,7", "5,2020,Tous,9", "5,2020,6 et plus,2")
    let rows = entries.map { entry -> String in
      switch entry {
      case .people(let row): "\(row.ages[0].lowerBound)…\(row.ages[0].upperBound) \(row.people)"
      case .passedOver(let word): word
      }
    }
    #expect(rows == ["0…4 [7]", "Tous", "6…150 [2]"])
  }

  @Test("Every problem is told with line, column, value and what was expected")
  func collectsProblems() {
    let problems = Self.problems(
      Self.singles, "geo;id;nom;an;sexe;0;1;2", "CSLC;1;A;2021;F;1;2;3", "CLSC;é/;A;2021;F;1;2;3",
      "CLSC;1;A;21a;X;1;-2;", "CLSC;;A;;F;1;2,5;1e3")
    #expect(
      problems == [
        ImportProblem(
          line: 2, column: 1, field: "geo", value: "CSLC",
          reason: .notInVocabulary(allowed: ["CLSC", "Québec"], nearest: "CLSC")),
        ImportProblem(line: 3, column: 2, field: "id", value: "é/", reason: .malformedCode),
        ImportProblem(line: 4, column: 4, field: "an", value: "21a", reason: .malformedNumber),
        ImportProblem(
          line: 4, column: 5, field: "sexe", value: "X",
          reason: .notInVocabulary(allowed: ["F", "M", "T"], nearest: nil)),
        ImportProblem(
          line: 4, column: 7, field: "1", value: "-2", reason: .outOfRange(expected: "0, 1, 2 …")),
        ImportProblem(line: 4, column: 8, field: "2", value: "", reason: .missingValue),
        ImportProblem(line: 5, column: 2, field: "id", value: "", reason: .missingValue),
        ImportProblem(
          line: 5, column: 7, field: "1", value: "2,5", reason: .outOfRange(expected: "0, 1, 2 …")),
        ImportProblem(
          line: 5, column: 8, field: "2", value: "1e3", reason: .outOfRange(expected: "0, 1, 2 …")),
      ])
  }

  @Test("A group with fewer people than the group inside it is a problem")
  func negative() {
    let problems = Self.problems(
      Self.groups, "id,total,65+,0-17,18-64,75+", "01,100,30,20,50,31")
    #expect(
      problems == [
        ImportProblem(
          line: 2, column: 3, field: "65+", value: "30", reason: .outOfRange(expected: "≥ 31"))
      ])
  }

  @Test(
    "A mapping that does not say one thing is refused",
    arguments: [
      #"{"level": "rls", "code": "{id}", "year": "{an}"}"#,
      #"{"level": "rls", "code": "{id}", "ages": {"to": 3}}"#,
      #"{"level": "rls", "year": "{an}", "ages": {"to": 3}}"#,
      #"{"code": "{id}", "year": "{an}", "ages": {"to": 3}}"#,
      #"{"level": "RLS", "code": "{id}", "year": "{an}", "ages": {"to": 3}}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "ages": {"to": 3}, "groups": []}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "ages": {"to": 3}, "people": "{n}"}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "ages": {"to": 3, "column": "a"}}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "age": "{a}"}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "groups": [{"column": "a", "from": 0, "to": 9}, {"column": "b", "from": 5, "to": 12}]}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "groups": [{"column": "a", "from": 0, "to": 9}, {"column": "b", "from": 0, "to": 9}]}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "groups": [{"column": "a", "from": 0, "to": 9}, {"column": "b", "from": 4, "to": 5}]}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "groups": [{"column": "a", "from": 9, "to": 0}]}"#,
      #"{"level": "rls", "code": "{id}", "year": "{an}", "sex": {"column": "s", "values": {"F": "woman"}}, "ages": {"to": 3}}"#,
    ])
  func refused(section: String) {
    #expect(throws: MappingError.self) { try Self.entries(section, "id,an") }
  }

  @Test("A mapping without the section is refused by name, and a missing column before any row")
  func missing() throws {
    let reader = try CSVReader(file: "p.csv", chunks: ByteChunks(Array("id\n1".utf8)))
    let mapping = try ResourceMapping(
      reading: Array(
        #"{"schema": "ancrage.mapping/1", "address": {"longitude": "{x}", "latitude": "{y}"}}"#.utf8
      ),
      file: "m.json")
    #expect(throws: MappingError.noSection("population")) {
      try mapping.forEachPopulationEntry(in: reader) { _ in }
    }
    #expect(throws: CSVError.self) {
      try Self.entries(Self.singles, "geo;id;nom;an;sexe;0;1", "CLSC;1;A;2021;F;x;x")
    }
  }
}
