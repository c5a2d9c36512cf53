internal import Domain
internal import Engine
internal import EventLog
internal import Foundation
internal import Geometry
internal import Projections
internal import SQLiteStorage

/// What time costs: the same questions today, ten years back and as known at an early position; and
/// replaying a log into all read models.
///
/// Arguments: `--queries DIR`, a data directory with territories, as `Tools/quebec` makes one, which is
/// copied; `--services` (10,000) invented ones with `--changes` (20) each over fifteen years;
/// `--questions` (2,000); `--replay` (1,000,000) events; `--directory` (a temporary one).
struct TimeBenchmark {
  private let source: String
  private let history: InventedHistory
  private let changeCount: Int
  private let questionCount: Int
  private let replayCount: Int
  private let folder: URL

  /// The three vantages, first that which the others are measured by.
  private static let names = ["today", "ten years back", "as known before all changes"]

  init?(arguments: Arguments) {
    source = arguments.text("queries", default: "")
    guard !source.isEmpty else { return nil }
    let serviceCount = arguments.integer("services", default: 10_000)
    history = InventedHistory(serviceCount: serviceCount, territories: [])
    changeCount = serviceCount * arguments.integer("changes", default: 20)
    questionCount = arguments.integer("questions", default: 2_000)
    replayCount = arguments.integer("replay", default: 1_000_000)
    let parent = arguments.text("directory", default: NSTemporaryDirectory())
    folder = URL(fileURLWithPath: parent).appending(path: "ancrage-time-\(getpid())")
  }

