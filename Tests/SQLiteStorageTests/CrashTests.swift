import EventLog
import Foundation
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("Crashes and full disks", .serialized)
struct CrashTests {
  /// How many processes are killed; `ANCRAGE_KILLS` changes it.
  private static let killCount =
    Int(ProcessInfo.processInfo.environment["ANCRAGE_KILLS"] ?? "") ?? 1_000

  /// A process that appends until it is killed.
  private struct Probe {
    let process = Process()
    let pipe = Pipe()

    init(path: String, name: String) throws {
      process.executableURL = probeURL
      process.arguments = ["append", path, name]
      process.standardOutput = pipe
      try process.run()
    }

    /// What it has said so far, at least one byte, or nothing at its end.
    func hear() -> String {
      String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self)
    }

    func kill() -> String {
      Foundation.kill(process.processIdentifier, SIGKILL)
      let rest = pipe.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: rest, as: UTF8.self)
    }
  }

  @Test("After kill -9 during appends, what was acknowledged is there, once, and verifies")
  func survivesKills() throws {
    let seed = UInt64.random(in: 0..<1_000_000)
    print("seed \(seed), kills \(Self.killCount)")
    var random = SplitMix64(seed: seed)
    var acknowledgedCount = 0
    var folder = TemporaryFolder()
    for round in 0..<(Self.killCount + 1) / 2 {
      // A fresh log now and then keeps each verification short.
      if round % 25 == 0 { folder = TemporaryFolder() }
      let probes = try ["a", "b"].map { try Probe(path: folder.log, name: "\($0)\(round)") }
      var heard = ["", ""]
      for _ in 0..<Int.random(in: 0...3, using: &random) { heard[0] += probes[0].hear() }
      var spin = Int.random(in: 0..<40_000, using: &random)
      while spin > 0 { spin -= 1 }
      for (index, probe) in probes.enumerated() { heard[index] += probe.kill() }
      let acknowledged = heard.flatMap { $0.split(separator: "\n").map(String.init) }
      #expect(!acknowledged.contains { $0.hasPrefix("failed") }, "\(acknowledged)")
      acknowledgedCount += acknowledged.count
      try check(folder.log, holds: acknowledged, round: round)
    }
    print("acknowledged \(acknowledgedCount)")
    #expect(acknowledgedCount > Self.killCount / 4)
  }

  private func check(_ path: String, holds acknowledged: [String], round: Int) throws {
    let log = try SQLiteLog(path: path)
    let events = try log.events(from: 1, limit: 1_000_000)
    var appends: [String: Int] = [:]
    for event in events {
      appends[String(event.id.prefix { $0 != "/" }), default: 0] += 1
    }
    for id in acknowledged {
      let number = Int(id.split(separator: "-").last ?? "") ?? 0
      #expect(appends[id] == (number % 3 == 2 ? 2 : 1), "\(id) in round \(round)")
    }
    // Whole appends only, acknowledged or not.
    for (id, count) in appends {
      let number = Int(id.split(separator: "-").last ?? "") ?? 0
      #expect(count == (number % 3 == 2 ? 2 : 1), "\(id) in round \(round)")
    }
    #expect(try log.verify().get().eventCount == Int64(events.count))
  }

  @Test("A file that may not grow further is a full disk; what was acknowledged stays")
  func survivesAFullDisk() throws {
    let folder = TemporaryFolder()
    let output = try run(probeURL, ["fill", folder.log, "400000"]).output
    #expect(output.contains("diskFull"), "\(output)")
    let count = try #require(Int64(output.prefix { $0.isNumber }))
    let log = try SQLiteLog(path: folder.log)
    #expect(try log.head().position == count)
    #expect(try log.verify().get().eventCount == count)
    #expect(try log.append([append("after", [event()])]).map(\.lastPosition) == [count + 1])
  }

  @Test("A failed transaction leaves the log as it was, in memory too")
  func takesBackFailedTransactions() throws {
    let folder = TemporaryFolder()
    let log = try SQLiteLog(path: folder.log)
    _ = try log.append([append("a", [event("x")])])
    let head = try log.head()
    try log.limitPagesForTests(to: 30)
    let large = String(repeating: "é", count: 50_000)
    #expect(throws: EventLogError.diskFull(path: folder.log)) {
      _ = try log.append([append("b", [event("x"), event("new", payload: large)])])
    }
    #expect(try log.head() == head)
    try log.limitPagesForTests(to: 1_000_000)
    let receipts = try log.append([
      append("b", [event("x"), event("new")], expecting: ["x": .version(1), "new": .empty])
    ])
    #expect(receipts.map(\.firstPosition) == [2])
    #expect(try log.verify().get().eventCount == 3)
  }

  @Test("Heads are taken from the snapshot only when it is sound")
  func distrustsSnapshots() throws {
    let folder = TemporaryFolder()
    do {
      let log = try SQLiteLog(path: folder.log)
      _ = try log.append([append("a", [event("x"), event("y"), event("x")])])
      try log.saveSnapshotForTests()
      _ = try log.append([append("b", [event("x")])])
    }
    #expect(try SQLiteLog(path: folder.log).version(ofStream: "x") == 3)
    let other = try Connection(
      path: folder.log, access: .readWrite, wait: BusyWait(limitMilliseconds: 0, onWait: {}))
    #expect(try other.integer("SELECT position FROM heads") == 3)
    for damage in ["heads = x'0501'", "hash = zeroblob(32)", "digest = zeroblob(32)"] {
      try other.execute("BEGIN; UPDATE heads SET \(damage)")
      try other.execute("COMMIT")
      #expect(try SQLiteLog(path: folder.log).version(ofStream: "x") == 3, "\(damage)")
    }
  }
}

extension SQLiteLog {
  /// Lets the file grow to a number of pages, as a full disk would.
  func limitPagesForTests(to count: Int) throws {
    try writing { writer in try writer.connection.execute("PRAGMA max_page_count = \(count)") }
  }

  func saveSnapshotForTests() throws {
    try writing { writer in
      try writer.catchUp()
      try writer.saveSnapshot()
    }
  }
}
