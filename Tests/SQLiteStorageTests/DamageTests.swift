import EventLog
import Foundation
import Hashing
import TestSupport
import Testing

@testable import SQLiteStorage

@Suite("Damage is found, and its position named", .serialized)
struct DamageTests {
  let folder = TemporaryFolder()

  /// The columns of an event: name, and whether its values are text (else blob or integer).
  private static let columns = [
    "position", "stream", "version", "previous", "place", "append", "type", "schema_version",
    "actor",
    "recorded_at_ms", "effective_on", "hash", "contents", "source", "payload",
  ]

  static func openWithoutTriggers(_ path: String) throws -> Connection {
    let connection = try Connection(
      path: path, access: .readWrite, wait: BusyWait(limitMilliseconds: 5_000, onWait: {}))
    try connection.execute("PRAGMA ignore_check_constraints = ON")
    for table in Schema.appendOnlyTables {
      try connection.execute("DROP TRIGGER IF EXISTS \(table)_no_update")
    }
    try connection.execute("DROP TRIGGER IF EXISTS contents_only_erased")
    return connection
  }

  private func makeLog(using random: inout SplitMix64) throws -> Int64 {
    let log = try SQLiteLog(path: folder.log)
    _ = try log.append(randomHistory(count: 60, using: &random))
    return try log.head().position
  }

  private func fault() throws -> ChainFault? {
    switch try SQLiteLog(path: folder.log).verify() {
    case .success: nil
    case .failure(let fault): fault
    }
  }

  private func pythonPosition() throws -> Int64? {
    let output = try verifyWithPython(folder.log).output
    guard output.hasPrefix("bad position ") else { return nil }
    return Int64(output.dropFirst("bad position ".count).prefix { $0.isNumber })
  }

  /// One changed value as SQL, and the SQL that puts it back; `nil` when there is nothing to change.
  private func flip(
    _ column: String, at position: Int64, in database: borrowing Connection,
    using random: inout SplitMix64
  ) throws -> (change: String, restore: String)? {
    let key = "WHERE position = \(position)"
    let kind = try database.text("SELECT typeof(\(column)) FROM events \(key)")
    if kind == "integer" {
      let value = try database.integer("SELECT \(column) FROM events \(key)") ?? 0
      let other = value ^ (1 << Int64.random(in: 0..<63, using: &random))
      let back = column == "position" ? "WHERE position = \(other)" : key
      return (
        "UPDATE events SET \(column) = \(other) \(key)",
        "UPDATE events SET \(column) = \(value) \(back)"
      )
    }
    let hexadecimal = try database.text("SELECT hex(\(column)) FROM events \(key)")
    guard !hexadecimal.isEmpty else { return nil }
    var digits = Array(hexadecimal)
    let index = Int.random(in: digits.indices, using: &random)
    let value = Int(String(digits[index]), radix: 16) ?? 0
    let changed = value ^ Int.random(in: 1...15, using: &random)
    digits[index] = Character(String(changed, radix: 16, uppercase: true))
    func sql(_ digits: String) -> String {
      let literal = kind == "text" ? "CAST(x'\(digits)' AS TEXT)" : "x'\(digits)'"
      return "UPDATE events SET \(column) = \(literal) \(key)"
    }
    return (sql(String(digits)), sql(hexadecimal))
  }