  func run(into report: inout Report) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Only a temporary folder.
    let data = folder.appending(path: "data").path
    try FileManager.default.copyItem(atPath: source, toPath: data)
    try measureConversion(in: data, into: &report)
    let known = try record(in: data)
    try measureQuestions(in: data, knownAt: known, into: &report)
    if replayCount > 0 { try measureReplay(into: &report) }
  }

  // MARK: - Questions

  /// Records the invented history; gives the position before its changes.
  private func record(in data: String) throws -> Int64 {
    let workspace = try workspace(data, .writing)
    let snapshot = try workspace.snapshot(on: Self.today)
    var history = InventedHistory(
      serviceCount: history.serviceCount,
      territories: snapshot.atlas.existing(at: snapshot.vantage)
        .filter { ["clsc", "rls"].contains($0.kind.name) }.map(\.text))
    history.start = snapshot.position
    try append(history, changes: changeCount, to: workspace.log)
    return history.start + Int64(history.foundingCount)
  }

  /// The first day after all changes.
  private static let today = CalendarDate(daysSince1970: 24_108)
  private static let tenYearsBack = CalendarDate(daysSince1970: 24_108 - 3_652)

  private func append(
    _ history: InventedHistory, changes: Int, to log: any AppendOnlyLog
  ) throws {
    let count = history.foundingCount + changes
    for start in stride(from: 0, to: count, by: 1_000) {
      let events = (start..<min(start + 1_000, count)).map { history.event($0, of: changes) }
      _ = try log.append([
        Append(
          id: "time-\(start)", events: events,
          recordedAtMilliseconds: 4_000_000_000_000 + Int64(start))
      ])
    }
  }

  private func measureQuestions(
    in data: String, knownAt known: Int64, into report: inout Report
  ) throws {
    let workspace = try workspace(data, .reading)
    let vantages: [(CalendarDate, KnownAt)] = [
      (Self.today, .now), (Self.tenYearsBack, .now), (Self.today, .position(known)),
    ]
    for vantage in vantages { _ = try workspace.snapshot(on: vantage.0, asKnownAt: vantage.1) }
    var openings: [[Double]] = [[], [], []]
    for _ in 0..<report.runCount {
      for (index, vantage) in vantages.enumerated() {
        openings[index].append(
          try seconds { _ = try workspace.snapshot(on: vantage.0, asKnownAt: vantage.1) })
      }
    }
    let snapshots = try vantages.map { try workspace.snapshot(on: $0.0, asKnownAt: $0.1) }
    add("snapshot", openings, counts: snapshots.map { Int($0.position) }, to: &report)
    let homes = randomPoints()
    try measure("lookup", snapshots, count: homes.count, into: &report) { snapshot, index in
      let home = snapshot.locate(homes[index])
      return try snapshot.lookup(home, LookupRequest(day: snapshot.day)).services.count
    }
    let territories = snapshots[1].atlas.existing(at: snapshots[1].vantage)
      .filter { ["clsc", "rls"].contains($0.kind.name) }
    try measure("basket", snapshots, count: territories.count, into: &report) { snapshot, index in
      try snapshot.basket(of: territories[index]).lines.count
    }
  }

  /// Asks each question of every vantage in turn, so that what slows the machine slows all alike.
  private func measure(
    _ task: String, _ snapshots: [Snapshot], count: Int, into report: inout Report,
    _ ask: (Snapshot, Int) throws -> Int
  ) throws {
    var times: [[Double]] = Array(repeating: [], count: snapshots.count)
    var counts = Array(repeating: 0, count: snapshots.count)
    for index in 0..<count {
      for (which, snapshot) in snapshots.enumerated() {
        times[which].append(try seconds { counts[which] += try ask(snapshot, index) })
      }
    }
    add(task, times, counts: counts, to: &report)
  }

  private func add(_ task: String, _ times: [[Double]], counts: [Int], to report: inout Report) {
    for (which, name) in Self.names.enumerated() {
      let isFirst = which == 0
      report.add(
        Finding(
          task: "\(task), \(name)", data: "\(times[which].count) times", unit: "/s (p50)",
          median: 1 / median(times[which]), rival: isFirst ? "" : Self.names[0],
          rivalMedian: isFirst ? nil : 1 / median(times[0]), goal: isFirst ? nil : 0.8,
          checksum: "\(counts[which])"))
    }
  }

  private func randomPoints() -> [Coordinate] {
    var random = SeededRandom(seed: 20_261_121)
    return (0..<questionCount).compactMap { _ in
      Coordinate(
        longitudeDegrees: Double.random(in: -76 ... -68, using: &random),
        latitudeDegrees: Double.random(in: 45.2...48.5, using: &random))
    }
  }

  // MARK: - Conversion

  /// The population of 2021 from local networks to school service centres, with nothing derived kept
  /// of the overlay, and again.
  private func measureConversion(in data: String, into report: inout Report) throws {
    guard let from = Division("rls@2020-04-01"),
      let to = Division("school-service-centre@2020-07-01")
    else { return }
    var times: [[Double]] = [[], []]
    var people: Set<Int> = []
    let derived = URL(fileURLWithPath: data).appending(path: "derived")
    for _ in 0..<report.runCount {
      for name in try FileManager.default.contentsOfDirectory(atPath: derived.path)
      where name.hasPrefix("overlay-") {
        try FileManager.default.removeItem(at: derived.appending(path: name))
      }
      for which in times.indices {
        times[which].append(
          try seconds {
            let snapshot = try workspace(data, .reading).snapshot(on: Self.today)
            let table = try snapshot.conversion(
              ConversionRequest(from: from, to: to, year: 2021))
            people.insert(table.population(years: [2021])?.people ?? 0)
          })
      }
    }
    for (which, name) in ["first time", "again"].enumerated() {
      report.add(
        Finding(
          task: "convert RLS to school service centres, \(name)", data: "166 units, year 2021",
          unit: "s (smaller is better)", median: median(times[which]), rival: "", rivalMedian: nil,
          goal: nil, checksum: people.map { "\($0) people" }.joined(separator: ", differs: ")))
    }
  }

  // MARK: - Replay

  /// Folds a log into all read models and stores them, beside plain SQLite that only scans it.
  private func measureReplay(into report: inout Report) throws {
    let data = folder.appending(path: "replay").path
    let bare = folder.appending(path: "bare.db").path
    var invented = InventedHistory(
      serviceCount: replayCount / 10, territories: (0..<166).map { "clsc:\($0)" })
    invented.start = 0
    let changes = replayCount - invented.foundingCount
    let workspace = try workspace(data, .writing)
    try append(invented, changes: changes, to: workspace.log)
    let packed = PackedEvents((0..<replayCount).lazy.map { invented.event($0, of: changes) })
    _ = try packed.append(to: bare, batch: 1_000, hasIndex: false)
    var (ours, scans): ([Double], [Double]) = ([], [])
    var services = 0
    for _ in 0..<report.runCount {
      scans.append(try PackedEvents.scan(bare).seconds)
      ours.append(try seconds { _ = try workspace.rebuild(verify: false) })
      let snapshot = try workspace.snapshot(on: Self.today)
      services = snapshot.directory.allServices.count
    }
    let (count, head) = (Double(replayCount), try workspace.log.head())
    report.add(
      Finding(
        task: "replay: decode, fold into every read model, store",
        data: "\(head.position) events, \(services) services", unit: "events/s",
        median: count / median(ours), rival: "SQLite scan and fold from C, nothing decoded",
        rivalMedian: count / median(scans), goal: 0.5, checksum: "\(head.hash)"))
  }
}
