import Domain
import EventLog
import Foundation
import Hashing
import Projections
import Synchronization
import TestSupport
import Testing

@testable import Engine

@Suite("Importing population")
struct PopulationImportTests {
  typealias Fixture = WorkspaceFixture

  /// A land of squares, and a table in memory that its workspace reads whatever the file.
  final class Land: Sendable {
    let fixture: Fixture
    private let entries = Mutex<[PopulationEntry]>([])
    private let readCount = Mutex(0)

    init() throws {
      fixture = try Fixture()
      let workspace = try workspace()
      _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    }

    var reads: Int { readCount.withLock { $0 } }

    func workspace(_ access: Workspace.Access = .writing) throws -> Workspace {
      try fixture.workspace(
        access,
        readPopulation: { [self] _, _, each in
          readCount.withLock { $0 += 1 }
          for entry in entries.withLock({ $0 }) { try each(entry) }
          return PopulationTraits(projectionsFrom: 2025)
        })
    }

    /// Imports entries as a file of other bytes than those before.
    @discardableResult
    func register(
      _ entries: [PopulationEntry], title: String = "t", mapping: String = "{}",
      dryRun: Bool = false
    ) throws -> PopulationImportReport {
      self.entries.withLock { $0 = entries }
      let file = fixture.folder.path("population.csv")
      try Data("\(entries)".utf8).write(to: URL(fileURLWithPath: file))
      return try workspace().importPopulation(
        path: file, mapping: Array(mapping.utf8), title: title, Fixture.options(dryRun: dryRun))
    }

    func people(_ territory: String) throws -> Int? {
      try workspace(.reading).snapshot(on: Fixture.day)
        .peopleCount(of: TerritoryID(trusted: territory))?.count
    }

    var position: Int64 { get throws { try workspace(.reading).log.head().position } }
  }

  static func entry(
    _ line: Int, _ territory: String, _ people: [Int], _ sex: Sex = .total
  ) -> PopulationEntry {
    .people(
      PopulationRow(
        line: line, territory: TerritoryID(trusted: territory), name: "N\(line)", year: 2026,
        sex: sex, ages: [0...64, 65...150], people: people))
  }

  static let table = [
    entry(2, "rls:01", [10, 1]), entry(3, "rls:02", [20, 2]), entry(4, "rls:03", [30, 3]),
    entry(5, "rls:04", [40, 4]), entry(6, "rss:1", [30, 3]), entry(7, "rss:2", [70, 7]),
    entry(8, "mrc:1", [1, 1]), .passedOver(word: "Québec"), .passedOver(word: "Québec"),
  ]

  @Test("A table is registered once, and people are counted by it")
  func registers() throws {
    let land = try Land()
    let report = try land.register(Self.table)
    #expect(report.report.eventCounts == ["dataset.registered": 1])
    #expect(report.report.rowCount == 9)
    #expect(report.findings.isEmpty)
    #expect(report.passedOver == ["Québec": 2])
    #expect(report.notLoaded.map { "\($0.key) \($0.value)" } == ["mrc 1"])
    #expect(report.territoryCounts.mapKeys(\.name) == ["rls": 4, "rss": 2])
    #expect(report.years == [2026] && report.ages == [0...64, 65...150])
    #expect(try land.people("rls:03") == 33 && land.people("rss:2") == 77)
    #expect(try land.people("rls:09") == nil)
    let count = try land.workspace(.reading).snapshot(on: Fixture.day)
      .peopleCount(of: TerritoryID(trusted: "rls:01"))
    #expect(count?.year == 2026 && count?.isProjection == true && count?.source.title == "t")
    let again = try land.register(Self.table)
    #expect(again.report.eventCount == 0)
    #expect(try land.position == 13)
  }

