import Addressing
import Domain
import Foundation
import Geometry
import Hashing
import Projections
import TestSupport
import Testing

@testable import Engine

/// Questions about addresses of an invented land of squares.
@Suite("Asking about addresses")
struct AddressQuestionTests {
  typealias Fixture = WorkspaceFixture

  static func row(
    _ number: Int, _ street: String, _ town: String, _ x: Double, _ y: Double, code: String? = nil,
    precedence: Int = AddressRow.precedenceDefault
  ) -> AddressRow {
    AddressRow(
      line: 2,
      record: AddressRecord(
        number: number, street: street, municipality: town,
        postalCode: code.flatMap { PostalCode($0) }, point: Fixture.point(x, y)),
      precedence: precedence)
  }

  /// Two towns with a street of one name in two RLS; a town with two streets of one name in one RLS.
  static let rows: [AddressRow] = {
    var rows: [AddressRow] = []
    for number in 1...30 {
      let step = Double(number) * 1e-4
      rows.append(row(number, "rue des Saules", "Estville", 1.5 + step, 0.5, code: "X9B1A1"))
      rows.append(row(number, "rue des Saules", "Ouestville", 0.5 + step, 0.5, code: "X9A1A1"))
      rows.append(row(number, "boulevard du Phare", "Ouestville", 0.3 + step, 0.3))
    }
    return rows
  }()

  static func snapshot(
    _ fixture: Fixture, tables: [(text: String, rows: [AddressRow])] = [("a", rows)]
  ) throws -> Snapshot {
    let workspace = try workspace(fixture, tables)
    _ = try workspace.importTerritories(Fixture.land, Fixture.rls, Fixture.options())
    for table in tables {
      let file = fixture.folder.path("\(table.text).csv")
      try Data(table.text.utf8).write(to: URL(fileURLWithPath: file))
      _ = try workspace.importAddresses(
        path: file, mapping: [], title: table.text, Fixture.options())
    }
    return try workspace.snapshot(on: Fixture.day)
  }

  /// A workspace whose tables hold rows by the text of their file.
  static func workspace(
    _ fixture: Fixture, _ tables: [(text: String, rows: [AddressRow])] = [("a", rows)]
  ) throws -> Workspace {
    try fixture.workspace { path, _, each in
      let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
      for table in tables where table.text == text {
        for row in table.rows { try each(row) }
      }
    }
  }

  static func ids(_ territories: [NamedTerritory]) -> [String] {
    territories.map(\.id.text)
  }

