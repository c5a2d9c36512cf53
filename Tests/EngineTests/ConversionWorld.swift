import Addressing
import Domain
import EventLog
import Foundation
import Geometry
import Synchronization
import TestSupport

@testable import Engine

/// A land of squares in which whoever wants to know what lies where can count.
///
/// Four by two squares of one degree, `clsc:00` to `clsc:31` (column, then row), in `rls:w` and `rls:e`.
/// The people of each are known; where they live, as far as places are given.
struct ConversionWorld {
  typealias Fixture = WorkspaceFixture

  /// A point of a postal code, in degrees from the south-west corner of the land.
  struct Place: Sendable {
    var code: String
    var x: Double
    var y: Double
    var isDoor = false
  }

  let fixture: Fixture
  private let places: [Place]
  private let rows: [PopulationRow]

  /// Women and men of two ages in each square, for two years: 100 and more, all different.
  static let defaultRows: [PopulationRow] = {
    var rows: [PopulationRow] = []
    for column in 0..<4 {
      for row in 0..<2 {
        for year in [2021, 2026] {
          for sex in [Sex.female, .male] {
            let base = 100 + column * 40 + row * 17 + (year - 2021) * 3 + (sex == .male ? 5 : 0)
            rows.append(
              PopulationRow(
                line: rows.count + 2, territory: TerritoryID(trusted: "clsc:\(column)\(row)"),
                name: nil, year: year, sex: sex, ages: [0...64, 65...150], people: [base, base / 4])
            )
          }
        }
      }
    }
    return rows
  }()

  init(places: [Place] = [], rows: [PopulationRow] = defaultRows) throws {
    fixture = try Fixture()
    self.places = places
    self.rows = rows
    let workspace = try workspace(.writing)
    let squares = (0..<4).flatMap { column in (0..<2).map { (column, $0) } }
    _ = try workspace.importTerritories(
      ["w", "e"].enumerated().map { index, code in
        Fixture.row(
          index + 1, code: code, shape: Fixture.square(index * 2, 0, width: 2, height: 2))
      }, Fixture.territoryOptions("rls"), Fixture.options())
    _ = try workspace.importTerritories(
      squares.enumerated().map { index, place in
        Fixture.row(
          index + 1, code: "\(place.0)\(place.1)", shape: Fixture.square(place.0, place.1),
          parent: place.0 < 2 ? "w" : "e")
      }, Fixture.territoryOptions("clsc", parent: "rls"), Fixture.options())
    if !rows.isEmpty {
      _ = try workspace.importPopulation(
        path: try file("people"), mapping: Array("{}".utf8), title: "people", Fixture.options())
    }
    if !places.isEmpty {
      _ = try workspace.importAddresses(
        path: try file("places"), mapping: Array("{}".utf8), title: "places", Fixture.options())
    }
  }

  /// Adds a division: territories by their code and the rectangle from west to east over both rows.
  func add(_ kind: String, _ strips: [(code: String, west: Double, east: Double)]) throws {
    try add(kind, strips.map { ($0.code, Self.rectangle($0.west, 0, $0.east, 2)) })
  }

  func add(_ kind: String, _ shapes: [(code: String, shape: MultiPolygon)]) throws {
    let report = try workspace(.writing).importTerritories(
      shapes.enumerated().map { Fixture.row($0 + 1, code: $1.code, shape: $1.shape) },
      Fixture.territoryOptions(kind), Fixture.options())
    if report.isRefused { preconditionFailure("\(report.findings)") }
  }

  /// A rectangle in degrees from the south-west corner of the land.
  static func rectangle(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double
  ) -> MultiPolygon {
    MultiPolygon(polygons: [
      MultiPolygon.Polygon(rings: [
        [(west, south), (east, south), (east, north), (west, north)].map {
          Fixture.point($0.0, $0.1)
        }
      ])
    ])
  }

  func workspace(_ access: Workspace.Access) throws -> Workspace {
    let (places, rows) = (places, rows)
    return try fixture.workspace(
      access,
      readAddresses: { _, _, each in
        for (index, place) in places.enumerated() {
          try each(
            AddressRow(
              line: index + 2,
              record: AddressRecord(
                number: place.isDoor ? index + 1 : nil, street: place.isDoor ? "rue A" : nil,
                postalCode: PostalCode(place.code), point: Fixture.point(place.x, place.y))))
        }
      },
      readPopulation: { _, _, each in
        for row in rows { try each(.people(row)) }
        return PopulationTraits(projectionsFrom: nil)
      })
  }

  func table(
    _ from: String, _ to: String, year: Int? = 2021, units: String? = nil, borderWidth: Double = 200
  ) throws -> ConversionTable {
    func division(_ kind: String) -> Division {
      guard let kind = TerritoryKind(kind) else { preconditionFailure(kind) }
      return Division(kind: kind, day: Fixture.day)
    }
    return try workspace(.reading).snapshot(on: Fixture.day).conversion(
      ConversionRequest(
        from: division(from), to: division(to), year: year,
        unitKind: units.flatMap { TerritoryKind($0) }, borderWidthMetres: borderWidth))
  }

  /// Everybody in a square in a year, counted from the rows.
  func people(_ square: String, _ year: Int = 2021) -> Int {
    rows.filter { $0.territory.code == square && $0.year == year }
      .reduce(0) { $0 + $1.people.reduce(0, +) }
  }

  private func file(_ name: String) throws -> String {
    let path = fixture.folder.path("\(name).csv")
    try Data(name.utf8).write(to: URL(fileURLWithPath: path))
    return path
  }
}

extension ConversionTable {
  /// A row by its codes; the second is empty for what lies in no target.
  func row(_ from: String, _ to: String) -> Row? {
    rows.first { $0.from.id.code == from && ($0.to?.id.code ?? "") == to }
  }
}
