import Domain
import EventLog
import Geometry
import Hashing

@testable import Engine

/// A small land that every test knows by heart, and what reforms record on it.
///
/// `rts:1` holds `rls:a` (cells 0–3), `rls:b` (4–7) and `rls:c` (8–15), and `rts:2` holds `rls:d`
/// (16–23) and `rls:e` (24–31). Each `rls` is two `clsc` of the same size: `clsc:a1`, `clsc:a2` …
struct SmallReforms {
  let fixture: WorkspaceFixture
  let workspace: Workspace

  /// Position of the log before any reform.
  let start: Int64

  static let land: ReformLand = {
    var land = ReformLand()
    for (name, held, rts) in [
      ("a", 0..<4, "1"), ("b", 4..<8, "1"), ("c", 8..<16, "1"), ("d", 16..<24, "2"),
      ("e", 24..<32, "2"),
    ] {
      let rls = id("rls:\(name)")
      let middle = (held.lowerBound + held.upperBound) / 2
      land.add(rls, Set(held), in: id("rts:\(rts)"))
      land.add(id("clsc:\(name)1"), Set(held.lowerBound..<middle), in: rls)
      land.add(id("clsc:\(name)2"), Set(middle..<held.upperBound), in: rls)
    }
    land.add(id("rts:1"), Set(0..<16))
    land.add(id("rts:2"), Set(16..<32))
    return land
  }()

  /// Makes the land, with services of given reaches.
  init(_ reaches: [String: Reach] = [:], besides: [DomainEvent] = []) throws {
    fixture = try WorkspaceFixture()
    workspace = try fixture.workspace()
    try Self.land.record(
      Dictionary(uniqueKeysWithValues: reaches.map { (Self.service($0), $1) }), in: workspace)
    if !besides.isEmpty { try workspace.append(besides, on: ReformLand.startsOn) }
    start = try workspace.log.head().position
  }

  static func id(_ text: String) -> TerritoryID { ReformLand.id(text) }
  static func ids(_ texts: String...) -> [TerritoryID] { texts.map(id) }
  static func service(_ code: String) -> ServiceID { ServiceID(trusted: "service:\(code)") }

  /// A reach of one clause.
  static func lives(in named: String..., except: [String] = []) -> Reach {
    Reach([.residence(territories: named.map(id), except: except.map(id))])
  }

  /// The outlines `first`, `second` … of cells.
  static func shapes(_ held: [String: ClosedRange<Int>]) throws -> [String: MultiPolygon] {
    try held.mapValues { try ReformLand.shape(of: Set($0)) }
  }

  static func boundary(_ held: Int...) throws -> Digest { try boundary(Set(held)) }

  /// The digest of the outline of some cells.
  static func boundary(_ held: Set<Int>) throws -> Digest {
    Content(bytes: WellKnownBinary.encode(try ReformLand.shape(of: held))).digest
  }

  /// Everything that was recorded after a position, in order.
  func recorded(after position: Int64? = nil) throws -> [(event: DomainEvent, on: String)] {
    var events: [(event: DomainEvent, on: String)] = []
    let first = (position ?? start) + 1
    let last = try workspace.log.head().position
    guard first <= last else { return [] }
    try workspace.log.forEachEvent(from: first, through: last) { row in
      events.append(
        (
          try EventCodec.decode(
            stream: row.stream, type: row.type, schemaVersion: row.schemaVersion,
            payload: row.payload), row.effectiveOn
        ))
    }
    return events
  }

  /// The reach of a service on the day of reforms.
  func reach(_ code: String, on day: CalendarDate = ReformLand.reformedOn) throws -> Reach {
    let snapshot = try workspace.snapshot(on: day)
    return snapshot.services.view(of: Self.service(code)).reach
  }

  /// Whether somebody in a cell is served; `nil` where that is to be asked.
  func serves(_ code: String, _ cell: Int) throws -> Bool? {
    let snapshot = try workspace.snapshot(on: ReformLand.reformedOn)
    let answer = try snapshot.lookup(
      snapshot.locate(ReformLand.point(in: cell)), LookupRequest(day: ReformLand.reformedOn))
    let side = answer.services.first { $0.id == Self.service(code) }?.home
    return side.map { $0.holds == .notStated ? nil : $0.holds == .yes } ?? false
  }
}
