import Domain
import Foundation
import Geometry
import Synchronization
import TestSupport

@testable import Engine

/// A workspace in a fresh folder, with a small land of squares in it.
struct WorkspaceFixture {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  static let day = CalendarDate(daysSince1970: 20_454)

  /// Random bytes that are the same every time, and never the same twice.
  static func surroundings(
    clock: Int64 = 1_780_000_000_000,
    readAddresses: @escaping AddressTableReader = { _, _, _ in },
    readPopulation: @escaping PopulationReader = noPopulation
  ) -> Workspace.Surroundings {
    let random = RandomBytes(SplitMix64(seed: UInt64.random(in: 0...UInt64.max)))
    return Workspace.Surroundings(
      clock: { clock }, randomBytes: random.take, readAddresses: readAddresses,
      readPopulation: readPopulation, onWait: {})
  }

  static let noPopulation: PopulationReader = { _, _, _ in PopulationTraits(projectionsFrom: nil) }

  func workspace(
    _ access: Workspace.Access = .writing, clock: Int64 = 1_780_000_000_000,
    readAddresses: @escaping AddressTableReader = { _, _, _ in },
    readPopulation: @escaping PopulationReader = noPopulation
  ) throws -> Workspace {
    try Workspace(
      path: folder.path("data"), access: access,
      Self.surroundings(
        clock: clock, readAddresses: readAddresses, readPopulation: readPopulation))
  }

  static func options(dryRun: Bool = false, source: String = "test") -> ImportOptions {
    ImportOptions(
      effectiveOn: day, source: source, actor: "test", file: "test.csv", isDryRun: dryRun)
  }

  static let rls = territoryOptions("rls", dissolves: ["rss"])

  /// What the fixture itself wrote well.
  private static func known<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("The fixture is malformed") }
    return value
  }

  static func territoryOptions(
    _ kind: String, parent: String? = nil, dissolves: [String] = []
  ) -> TerritoryImportOptions {
    TerritoryImportOptions(
      kind: known(TerritoryKind(kind)), parentKind: parent.flatMap { TerritoryKind($0) },
      dissolves: dissolves.compactMap { TerritoryKind($0) },
      tolerance: PartitionCheck.Tolerance())
  }

  /// A square of one degree with its south-west corner at a whole degree.
  static func square(_ x: Int, _ y: Int, width: Double = 1, height: Double = 1) -> MultiPolygon {
    let (west, south) = (Double(x) - 60, Double(y) + 45)
    let corners = [(0, 0), (width, 0), (width, height), (0, height)]
    return MultiPolygon(polygons: [
      MultiPolygon.Polygon(rings: [
        corners.map {
          known(
            Coordinate(longitudeDegrees: west + $0.0, latitudeDegrees: south + $0.1))
        }
      ])
    ])
  }

  /// From the middle of the first square to the middle of the second.
  static var halfBeyond: MultiPolygon {
    var shape = square(0, 0)
    shape.polygons[0].rings[0] = shape.polygons[0].rings[0].map {
      point($0.longitudeDegrees + 60.5, $0.latitudeDegrees - 45)
    }
    return shape
  }

  static func point(_ x: Double, _ y: Double) -> Coordinate {
    known(Coordinate(longitudeDegrees: x - 60, latitudeDegrees: y + 45))
  }

  static func row(
    _ feature: Int, code: String, name: String? = nil, shape: MultiPolygon, parent: String? = nil,
    rss: String? = nil
  ) -> TerritoryRow {
    TerritoryRow(
      feature: feature, line: feature, code: code, name: name ?? "RLS \(code)", parent: parent,
      dissolved: rss.map { [known(TerritoryKind("rss")): $0] } ?? [:],
      dissolvedNames: rss.map { [known(TerritoryKind("rss")): "Région \($0)"] } ?? [:], shape: shape
    )
  }

  /// Two by two squares: `rls:01` to `rls:04`, of which two and two make `rss:1` and `rss:2`.
  static let land = [
    row(1, code: "01", shape: square(0, 0), rss: "1"),
    row(2, code: "02", shape: square(1, 0), rss: "1"),
    row(3, code: "03", shape: square(0, 1), rss: "2"),
    row(4, code: "04", shape: square(1, 1), rss: "2"),
  ]

  static func resource(
    _ line: Int, _ code: String, _ kind: ResourceKind = .communityOrganization,
    at point: Coordinate? = nil, confidential: Bool = false, partOf: String? = nil,
    services: [ServiceRow] = []
  ) -> ResourceRow {
    ResourceRow(
      line: line, columns: ["resource.id": ResourceRow.Column(number: 1, name: "id")],
      organization: nil,
      resource: ResourceDraft(
        id: ResourceID(trusted: "resource:\(code)"), name: code, kind: kind,
        isConfidential: confidential, place: point.map { Place(address: "1, rue A", point: $0) },
        described: ResourceDescribed(partOf: partOf.map { ResourceID(trusted: "resource:\($0)") })),
      services: services)
  }

  static func service(_ code: String, of resource: String, _ reach: ReachRule) -> ServiceRow {
    ServiceRow(
      mappingIndex: 0, id: ServiceID(trusted: "service:\(code)"),
      resource: ResourceID(trusted: "resource:\(resource)"),
      details: ServiceDetails(name: code, category: ServiceCategory(trusted: "youth")),
      reach: reach, reachText: "\(reach)")
  }
}

/// Bytes drawn one after the other.
private final class RandomBytes: Sendable {
  private let random: Mutex<SplitMix64>

  init(_ random: SplitMix64) {
    self.random = Mutex(random)
  }

  @Sendable func take(_ count: Int) -> [UInt8] {
    random.withLock { random in (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) } }
  }
}