  @Test("One flipped bit or byte in any column of any event: 500 of 500 named")
  func namesFlips() throws {
    print("seed 2026")
    var random = SplitMix64(seed: 2026)
    let last = try makeLog(using: &random)
    let database = try Self.openWithoutTriggers(folder.log)
    var (found, done) = (0, 0)
    while done < 500 {
      let position = Int64.random(in: 1...last, using: &random)
      let column = Self.columns[done % Self.columns.count]
      guard let flip = try flip(column, at: position, in: database, using: &random) else {
        if ["append", "contents"].contains(column) { done += 1; found += 1 }
        continue
      }
      do throws(SQLiteError) {
        try database.execute(flip.change)
      } catch {
        continue  // A position that is taken already.
      }
      done += 1
      let fault = try fault()
      if fault?.position == position {
        found += 1
      } else {
        Issue.record("\(flip.change): \(String(describing: fault))")
      }
      if done % 20 == 0 { #expect(try pythonPosition() == position, "\(flip.change)") }
      try database.execute(flip.restore)
    }
    #expect(found == 500)
    #expect(try fault() == nil)
  }

  @Test(
    "Damage beside the events is found where it first shows",
    arguments: [
      ("UPDATE streams SET name = 'z' WHERE number = 2", "stream = 2"),
      ("UPDATE streams SET number = 99 WHERE number = 2", "stream >= 2"),
      ("UPDATE words SET text = 'z' WHERE number = 1", "type = 1"),
      ("UPDATE words SET text = 'z' WHERE number = 2", "actor = 2"),
      ("UPDATE contents SET bytes = x'00' WHERE number = 2", "contents IS NOT NULL"),
      ("UPDATE contents SET digest = x'00' WHERE number = 1", "contents IS NOT NULL"),
      ("DELETE FROM contents WHERE number = 1", "contents IS NOT NULL"),
      ("DELETE FROM events WHERE position = 7", "position = 8"),
    ])
  func namesDamageElsewhere(change: String, firstAffected: String) throws {
    print("seed 7")
    var random = SplitMix64(seed: 7)
    _ = try makeLog(using: &random)
    let database = try Self.openWithoutTriggers(folder.log)
    let earliest = try database.integer(
      "SELECT min(position) FROM events WHERE \(firstAffected)")
    try database.execute("DROP TRIGGER contents_no_delete")
    try database.execute("DROP TRIGGER events_no_delete")
    try database.execute(change)
    let fault = try #require(try fault())
    if firstAffected.contains("position = 8") {
      #expect(fault == ChainFault(position: 7, problem: .missing(next: 8)))
    } else if change.contains("number = 2") && change.contains("contents") {
      #expect(fault.position >= earliest ?? 0)
    } else {
      #expect(fault.position == earliest)
    }
    #expect(try pythonPosition() == fault.position)
  }

  @Test("Events cut off at the end are found against a head noted elsewhere")
  func findsTruncation() throws {
    let log = try SQLiteLog(path: folder.log)
    _ = try log.append([append("a", [event()]), append("b", [event()])])
    let noted = try log.head()
    let database = try Self.openWithoutTriggers(folder.log)
    try database.execute("DROP TRIGGER events_no_delete")
    try database.execute(
      "DELETE FROM events WHERE position = 2")
    #expect(try log.verify().get().eventCount == 1)
    guard case .failure(let fault) = try log.verify(noted: noted) else {
      Issue.record("not found")
      return
    }
    #expect(fault == ChainFault(position: 2, problem: .missing(next: nil)))
  }

  @Test("One flipped byte of the file, within an event, is named: 200 of 200")
  func namesRawFlips() throws {
    print("seed 99")
    var random = SplitMix64(seed: 99)
    do {
      let log = try SQLiteLog(path: folder.log)
      _ = try log.append(
        (1...300).map { number in
          append("a-\(number)", [event("s:\(number % 9)", payload: "{\"marker\":\"<\(number)>\"}")])
        })
    }
    let url = URL(fileURLWithPath: folder.log)
    let sound = try Data(contentsOf: url)
    for _ in 0..<200 {
      let position = Int64.random(in: 1...300, using: &random)
      let marker = try #require(sound.range(of: Data("<\(position)>\"}".utf8)))
      // Payload, source, hash and date lie before the end of the row in this order.
      let offset = marker.upperBound - 1 - Int.random(in: 0..<70, using: &random)
      var damaged = sound
      damaged[offset] ^= UInt8.random(in: 1...255, using: &random)
      try damaged.write(to: url)
      let fault = try fault()
      #expect(fault?.position == position, "byte \(offset)")
    }
  }

  @Test("A flipped byte in the index of appends is found, though every event is sound")
  func findsDamagedIndexes() throws {
    do {
      let log = try SQLiteLog(path: folder.log)
      _ = try log.append((1...50).map { append("append-<\($0)>", [event()]) })
    }
    let url = URL(fileURLWithPath: folder.log)
    let sound = try Data(contentsOf: url)
    let marker = Data("append-<33>".utf8)
    var faults: Set<ChainFault.Problem> = []
    var start = sound.startIndex
    while let found = sound.range(of: marker, in: start..<sound.endIndex) {
      var damaged = sound
      damaged[found.lowerBound + 9] ^= 1
      try damaged.write(to: url)
      if let fault = try fault() { faults.insert(fault.problem) }
      start = found.upperBound
    }
    #expect(faults.count == 2)
    #expect(faults.contains(.appendIndex))
  }
}
