import Foundation
import TestSupport
import Testing

/// What a program left behind: its exit code and what it wrote.
struct Outcome: Hashable, Sendable {
  let status: Int32

  /// Whether a signal ended it; `status` is the signal then.
  let wasKilled: Bool
  let output: Data
  let error: String

  var text: String { String(decoding: output, as: UTF8.self) }

  /// Both streams, for a search through all that was said.
  var everything: Data { output + Data(error.utf8) }

  /// Throws where the program did not succeed.
  ///
  /// An error of its own and not a failed requirement: what several tests share is made once, and a
  /// failed requirement that is thrown again would be taken as told already.
  func check() throws {
    guard status == 0, !wasKilled else { throw Failed(status: status, error: error) }
  }

  /// A program that had to succeed and did not.
  struct Failed: Error {
    let status: Int32
    let error: String
  }
}

/// A program that runs beside the test.
final class RunningProgram {
  private let process = Process()
  private let folder: TemporaryFolder

  /// Starts a program; its streams are files, so that none can fill up and stop it.
  init(_ path: String, _ arguments: [String], input: String = "", variables: [String: String] = [:])
    throws
  {
    folder = try TemporaryFolder()
    for (name, text) in [("in", input), ("out", ""), ("err", "")] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: folder.path(name)))
    }
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = arguments
    // Nothing of the tester's own settings reaches the program but where programs are.
    process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin"].merging(variables) { $1 }
    process.standardInput = FileHandle(forReadingAtPath: folder.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: folder.path("out"))
    process.standardError = FileHandle(forWritingAtPath: folder.path("err"))
    try process.run()
  }

  /// Waits until it has ended.
  func finish() throws -> Outcome {
    process.waitUntilExit()
    let error = try Data(contentsOf: URL(fileURLWithPath: folder.path("err")))
    return Outcome(
      status: process.terminationStatus,
      wasKilled: process.terminationReason == .uncaughtSignal,
      output: try Data(contentsOf: URL(fileURLWithPath: folder.path("out"))),
      error: String(decoding: error, as: UTF8.self))
  }
}

/// The built program, as a person runs it.
enum Ancrage {
  /// The program stands beside the bundle of the tests, in whatever configuration was built.
  static let path: String = {
    let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appendingPathComponent("ancrage").path
  }()

  static func start(_ arguments: [String], input: String = "") throws -> RunningProgram {
    try RunningProgram(path, arguments, input: input)
  }

  static func run(_ arguments: [String], input: String = "") throws -> Outcome {
    try start(arguments, input: input).finish()
  }

  /// Runs a command that has to succeed.
  @discardableResult
  static func succeed(_ arguments: [String]) throws -> Outcome {
    let outcome = try run(arguments)
    try outcome.check()
    return outcome
  }

  /// Runs a command and ends it by `SIGKILL` after so many milliseconds, if it has not ended.
  static func run(_ arguments: [String], killedAfterMilliseconds delay: Int) throws -> Outcome {
    let seconds = "\(delay / 1000)." + String("\(1000 + delay % 1000)".dropFirst())
    // In the foreground, timeout waits until what it kills is dead. A delay of 0 would mean never.
    let outcome = try RunningProgram(
      "/usr/bin/timeout",
      ["--foreground", "--preserve-status", "--signal=KILL", delay == 0 ? "0.0005" : seconds, path]
        + arguments
    ).finish()
    return Outcome(
      status: outcome.status, wasKilled: outcome.wasKilled || outcome.status == 137,
      output: outcome.output, error: outcome.error)
  }
}

/// Places of the package that these tests read.
enum Package {
  static let root: URL = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../..").standardizedFileURL

  static func path(_ name: String) -> String { root.appendingPathComponent(name).path }
}

/// Python, for evaluations that share no line with the program.
enum Python {
  static let path = "/usr/bin/python3"

  /// Whether a module can be imported; where CI promises it, tests run and fail without it.
  static func isExpected(_ module: String) -> Bool {
    if ProcessInfo.processInfo.environment["CI"] == "true" { return true }
    return (try? RunningProgram(path, ["-c", "import \(module)"]).finish().status) == 0
  }

  /// Runs one of the fixtures and gives what it printed.
  static func run(_ fixture: String, _ arguments: [String]) throws -> Data {
    let script = Package.path("Tests/EndToEndTests/Fixtures/\(fixture)")
    let outcome = try RunningProgram(path, ["-B", script] + arguments).finish()
    try #require(outcome.status == 0, "\(outcome.error)")
    return outcome.output
  }
}
