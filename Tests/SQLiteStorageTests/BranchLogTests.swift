import EventLog
import Foundation
import Hashing
import TestSupport
import Testing

@testable import SQLiteStorage

/// A branch beside a scratch log in which the same events were really recorded.
@Suite("A branch of a log", .serialized)
struct BranchLogTests {
  /// Where base and overlay are kept.
  enum Store: CaseIterable, CustomTestStringConvertible {
    case inMemory
    case sqlite

    var testDescription: String { self == .inMemory ? "in memory" : "SQLite" }

    func make(_ path: String) throws -> any AppendOnlyLog {
      switch self {
      case .inMemory: InMemoryLog()
      case .sqlite: try SQLiteLog(path: path)
      }
    }
  }

  @Test(
    "says what a scratch log says, whatever happens to the base meanwhile",
    arguments: Store.allCases, [101, 102, 103] as [UInt64])
  func equalsScratch(_ store: Store, seed: UInt64) throws {
    var race = try BranchRace(store, seed: seed)
    try race.fork()
    for _ in 0..<(store == .inMemory ? 250 : 160) { try race.step() }
    try race.compareAll()
    #expect(race.appendedCount > 15 && race.refusals.count >= 4, "\(race.refusals)")
  }

  private func tamper(_ path: String, _ sql: String) throws {
    try DamageTests.openWithoutTriggers(path).execute(sql)
  }

  /// The bytes of a log file and of its write-ahead file; one that is missing is as good as empty.
  private func bytes(of path: String) throws -> [Data] {
    [
      try Data(contentsOf: URL(fileURLWithPath: path)),
      FileManager.default.contents(atPath: path + "-wal") ?? Data(),
    ]
  }

  @Test("of a log that does not hold the fork is none", arguments: Store.allCases)
  func otherBase(_ store: Store) throws {
    let folder = TemporaryFolder()
    let base = try store.make(folder.log)
    _ = try base.append([append("a", [event("x")]), append("b", [event("x")])])
    let events = try base.events(from: 1, limit: 2)
    let wrong = [
      BranchLog.Fork(position: 2, hash: events[0].hash), .init(position: 3, hash: events[1].hash),
      .init(position: 0, hash: events[1].hash), .init(position: 1, hash: .zero),
    ]
    for fork in wrong {
      #expect(try BranchLog(base: base, fork: fork, overlay: InMemoryLog()) == nil)
    }
    let first = BranchLog.Fork(position: 1, hash: events[0].hash)
    for fork in [BranchLog.Fork(position: 0, hash: .zero), first] {
      #expect(try BranchLog(base: base, fork: fork, overlay: InMemoryLog()) != nil)
    }
  }

  @Test("writes nothing to its base, which is opened for reading")
  func baseUntouched() throws {
    let folder = TemporaryFolder()
    let fork: BranchLog.Fork
    do {
      let base = try SQLiteLog(path: folder.log)
      var random = SplitMix64(seed: 7)
      _ = try base.append(randomHistory(count: 40, using: &random))
      fork = BranchLog.Fork(position: try base.head().position, hash: try base.head().hash)
    }
    let before = try bytes(of: folder.log)
    do {
      let base = try SQLiteLog(path: folder.log, access: .reading)
      let overlay = try SQLiteLog(path: folder.path + "/branch.db")
      let branch = try #require(try BranchLog(base: base, fork: fork, overlay: overlay))
      for number in 0..<1_000 {
        _ = try branch.append([append("n-\(number)", [event("s:\(number % 11)")])])
      }
      #expect(try branch.head().position == fork.position + 1_000)
      #expect(try base.head().position == fork.position)
    }
    #expect(try bytes(of: folder.log) == before)
    #expect(try SQLiteLog(path: folder.log).verify().get().headHash == fork.hash)
  }

