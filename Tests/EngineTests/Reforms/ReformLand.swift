import Domain
import EventLog
import Geometry
import Hashing

@testable import Engine

/// A land of eight by six cells, in which what a territory holds is counted and not measured.
///
/// `clsc` lie in `rls`, and these in `rts`; the `mrc` lie across all of them.
struct ReformLand {
  static let columnCount = 8
  static let cellCount = 48
  static let levels = ["clsc", "rls", "rts"]

  /// The cells of each territory.
  private(set) var cells: [TerritoryID: Set<Int>] = [:]

  /// The territory of the next level in which each lies.
  private(set) var parents: [TerritoryID: TerritoryID] = [:]

  /// The day of second reforms.
  static let reformedAgainOn = CalendarDate(daysSince1970: 20_600)

  /// The day from which the land is as it is, and the day of reforms.
  static let (startsOn, reformedOn) = (
    CalendarDate(daysSince1970: 20_000), CalendarDate(daysSince1970: 20_400)
  )

  init() {}

  static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  /// Makes a territory.
  mutating func add(_ id: TerritoryID, _ held: Set<Int>, in parent: TerritoryID? = nil) {
    cells[id] = held
    parents[id] = parent
  }

  mutating func remove(_ id: TerritoryID) { cells[id] = nil }

  mutating func give(_ held: Set<Int>, from: TerritoryID, to: TerritoryID) {
    cells[from]?.subtract(held)
    cells[to, default: []].formUnion(held)
  }

  /// The territories of a kind, sorted.
  func all(_ kind: String) -> [TerritoryID] { cells.keys.filter { $0.kind.name == kind }.sorted() }

  func holds(_ id: TerritoryID, _ cell: Int) -> Bool { cells[id]?.contains(cell) ?? false }

  /// The territories next below that make up one; for the smallest, none.
  func children(of id: TerritoryID) -> [TerritoryID] {
    parents.filter { $0.value == id && cells[$0.key] != nil }.map(\.key).sorted()
  }

  /// The same land, each territory in the one of the next level that holds it.
  var placed: ReformLand {
    var land = self
    for (id, held) in cells {
      let next = Self.levels.firstIndex(of: id.kind.name).map { $0 + 1 } ?? Self.levels.count
      guard next < Self.levels.count else { continue }
      land.parents[id] = all(Self.levels[next]).first { cells[$0]?.isSuperset(of: held) ?? false }
    }
    return land
  }

  /// The middle of a cell.
  static func point(in cell: Int) -> Coordinate { corner(of: cell, 0.5, 0.5) }

  private static func corner(of cell: Int, _ x: Double, _ y: Double) -> Coordinate {
    let (column, row) = (Double(cell % columnCount), Double(cell / columnCount))
    guard
      let corner = Coordinate(
        longitudeDegrees: -60 + (column + x) / 8, latitudeDegrees: 46 + (row + y) / 8)
    else { preconditionFailure("The land lies beyond the earth") }
    return corner
  }

  /// The outline of some cells.
  static func shape(of cells: Set<Int>) throws -> MultiPolygon {
    var context = try GeometryContext()
    return try context.dissolve(
      cells.sorted().map { cell in
        let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1)].map { corner(of: cell, $0.0, $0.1) }
        return MultiPolygon(polygons: [MultiPolygon.Polygon(rings: [corners])])
      }
    ).area.canonical
  }

  /// Records the land and what services promise.
  func record(_ reaches: [ServiceID: Reach], in workspace: Workspace) throws {
    var events: [DomainEvent] = []
    var contents: [Content] = []
    for (id, held) in cells.sorted(by: { $0.key < $1.key }) {
      let content = Content(bytes: WellKnownBinary.encode(try Self.shape(of: held)))
      contents.append(content)
      let parents = parents[id].map { [$0] } ?? []
      events.append(
        .territory(id, .defined(TerritoryDefined(name: "Le \(id.code)", parents: parents))))
      events.append(
        .territory(id, .boundaryDrawn(TerritoryBoundaryDrawn(boundary: content.digest))))
    }
    let resource = ResourceID(trusted: "resource:r")
    events.append(.resource(resource, .opened(ResourceOpened(name: "R", kind: .clsc))))
    for (id, reach) in reaches.sorted(by: { $0.key < $1.key }) {
      let details = ServiceDetails(name: id.code, category: ServiceCategory(trusted: "youth"))
      events.append(.service(id, .offered(ServiceOffered(resource: resource, details: details))))
      events.append(
        .service(id, .reachDeclared(ServiceReachDeclared(reach: reach, declaredBy: "Marie"))))
    }
    try workspace.append(events, on: Self.startsOn, contents)
  }
}

extension Workspace {
  /// Records events of one day.
  func append(
    _ events: [DomainEvent], on day: CalendarDate, _ contents: [Content] = []
  ) throws {
    var append = Append(
      id: "\(try log.head().position)", events: [], recordedAtMilliseconds: 1_780_000_000_000)
    for event in events {
      let encoded = EventCodec.encode(event)
      append.events.append(
        ProposedEvent(
          stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
          effectiveOn: day.description, actor: "test", source: "test", payload: encoded.payload,
          contents: encoded.contents))
    }
    append.contents = Array(Set(contents))
    _ = try log.append([append])
  }

  /// Applies acts on the day of reforms.
  @discardableResult
  func reform(
    _ acts: [ReformAct], shapes: [String: MultiPolygon] = [:], note: ReformNote = ReformNote(),
    on day: CalendarDate = ReformLand.reformedOn, dryRun: Bool = false
  ) throws -> ReformReport {
    try apply(
      ReformRequest(
        plan: ReformPlan(note: note, effectiveOn: day, acts: acts.map { ReformPlan.Entry($0) }),
        shapes: shapes), WorkspaceFixture.options(dryRun: dryRun))
  }

  /// Settles open references.
  @discardableResult
  func accept(_ selection: ReviewSelection) throws -> ReviewReport {
    try settle(selection, WorkspaceFixture.options())
  }

  /// The open references.
  func openItems() throws -> [ReviewItem] { try review().items }
}
