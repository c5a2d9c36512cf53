import Domain
import Foundation
import Hashing
import Projections
import TestSupport

/// A random history on squares of land, imported and recorded through the program.
struct RecordedHistory {
  /// A division of the land between 56° and 55° west, 46° and 47° north, into equal rectangles.
  private static let divisions = [
    (kind: "clsc", columns: 4, rows: 4), (kind: "rls", columns: 4, rows: 2),
    (kind: "rss", columns: 3, rows: 1), (kind: "mrc", columns: 3, rows: 3),
  ]

  let data: DataDirectory
  let history: RandomHistory

  /// The land of each digest, as its southern and western corner and its size, in degrees.
  private let land: [String: (west: Double, south: Double, width: Double, height: Double)]

  /// Position of the last imported event.
  let first: Int64

  /// Imports the squares; the history is only made up.
  init(seed: UInt64, count: Int) throws {
    data = try DataDirectory()
    for division in Self.divisions { try Self.load(division, into: data) }
    var land: [String: (west: Double, south: Double, width: Double, height: Double)] = [:]
    let events = try Self.events(of: data)
    for event in events {
      guard case .territory(let id, .boundaryDrawn(let drawn)) = event.event else { continue }
      land[drawn.boundary.hexadecimal] = Self.rectangle(of: id)
    }
    self.land = land
    first = Int64(events.count)
    var options = RandomHistory.Options()
    options.isOrderly = true
    options.hasSecrets = false
    options.hasPlaces = false
    options.datasetRoles = [.addresses]
    options.after = first
    // What a name that is out of date comes to has tests of its own.
    options.hasReforms = false
    options.boundaries = events.compactMap {
      if case .territory(_, .boundaryDrawn(let drawn)) = $0.event { drawn.boundary } else { nil }
    }
    history = RandomHistory(seed: seed, count: count, options)
  }

  private static func rectangle(
    of id: TerritoryID
  ) -> (west: Double, south: Double, width: Double, height: Double)? {
    guard let division = divisions.first(where: { $0.kind == id.kind.name }),
      let number = Int(id.code)
    else { return nil }
    let (width, height) = (1 / Double(division.columns), 1 / Double(division.rows))
    return (
      -56 + Double(number % division.columns) * width,
      46 + Double(number / division.columns) * height, width, height
    )
  }

  private static func load(
    _ division: (kind: String, columns: Int, rows: Int), into data: DataDirectory
  ) throws {
    let features = (0..<division.columns * division.rows).map { number -> String in
      let id = TerritoryID(trusted: "\(division.kind):\(number)")
      guard let (west, south, width, height) = rectangle(of: id) else { return "" }
      let corners = [(0.0, 0.0), (1, 0), (1, 1), (0, 1), (0, 0)].map {
        "[\(west + $0.0 * width),\(south + $0.1 * height)]"
      }
      return """
        {"type":"Feature","properties":{"code":"\(number)","name":"\(id.text)"},"geometry":\
        {"type":"Polygon","coordinates":[[\(corners.joined(separator: ","))]]}}
        """
    }
    let work = try TemporaryFolder()
    let path = work.path("\(division.kind).geojson")
    let text = #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    try data.run([
      "import", "territories", path, "--kind", division.kind, "--code", "code", "--name", "name",
      "--effective", "2019-01-01", "--source", "squares",
    ]).check()
  }

  /// Records some of the made-up facts, in as many commands as corrections need what they correct to
  /// be there.
  func record(_ range: Range<Int>) throws {
    var start = range.lowerBound
    while start < range.upperBound {
      let next = first + Int64(start) + 1
      let end =
        history.events[start..<range.upperBound].firstIndex { event in
          if case .correction(_, let correction) = event.event {
            correction.corrects >= next
          } else {
            false
          }
        } ?? range.upperBound
      let lines = history.events[start..<end].map(Self.line)
      try data.run(["log", "record", "-"], input: lines.joined()).check()
      start = end
    }
  }

  /// A fact as people write it down.
  private static func line(_ event: RecordedEvent) -> String {
    let encoded = EventCodec.encode(event.event)
    return """
      {"specversion":"1.0","id":"fact-\(event.position)","source":"\(event.source)",\
      "type":"\(encoded.type)","subject":"\(encoded.stream)",\
      "schemaversion":\(encoded.schemaVersion),"effectiveon":"\(event.effectiveOn)",\
      "data":\(String(decoding: encoded.payload, as: UTF8.self))}

      """
  }

  // MARK: - Reading the log back

  /// An event of an exported log.
  private struct Exported: Decodable {
    let type: String
    let subject: String
    let position: Int64
    let schemaversion: Int
    let effectiveon: String
    let factsource: String
  }

  /// All events that the program exports, in order.
  static func events(of data: DataDirectory) throws -> [RecordedEvent] {
    let outcome = try data.run(["log", "export"])
    try outcome.check()
    return try outcome.output.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let whole = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      guard let facts = whole?["data"], whole?["type"] as? String != "ancrage.content" else {
        return nil
      }
      let envelope = try JSONDecoder().decode(Exported.self, from: line)
      let event = try EventCodec.decode(
        stream: envelope.subject, type: envelope.type, schemaVersion: envelope.schemaversion,
        payload: Array(try JSONSerialization.data(withJSONObject: facts)))
      guard let day = CalendarDate(envelope.effectiveon) else { return nil }
      return RecordedEvent(
        position: envelope.position, effectiveOn: day, source: envelope.factsource, event: event,
        place: nil)
    }
  }

  /// The existing territories that contain a point, with all that they lie in.
  func home(_ longitude: Double, _ latitude: Double, _ naive: NaiveEvaluation) -> Set<TerritoryID> {
    let containing = naive.existing.filter { id in
      guard let boundary = naive.facts(of: id)?.boundary, let land = land[boundary.hexadecimal]
      else { return false }
      return land.west <= longitude && longitude < land.west + land.width
        && land.south <= latitude && latitude < land.south + land.height
    }
    return containing.reduce(into: []) { $0.formUnion(naive.lineage(of: $1)) }
  }
}
