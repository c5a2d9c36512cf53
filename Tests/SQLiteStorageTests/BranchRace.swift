import EventLog
import Hashing
import SQLiteStorage
import TestSupport
import Testing

/// Random work on a base, on a branch of it, and on a scratch log that does what the branch does.
struct BranchRace {
  private let store: BranchLogTests.Store
  private let folder = TemporaryFolder()
  private let seed: UInt64
  private var random: SplitMix64
  private var base: any AppendOnlyLog
  private var overlay: any AppendOnlyLog
  private let scratch = InMemoryLog()
  private var branch: BranchLog?
  private var position = BranchLog.Fork(position: 0, hash: .zero)
  private var number = 0

  private var contents: [Content] = []
  private var ids: [String] = []
  private var appends: [Append] = []
  private var heldAtFork: Set<Digest> = []
  private var erasedLateCount: Int64 = 0
  private static let streams = (0..<9).map { "s:\($0)" } + ["\u{E9}", "e\u{301}"]

  /// Events that landed on the branch, and the kinds of refusal that were seen.
  private(set) var appendedCount = 0
  private(set) var refusals: Set<String> = []

  init(_ store: BranchLogTests.Store, seed: UInt64) throws {
    self.store = store
    self.seed = seed
    random = SplitMix64(seed: seed)
    base = try store.make(folder.log)
    overlay = try store.make(folder.path + "/branch.db")
  }

  private mutating func chance(_ percent: Int) -> Bool {
    Int.random(in: 0..<100, using: &random) < percent
  }

  /// Fills the base and leaves it, now or some appends ago.
  mutating func fork() throws {
    var before: [Append] = []
    for _ in 0..<40 { before.append(newAppend()) }
    for append in before {
      // What a random append refers to may be missing or erased.
      guard (try? base.append([append])) != nil else { continue }
      _ = try scratch.append([append])
      if chance(15) { try eraseInBoth() }
    }
    let head = try base.head()
    position = BranchLog.Fork(position: head.position, hash: head.hash)
    heldAtFork = Set(contents.map(\.digest).filter { (try? scratch.content($0)) ?? nil != nil })
    for _ in 0..<5 { _ = try? base.append([newAppend()]) }
    try reopen()
  }

  private mutating func reopen() throws {
    if store == .sqlite {
      base = try SQLiteLog(path: folder.log)
      overlay = try SQLiteLog(path: folder.path + "/branch.db")
    }
    branch = try BranchLog(base: base, fork: position, overlay: overlay)
  }