  @Test("gives out no content of a stream that became secret since, its own neither")
  func conceals() throws {
    let base = InMemoryLog()
    let old = Content(bytes: [1], salt: Array(0..<16))
    let new = Content(bytes: [2], salt: Array(1..<17))
    let other = Content(bytes: [3], salt: Array(2..<18))
    _ = try base.append([
      append("a", [event("x", contents: [old.digest])], contents: [old]),
      append("b", [event("y", contents: [other.digest])], contents: [other]),
    ])
    let fork = BranchLog.Fork(position: 2, hash: try base.head().hash)
    let branch = try #require(
      try BranchLog(base: base, fork: fork, overlay: InMemoryLog()) { $0.payload == [0x7B, 0x7D] })
    _ = try branch.append([append("c", [event("x", contents: [new.digest])], contents: [new])])
    for content in [old, new, other] {
      #expect(try branch.content(content.digest) == .present(content))
    }
    #expect(try branch.head().erasedContentCount == 0)
    _ = try base.append([append("s", [event("x", payload: "{}")])])
    for content in [old, new] { #expect(try branch.content(content.digest) == .erased) }
    #expect(try branch.content(other.digest) == .present(other))
    #expect(try branch.concealedStreams() == ["x"])
    #expect(try branch.head().erasedContentCount == 2)
    // Erased in earnest, it counts once.
    try base.erase(old.digest, atMilliseconds: 1)
    #expect(try branch.head().erasedContentCount == 2)
    try branch.erase(new.digest, atMilliseconds: 1)
    #expect(try branch.head().erasedContentCount == 2)
    #expect(try branch.events(from: 1, limit: 9).count == 3)
  }

  @Test("keeps no copy of a place that its base holds")
  func copiesNothing() throws {
    let (base, overlay) = (InMemoryLog(), InMemoryLog())
    let place = Content(bytes: [1], salt: Array(0..<16))
    _ = try base.append([append("a", [event("x", contents: [place.digest])], contents: [place])])
    let fork = BranchLog.Fork(position: 1, hash: try base.head().hash)
    let branch = try #require(try BranchLog(base: base, fork: fork, overlay: overlay))
    _ = try branch.append([append("b", [event("z", contents: [place.digest])])])
    _ = try branch.append([
      append("c", [event("z", contents: [place.digest])], contents: [place])
    ])
    #expect(try branch.content(place.digest) == .present(place))
    #expect(try overlay.content(place.digest) == .erased)
    #expect(try branch.head().erasedContentCount == 0)
    try base.erase(place.digest, atMilliseconds: 1)
    #expect(try branch.content(place.digest) == .erased)
    #expect(try branch.head().erasedContentCount == 1)
    // What the branch knows already is answered as it was.
    #expect(
      try branch.append([append("b", [event("z", contents: [place.digest])])]).map(\.wasKnown)
        == [true])
  }

  @Test("is not verified when base or overlay was touched, and is when the base moved on")
  func verifies() throws {
    let folder = TemporaryFolder()
    let base = try SQLiteLog(path: folder.log)
    let overlay = try SQLiteLog(path: folder.path + "/branch.db")
    var random = SplitMix64(seed: 8)
    _ = try base.append(randomHistory(count: 20, using: &random))
    let fork = BranchLog.Fork(position: try base.head().position, hash: try base.head().hash)
    let branch = try #require(try BranchLog(base: base, fork: fork, overlay: overlay))
    _ = try branch.append([append("b-1", [event("s:1"), event("new")])])
    _ = try base.append([append("later", [event("s:1")])])
    let noted = try branch.head()
    #expect(try branch.verify(noted: noted) { _, _ in }.get().headHash == noted.hash)
    let wrong = LogHead(position: noted.position, hash: .zero, erasedContentCount: 0)
    func position(_ noted: LogHead?) throws -> Int64? {
      guard case .failure(let fault) = try branch.verify(noted: noted, progress: { _, _ in })
      else { return nil }
      return fault.position
    }
    #expect(try position(wrong) == noted.position)
    let beyond = LogHead(position: noted.position + 1, hash: .zero, erasedContentCount: 0)
    #expect(try position(beyond) == noted.position + 1)
    try tamper(folder.path + "/branch.db", "UPDATE events SET source = 'x' WHERE position = 2")
    #expect(try position(nil) == fork.position + 2)
    try tamper(folder.log, "UPDATE events SET source = 'x' WHERE position > \(fork.position)")
    #expect(try position(nil) == fork.position + 2)
    try tamper(folder.log, "UPDATE events SET source = 'x' WHERE position = 3")
    #expect(try position(nil) == 3)
  }
}
