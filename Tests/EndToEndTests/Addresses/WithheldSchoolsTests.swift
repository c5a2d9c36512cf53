import CommandLine
import Domain
import Engine
import Foundation
import Interchange
import TestSupport
import Testing

/// Half of the public schools of Québec are known as doors, the others are asked about: what is told of
/// their RLS is right, or told with its alternatives.
///
/// The table of addresses is made of the known schools, the health facilities, the public places of
/// Québec City, the inhabited places and all postal codes. The truth is the official point of each
/// school.
@Suite(
  "The territory of schools that no table knows",
  .enabled(if: RealData.isExpected, "the real data is not beside the package"), .serialized)
struct WithheldSchoolsTests {
  private static let seeds: ClosedRange<UInt64> = {
    let environment = ProcessInfo.processInfo.environment
    let isFull = environment["CI"] != nil || environment["ANCRAGE_FULL_TESTS"] != nil
    return isFull ? 1...10 : 1...1
  }()

  /// Directories with the territories and all tables but the schools.
  private static let ground = Result { () -> DataDirectory in
    let data = try DataDirectory()
    atexit { WithheldSchoolsTests.cleanUp() }
    let borders = try RealData.file("boundaries/rls_2020.geojson").path
    let outcome = try data.run([
      "import", "territories", borders, "--kind", "rls", "--code", "RLS_code", "--name", "RLS_nom",
      "--effective", "2020-04-01", "--source", "RLS 2020",
    ])
    try outcome.check()
    let work = try TemporaryFolder()
    let codes = work.path("postal_codes_quebec.csv")
    try unpack(RealData.file("addresses/postal_codes_quebec.csv.gz").path, to: codes)
    try add(codes, "postal_codes_quebec", to: data)
    for (file, mapping) in [
      ("addresses/inhabited_places_quebec.csv", "inhabited_places_quebec"),
      ("resources/odhf_v1.1_quebec.csv", "odhf_v1.1_quebec_addresses"),
      ("resources/quebec_city_public_places.geojson", "quebec_city_public_places"),
    ] {
      try add(RealData.file(file).path, mapping, to: data)
    }
    return data
  }

  private static func cleanUp() {
    try? FileManager.default.removeItem(atPath: ground.get().path)
  }

  private static func unpack(_ file: String, to path: String) throws {
    let outcome = try RunningProgram("/bin/gzip", ["-dc", file]).finish()
    try outcome.check()
    try outcome.output.write(to: URL(fileURLWithPath: path))
  }

  private static func add(_ file: String, _ mapping: String, to data: DataDirectory) throws {
    try data.run([
      "import", "addresses", file, "--mapping", Package.path("Data/mappings/\(mapping).json"),
      "--effective", "2026-01-01", "--source", mapping,
    ]).check()
  }

  /// A public school with its official point.
  private struct School {
    let address: String
    let municipality: String
    let postalCode: String
    let point: Coordinate
  }

  /// The schools of the province, as rows of their table with its header.
  private static func schools() throws -> (header: String, rows: [(text: String, school: School)]) {
    let path = try RealData.file("addresses/school_buildings_quebec_2022.csv").path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let header = String(text.prefix { !$0.isNewline })
    var reader = try CSVReader(path: path, options: CSVReader.Options())
    let names = ["adresse", "municipalite", "code_postal", "longitude", "latitude"]
    let columns = try names.map { try reader.header.index(of: $0) }
    var rows: [(text: String, school: School)] = []
    while let row = try reader.next() {
      let cells = columns.map { row[$0] }
      guard let x = Double(cells[3]), let y = Double(cells[4]),
        let point = Coordinate(longitudeDegrees: x, latitudeDegrees: y)
      else { continue }
      let quoted = reader.header.names.indices.map {
        "\"" + row[$0].replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }
      rows.append(
        (
          quoted.joined(separator: ","),
          School(address: cells[0], municipality: cells[1], postalCode: cells[2], point: point)
        ))
    }
    return (header, rows)
  }

  /// What is told of a school's RLS.
  private enum Outcome: String, CaseIterable {
    case certain, amongCandidates, toChoose, unknown, wrong
  }

  /// How somebody says where the school is.
  private enum Way: String, CaseIterable {
    case whole, withoutCode, withoutTown, codeOnly

    func text(_ school: School) -> String {
      switch self {
      case .whole: "\(school.address), \(school.municipality) \(school.postalCode)"
      case .withoutCode: "\(school.address), \(school.municipality)"
      case .withoutTown: "\(school.address), \(school.postalCode)"
      case .codeOnly: school.postalCode
      }
    }
  }

