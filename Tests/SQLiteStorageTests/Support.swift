import EventLog
import Foundation
import Hashing
import SQLiteStorage
import Synchronization
import TestSupport
import Testing

/// A folder that disappears with its last owner.
final class TemporaryFolder: Sendable {
  let path: String

  init() {
    path = NSTemporaryDirectory() + "ancrage-test-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var log: String { path + "/log.db" }
}

/// One event with invented facts.
func event(
  _ stream: String = "rls:0312", payload: String = #"{"name":"Domaine-du-Roy"}"#,
  contents: [Digest] = []
) -> ProposedEvent {
  ProposedEvent(
    stream: stream, type: "territory.defined", schemaVersion: 1, effectiveOn: "2020-04-01",
    actor: "cli:marie", source: "rls_2020.geojson", payload: Array(payload.utf8),
    contents: contents)
}

/// One append with an identifier.
func append(
  _ id: String, _ events: [ProposedEvent], expecting: [String: ExpectedVersion] = [:],
  contents: [Content] = []
) -> Append {
  Append(
    id: id, events: events, expecting: expecting, contents: contents,
    recordedAtMilliseconds: 1_767_225_600_000)
}

/// Random appends over a few streams, with several events, contents and characters of all kinds.
func randomHistory(count: Int, using random: inout SplitMix64) -> [Append] {
  (0..<count).map { number in
    var contents: [Content] = []
    let events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      let text = ["é", "\u{1F33B}", "a", "e\u{301}", "語"].randomElement(using: &random) ?? ""
      let payload = "{\"n\":\(number),\"t\":\"\(String(repeating: text, count: number % 50))\"}"
      if Int.random(in: 0..<4, using: &random) == 0 {
        let isSalted = Bool.random(using: &random)
        let salt = isSalted ? (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) } : []
        contents.append(Content(bytes: Array("content \(number) \(text)".utf8), salt: salt))
        return event(
          "s:\(number % 7)", payload: payload, contents: [contents[contents.count - 1].digest])
      }
      return event("s:\(Int.random(in: 0..<9, using: &random))", payload: payload)
    }
    return append("h-\(number)", events, contents: contents)
  }
}

/// The kinds of log that the contract holds for.
enum LogKind: CaseIterable, CustomTestStringConvertible {
  case inMemory
  case sqlite
  /// A branch of an empty log.
  case branchInMemory
  case branchSQLite
  /// A branch of a log that holds events, and more since the fork.
  case lateBranchInMemory
  case lateBranchSQLite

  /// The kinds that begin without any event.
  static let empty: [LogKind] = [.inMemory, .sqlite, .branchInMemory, .branchSQLite]

  var testDescription: String {
    switch self {
    case .inMemory: "in memory"
    case .sqlite: "SQLite"
    case .branchInMemory: "branch of nothing, in memory"
    case .branchSQLite: "branch of nothing, SQLite"
    case .lateBranchInMemory: "branch in memory"
    case .lateBranchSQLite: "branch in SQLite"
    }
  }

  func make(in folder: TemporaryFolder) throws -> any AppendOnlyLog {
    switch self {
    case .inMemory: InMemoryLog()
    case .sqlite: try SQLiteLog(path: folder.log)
    case .branchInMemory:
      try branch(of: InMemoryLog(), overlay: InMemoryLog(), eventCount: 0)
    case .branchSQLite:
      try branch(
        of: SQLiteLog(path: folder.log), overlay: SQLiteLog(path: folder.path + "/branch.db"),
        eventCount: 0)
    case .lateBranchInMemory:
      try branch(of: InMemoryLog(), overlay: InMemoryLog(), eventCount: 5)
    case .lateBranchSQLite:
      try branch(
        of: SQLiteLog(path: folder.log), overlay: SQLiteLog(path: folder.path + "/branch.db"),
        eventCount: 5)
    }
  }

  /// A branch of a log that moves on with events of the very names that the tests use.
  private func branch(
    of base: any AppendOnlyLog, overlay: any AppendOnlyLog, eventCount: Int
  ) throws -> BranchLog {
    for number in 0..<eventCount {
      _ = try base.append([append("base-\(number)", [event("base:\(number % 2)")])])
    }
    let head = try base.head()
    for (number, stream) in ["x", "y", "z", "base:0", "é", "x\u{E9}"].enumerated() {
      let content = Content(bytes: [UInt8(number)])
      _ = try base.append([
        append(
          ["a", "b", "c", "d", "e", "f"][number], [event(stream, contents: [content.digest])],
          contents: [content])
      ])
    }
    let fork = BranchLog.Fork(position: head.position, hash: head.hash)
    return try #require(try BranchLog(base: base, fork: fork, overlay: overlay))
  }
}

/// Where the helper program of these tests was built.
var probeURL: URL {
  Bundle.module.bundleURL.deletingLastPathComponent().appending(path: "LogProbe")
}

/// Runs a program to its end.
func run(_ program: URL, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  let pipe = Pipe()
  process.executableURL = program
  process.arguments = arguments
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// What the independent verifier says about a log.
func verifyWithPython(_ path: String) throws -> (status: Int32, output: String) {
  let script = try #require(Bundle.module.url(forResource: "verify_log", withExtension: "py"))
  return try run(
    URL(fileURLWithPath: "/usr/bin/env"), ["python3", "-B", script.path, path])
}

/// Counts what happens on other threads.
final class Counter: Sendable {
  private let value = Mutex(0)

  var count: Int { value.withLock { $0 } }

  func add() {
    value.withLock { $0 += 1 }
  }
}
