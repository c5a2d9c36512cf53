internal import Foundation

/// What other engines answer to the same questions, by the program beside this one.
struct AddressRivals {
  /// One engine's figures for one kind of question.
  struct Figure: Decodable {
    let engine: String
    let kind: String
    let asked: Int
    let findsPerSecond: Double
    let p50Microseconds: Double
    let p99Microseconds: Double
    let rightShare: Double
  }

  private struct Answer: Decodable {
    let figures: [Figure]
    let notes: [String]
  }

  private var answer = Answer(figures: [], notes: [])

  /// Runs the rivals when `--rivals` names an interpreter for them.
  ///
  /// - Throws: ``BenchmarkError/rivalFailed(_:)``.
  init(_ arguments: Arguments, folder: String) throws {
    let interpreter = arguments.text("rivals", default: "")
    guard !interpreter.isEmpty else { return }
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: interpreter)
    process.arguments = [
      arguments.text("rival-script", default: "Tools/address-rivals/measure.py"), folder,
      "--questions", arguments.text("rival-questions", default: "200"), "--json",
      "--engines", arguments.text("engines", default: "sqlite,tantivy,addok"),
    ]
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0,
      let answer = try? JSONDecoder().decode(Answer.self, from: bytes)
    else { throw BenchmarkError.rivalFailed("addresses") }
    self.answer = answer
  }

  func figures(of kind: String) -> [Figure] {
    answer.figures.filter { $0.kind == kind }
  }

  /// What is to be read beside the figures.
  var lines: [String] {
    answer.figures.map { figure in
      "\(figure.engine), \(figure.kind): \(figure.asked) questions,"
        + " p50 \(Int(figure.p50Microseconds)) µs, p99 \(Int(figure.p99Microseconds)) µs"
    } + answer.notes
  }
}
