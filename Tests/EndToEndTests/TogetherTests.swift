import Foundation
import TestSupport
import Testing

/// Several processes on one data directory at once.
@Suite("Together")
struct TogetherTests {
  @Test("four imports of different files at once all land, and the log verifies")
  func fourImports() throws {
    let data = try DataDirectory([Demo.rls])
    let steps = [Demo.clsc, Demo.municipalities, Demo.communities, Demo.resources]
    let running = try steps.map { try Ancrage.start(data.arguments($0)) }
    for (step, program) in zip(steps, running) {
      let outcome = try program.finish()
      #expect(outcome.status == 0, "\(step.arguments[1...2]): \(outcome.error)")
    }
    try Ancrage.succeed(data.arguments(Demo.services))
    try Ancrage.succeed(data.arguments(Demo.addresses))
    try Ancrage.succeed(data.arguments(Demo.population))
    // In whatever order they landed, the same facts are there.
    let complete = try Demo.complete()
    #expect(try data.verifiedPosition() == complete.verifiedPosition())
    let call = ["lookup"] + Demo.person + ["--json"]
    #expect(try data.run(call) == complete.run(call))
    try Ancrage.succeed(["rebuild", "--verify", "--data", data.path])
    #expect(try data.run(call) == complete.run(call))
  }

  @Test("eight imports of one file at once record it once")
  func sameFile() throws {
    let data = try DataDirectory([Demo.rls])
    let before = try data.verifiedPosition()
    let running = try (0..<8).map { _ in try Ancrage.start(data.arguments(Demo.clsc)) }
    for program in running {
      let outcome = try program.finish()
      #expect(outcome.status == 0, "\(outcome.error)")
    }
    #expect(try data.verifiedPosition() == before + 18)
  }

  @Test("who reads while another writes gets the answer of before or of after")
  func readingWhileWriting() throws {
    let data = try DataDirectory(Demo.territories + [Demo.resources])
    let call = ["lookup"] + Demo.person + ["--json"]
    let before = try data.run(call)
    let writer = try Ancrage.start(data.arguments(Demo.services))
    let readers = try (0..<6).map { _ in
      try Ancrage.start(call + ["--data", data.path])
    }
    let answers = try readers.map { try $0.finish() }
    #expect(try writer.finish().status == 0)
    let after = try data.run(call)
    #expect(before != after)
    for answer in answers { #expect(answer == before || answer == after, "\(answer.error)") }
  }

  @Test("rebuilding while others ask changes no answer")
  func rebuildingWhileReading() throws {
    let data = try DataDirectory(copying: Demo.complete())
    let call = ["lookup"] + Demo.person + ["--json"]
    let expected = try data.run(call)
    for _ in 0..<3 {
      let rebuild = try Ancrage.start(["rebuild", "--data", data.path])
      let readers = try (0..<3).map { _ in try Ancrage.start(call + ["--data", data.path]) }
      for reader in readers { #expect(try reader.finish() == expected) }
      #expect(try rebuild.finish().status == 0)
    }
  }
}
