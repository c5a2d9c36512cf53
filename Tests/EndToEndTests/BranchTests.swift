import Foundation
import TestSupport
import Testing

/// A branch beside a copy of the data in which the same events were really recorded.
@Suite("Branches")
struct BranchTests {
  private static let name = "demain"

  @Test(
    "1,000 hypothetical events: the log keeps its bytes, the answers are those of a scratch log")
  func thousand() throws {
    let seed: UInt64 = 20_260_604
    print("branch: seed \(seed)")
    var facts = HypotheticalFacts(seed: seed)
    let work = try TemporaryFolder()
    let file = work.path("facts.jsonl")
    try Data(facts.lines(count: 1_000).utf8).write(to: URL(fileURLWithPath: file))
    let land = try Self.shiftedLand(in: work)
    let questions = facts.questions(count: 60)
    let (data, scratch) = (
      try DataDirectory(copying: Demo.complete()), try DataDirectory(copying: Demo.complete())
    )
    // Whoever opened the data first made what is derived; nothing real changes from here on.
    try data.run(["branch", "create", Self.name]).check()
    let before = try data.realFiles()
    try #require(before["log.db"] != nil && before["derived/read-models"] != nil)
    for (directory, options) in [(data, ["--branch", Self.name]), (scratch, [])] {
      try directory.run(["log", "record", file] + options).check()
      try directory.run(land + options).check()
    }
    // What is supposed matters: most questions are answered otherwise than today's data does.
    let today = try Demo.complete()
    var differingCount = 0
    for question in questions where !question.contains("--as-known-at") {
      let answers = try [scratch, today].map { try $0.run(question).text.dropPositions() }
      differingCount += answers[0] == answers[1] ? 0 : 1
    }
    #expect(differingCount > 20, "\(differingCount)")
    for question in questions {
      let real = try scratch.run(question)
      let supposed = try data.run(question + ["--branch", Self.name])
      #expect(real.status == 0, "\(question): \(real.error)")
      #expect(supposed.status == real.status && supposed.error == real.error, "\(question)")
      #expect(
        try supposed.withoutBranch(Self.name) == real.text, "\(question), seed \(seed)")
    }
    try data.run(["rebuild", "--verify", "--branch", Self.name]).check()
    #expect(try data.realFiles() == before)
    // The branch holds what the scratch log holds, and all of it is sound.
    let counts = try [(data, ["--branch", Self.name]), (scratch, [])].map {
      try $0.run(["log", "verify", "--json"] + $1).json(LogJSON.self).events
    }
    #expect(counts[0] == counts[1] && counts[0] > 1_000)
    #expect(try data.verifiedPosition() == Demo.complete().verifiedPosition())
    // Promoted, the events are in the log itself, which learned them later.
    try data.run(["branch", "promote", Self.name]).check()
    for question in questions.prefix(20) {
      let lines = try [data, scratch].map {
        try $0.run(question).text.components(separatedBy: "\n")
          .map { $0.dropRecordedTime() }
      }
      let difference = firstDifference(lines[0], lines[1])
      #expect(difference == nil, "\(question), seed \(seed)")
    }
  }

  /// An import that moves the borders of the community a little, as options of `ancrage`.
  private static func shiftedLand(in work: TemporaryFolder) throws -> [String] {
    let path = Package.path("Data/demo/communities.geojson")
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let shifted = text.replacing(#/\[(-?\d+\.\d+),\s*(\d+\.\d+)\]/#) { match in
      "[\((Double(match.output.1) ?? 0) + 0.02),\(match.output.2)]"
    }
    try #require(shifted != text)
    let file = work.path("communities.geojson")
    try Data(shifted.utf8).write(to: URL(fileURLWithPath: file))
    return [
      "import", "territories", file, "--kind", "community", "--code", "COM_code", "--name",
      "COM_nom", "--effective", "2026-03-01", "--source", "hypothèse",
    ]
  }

  @Test("Two branches are filled while the log is written to, and none sees the others")
  func together() throws {
    let data = try DataDirectory(Demo.territories + [Demo.resources])
    let before = try data.verifiedPosition()
    for name in ["a", "b"] { try data.run(["branch", "create", name]).check() }
    let running = try [
      Ancrage.start(data.arguments(Demo.services) + ["--branch", "a"]),
      Ancrage.start(data.arguments(Demo.addresses) + ["--branch", "b"]),
      Ancrage.start(data.arguments(Demo.services)),
      Ancrage.start(["branch", "list", "--data", data.path]),
      Ancrage.start(["branch", "create", "c", "--data", data.path]),
    ]
    for program in running {
      let outcome = try program.finish()
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    func position(_ name: String) throws -> Int64 {
      let outcome = try data.run(["log", "verify", "--json", "--branch", name])
      try outcome.check()
      return try outcome.json(LogJSON.self).events
    }
    let after = try data.verifiedPosition()
    #expect(try position("a") == after && position("b") == before + 1 && after > before)
    #expect([before, after].contains(try position("c")))
    // Each branch has its own services or none; the log has them as well.
    let call = ["lookup"] + Demo.person + ["--json"]
    let real = try data.run(call)
    #expect(try data.run(call + ["--branch", "a"]).withoutBranch("a") == real.text)
    #expect(try data.run(call + ["--branch", "b"]).json(LookupJSON.self).services.isEmpty)
  }

  @Test("Killed while it is made or deleted, a branch is there whole or not at all")
  func killed() throws {
    var random = SplitMix64(seed: 20_260_605)
    let data = try DataDirectory(copying: Demo.complete())
    let before = try data.verifiedPosition()
    func isThere() throws -> Bool {
      let list = try data.run(["branch", "list", "--json"])
      try list.check()
      return list.text.contains(#""name":"demain""#)
    }
    var (number, killedCount, leftCount) = (0, 0, 0)
    // Follows how long the program takes on this machine today, so that about half are killed.
    var delayMax = 120
    while number < 40 || (killedCount <= 5 && number < 400) {
      number += 1
      let isDeletion = number.isMultiple(of: 2)
      // Whatever an earlier kill left behind is in nobody's way.
      if try isThere() != isDeletion {
        try data.run(["branch", isDeletion ? "create" : "delete", Self.name]).check()
      }
      let outcome = try Ancrage.run(
        ["branch", isDeletion ? "delete" : "create", Self.name, "--data", data.path],
        killedAfterMilliseconds: Int.random(in: 0...delayMax, using: &random))
      killedCount += outcome.wasKilled ? 1 : 0
      delayMax = outcome.wasKilled ? min(delayMax * 5 / 4 + 1, 1_000) : max(delayMax * 3 / 4, 2)
      let isLeft = try isThere()
      leftCount += isLeft ? 1 : 0
      if !outcome.wasKilled { #expect(outcome.status == 0 && isLeft != isDeletion) }
      let verified = try data.run(["log", "verify", "--json", "--branch", Self.name])
      #expect(verified.status == (isLeft ? 0 : 66), "\(verified.error)")
    }
    print("branch: \(killedCount) killed, \(leftCount) there")
    #expect(killedCount > 5 && leftCount > 2)
    #expect(try data.verifiedPosition() == before)
  }
}

extension Outcome {
  /// What was said, without what only a branch says: that it is one.
  fileprivate func withoutBranch(_ name: String) throws -> String {
    if text.hasPrefix("{") {
      let member = #","branch":"\#(name)","#
      #expect(text.contains(member))
      return text.replacing(member, with: ",", maxReplacements: 1)
    }
    let notice = "Hypothèse « \(name) » : ceci n'est pas la situation réelle.\n"
    #expect(text.hasPrefix(notice))
    return String(text.dropFirst(notice.count)).replacing("· branche ", with: "· journal ")
  }
}

extension String {
  /// The text without the position of the log that it is true to.
  fileprivate func dropPositions() -> String {
    replacing(#/"position":\d+|journal [\d\u{202F}]+/#, with: "")
  }

  /// The text without the time by which the log knew what it says.
  fileprivate func dropRecordedTime() -> String {
    replacing(#/"recordedAt":"[^"]*"|ce qui était inscrit le [^·]*/#, with: "")
  }
}

extension DataDirectory {
  /// Every file but those of branches and the shared memory of SQLite, which readers write to; a
  /// write-ahead file that is missing is as good as an empty one.
  fileprivate func realFiles() throws -> [String: Data] {
    var all = ["log.db-wal": Data()]
    for (name, bytes) in try files()
    where !name.hasPrefix("branches") && !name.hasSuffix("-shm") {
      all[name] = bytes
    }
    return all
  }
}
