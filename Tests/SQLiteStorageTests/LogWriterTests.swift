import EventLog
import SQLiteStorage
import Testing

@Suite("Many writers at once")
struct LogWriterTests {
  let folder = TemporaryFolder()

  @Test("Every append gets its own answer, and a refused one harms nobody")
  func answersEach() async throws {
    let log = try SQLiteLog(path: folder.log)
    let writer = LogWriter(log)
    let conflicts = Counter()
    try await withThrowingTaskGroup(of: Void.self) { group in
      for task in 0..<16 {
        group.addTask {
          for number in 0..<25 {
            let own = "own:\(task)"
            let expected: ExpectedVersion = number == 0 ? .empty : .version(Int64(number))
            let receipt = try await writer.append(
              append("\(task)-\(number)", [event(own)], expecting: [own: expected]))
            #expect(
              try log.events(from: receipt.firstPosition, limit: 1).map(\.id) == [
                "\(task)-\(number)"
              ])
            do throws(EventLogError) {
              _ = try await writer.append(
                append("bad-\(task)-\(number)", [event(own)], expecting: [own: .empty]))
            } catch {
              let actual = Int64(number + 1)
              #expect(error == .versionConflict(stream: own, expected: .empty, actual: actual))
              conflicts.add()
            }
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(conflicts.count == 400)
    #expect(try log.verify().get().eventCount == 400)
  }

  @Test(
    "In one group, the same append twice is one, and two for one version are one and a conflict")
  func checksWithinAGroup() throws {
    let log = try SQLiteLog(path: folder.log)
    let results = try log.appendEach([
      append("a", [event("x")], expecting: ["x": .empty]),
      append("a", [event("x")], expecting: ["x": .empty]),
      append("b", [event("x")], expecting: ["x": .empty]),
      append("c", [event("x")], expecting: ["x": .version(1)]),
    ])
    #expect(
      results == [
        .success(AppendReceipt(firstPosition: 1, lastPosition: 1, wasKnown: false)),
        .success(AppendReceipt(firstPosition: 1, lastPosition: 1, wasKnown: true)),
        .failure(.versionConflict(stream: "x", expected: .empty, actual: 1)),
        .success(AppendReceipt(firstPosition: 2, lastPosition: 2, wasKnown: false)),
      ])
  }
}
