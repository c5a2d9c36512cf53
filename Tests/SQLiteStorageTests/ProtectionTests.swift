import EventLog
import Foundation
import Hashing
import Testing

@testable import SQLiteStorage

@Suite("What SQL may not do to a log", .serialized)
struct ProtectionTests {
  let folder = TemporaryFolder()
  private let secret = Content(bytes: Array("12, rue Secrète".utf8), salt: Array(0..<16))
  private let kept = Content(bytes: [1, 2, 3])

  private func withLog(_ body: (borrowing Connection) throws -> Void) throws {
    let log = try SQLiteLog(path: folder.log)
    _ = try log.append([
      append(
        "a", [event("x", contents: [secret.digest, kept.digest]), event("y")],
        contents: [secret, kept])
    ])
    try body(
      try Opening.writable(path: folder.log, wait: BusyWait(limitMilliseconds: 0, onWait: {})))
  }

  @Test(
    "Changing, deleting and replacing rows is refused",
    arguments: [
      "UPDATE events SET payload = '{}' WHERE position = 1", "DELETE FROM events",
      "UPDATE streams SET name = 'z'", "DELETE FROM streams",
      "UPDATE words SET text = 'z'", "DELETE FROM words",
      "DELETE FROM contents",
      """
      INSERT OR REPLACE INTO events SELECT position, stream, version, previous, place, append,
      type, schema_version, actor, recorded_at_ms, effective_on, hash, contents, 'z', payload
      FROM events
      """,
      "REPLACE INTO streams VALUES (1, 'z')", "REPLACE INTO words VALUES (1, 'z')",
      "REPLACE INTO contents SELECT number, digest, x'', 5, NULL FROM contents",
      "UPDATE contents SET bytes = x'00'", "UPDATE contents SET erased_at_ms = 5",
      "UPDATE contents SET salt = NULL, bytes = NULL, erased_at_ms = 5 WHERE number = 2",
      """
      UPDATE contents SET digest = x'00', salt = NULL, bytes = NULL, erased_at_ms = 5
      WHERE number = 1
      """,
      "INSERT INTO events SELECT * FROM events",
    ])
  func refuses(sql: String) throws {
    try withLog { connection in
      let error = #expect(throws: SQLiteError.self) { try connection.execute(sql) }
      #expect(error?.primaryCode == 19)
    }
  }

  @Test("Without recursive triggers a replacement would go unseen, so the setting matters")
  func needsRecursiveTriggers() throws {
    try withLog { connection in
      try connection.execute("PRAGMA recursive_triggers = OFF")
      try connection.execute("REPLACE INTO streams VALUES (1, 'z')")
    }
  }

  @Test("The erasure of a salted content is the one update allowed, and happens once")
  func allowsErasure() throws {
    try withLog { connection in
      let erase = "UPDATE contents SET salt = NULL, bytes = NULL, erased_at_ms = 5 WHERE number = 1"
      try connection.execute(erase)
      #expect(throws: SQLiteError.self) { try connection.execute(erase) }
    }
  }

  @Test("After an erasure the bytes are in no file, and the log verifies and counts it")
  func leavesNoBytes() throws {
    let log = try SQLiteLog(path: folder.log)
    let padding = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    let large = Content(bytes: Array("Refuge des Érables".utf8) + padding, salt: Array(1...16))
    _ = try log.append([append("a", [event("x", contents: [large.digest])], contents: [large])])
    let files = [folder.log, folder.log + "-wal"]
    func holds(_ needle: [UInt8]) throws -> Bool {
      try files.contains { path in
        try Data(contentsOf: URL(fileURLWithPath: path)).range(of: Data(needle)) != nil
      }
    }
    #expect(try holds(Array("Refuge des Érables".utf8)))
    try log.erase(large.digest, atMilliseconds: 5)
    #expect(try !holds(Array("Refuge des Érables".utf8)))
    #expect(try !holds(Array(1...16)))
    #expect(try log.verify().get().erasedContentCount == 1)
    #expect(try verifyWithPython(folder.log).output.contains("erased contents 1,"))
  }
}
