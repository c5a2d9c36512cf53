import Domain
import Foundation
import Geometry
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Conversion between divisions")
struct ConversionTests {
  typealias World = ConversionWorld

  @Test("A division reads and writes as kind, at sign, day")
  func division() throws {
    let division = try #require(Division("school-service-centre@2020-07-01"))
    #expect(division.kind.name == "school-service-centre")
    #expect(division.description == "school-service-centre@2020-07-01")
    for text in ["rls", "rls@", "@2020-01-01", "rls@2020-02-30", "RLS@2020-01-01", "rls@a@b"] {
      #expect(Division(text) == nil, "\(text)")
    }
  }

  @Test("Territories that nest are converted exactly")
  func nested() throws {
    let world = try World()
    let table = try world.table("clsc", "rls")
    #expect(table.rows.filter { !$0.isBorder }.count == 8)
    #expect(table.exactSources.count == 8)
    for column in 0..<4 {
      for row in 0..<2 {
        let found = try #require(table.row("\(column)\(row)", column < 2 ? "w" : "e"))
        let people = world.people("\(column)\(row)")
        #expect(found.people == people && found.peopleLow == people && found.peopleHigh == people)
        #expect(found.peopleShare == 1 && found.method == .whole && found.isExact)
        #expect(abs(found.areaShare - 1) < 1e-12)
      }
    }
    // Back again: the people of an RLS are those of its squares, and nothing is cut.
    let back = try world.table("rls", "clsc")
    #expect(back.exactSources.count == 2)
    let west = ["00", "01", "10", "11"].map { world.people($0) }
    #expect(back.row("w", "10")?.people == world.people("10"))
    #expect(
      back.row("w", "10")?.peopleShare
        == Double(world.people("10")) / Double(west.reduce(0, +)))
  }

  /// The strips `mrc:a` from 0 to 1.25 and `mrc:b` from 1.25 to 4 cut the second column: a quarter of
  /// its land is in `mrc:a`.
  static let strips = [(code: "a", west: 0.0, east: 1.25), (code: "b", west: 1.25, east: 4.0)]

  @Test("What is cut is shared by area where no place is known, within its bounds")
  func byArea() throws {
    let world = try World()
    try world.add("mrc", Self.strips)
    let table = try world.table("rls", "mrc")
    let a = try #require(table.row("w", "a"))
    let b = try #require(table.row("w", "b"))
    let whole = world.people("00") + world.people("01")
    let cut = world.people("10") + world.people("11")
    #expect(abs(a.areaShare - 0.625) < 1e-9 && abs(b.areaShare - 0.375) < 1e-9)
    #expect(a.peopleLow == whole && a.peopleHigh == whole + cut)
    #expect(b.peopleLow == 0 && b.peopleHigh == cut)
    #expect(a.method == .area && b.method == .area && !a.isExact)
    // A quarter of each square, to the nearest person.
    let quarters = ["10", "11"].map { Double(world.people($0)) / 4 }
    let counted = try #require(a.people) - whole
    #expect(abs(Double(counted) - quarters.reduce(0, +)) <= 1)
    #expect(try #require(a.people) + #require(b.people) == whole + cut)
    #expect(table.row("e", "b")?.isExact == true && table.row("e", "a") == nil)
    #expect(table.exactSources.map(\.id.code) == ["e"])
  }

  @Test("What is cut is shared by where people are known to live")
  func byPlaces() throws {
    // Of the codes of clsc:10 three are in mrc:a and one in mrc:b; of those of clsc:11 all in mrc:b.
    let world = try World(places: [
      World.Place(code: "J1A1A1", x: 1.1, y: 0.5), World.Place(code: "J1A1A2", x: 1.2, y: 0.1),
      World.Place(code: "J1A1A3", x: 1.05, y: 0.9), World.Place(code: "J1A1A4", x: 1.9, y: 0.9),
      World.Place(code: "J1A1A5", x: 1.8, y: 1.5), World.Place(code: "J1A1A6", x: 0.5, y: 0.5),
    ])
    try world.add("mrc", Self.strips)
    let table = try world.table("clsc", "mrc")
    let people = world.people("10")
    let a = try #require(table.row("10", "a")?.people)
    #expect(abs(Double(a) - Double(people) * 0.75) <= 0.5)
    #expect(table.row("10", "b")?.people == people - a)
    #expect(table.row("10", "a")?.method == .places)
    #expect(
      table.row("11", "a")?.people == 0 && table.row("11", "a")?.peopleHigh == world.people("11"))
    #expect(table.row("11", "b")?.people == world.people("11"))
    #expect(table.row("11", "b")?.peopleLow == 0)
  }

  @Test("A country code weighs twenty town codes, and a code is shared among its points")
  func weights() throws {
    let world = try World(places: [
      World.Place(code: "J0A1A0", x: 1.1, y: 0.5), World.Place(code: "J1A1A1", x: 1.5, y: 0.5),
      World.Place(code: "J1A1A2", x: 1.1, y: 0.1), World.Place(code: "J1A1A2", x: 1.6, y: 0.1),
      World.Place(code: "J1A1A2", x: 1.6, y: 0.2), World.Place(code: "J1A1A2", x: 1.6, y: 0.3),
    ])
    try world.add("mrc", Self.strips)
    let a = try #require(try world.table("clsc", "mrc").row("10", "a")?.peopleShare)
    #expect(abs(a - 20.25 / 22) < 0.002)
  }

  @Test("Doors count where every code is known by its doors, else codes do")
  func doors() throws {
    func share(_ more: [World.Place]) throws -> Double {
      let doors = (0..<9).map {
        World.Place(code: "J1A1A1", x: 1.1, y: 0.1 + Double($0) / 20, isDoor: true)
      }
      let one = World.Place(code: "J1A1A2", x: 1.5, y: 0.5, isDoor: true)
      let world = try World(places: doors + [one] + more)
      try world.add("mrc", Self.strips)
      return try #require(try world.table("clsc", "mrc").row("10", "a")?.peopleShare)
    }
    #expect(abs(try share([]) - 0.9) < 0.002)
    // A third code, known by one point only: now all three weigh the same.
    #expect(abs(try share([World.Place(code: "J1A1A3", x: 1.7, y: 0.5)]) - 1 / 3.0) < 0.002)
  }

  @Test("A border that was drawn twice cuts nothing; a wider strip does")
  func border() throws {
    // A thousandth of a degree is 76 m at 47° north.
    for (shift, isWhole) in [(0.001, true), (-0.001, true), (0.004, false), (0.3, false)] {
      let world = try World()
      try world.add("mrc", [("a", 0, 2 + shift), ("b", 2 + shift, 4)])
      let table = try world.table("clsc", "mrc")
      #expect((table.exactSources.count == 8) == isWhole, "\(shift)")
      // Whoever widens the border makes it whole again, but for a strip that is a part of its own.
      let wide = try world.table("clsc", "mrc", borderWidth: 400)
      #expect((wide.exactSources.count == 8) == (shift < 0.1), "\(shift)")
      let border = table.rows.filter(\.isBorder)
      #expect(border.allSatisfy { $0.people == 0 && $0.areaShare < 0.01 })
      #expect(border.count == (isWhole ? 2 : 0))
    }
  }

  @Test("A strip in which people are known to live is no border")
  func inhabitedBorder() throws {
    let shift = [(code: "a", west: 0.0, east: 2.001), (code: "b", west: 2.001, east: 4.0)]
    func world(_ inStrip: Int) throws -> ConversionTable {
      let elsewhere = (0..<100 - inStrip).map {
        World.Place(code: "J1A\($0 / 10)A\($0 % 10)", x: 2.5, y: 0.002 * Double($0 + 1))
      }
      let near = (0..<inStrip).map {
        World.Place(code: "J2A1A\($0)", x: 2.0005, y: 0.1 + 0.01 * Double($0))
      }
      let world = try World(places: elsewhere + near)
      try world.add("mrc", shift)
      return try world.table("clsc", "mrc")
    }
    #expect(try world(1).row("20", "b")?.isExact == true)
    let cut = try world(5)
    #expect(cut.row("20", "b")?.isExact == false)
    #expect(try #require(cut.row("20", "a")?.people) > 0)
  }

  @Test("What lies in no target is a row of its own, and nobody is lost")
  func outside() throws {
    let world = try World()
    try world.add("mrc", [("a", 0, 1), ("b", 1, 2.5)])
    let table = try world.table("rls", "mrc")
    let none = try #require(table.row("e", ""))
    let cut = world.people("20") + world.people("21")
    let gone = world.people("30") + world.people("31")
    #expect(abs(none.areaShare - 0.75) < 1e-9)
    #expect(none.peopleLow == gone && none.peopleHigh == gone + cut)
    #expect(try #require(none.people) + #require(table.row("e", "b")?.people) == gone + cut)
    #expect(table.rows.filter { $0.from.id.code == "e" }.map { $0.to?.id.code } == ["b", nil])
  }

  @Test("People of units beyond the first division, or without a boundary, are told")
  func beyond() throws {
    var rows = World.defaultRows
    for index in rows.indices where rows[index].territory.code == "31" {
      rows[index].territory = TerritoryID(trusted: "clsc:99")
    }
    let world = try World(rows: rows)
    try world.add("mrc", [("a", 0, 1), ("b", 1, 2)])
    let basis = try #require(try world.table("mrc", "rls").basis)
    #expect(basis.undrawn.map(\.id.code) == ["99"])
    #expect(basis.peopleUndrawn == world.people("99"))
    #expect(basis.peopleOutside == ["20", "21", "30"].map { world.people($0) }.reduce(0, +))
    let all = rows.filter { $0.year == 2021 }.reduce(0) { $0 + $1.people.reduce(0, +) }
    #expect(basis.people == all && basis.unitKind.name == "clsc" && basis.unitCount == 7)
  }

  @Test("The finest units that count the most people are taken, or those that are asked for")
  func units() throws {
    var rows = World.defaultRows
    for (code, base) in [("w", 2_000), ("e", 3_000)] {
      for year in [2021, 2026] {
        for sex in [Sex.female, .male] {
          rows.append(
            PopulationRow(
              line: rows.count + 2, territory: TerritoryID(trusted: "rls:\(code)"), name: nil,
              year: year, sex: sex, ages: [0...64, 65...150], people: [base, base]))
        }
      }
    }
    let world = try World(rows: rows)
    try world.add("mrc", [("a", 0, 2), ("b", 2, 4)])
    // The RLS count more people than the squares: a city beside its province.
    #expect(try world.table("mrc", "rls").basis?.unitKind.name == "rls")
    #expect(try world.table("mrc", "rls", units: "clsc").basis?.unitKind.name == "clsc")
    #expect(throws: ConversionError.self) { try world.table("mrc", "rls", units: "mrc") }
  }

  @Test("Without population only areas are known, and people are nil, not zero")
  func noPopulation() throws {
    let world = try World(rows: [])
    try world.add("mrc", Self.strips)
    let table = try world.table("rls", "mrc")
    #expect(table.basis == nil)
    #expect(table.rows.allSatisfy { $0.people == nil && $0.peopleShare == nil && !$0.isExact })
    #expect(abs(try #require(table.row("w", "a")?.areaShare) - 0.625) < 1e-9)
    #expect(table.population(years: [2021]) == nil)
  }

  @Test("A day on which the kind has no boundary is refused, and the kinds of the day named")
  func noTerritories() throws {
    let world = try World()
    let mrc = try #require(TerritoryKind("mrc"))
    let error = #expect(throws: ConversionError.self) { try world.table("clsc", "mrc") }
    let kinds = ["clsc", "rls"].compactMap { TerritoryKind($0) }
    #expect(
      error == .noTerritories(Division(kind: mrc, day: WorkspaceFixture.day), kinds: kinds))
  }

  @Test("The year is that of the day in question, or the nearest that is known")
  func years() throws {
    let world = try World()
    // The fixture's day is in 2026.
    #expect(try world.table("clsc", "rls", year: nil).basis?.year == 2026)
    let basis = try #require(try world.table("clsc", "rls", year: 1900).basis)
    #expect(basis.year == 2021 && basis.askedYear == 1900)
    #expect(
      try world.table("clsc", "rls", year: 2026).row("00", "w")?.people == world.people("00", 2026))
    #expect(try world.table("clsc", "rls").years == [2021, 2026])
  }

  @Test("An overlay is made once, kept, and made again where it is damaged or the land has changed")
  func kept() throws {
    let world = try World()
    try world.add("mrc", Self.strips)
    let folder = world.fixture.folder.path("data/derived")
    func files() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasPrefix("overlay-") }.sorted()
    }
    let first = try world.table("rls", "mrc").rows
    let names = try files()
    try #require(names.count == 1)
    let path = "\(folder)/\(names[0])"
    let bytes = try #require(FileManager.default.contents(atPath: path))
    var damaged = bytes
    damaged[damaged.count / 2] ^= 1
    try damaged.write(to: URL(fileURLWithPath: path))
    #expect(try world.table("rls", "mrc").rows == first)
    #expect(FileManager.default.contents(atPath: path) == bytes)
    // Another year reads the same overlay; other land, or another border, is another overlay.
    _ = try world.table("rls", "mrc", year: 2026)
    #expect(try files() == names)
    _ = try world.table("rls", "mrc", borderWidth: 100)
    #expect(try files().count == 2)
    try world.add("mrc", [("a", 0, 1.5), ("b", 1.5, 4)])
    let redrawn = try world.table("rls", "mrc")
    #expect(abs(try #require(redrawn.row("w", "a")?.areaShare) - 0.75) < 1e-9)
    #expect(try files().count == 3)
  }

  @Test("Random strips and places: nobody is lost, bounds hold, shares are those of the land")
  func random() throws {
    let seed: UInt64 = 20_261_123
    var random = SplitMix64(seed: seed)
    for round in 0..<6 {
      let places = (0..<80).map { index in
        World.Place(
          code:
            "J\(index / 100)\("ABC".randomElement(using: &random) ?? "A")\(index % 10)A\(index / 10)",
          x: Double.random(in: 0..<4, using: &random), y: Double.random(in: 0..<2, using: &random))
      }
      let world = try World(places: round % 2 == 0 ? places : [])
      let cuts = ([0.0, 4.0] + (0..<4).map { _ in Double.random(in: 0.1..<3.9, using: &random) })
        .sorted()
      let strips = zip(cuts, cuts.dropFirst()).enumerated().map {
        (code: "s\($0)", west: $1.0, east: $1.1)
      }
      try world.add("mrc", round == 5 ? Array(strips.dropLast()) : strips)
      for from in ["rls", "clsc"] {
        let table = try world.table(from, "mrc")
        let note = "seed \(seed), round \(round), \(from)"
        for source in table.sources {
          let rows = table.rows.filter { $0.from.id == source.id }
          let squares =
            from == "clsc"
            ? [source.id.code]
            : ["0", "1"].flatMap { row in
              (source.id.code == "w" ? [0, 1] : [2, 3]).map { "\($0)\(row)" }
            }
          let people = squares.reduce(0) { $0 + world.people($1) }
          #expect(rows.reduce(0) { $0 + ($1.people ?? 0) } == people, "\(note)")
          #expect(abs(rows.reduce(0) { $0 + $1.areaShare } - 1) < 1e-9, "\(note)")
          for row in rows {
            let (low, high) = (try #require(row.peopleLow), try #require(row.peopleHigh))
            #expect(try low <= #require(row.people) && #require(row.people) <= high, "\(note)")
            guard let strip = strips.first(where: { $0.code == row.to?.id.code }) else { continue }
            // Parallels bound every piece, so that shares of area are shares of longitude.
            let west = Double(squares.compactMap { $0.first?.wholeNumberValue }.min() ?? 0)
            let east = Double(squares.compactMap { $0.first?.wholeNumberValue }.max() ?? 0) + 1
            let width = max(0, min(strip.east, east) - max(strip.west, west))
            #expect(abs(row.areaShare - width / (east - west)) < 1e-9, "\(note)")
          }
        }
        try Self.checkPopulation(table, world, note)
      }
    }
  }

  /// The population table, converted: per year, sex and age nobody is lost.
  private static func checkPopulation(
    _ table: ConversionTable, _ world: ConversionWorld, _ note: String
  ) throws {
    let population = try #require(table.population(years: [2021, 2026]))
    #expect(population.ages == [0...64, 65...150])
    for year in [2021, 2026] {
      for sex in [Sex.female, .male] {
        for age in 0..<2 {
          let expected = World.defaultRows.filter { $0.year == year && $0.sex == sex }
            .reduce(0) { $0 + $1.people[age] }
          let found = population.rows.filter { $0.year == year && $0.sex == sex }
            .reduce(0) { $0 + $1.people[age] }
          #expect(found == expected, "\(note), \(year) \(sex) \(age)")
        }
      }
    }
    for row in population.rows {
      let all = row.people.reduce(0, +)
      #expect(row.low <= all && all <= row.high && row.people.allSatisfy { $0 >= 0 }, "\(note)")
    }
    // The table and the converted population are the same people.
    for target in table.targets {
      let inTable = table.rows.filter { $0.to == target }.reduce(0) { $0 + ($1.people ?? 0) }
      let converted = population.rows.first {
        $0.territory == target && $0.year == 2021 && $0.sex == .total
      }
      #expect(inTable == converted?.people.reduce(0, +) ?? 0, "\(note)")
    }
  }
}