  @Test("A known door is told with its territories, its level and its precision")
  func door() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    let home = try snapshot.locate(address: "12, rue des Saules, Estville")
    #expect(Self.ids(home.location.territories) == ["rls:02", "rss:1"])
    #expect(home.location.precision == .rooftop && !home.location.isDoubtful)
    #expect(home.location.doubtMetres > 0 && home.location.doubtMetres < 100)
    let found = try #require(home.location.found)
    #expect(found.level == .door && found.municipality == "Estville")
    #expect(found.assumptions.isEmpty)
  }

  @Test("What was assumed is told, and quotes neither number nor street")
  func assumptions() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    let found = try #require(
      try snapshot.locate(address: "7 rue du Phare, Ouestville", choosing: 1).location.found)
    let french = try #require(AddressWords.assumptions(found, in: .french))
    let english = try #require(AddressWords.assumptions(found, in: .english))
    #expect(french.contains("et non rue") && english.contains("not "))
    for text in [french, english, AddressWords.title(found, in: .french)] {
      #expect(!text.contains("Phare") && !text.contains("7"))
    }
  }

  @Test("A box at the post office is left aside, and that is said")
  func postBox() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    for (text, form) in [
      ("C.P. 120, 12, rue des Saules, Estville", RuralForm.postBox),
      ("12, rue des Saules, P.O. Box 120, Estville", .postBox),
      ("12, rue des Saules, RR 3, Estville", .ruralRoute),
    ] {
      let found = try #require(try snapshot.locate(address: text).location.found)
      #expect(found.level == .door && found.assumptions == [.ruralForm(form)], "\(text)")
      for language in Language.allCases {
        let words = try #require(AddressWords.assumptions(found, in: language))
        #expect(!words.contains("120") && !words.contains("Saules"))
      }
    }
  }

  @Test("An empty address, and a day before the tables, are told for what they are")
  func nothingToFind() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    for text in ["", "  ", " , - "] {
      #expect(throws: LocateError.emptyAddress) { try snapshot.locate(address: text) }
    }
    let before = try Self.workspace(fixture).snapshot(on: Fixture.day.previous)
    let begin = LocateError.addressesBegin(on: Fixture.day)
    #expect(throws: begin) { try before.locate(address: "12, rue des Saules, Estville") }
    #expect(throws: begin) { try before.locate(postalCode: "X9B 1A1") }
    #expect(throws: begin) { try before.suggestions(for: "12 rue") }
    for language in Language.allCases {
      #expect(begin.message(in: language).contains("--on \(Fixture.day)"))
    }
  }

  @Test("A municipality whose addresses lie in several territories is not told as one of them")
  func severalTerritories() throws {
    let rows =
      Self.rows
      + (1...30).map {
        Self.row($0, "rue du Pont", "Ouestville", 1.2 + Double($0) * 1e-4, 0.5)
      }
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture, tables: [("c", rows)])
    let ambiguous = try #require(throws: AmbiguousPlace.self) {
      try snapshot.locate(address: "12 rue des Érables, Ouestville")
    }
    let town = try #require(ambiguous.choices.first { $0.found?.level == .municipality })
    #expect(Set(town.candidates.map(\.territory.id.text)).isSuperset(of: ["rls:01", "rls:02"]))
    #expect(ambiguous.message(in: .french).contains("RLS 01 ou RLS 02"))
    #expect(ambiguous.message(in: .english).contains("RLS 01 or RLS 02"))
  }

  @Test("A municipality that lies in one territory by drawing needs no choice of it")
  func drawnMunicipality() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    _ = try Self.snapshot(fixture)
    let workspace = try Self.workspace(fixture)
    var town = Fixture.row(1, code: "10", shape: Fixture.square(0, 0, width: 0.7, height: 0.7))
    town.name = "Ouestville"
    _ = try workspace.importTerritories(
      [town], Fixture.territoryOptions("municipality"), Fixture.options())
    let snapshot = try workspace.snapshot(on: Fixture.day)
    let land = try snapshot.locate(in: TerritoryID(trusted: "municipality:10"), as: .home).location
    #expect(Self.ids(land.territories).contains("rls:01") && !land.isDoubtful)
    // The street is another kind, so that the town stands beside it: both lie in one RLS.
    let home = try snapshot.locate(address: "7 rue du Phare, Ouestville")
    #expect(home.location.found?.assumptions.first == .severalPlaces(count: 2))
    #expect(Self.ids(home.location.territories).contains("rls:01"))
    #expect(!home.location.isDoubtful && home.door.street == nil)
  }

  @Test("The door decides on services for some streets and some postal codes only")
  func doorOfReach() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    let home = try snapshot.locate(address: "12, rue des Saules, Estville")
    #expect(home.door.postalCode == PostalCode("X9B1A1"))
    let stretch = StreetStretch(
      street: "rue des Saules", fromNumber: 1, toNumber: 20, side: .both)
    #expect(home.door.street?.isOn(stretch) == true)
    let beyond = StreetStretch(
      street: "rue des Saules", fromNumber: 21, toNumber: nil, side: .both)
    #expect(home.door.street?.isOn(beyond) == false)
    // Of a street that was taken for another kind, nothing is sure.
    let other = try snapshot.locate(address: "7 rue du Phare, Ouestville", choosing: 1)
    #expect(other.door.street == nil && other.door.postalCode == nil)
    // A postal code alone decides on postal codes.
    #expect(try snapshot.locate(postalCode: "X9B 1A1").door.postalCode == PostalCode("X9B1A1"))
  }

  @Test("Of several places that fit equally well none is taken, and one can be chosen")
  func ambiguous() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    let ambiguous = try #require(throws: AmbiguousPlace.self) {
      try snapshot.locate(address: "12 rue des Saules")
    }
    #expect(ambiguous.choices.map(\.number) == [1, 2] && !ambiguous.isCut)
    let towns = ambiguous.choices.compactMap(\.found?.municipality)
    #expect(Set(towns) == ["Estville", "Ouestville"])
    for choice in ambiguous.choices {
      let chosen = try snapshot.locate(address: "12 rue des Saules", choosing: choice.number)
      #expect(chosen.location.territories == choice.territories)
    }
    #expect(throws: LocateError.noSuchChoice(3, count: 2)) {
      try snapshot.locate(address: "12 rue des Saules", choosing: 3)
    }
    for language in Language.allCases {
      let message = ambiguous.message(in: language)
      #expect(message.contains("--choice N") && message.contains("Estville"))
      #expect(!message.contains("Saules") && !message.contains("12"))
    }
  }

  @Test("A single place that nothing but its street vouches for has to be confirmed")
  func guess() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    // Nobody said which municipality, and the tables know one such street.
    let guess = try #require(throws: AmbiguousPlace.self) {
      try snapshot.locate(address: "7 boulevard du Phare")
    }
    #expect(guess.isGuess && guess.choices.count == 1 && !guess.isCut)
    let home = try snapshot.locate(address: "7 boulevard du Phare", choosing: 1)
    #expect(Self.ids(home.location.territories) == ["rls:01", "rss:1"])
    #expect(home.location.found?.level == .door)
    #expect(throws: LocateError.noSuchChoice(2, count: 1)) {
      try snapshot.locate(address: "7 boulevard du Phare", choosing: 2)
    }
    for language in Language.allCases {
      #expect(guess.message(in: language).contains("--municipality"))
    }
  }

  @Test("Where all of them lie in the same territories, the answer goes on and says so")
  func sameTerritories() throws {
    let rows = (1...30).flatMap { number in
      let x = 0.5 + Double(number) * 1e-4
      return [
        Self.row(number, "rue des Saules", "Ouestville", x, 0.4),
        Self.row(number, "rue des Saules", "Sudville", x, 0.5),
      ]
    }
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture, tables: [("b", rows)])
    let home = try snapshot.locate(address: "12 rue des Saules")
    #expect(Self.ids(home.location.territories) == ["rls:01", "rss:1"])
    #expect(home.location.found?.assumptions.first == .severalPlaces(count: 2))
    #expect(home.places.count == 2 && home.door.street == nil)
  }

  @Test("An address that nobody knows never blocks: the message says what else can be given")
  func unknown() throws {
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture)
    #expect(throws: LocateError.unknownAddress) {
      try snapshot.locate(address: "Qwrtzpsdfg Xcvbnm")
    }
    for language in Language.allCases {
      let message = LocateError.unknownAddress.message(in: language)
      for option in ["--municipality", "--territory", "--point"] {
        #expect(message.contains(option))
      }
    }
    let emptyFixture = try Fixture()
    defer { withExtendedLifetime(emptyFixture) {} }
    let empty = try Self.snapshot(emptyFixture, tables: [])
    #expect(throws: LocateError.noAddresses) { try empty.locate(address: "12 rue des Saules") }
    let within = try snapshot.locate(in: TerritoryID(trusted: "rls:02"), as: .home).location
    #expect(within.precision == .territory && within.basis == .home)
    #expect(Self.ids(within.territories) == ["rls:02", "rss:1"])
  }

  @Test("Of a door that two tables know, the lower precedence gives the point")
  func precedence() throws {
    let near = [Self.row(5, "rue des Saules", "Ouestville", 0.51, 0.5, precedence: 2)]
    let far = [Self.row(5, "rue des Saules", "Ouestville", 0.52, 0.5, precedence: 7)]
    for tables in [[("a", near), ("b", far)], [("b", far), ("a", near)]] {
      let fixture = try Fixture()
      defer { withExtendedLifetime(fixture) {} }
      let snapshot = try Self.snapshot(fixture, tables: tables)
      let home = try snapshot.locate(address: "5 rue des Saules, Ouestville", choosing: 1)
      let point = try #require(home.point)
      #expect(abs(point.longitudeDegrees - Fixture.point(0.51, 0.5).longitudeDegrees) < 1e-5)
    }
  }

  @Test("An index that is gone or damaged is made again, and answers alike")
  func damagedIndex() throws {
    let fixture = try Fixture()
    let question = "12, rue des Saules, Estville"
    let first = try Self.snapshot(fixture).locate(address: question).location
    let derived = fixture.folder.path("data/derived")
    let name = try #require(
      try FileManager.default.contentsOfDirectory(atPath: derived)
        .first { $0.hasPrefix("addresses-") })
    let intact = try Data(contentsOf: URL(fileURLWithPath: "\(derived)/\(name)"))
    var damages: [Data?] = [nil, Data(), intact.prefix(100), intact.dropLast(1)]
    for offset in stride(from: 0, to: intact.count, by: max(1, intact.count / 12)) {
      var bytes = intact
      bytes[offset] ^= 0x10
      damages.append(bytes)
    }
    for damage in damages {
      let file = URL(fileURLWithPath: "\(derived)/\(name)")
      try FileManager.default.removeItem(at: file)
      if let damage { try damage.write(to: file) }
      let snapshot = try Self.workspace(fixture).snapshot(on: Fixture.day)
      #expect(try snapshot.locate(address: question).location == first)
      #expect(try Data(contentsOf: file) == intact)
    }
    let snapshot = try Self.workspace(fixture).snapshot(on: Fixture.day)
    #expect(try snapshot.rebuildAddresses() == Self.rows.count)
    #expect(try Data(contentsOf: URL(fileURLWithPath: "\(derived)/\(name)")) == intact)
  }

  @Test("A point that stands for a postal code is doubted as its neighbours say")
  func standIns() throws {
    func standIn(_ code: String, _ x: Double, _ y: Double) -> AddressRow {
      AddressRow(
        line: 2, record: AddressRecord(postalCode: PostalCode(code), point: Fixture.point(x, y)))
    }
    var rows = [standIn("X9A2A1", 0.5, 0.6), standIn("X0A1A1", 0.5, 0.5)]
    for number in 1...9 { rows.append(standIn("X9A1A\(number)", 0.5 + Double(number) * 1e-3, 0.5)) }
    for number in 1...5 { rows.append(standIn("X9C1A\(number)", 0.5, 0.5)) }
    let fixture = try Fixture()
    defer { withExtendedLifetime(fixture) {} }
    let snapshot = try Self.snapshot(fixture, tables: [("a", rows)])
    func doubt(_ code: String) throws -> Double {
      try snapshot.locate(postalCode: code).location.doubtMetres
    }
    #expect(try (4_000..<5_000).contains(doubt("X9A1A5")))
    // Eleven kilometres from the others of its area.
    #expect(try (24_000..<28_000).contains(doubt("X9A2A1")))
    #expect(try doubt("X9C1A1") == 16_500)
    #expect(try doubt("X0A1A1") == 41_000)
    // A door beside the stand-in does not make the code any surer.
    let more = rows + [Self.row(1, "rue A", "Ouestville", 0.7, 0.5, code: "X9A2A1")]
    let otherFixture = try Fixture()
    defer { withExtendedLifetime(otherFixture) {} }
    let both = try Self.snapshot(otherFixture, tables: [("a", more)]).locate(postalCode: "X9A2A1")
    #expect(both.places.count == 2 && both.location.doubtMetres > 24_000)
  }
}
