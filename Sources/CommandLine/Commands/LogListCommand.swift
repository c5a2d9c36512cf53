internal import Domain
internal import Engine
internal import EventLog
internal import Interchange
internal import JSONText

/// Lists events of the log.
struct LogListCommand: Command {
  static let name = "log list"
  static let summary = Bilingual(
    "liste les événements du journal", "lists the events of the log")
  static let usage = Bilingual(
    """
    ancrage log list [--from POSITION] [--limit N] [--stream IDENTIFIANT]

      --from POSITION    première position (par défaut, les derniers événements)
      --limit N          combien d'événements (par défaut 50)
      --stream ID        ceux d'une seule chose, par exemple rls:1633
    """,
    """
    ancrage log list [--from POSITION] [--limit N] [--stream IDENTIFIER]

      --from POSITION    first position (default: the last events)
      --limit N          how many events (default 50)
      --stream ID        those of a single thing, for example rls:1633
    """)

  private let common: CommonOptions
  private let from: Int64?
  private let limit: Int
  private let stream: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    from = try arguments.takeInteger("--from", in: 1 ... .max).map { Int64($0) }
    limit = try arguments.takeInteger("--limit", in: 1...100_000) ?? 50
    stream = try arguments.takeOption("--stream")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let log = try environment.open(common, for: .reading).log
    let events = try events(of: log)
    if common.printsJSON { return try environment.writeOutput(json(events)) }
    var page = environment.page(common.language)
    write(events, to: &page)
    try environment.write(page.text)
  }

  private func events(of log: any AppendOnlyLog) throws -> [StoredEvent] {
    if let stream {
      let all = try log.events(ofStream: stream)
      guard let from else { return Array(all.suffix(limit)) }
      return Array(all.drop { $0.position < from }.prefix(limit))
    }
    let last = try log.head().position
    return try log.events(from: from ?? max(1, last - Int64(limit) + 1), limit: limit)
  }

  private func write(_ events: [StoredEvent], to page: inout Page) {
    guard !events.isEmpty else {
      return page.add(page.say("Aucun événement.", "No event."))
    }
    let heading = [
      page.say("Position", "Position"), page.say("Date d'effet", "Effective"),
      page.say("Inscrit le", "Recorded"), page.say("Événement", "Event"),
      page.say("Sujet", "Subject"),
    ]
    let rows = events.map { event in
      [
        "\(event.position)", event.event.effectiveOn,
        Timestamp.text(event.recordedAtMilliseconds), event.event.type, event.event.stream,
      ]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 4...12, isNumeric: true), TextTable.Column(width: 10...12),
        TextTable.Column(width: 19...20), TextTable.Column(width: 14...32),
        TextTable.Column(width: 14...60),
      ], rows: [heading] + rows, width: page.width)
    for line in table.lines(of: heading) { page.add(page.style.mark(line, .heading)) }
    for row in rows { page.add(row: row, of: table, indent: 0) }
  }

  private func json(_ events: [StoredEvent]) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "ancrage.log-list/1")
      json.key("events")
      json.array { json in
        for event in events { CloudEventsWriter.write(event, previous: nil, to: &json) }
      }
    }
    return json.bytes + [0x0A]
  }
}

/// A time of the log for people: UTC, to the second.
enum Timestamp {
  static func text(_ milliseconds: Int64) -> String {
    let seconds = milliseconds / 1000
    let day = CalendarDate(daysSince1970: Int32(seconds / 86_400))
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    let (hours, minutes) = (seconds / 3600 % 24, seconds / 60 % 60)
    return "\(day) \(two(hours)):\(two(minutes)):\(two(seconds % 60))Z"
  }
}
