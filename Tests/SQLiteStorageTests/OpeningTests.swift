import EventLog
import Foundation
import Hashing
import Testing

@testable import SQLiteStorage

@Suite("Opening a log", .serialized)
struct OpeningTests {
  let folder = TemporaryFolder()

  @Test("Durability and protection are set, and read back from the connection")
  func setsAndReadsBack() throws {
    let wait = BusyWait(limitMilliseconds: 0, onWait: {})
    let connection = try Opening.writable(path: folder.log, wait: wait)
    #expect(try connection.text("PRAGMA journal_mode") == "wal")
    #expect(try connection.integer("PRAGMA synchronous") == 2)
    #expect(try connection.integer("PRAGMA recursive_triggers") == 1)
    #expect(try connection.integer("PRAGMA secure_delete") == 1)
    #expect(try connection.integer("PRAGMA application_id") == 0x414E_4352)
    #expect(try connection.integer("PRAGMA user_version") == 1)
  }

  @Test("A log of a newer version is refused, with both versions")
  func refusesNewerVersions() throws {
    _ = try SQLiteLog(path: folder.log).head()
    try raw { try $0.execute("PRAGMA user_version = 7") }
    for access in [SQLiteLog.Access.reading, .writing] {
      #expect(throws: EventLogError.newerFormat(found: 7, known: 1)) {
        _ = try SQLiteLog(path: folder.log, access: access)
      }
    }
  }

  @Test("A file that is no log is refused and left as it is")
  func refusesOtherFiles() throws {
    let text = folder.path + "/text.db"
    let bytes = Data(String(repeating: "this is no database\n", count: 100).utf8)
    try bytes.write(to: URL(fileURLWithPath: text))
    try raw { try $0.execute("CREATE TABLE other (a)") }
    let database = try Data(contentsOf: URL(fileURLWithPath: folder.log))
    for path in [text, folder.log] {
      for access in [SQLiteLog.Access.reading, .writing] {
        #expect(throws: EventLogError.notALog(path: path)) {
          _ = try SQLiteLog(path: path, access: access)
        }
      }
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: text)) == bytes)
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.log)) == database)
  }

  @Test("A missing file or folder is named")
  func namesMissingFiles() throws {
    #expect(throws: EventLogError.noSuchLog(path: folder.log)) {
      _ = try SQLiteLog(path: folder.log, access: .reading)
    }
    let elsewhere = folder.path + "/none/log.db"
    #expect(throws: EventLogError.noSuchLog(path: elsewhere)) {
      _ = try SQLiteLog(path: elsewhere)
    }
  }

  @Test("Opened for reading, a log takes no append and no erasure")
  func readsOnly() throws {
    let writing = try SQLiteLog(path: folder.log)
    _ = try writing.append([append("a", [event()])])
    let reading = try SQLiteLog(path: folder.log, access: .reading)
    #expect(try reading.head() == writing.head())
    #expect(try reading.version(ofStream: "rls:0312") == 1)
    #expect(throws: EventLogError.readOnly(path: folder.log)) {
      _ = try reading.append([append("b", [event()])])
    }
    #expect(throws: EventLogError.readOnly(path: folder.log)) {
      try reading.erase(.zero, atMilliseconds: 1)
    }
    _ = try writing.append([append("b", [event()])])
    #expect(try reading.head().position == 2)
    #expect(try reading.version(ofStream: "rls:0312") == 2)
  }

  @Test("Without rights on the folder, a closed log is read, and one left open is refused")
  func readsWithoutRights() throws {
    try {
      let log = try SQLiteLog(path: folder.log)
      _ = try log.append([append("a", [event()])])
    }()
    try allow(0o444, on: folder.log)
    try allow(0o555, on: folder.path)
    defer { try? allow(0o755, on: folder.path) }
    #expect(try run(probeURL, ["read", folder.log]).output == "1 1\n")

    try allow(0o755, on: folder.path)
    try Data(count: 1).write(to: URL(fileURLWithPath: folder.log + "-wal"))
    try allow(0o555, on: folder.path)
    #expect(try run(probeURL, ["read", folder.log]).output.contains("readOnly"))
  }

  @Test("A lock held by another process is waited for, said once, and then given up")
  func waitsForOthers() throws {
    let waits = Counter()
    let log = try SQLiteLog(path: folder.log, busyLimitMilliseconds: 400) { waits.add() }
    try raw { other in
      try other.execute("BEGIN IMMEDIATE")
      #expect(throws: EventLogError.busy(waitedMilliseconds: 400)) {
        _ = try log.append([append("a", [event()])])
      }
      #expect(try log.head().position == 0)
      try other.execute("COMMIT")
    }
    #expect(waits.count == 1)
    #expect(try log.append([append("a", [event()])]).map(\.lastPosition) == [1])
  }

  @Test("Two owners of one file follow each other")
  func followsOthers() throws {
    let one = try SQLiteLog(path: folder.log)
    let two = try SQLiteLog(path: folder.log)
    for number in 0..<20 {
      let log = number % 3 == 0 ? one : two
      let expected: ExpectedVersion = number == 0 ? .empty : .version(Int64(number))
      _ = try log.append([
        append("a-\(number)", [event("x"), event("y\(number)")], expecting: ["x": expected])
      ])
    }
    #expect(throws: EventLogError.versionConflict(stream: "x", expected: .version(3), actual: 20)) {
      _ = try one.append([append("b", [event("x")], expecting: ["x": .version(3)])])
    }
    #expect(try one.verify().get().eventCount == 40)
  }

  private func allow(_ permissions: Int, on path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }

  private func raw(_ body: (borrowing Connection) throws -> Void) throws {
    let wait = BusyWait(limitMilliseconds: 1_000, onWait: {})
    try body(try Connection(path: folder.log, access: .readWrite, wait: wait))
  }
}
