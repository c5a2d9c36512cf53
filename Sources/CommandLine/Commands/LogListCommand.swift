internal import Domain
internal import Engine
internal import EventLog
internal import Interchange
internal import JSONText

/// Lists events of the log.
struct LogListCommand: Command {
  static let name = "log list"
  static let sharedOptions: SharedOptions = .branch
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
    let workspace = try environment.open(common, for: .reading)
    let events = try events(of: workspace.log)
    if common.printsJSON {
      return try environment.writeOutput(json(events, branch: workspace.branch))
    }
    var page = environment.page(common)
    EventTable.write(events, to: &page)
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

  private func json(_ events: [StoredEvent], branch: Branch?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.opening("ancrage.log-list/1", branch: common.branch)
      json.key("events")
      json.array { json in
        for event in events {
          CloudEventsWriter.write(event, previous: nil, branch: branch, to: &json)
        }
      }
    }
    return json.bytes + [0x0A]
  }
}

/// Events of a log as a table, one a line.
enum EventTable {
  static func write(_ events: [StoredEvent], to page: inout Page) {
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
        TextFormat.integer(event.position, in: page.language), effectiveOn(event, page),
        QuebecTime.text(event.recordedAtMilliseconds, in: page.language), event.event.type,
        event.event.stream,
      ]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 4...12, isNumeric: true), TextTable.Column(width: 16...18),
        TextTable.Column(width: 16...30), TextTable.Column(width: 22...32),
        TextTable.Column(width: 24...60),
      ], rows: [heading] + rows, width: page.width)
    for line in table.lines(of: heading) { page.add(page.style.mark(line, .heading)) }
    for row in rows { page.add(row: row, of: table, indent: 0) }
  }

  /// The day in words; text that is no date, as it is.
  private static func effectiveOn(_ event: StoredEvent, _ page: Page) -> String {
    let text = event.event.effectiveOn
    return CalendarDate(text).map { TextFormat.date($0, in: page.language) } ?? text
  }
}
