import Domain
import EventLog
import Geometry
import Hashing
import Projections
import TestSupport

@testable import Engine

/// A random history in a log on disk, with land that can be counted off a ruler.
struct LoggedHistory {
  /// A piece of land, in thousandths of a degree; its western and southern sides belong to it.
  struct Rectangle {
    let west: Int
    let south: Int
    let east: Int
    let north: Int

    func contains(_ point: Coordinate) -> Bool {
      Self.degrees(west) <= point.longitudeDegrees && point.longitudeDegrees < Self.degrees(east)
        && Self.degrees(south) <= point.latitudeDegrees
        && point.latitudeDegrees < Self.degrees(north)
    }

    func meets(_ other: Rectangle) -> Bool {
      west < other.east && other.west < east && south < other.north && other.south < north
    }

    /// How much of it another one covers that meets it.
    func share(coveredBy other: Rectangle) -> Double {
      let width = min(east, other.east) - max(west, other.west)
      let height = min(north, other.north) - max(south, other.south)
      return Double(width * height) / Double((east - west) * (north - south))
    }

    /// The boundary as the log keeps it.
    var content: Content {
      let corners = [(west, south), (east, south), (east, north), (west, north)]
      let ring = corners.compactMap {
        Coordinate(
          longitudeDegrees: Self.degrees($0.0), latitudeDegrees: Self.degrees($0.1))
      }
      let shape = MultiPolygon(polygons: [MultiPolygon.Polygon(rings: [ring])])
      return Content(bytes: WellKnownBinary.encode(shape.canonical))
    }

    static func degrees(_ thousandths: Int) -> Double { Double(thousandths) / 1000 }
  }

  /// Two rows of five, the upper ones wider than their distance, and one over nearly everything.
  static let land: [Rectangle] = (0..<10).map { number in
    if number == 9 { return Rectangle(west: -55_950, south: 46_050, east: -55_100, north: 46_900) }
    let (west, south) = (-56_000 + 200 * (number % 5), 46_000 + 500 * (number / 5))
    return Rectangle(
      west: west, south: south, east: west + (number < 5 ? 200 : 250), north: south + 500)
  }

  static let rectangles = Dictionary(uniqueKeysWithValues: land.map { ($0.content.digest, $0) })

  let history: RandomHistory
  let fixture: WorkspaceFixture

  /// Makes up a history; nothing of it is recorded yet.
  ///
  /// With reforms, corrections speak of days of their own: see ``FlatFacts``.
  init(seed: UInt64, count: Int, hasReforms: Bool = false) throws {
    fixture = try WorkspaceFixture()
    var options = RandomHistory.Options()
    options.boundaries = Self.land.map(\.content.digest)
    // A table of people would have to be there as a file.
    options.datasetRoles = [.addresses]
    options.hasReforms = hasReforms
    options.correctsOnFreeDays = hasReforms
    options.nameOfPlace = { Self.content(of: $0).digest }
    history = RandomHistory(seed: seed, count: count, options)
  }

  private static func content(of place: Place) -> Content {
    let bytes = place.storedBytes
    return Content(bytes: bytes, salt: Array(Digest(hashing: bytes).bytes.prefix(16)))
  }

  /// Records some of the events, at a time that is a second later for each.
  func record(_ range: Range<Int>, in workspace: Workspace) throws {
    let boundaries = Dictionary(
      uniqueKeysWithValues: Self.land.map { ($0.content.digest, $0.content) })
    var append = Append(
      id: "history-\(range.lowerBound)", events: [],
      recordedAtMilliseconds: Self.recordedAtMilliseconds(range.lowerBound))
    for event in history.events[range] {
      let encoded = EventCodec.encode(event.event)
      append.events.append(
        ProposedEvent(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          effectiveOn: event.effectiveOn.description, actor: "test", source: event.source,
          payload: encoded.payload, contents: encoded.contents))
      append.contents += encoded.contents.compactMap { digest in
        boundaries[digest] ?? history.places[digest].map(Self.content)
      }
    }
    append.contents = Array(Set(append.contents))
    _ = try workspace.log.append([append])
  }

  /// When the append that begins with the event of an index, from 0, was recorded.
  static func recordedAtMilliseconds(_ index: Int) -> Int64 {
    1_700_000_000_000 + Int64(index) * 1000
  }

  /// What holds from a vantage once so many events were recorded.
  func naive(at vantage: Vantage, of count: Int? = nil) -> NaiveEvaluation {
    NaiveEvaluation(Array(history.events.prefix(count ?? .max)), at: vantage)
  }
}

extension NaiveEvaluation {
  /// The land of a territory, where it has any.
  func land(of id: TerritoryID) -> LoggedHistory.Rectangle? {
    facts(of: id)?.boundary.flatMap { LoggedHistory.rectangles[$0] }
  }

  /// The existing territories that contain a point.
  func territories(at point: Coordinate) -> [TerritoryID] {
    existing.filter { land(of: $0)?.contains(point) ?? false }
  }

  /// What a plain evaluation of lookups around a GMF needs.
  func plain(around gmf: ResourceID?) -> PlainEvaluation {
    var plain = PlainEvaluation(services: [], sites: [:])
    plain.territories = territories
    plain.parents = { facts(of: $0)?.parents ?? [] }
    plain.children = { kind in existing.filter { $0.kind == kind } }
    for id in RandomHistory.services {
      guard let service = facts(of: id), let resource = facts(of: service.resource) else {
        continue
      }
      var made = PlainEvaluation.Service(
        id: id, resource: service.resource, details: service.details,
        clauses: reach(of: id)?.reach.clauses ?? [.notStated])
      made.intake = service.intake
      switch service.status {
      case .offered: break
      case .withdrawn: made.isWithdrawn = true
      case .suspended(let until, _):
        made.isSuspended = until.map { vantage.day < $0 } ?? true
      }
      if resource.closedOn != nil { made.isWithdrawn = true }
      plain.services.append(made)
    }
    guard let gmf else { return plain }
    // Where parts go round in a circle, each has a root of its own: only the one asked about counts.
    let root = root(of: gmf)
    plain.roots[gmf] = root
    for site in sites(of: root, among: RandomHistory.resources) {
      plain.sites[site] = (root, facts(of: site)?.site.point)
    }
    return plain
  }
}