  @Test("Whoever asks for the history of a file under a wrong name is told which are known")
  func unknownFile() throws {
    let land = try Land()
    try land.register(Self.table, title: "Census")
    let chronicle = try land.workspace(.reading).chronicle(on: Fixture.day)
    let id = try #require(chronicle.directory.allDatasets.first).text
    #expect(throws: LookupError.unknownName("dataset:census", nearest: ["\(id) (Census)"])) {
      try chronicle.subject(meant: "dataset:census")
    }
    #expect(try chronicle.subject(meant: "census").text == id)
  }

  @Test("A file of nobody takes the place of no table")
  func empty() throws {
    let land = try Land()
    try land.register(Self.table)
    let position = try land.position
    for entries in [[], [PopulationEntry.passedOver(word: "Québec")]] {
      let refused = #expect(throws: ImportRefused.self) { try land.register(entries) }
      #expect(refused?.problems.map(\.reason) == [.noRows])
    }
    #expect(try land.position == position)
    #expect(try land.people("rls:01") == 11)
  }

  @Test("A dry run records nothing and keeps no file")
  func dryRun() throws {
    let land = try Land()
    let report = try land.register(Self.table, dryRun: true)
    #expect(report.report.eventCount == 1 && report.report.isDryRun)
    #expect(try land.position == 12)
    let datasets = land.fixture.folder.path("data/datasets")
    #expect(try FileManager.default.contentsOfDirectory(atPath: datasets).isEmpty)
  }

  @Test("Another table of the same name takes the place of the one before, and back again")
  func edition() throws {
    let land = try Land()
    var other = Self.table
    other[0] = Self.entry(2, "rls:01", [11, 1])
    try land.register(Self.table)
    let replaced = try land.register(other)
    #expect(
      replaced.report.eventCounts == ["dataset.registered": 1, "dataset.superseded": 1])
    #expect(try land.people("rls:01") == 12)
    let back = try land.register(Self.table)
    #expect(back.report.eventCounts == ["dataset.registered": 1, "dataset.superseded": 1])
    #expect(try land.people("rls:01") == 11)
    // Under another name it stands beside it.
    let beside = try land.register([Self.entry(2, "rls:02", [5, 5])], title: "other")
    #expect(beside.report.eventCounts == ["dataset.registered": 1])
    #expect(try land.people("rls:01") == 11)
  }

  @Test("The compact form is read, not the table, and made again where it is lost or damaged")
  func derived() throws {
    let land = try Land()
    try land.register(Self.table)
    let derived = land.fixture.folder.path("data/derived")
    func file() throws -> String {
      let names = try FileManager.default.contentsOfDirectory(atPath: derived)
      return "\(derived)/" + (try #require(names.first { $0.hasPrefix("population-") }))
    }
    let path = try file()
    let bytes = Array(try #require(FileManager.default.contents(atPath: path)))
    #expect(try land.people("rls:01") == 11)
    #expect(land.reads == 1)
    var reads = 1
    for place in [0, 30, 60, bytes.count / 2, bytes.count - 1] {
      var damaged = bytes
      damaged[place] ^= 1
      try Data(damaged).write(to: URL(fileURLWithPath: path))
      #expect(try land.people("rls:01") == 11)
      reads += 1
      #expect(land.reads == reads)
      #expect(Array(try #require(FileManager.default.contents(atPath: path))) == bytes)
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(try land.people("rls:01") == 11)
    #expect(land.reads == reads + 1)
  }

  @Test("A registered file that was lost is named")
  func lost() throws {
    let land = try Land()
    try land.register(Self.table)
    try FileManager.default.removeItem(atPath: land.fixture.folder.path("data/derived"))
    try FileManager.default.removeItem(atPath: land.fixture.folder.path("data/datasets"))
    #expect(throws: EngineError.self) { try land.people("rls:01") }
  }

  @Test("A code that nothing bears is a warning with its line; many refuse the table")
  func unknownCodes() throws {
    let land = try Land()
    var rows = Self.table
    rows[3] = Self.entry(5, "rls:4", [40, 4])
    let report = try land.register(rows)
    let id = { (text: String) in TerritoryID(trusted: text) }
    #expect(
      report.findings.map(\.reason) == [
        .unknownCode(rowCount: 1, nearest: [id("rls:04"), id("rls:01"), id("rls:02")]),
        .withoutFigures,
      ])
    #expect(report.findings.map(\.line) == [5, nil])
    #expect(report.findings.map(\.territory?.text) == ["rls:4", "rls:04"])
    let position = try land.position
    for index in 0..<4 { rows[index] = Self.entry(index + 2, "rls:\(index + 1)", [1, 1]) }
    let refused = #expect(throws: ImportRefused.self) { try land.register(rows) }
    #expect(refused?.problems.map(\.line) == [2, 3, 4, 5])
    #expect(refused?.problems.first?.value == "rls:1 (N2)")
    #expect(try land.position == position)
  }

  @Test("Parts that do not add up to the whole are told, with the largest difference")
  func sums() throws {
    let land = try Land()
    var rows = Self.table
    rows[4] = Self.entry(6, "rss:1", [29, 8])
    let report = try land.register(rows)
    let rls = try #require(TerritoryKind("rls"))
    #expect(report.findings.map(\.territory?.text) == ["rss:1"])
    #expect(
      report.findings.map(\.reason) == [
        .sumDiffers(
          kind: rls, cellCount: 2, year: 2026, sex: .total, ages: 65...150, stated: 8, sum: 3)
      ])
    // With a part missing there is no sum to compare.
    rows.remove(at: 0)
    #expect(try land.register(rows).findings.map(\.reason) == [.withoutFigures])
  }

  @Test("Women and men that do not add up to the total, and columns that do not, are told")
  func totals() throws {
    let land = try Land()
    var row = PopulationRow(
      line: 5, territory: TerritoryID(trusted: "rls:02"), name: nil, year: 2026, sex: .total,
      ages: [0...64, 65...150], people: [1, 1],
      disagreement: PopulationRow.Disagreement(column: "total", stated: 3, sum: 2))
    let first = PopulationEntry.people(row)
    (row.line, row.territory) = (6, TerritoryID(trusted: "rls:03"))
    let report = try land.register([
      Self.entry(2, "rls:01", [5, 6], .female), Self.entry(3, "rls:01", [7, 8], .male),
      Self.entry(4, "rls:01", [12, 15], .total), first, .people(row),
    ])
    #expect(
      report.findings.map(\.reason) == [
        .withoutFigures,
        .sexesDiffer(cellCount: 1, year: 2026, ages: 65...150, stated: 15, sum: 14),
        .columnDiffers(rowCount: 2, column: "total", stated: 3, sum: 2),
      ])
    #expect(try land.people("rls:01") == 27)
  }

  @Test("Questions that no table answers say which kinds there are")
  func noAnswer() throws {
    let land = try Land()
    func ask(_ text: String) throws -> PopulationAnswer {
      try land.workspace(.reading).snapshot(on: Fixture.day)
        .population(of: TerritoryID(trusted: text))
    }
    #expect(throws: PopulationError.noTable) { try ask("rls:01") }
    try land.register([Self.entry(2, "rls:01", [1, 1])])
    #expect(try ask("rls:01").figures.everybody?.count == 2)
    #expect(
      throws: PopulationError.noFigures(
        NamedTerritory(id: TerritoryID(trusted: "rss:1"), name: "Région 1"),
        kinds: [try #require(TerritoryKind("rls"))])
    ) { try ask("rss:1") }
    #expect(throws: LookupError.self) { try ask("rls:77") }
  }

  @Test("A basket says how many people live in its territory")
  func basket() throws {
    let land = try Land()
    try land.register(Self.table)
    let snapshot = try land.workspace(.reading).snapshot(on: Fixture.day)
    #expect(try snapshot.basket(of: TerritoryID(trusted: "rls:04")).people?.count == 44)
  }
}

extension Dictionary where Key: Hashable {
  fileprivate func mapKeys<Other: Hashable>(_ transform: (Key) -> Other) -> [Other: Value] {
    Dictionary<Other, Value>(uniqueKeysWithValues: map { (transform($0.key), $0.value) })
  }
}
