internal import EventLog
internal import Foundation
internal import Hashing
internal import SQLiteStorage

/// The log part: append, replay and verify, beside plain SQLite and the bare hash function in C.
///
/// Arguments: `--events` (1,000,000) of 290 bytes in `--streams` (180,000), `--singles` (5,000)
/// appends of one event, `--writers` (32), `--directory` (a temporary one) on the disk to measure.
struct LogBenchmark {
  let eventCount: Int
  let singleCount: Int
  let writerCount: Int
  let events: LogEvents
  let directory: URL

  init(arguments: Arguments) throws {
    eventCount = arguments.integer("events", default: 1_000_000)
    singleCount = arguments.integer("singles", default: 5_000)
    writerCount = arguments.integer("writers", default: 32)
    events = LogEvents(streamCount: arguments.integer("streams", default: 180_000))
    let parent = arguments.text("directory", default: NSTemporaryDirectory())
    directory = URL(fileURLWithPath: parent).appending(path: "ancrage-benchmark-\(getpid())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  func run(into report: inout Report) async throws {
    defer { try? FileManager.default.removeItem(at: directory) }  // Only a temporary folder.
    try await measureSingles(into: &report)
    try measureBatches(into: &report)
    try measureReading(into: &report)
  }

  private func measureSingles(into report: inout Report) async throws {
    let appends = (0..<singleCount).map { events.append($0..<$0 + 1) }
    let packed = PackedEvents(appends.flatMap(\.events))
    var (ours, rival, shared): ([Double], [Double], [Double]) = ([], [], [])
    var (hashes, sharedCount): (Set<Digest>, Int64) = ([], 0)
    for _ in 0..<report.runCount {
      try remove("single.db", "rival.db", "shared.db")
      rival.append(try packed.append(to: path("rival.db"), batch: 1, hasIndex: false))
      let log = try SQLiteLog(path: path("single.db"))
      ours.append(
        try seconds {
          for append in appends { _ = try log.append([append]) }
        })
      hashes.insert(try log.head().hash)
      let sharedLog = try SQLiteLog(path: path("shared.db"))
      shared.append(try await measureWriters(of: sharedLog))
      sharedCount = try sharedLog.head().position
    }
    let count = Double(singleCount)
    let single = count / median(ours)
    report.add(
      Finding(
        task: "append, one event a transaction", data: "\(singleCount) events", unit: "events/s",
        median: single, rival: "SQLite from C", rivalMedian: count / median(rival), goal: 0.9,
        checksum: hashes.count == 1 ? "\(hashes.first ?? .zero)" : "differs between runs"))
    report.add(
      Finding(
        task: "append, \(writerCount) writers at once", data: "\(sharedCount) events",
        unit: "events/s", median: Double(sharedCount) / median(shared),
        rival: "one writer of ours", rivalMedian: single, goal: 10, checksum: "\(sharedCount)"))
  }

  /// Seconds that many tasks take, each appending one event after the other.
  private func measureWriters(of log: SQLiteLog) async throws -> Double {
    let writer = LogWriter(log)
    let each = max(singleCount * 4 / writerCount, 1)
    let events = events
    let appends = (0..<writerCount).map { task in
      (0..<each).map { events.append(task * each + $0..<task * each + $0 + 1) }
    }
    return try await seconds {
      try await withThrowingTaskGroup(of: Void.self) { group in
        for mine in appends {
          group.addTask {
            for append in mine { _ = try await writer.append(append) }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  private func measureBatches(into report: inout Report) throws {
    let batch = 1_000
    let packed = PackedEvents((0..<eventCount).lazy.map(events.event))
    var (ours, bare, indexed): ([Double], [Double], [Double]) = ([], [], [])
    var hashes: Set<Digest> = []
    for run in 0..<report.runCount {
      try remove("log.db", "bare.db", "indexed.db")
      bare.append(try packed.append(to: path("bare.db"), batch: batch, hasIndex: false))
      let log = try SQLiteLog(path: path("log.db"))
      ours.append(try measureBatches(of: batch, into: log))
      hashes.insert(try log.head().hash)
      // The slow rival is for the record: once is enough.
      if run == 0 {
        indexed.append(try packed.append(to: path("indexed.db"), batch: batch, hasIndex: true))
      }
    }
    let count = Double(eventCount)
    for (rival, figures, goal) in [
      ("SQLite from C, no second index", bare, 0.65),
      ("SQLite from C, second unique index (one run)", indexed, nil),
    ] {
      report.add(
        Finding(
          task: "append, batches of \(batch)",
          data: "\(eventCount) events in \(events.streamCount) streams", unit: "events/s",
          median: count / median(ours), rival: rival, rivalMedian: count / median(figures),
          goal: goal,
          checksum: hashes.count == 1 ? "\(hashes.first ?? .zero)" : "differs between runs"))
    }
  }

  /// Seconds that appending batches takes; making the events is not counted, as it is not for the
  /// rival.
  private func measureBatches(of batch: Int, into log: SQLiteLog) throws -> Double {
    var heads: [String: Int64] = [:]
    var total = 0.0
    for start in stride(from: 0, to: eventCount, by: batch) {
      let append = events.append(start..<min(start + batch, eventCount), heads: &heads)
      total += try seconds { _ = try log.append([append]) }
    }
    return total
  }

  private func measureReading(into report: inout Report) throws {
    let log = try SQLiteLog(path: path("log.db"))
    var messages = try packedMessages(of: log)
    var (replays, scans, verifies, bares): ([Double], [Double], [Double], [Double]) = (
      [], [], [], []
    )
    var replayed: UInt64 = 0
    for _ in 0..<report.runCount {
      let rival = try PackedEvents.scan(path("bare.db"))
      scans.append(rival.seconds)
      replays.append(try seconds { replayed = try Self.fold(log) })
      guard replayed == rival.checksum else {
        throw BenchmarkError.checksumsDiffer(
          task: "replay", ours: "\(replayed)", rival: "\(rival.checksum)")
      }
      let bare = try messages.hashChain()
      bares.append(bare.seconds)
      verifies.append(
        try seconds {
          let summary = try log.verify().get()
          guard summary.headHash.bytes == bare.hash else {
            throw BenchmarkError.checksumsDiffer(
              task: "verify", ours: "\(summary.headHash)", rival: "\(bare.hash)")
          }
        })
    }
    let count = Double(eventCount)
    report.add(
      Finding(
        task: "replay: scan and fold", data: "\(eventCount) events", unit: "events/s",
        median: count / median(replays), rival: "SQLite scan and fold from C",
        rivalMedian: count / median(scans), goal: 0.5, checksum: "\(replayed)"))
    report.add(
      Finding(
        task: "verify", data: "\(eventCount) events", unit: "events/s",
        median: count / median(verifies), rival: "bare BLAKE2b over the same bytes",
        rivalMedian: count / median(bares), goal: 0.6, checksum: "\(try log.head().hash)"))
  }

  /// The fold that the rival does too.
  private static func fold(_ log: SQLiteLog) throws -> UInt64 {
    var sum: UInt64 = 0
    try log.forEachEvent(from: 1, through: nil) { row in
      let lengths =
        row.payload.count + row.stream.utf8.count + row.type.utf8.count
        + row.effectiveOn.utf8.count + row.actor.utf8.count + row.source.utf8.count
      sum =
        sum &* 31 &+ UInt64(row.position) &* UInt64(lengths) &+ UInt64(row.streamVersion)
        &+ UInt64(row.payload[row.payload.count / 2])
    }
    return sum
  }

  private func packedMessages(of log: SQLiteLog) throws -> PackedMessages {
    var messages = PackedMessages()
    var input = HashInput()
    var next: Int64 = 1
    while next <= eventCount {
      for event in try log.events(from: next, limit: 10_000) {
        _ = EventEncoding.hash(of: event, previous: .zero, using: &input)
        messages.add(input.bytes)
        next += 1
      }
    }
    return messages
  }

  private func path(_ name: String) -> String {
    directory.appending(path: name).path
  }

  private func remove(_ names: String...) throws {
    for name in names.flatMap({ [$0, $0 + "-wal", $0 + "-shm"] })
    where FileManager.default.fileExists(atPath: path(name)) {
      try FileManager.default.removeItem(atPath: path(name))
    }
  }
}