  private static func rls(_ ids: some Sequence<TerritoryID>) -> Set<String> {
    Set(ids.map(\.text).filter { $0.hasPrefix("rls:") })
  }

  private static func outcome(
    of school: School, _ way: Way, in snapshot: Snapshot, truth: Set<String>
  ) throws -> (outcome: Outcome, told: Location?) {
    do {
      let text = way.text(school)
      let location =
        try
        (way == .codeOnly
        ? snapshot.locate(postalCode: text) : snapshot.locate(address: text)).location
      let possible = rls(location.standing.possibleTerritories)
      guard truth.isSubset(of: possible) else { return (.wrong, location) }
      return (
        truth.isSubset(of: rls(location.standing.territories)) ? .certain : .amongCandidates,
        location
      )
    } catch is AmbiguousPlace {
      return (.toChoose, nil)
    } catch is LocateError {
      return (.unknown, nil)
    }
  }

  /// The share of questions that may be answered with a wrong RLS, by way.
  ///
  /// Of postal codes alone there are some whose point the table itself puts elsewhere, up to hundreds of
  /// kilometres away.
  private static let wrongShareMax: [Way: Double] = [
    .whole: 0.001, .withoutCode: 0.001, .withoutTown: 0.001, .codeOnly: 0.006,
  ]

  @Test("No wrong RLS is given for certain", arguments: seeds)
  func noWrongTerritory(_ seed: UInt64) throws {
    let data = try DataDirectory(copying: Self.ground.get())
    let (header, rows) = try Self.schools()
    var random = SplitMix64(seed: seed)
    let known = rows.map { _ in Bool.random(using: &random) }
    let work = try TemporaryFolder()
    let table = zip(rows, known).filter(\.1).map(\.0.text)
    try Data(([header] + table).joined(separator: "\n").utf8)
      .write(to: URL(fileURLWithPath: work.path("schools.csv")))
    try Self.add(work.path("schools.csv"), "school_buildings_quebec_2022", to: data)
    let snapshot = try Self.snapshot(of: data)
    var counts: [Way: [Outcome: Int]] = [:]
    var wrong: [String] = []
    var wrongPointCount = 0
    for (row, isKnown) in zip(rows, known) where !isKnown {
      let truth = Self.rls(
        snapshot.locate(row.school.point).location.standing.territories)
      for way in Way.allCases where !truth.isEmpty {
        let found = try Self.outcome(of: row.school, way, in: snapshot, truth: truth)
        counts[way, default: [:]][found.outcome, default: 0] += 1
        guard let told = found.told else { continue }
        if Self.rls(told.territories.map(\.id)) != truth { wrongPointCount += 1 }
        guard found.outcome == .wrong else { continue }
        let territories = told.territories.map(\.id.text).joined(separator: " ")
        wrong.append(
          "\(way) \(row.school.municipality) \(row.school.postalCode) is in \(truth.sorted()), "
            + "told \(territories), \(told.found.map { "\($0.level)" } ?? "code"), "
            + "\(Int(told.doubtMetres)) m, \(told.found?.assumptions.count ?? 0) assumed")
      }
    }
    for way in Way.allCases {
      let told = Outcome.allCases.map { "\($0) \(counts[way]?[$0] ?? 0)" }.joined(separator: ", ")
      print("schools withheld, seed \(seed), \(way): \(told)")
      let all = (counts[way] ?? [:]).values.reduce(0, +)
      let wrongCount = counts[way]?[.wrong] ?? 0
      #expect(
        Double(wrongCount) <= (Self.wrongShareMax[way] ?? 0) * Double(all),
        "seed \(seed), \(way): \(wrongCount) of \(all)")
    }
    // Whoever took the best known point for the home would be wrong so often: the comparison can fail.
    #expect(wrongPointCount > 60, "seed \(seed): only \(wrongPointCount)")
    print(
      "schools withheld, seed \(seed): the best known point alone would be wrong \(wrongPointCount) times"
    )
    // Whoever was never certain would never be wrong.
    #expect((counts[.whole]?[.certain] ?? 0) * 4 > (counts[.whole] ?? [:]).values.reduce(0, +))
    for line in wrong { print("wrong, seed \(seed): \(line)") }
  }

  private static func snapshot(of data: DataDirectory) throws -> Snapshot {
    let surroundings = Workspace.Surroundings(
      clock: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) },
      readAddresses: { try AddressTable.forEachRow(path: $0, mapping: $1, $2) },
      readPopulation: { _, _, _ in PopulationTraits(projectionsFrom: nil) }, onWait: {})
    let workspace = try Workspace(path: data.path, access: .reading, surroundings)
    let day = try #require(CalendarDate("2026-06-01"))
    return try workspace.snapshot(on: day)
  }
}
