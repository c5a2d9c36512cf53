import Addressing
import Domain
import Foundation
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Registering addresses")
struct AddressImportTests {
  typealias Fixture = WorkspaceFixture

  static func row(
    _ number: Int?, _ street: String?, unit: String? = nil, code: String? = nil,
    place: String? = nil, lacks: Set<AddressRow.Lack> = []
  ) -> AddressRow {
    let point = Fixture.point(0.5, 0.5)
    let saysNothing = street == nil && code == nil
    return AddressRow(
      line: 2,
      record: saysNothing
        ? nil
        : AddressRecord(
          number: number, unit: unit, street: street, municipality: "Ville",
          postalCode: code.flatMap { PostalCode($0) }, point: point),
      place: place.map { AddressPlace(name: $0, kind: .locality, point: point) }, lacks: lacks)
  }

  static let rows = [
    row(1, "rue A"), row(1, "rue A"), row(1, "rue A", unit: "2"), row(2, "rue A", code: "X9A1A1"),
    row(nil, "rue B"), row(nil, nil, code: "X9A1A1"), row(nil, nil, place: "Hameau"),
    row(nil, nil, lacks: [.point]), row(3, "rue A", lacks: [.postalCode]),
  ]

  static func workspace(_ fixture: Fixture) throws -> Workspace {
    try fixture.workspace { _, _, each in for row in rows { try each(row) } }
  }

  static func file(_ text: String, in fixture: Fixture) throws -> String {
    let path = fixture.folder.path("\(text).csv")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }

  @Test("The report counts doors, streets, places, codes, lacks and repeated doors")
  func counts() throws {
    let fixture = try Fixture()
    let found = try Self.workspace(fixture).importAddresses(
      path: Self.file("a", in: fixture), mapping: [1], title: "A", Fixture.options())
    var expected = AddressCounts()
    expected.doorCount = 4
    expected.streetCount = 2
    expected.placeCount = 1
    expected.postalCodeCount = 1
    expected.withoutNumberCount = 1
    expected.withoutPointCount = 1
    expected.withoutPostalCodeCount = 1
    expected.duplicateCount = 1
    #expect(found.counts == expected && found.report.rowCount == 9)
  }

  @Test("The file is kept by its digest, and the same file twice records nothing")
  func keptOnce() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(fixture)
    let path = try Self.file("a", in: fixture)
    let first = try workspace.importAddresses(
      path: path, mapping: [1], title: "A", Fixture.options())
    let again = try workspace.importAddresses(
      path: path, mapping: [1], title: "A", Fixture.options())
    #expect(first.report.eventCount == 1 && again.report.eventCount == 0)
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: fixture.folder.path("data/datasets"))
    #expect(kept == [Digest(hashing: Array("a".utf8)).hexadecimal])
    // Read by another mapping, it is another thing to know.
    let other = try workspace.importAddresses(
      path: path, mapping: [2], title: "A", Fixture.options())
    #expect(other.report.eventCount == 1 && other.dataset == first.dataset)
  }

  @Test("A dry run and a refused table leave no file behind")
  func nothingLeft() throws {
    let fixture = try Fixture()
    let path = try Self.file("a", in: fixture)
    let found = try Self.workspace(fixture).importAddresses(
      path: path, mapping: [], title: "A", Fixture.options(dryRun: true))
    #expect(found.report.eventCount == 1 && found.report.position == 0)
    let refusing = try fixture.workspace { _, _, _ in
      throw ImportRefused(file: "a", problems: [])
    }
    #expect(throws: ImportRefused.self) {
      try refusing.importAddresses(path: path, mapping: [], title: "A", Fixture.options())
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: fixture.folder.path("data/datasets"))
        .isEmpty)
  }

  @Test("A table gives way to another by its identifier, its beginning or its title, once")
  func superseding() throws {
    let fixture = try Fixture()
    let workspace = try Self.workspace(fixture)
    let first = try workspace.importAddresses(
      path: Self.file("a", in: fixture), mapping: [], title: "Registre 2025", Fixture.options())
    func next(_ former: String) throws -> AddressImportReport {
      try workspace.importAddresses(
        path: Self.file("b", in: fixture), mapping: [], title: "Registre 2026",
        superseding: former, Fixture.options())
    }
    #expect(throws: DatasetError.self) { try next("Registre") }
    #expect(throws: DatasetError.self) { try next("") }
    #expect(
      try next("Registre 2025").report.eventCounts == [
        "dataset.registered": 1, "dataset.superseded": 1,
      ])
    #expect(try next(first.dataset.text).report.eventCount == 0)
    let now = try workspace.snapshot(on: Fixture.day)
    #expect(
      now.directory.datasets(.addresses, at: now.vantage).map(\.dataset.title) == [
        "Registre 2026"
      ])
  }

  @Test("Which table is meant is told with those that are registered")
  func unknown() {
    let error = DatasetError.unknown("X", known: ["dataset:1 (A)"])
    #expect(
      error.message(in: .french)
        == "« X » ne désigne pas un seul jeu de données enregistré.\nEnregistrés :\n  dataset:1 (A)"
    )
    #expect(
      error.message(in: .english)
        == "\"X\" does not name a single registered dataset.\nRegistered:\n  dataset:1 (A)")
    #expect(
      DatasetError.unknown("X", known: []).message(in: .french).hasSuffix(
        "Aucun n'est enregistré à cette date."))
  }
}