  mutating func step() throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<25: _ = try? base.append([newAppend()])
    case 25..<75: try appendToBoth()
    case 75..<82: try eraseOnBranch()
    case 82..<86: try eraseInBase()
    case 86..<90: try reopen()
    default: try compareSome()
    }
  }

  // MARK: Work

  private mutating func newAppend() -> Append {
    number += 1
    var brought: [Content] = []
    let events = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      var digests: [Digest] = []
      if chance(25) {
        let salt = chance(60) ? (0..<16).map { _ in UInt8.random(in: 0...255, using: &random) } : []
        brought.append(Content(bytes: Array("content \(number) \(brought.count)".utf8), salt: salt))
        digests.append(brought[brought.count - 1].digest)
      }
      if chance(20), let old = contents.randomElement(using: &random) {
        digests.append(old.digest)
        if chance(40) { brought.append(old) }
      }
      return event(
        Self.streams.randomElement(using: &random) ?? "", payload: "{\"n\":\(number)}",
        contents: digests)
    }
    contents += brought
    let id = chance(90) ? "r-\(number)" : ids.randomElement(using: &random) ?? "r-0"
    ids.append(id)
    var append = append(id, events, contents: brought)
    // Clocks are set back now and then.
    append.recordedAtMilliseconds += Int64(Int.random(in: -50...200, using: &random) + number)
    appends.append(append)
    return append
  }

  /// One append, or several that land together or not at all.
  private mutating func appendToBoth() throws {
    let count = chance(70) ? 1 : 3
    var group: [Append] = []
    for _ in 0..<count {
      var append = chance(12) ? appends.randomElement(using: &random) ?? newAppend() : newAppend()
      for stream in Self.streams where chance(8) {
        let version = try scratch.version(ofStream: stream)
        let wrong = [ExpectedVersion.empty, .version(version + 1), .version(0), .version(-1)]
        append.expecting[stream] =
          chance(75) ? .version(version) : wrong.randomElement(using: &random)
      }
      if chance(10) { append.expectedPosition = try scratch.head().position - (chance(70) ? 0 : 1) }
      group.append(append)
    }
    let expected = outcome { try scratch.append(group) }
    let found = outcome { try branch?.append(group) ?? [] }
    switch (expected, found) {
    case (.success(let expected), .success(let found)):
      #expect(expected == found, "\(group), seed \(seed)")
      appendedCount += expected.count { !$0.wasKnown }
    case (.failure(let expected), .failure(let found)):
      // Within a group, the base may speak against a later append before the overlay is asked.
      let isSame = expected == found || (expected.isAboutContent && found.isAboutContent)
      if count == 1 { #expect(isSame, "\(expected) \(found), \(group), seed \(seed)") }
      refusals.insert(String("\(expected)".prefix { $0 != "(" }))
    default: Issue.record("\(group): \(expected) \(found), seed \(seed)")
    }
  }

  private func outcome<Value>(_ body: () throws -> Value) -> Result<Value, EventLogError> {
    do {
      return .success(try body())
    } catch let error as EventLogError {
      return .failure(error)
    } catch {
      return .failure(.storage(code: 0, reason: "\(error)"))
    }
  }

  private mutating func eraseInBoth() throws {
    guard let content = contents.randomElement(using: &random), !content.salt.isEmpty
    else { return }
    try base.erase(content.digest, atMilliseconds: 1)
    try scratch.erase(content.digest, atMilliseconds: 1)
  }

  /// Erases what the branch brought; what the base holds, it cannot.
  private mutating func eraseOnBranch() throws {
    guard let content = contents.randomElement(using: &random) else { return }
    let found = outcome { try branch?.erase(content.digest, atMilliseconds: 1) }
    if heldAtFork.contains(content.digest), !content.salt.isEmpty {
      #expect((try? found.get()) != nil)
      return
    }
    let expected = outcome { try scratch.erase(content.digest, atMilliseconds: 1) }
    if case .failure(let expected) = expected, case .failure(let found) = found {
      #expect(expected == found, "seed \(seed)")
    } else {
      #expect((try? expected.get()) != nil && (try? found.get()) != nil, "seed \(seed)")
    }
  }

  /// Erases in the base: the branch loses what it saw there.
  private mutating func eraseInBase() throws {
    let salted = contents.filter { !$0.salt.isEmpty }
    guard let content = salted.randomElement(using: &random) else { return }
    guard case .present? = try base.content(content.digest) else { return }
    try base.erase(content.digest, atMilliseconds: 1)
    if heldAtFork.contains(content.digest) {
      try scratch.erase(content.digest, atMilliseconds: 1)
    } else {
      erasedLateCount += 1
    }
  }

  // MARK: Comparison

  private mutating func compareSome() throws {
    let branch = try #require(branch)
    let (found, expected) = (try branch.head(), try scratch.head())
    #expect(found.position == expected.position && found.hash == expected.hash, "seed \(seed)")
    #expect(
      found.erasedContentCount == expected.erasedContentCount + erasedLateCount, "seed \(seed)")
    let first = Int64.random(in: -1...expected.position + 2, using: &random)
    let limit = Int.random(in: 0...80, using: &random)
    #expect(
      try branch.events(from: first, limit: limit) == scratch.events(from: first, limit: limit))
    for stream in Self.streams + ["none"] {
      #expect(try branch.version(ofStream: stream) == scratch.version(ofStream: stream))
      #expect(try branch.events(ofStream: stream) == scratch.events(ofStream: stream))
    }
    let last = chance(50) ? nil : first + Int64(limit)
    #expect(try rows(of: branch, first, last) == rows(of: scratch, first, last), "seed \(seed)")
    for content in contents.shuffled(using: &random).prefix(20) {
      #expect(
        try branch.content(content.digest) == scratch.content(content.digest), "seed \(seed)")
    }
    for id in ids.shuffled(using: &random).prefix(20) {
      #expect(try branch.positions(ofAppend: id) == scratch.positions(ofAppend: id))
    }
  }

  /// The rows that a replay hands over; it says how far it came.
  private func rows(
    of log: any AppendOnlyLog, _ first: Int64, _ last: Int64?
  ) throws -> [String] {
    var rows: [String] = []
    let end = try log.forEachEvent(from: first, through: last) { rows.append("\(copy $0)") }
    return rows + ["\(end)"]
  }

  mutating func compareAll() throws {
    for _ in 0..<3 {
      try compareSome()
      try reopen()
    }
    let branch = try #require(branch)
    let head = try scratch.head()
    #expect(try branch.events(from: 1, limit: .max) == scratch.events(from: 1, limit: .max))
    for content in contents {
      #expect(try branch.content(content.digest) == scratch.content(content.digest))
    }
    for milliseconds in stride(from: Int64(-100), to: 900, by: 37) {
      let time = 1_767_225_600_000 + milliseconds
      #expect(
        try branch.lastPosition(recordedByMilliseconds: time)
          == scratch.lastPosition(recordedByMilliseconds: time))
    }
    let found = try branch.verify(noted: head, progress: { _, _ in }).get()
    let expected = try scratch.verify(noted: head, progress: { _, _ in }).get()
    #expect(found.headHash == expected.headHash && found.eventCount == expected.eventCount)
    #expect(found.streamCount == expected.streamCount, "seed \(seed)")
  }
}

extension EventLogError {
  /// Whether a content stands in the way; where several do, no log promises which one it names.
  fileprivate var isAboutContent: Bool {
    switch self {
    case .missingContent, .erasedContent: true
    default: false
    }
  }
}
