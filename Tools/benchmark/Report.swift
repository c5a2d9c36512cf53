internal import Foundation

/// A task of ours beside its rival, as measured in one run of this program.
struct Finding: Encodable {
  /// What was done, for example `append, one event a transaction`.
  var task: String
  /// On which data, with its size.
  var data: String
  /// What is counted, for example `events/s`; larger is better.
  var unit: String
  /// Ours, the median over the runs.
  var median: Double
  /// Name of the rival; empty for none.
  var rival: String
  /// The rival's figure, the median over the runs.
  var rivalMedian: Double?
  /// Ours divided by the rival's.
  var ratio: Double? { rivalMedian.map { median / $0 } }
  /// The ratio aimed at.
  var goal: Double?
  /// Over the answers; equal to the rival's, or the program stops.
  var checksum: String

  private enum CodingKeys: String, CodingKey {
    case task, data, unit, median, rival, rivalMedian, ratio, goal, checksum
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(task, forKey: .task)
    try container.encode(data, forKey: .data)
    try container.encode(unit, forKey: .unit)
    try container.encode(median, forKey: .median)
    try container.encode(rival, forKey: .rival)
    try container.encodeIfPresent(rivalMedian, forKey: .rivalMedian)
    try container.encodeIfPresent(ratio, forKey: .ratio)
    try container.encodeIfPresent(goal, forKey: .goal)
    try container.encode(checksum, forKey: .checksum)
  }
}

/// Why a benchmark gives no figures.
enum BenchmarkError: Error {
  case rivalFailed(String)
  case checksumsDiffer(task: String, ours: String, rival: String)
}

/// All findings of one run, with the machine they were found on.
struct Report {
  /// How often each task is run.
  let runCount: Int

  private var findings: [Finding] = []

  /// What is to be read beside the figures, in lines.
  private var notes: [String] = []

  init(runCount: Int) {
    self.runCount = max(runCount, 1)
  }

  /// Adds a finding, and tells the person who waits.
  mutating func add(_ finding: Finding) {
    findings.append(finding)
    FileHandle.standardError.write(Data("measured: \(finding.task)\n".utf8))
  }

  /// Adds a line to be read beside the figures.
  mutating func note(_ line: String) {
    notes.append(line)
  }

  /// The figures as aligned text.
  var table: String {
    var lines = machine.map { "\($0.0): \($0.1)" } + [""]
    let header = ["task", "data", "median", "rival", "rival's", "ratio", "goal", "checksum"]
    let rows =
      [header]
      + findings.map { finding in
        [
          finding.task, finding.data, Self.number(finding.median) + " " + finding.unit,
          finding.rival, finding.rivalMedian.map(Self.number) ?? "",
          finding.ratio.map { Self.number($0) } ?? "", finding.goal.map(Self.number) ?? "",
          String(finding.checksum.prefix(16)),
        ]
      }
    let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    for row in rows {
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      lines.append(cells.joined(separator: "  "))
    }
    return (lines + (notes.isEmpty ? [] : [""] + notes)).joined(separator: "\n")
  }

  /// The figures as JSON.
  var json: String {
    struct Whole: Encodable {
      var schema = "ancrage.benchmark/1"
      var machine: [String: String]
      var findings: [Finding]
      var notes: [String]
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    let whole = Whole(
      machine: Dictionary(machine, uniquingKeysWith: { first, _ in first }), findings: findings,
      notes: notes)
    let data = (try? encoder.encode(whole)) ?? Data()  // Only numbers that are not finite fail.
    return String(decoding: data, as: UTF8.self)
  }

  private var machine: [(String, String)] {
    #if DEBUG
      let optimisation = "none (debug build: figures mean nothing)"
    #else
      let optimisation = "release (-O)"
    #endif
    #if compiler(>=6.3)
      let compiler = "Swift 6.3 or later"
    #else
      let compiler = "Swift before 6.3"
    #endif
    return [
      ("processor", Self.processorName),
      ("cores", "\(ProcessInfo.processInfo.activeProcessorCount)"),
      ("compiler", compiler), ("optimisation", optimisation), ("runs", "\(runCount), median"),
    ]
  }

  private static var processorName: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") where line.hasPrefix("model name") {
      return line.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
    }
    return "unknown"
  }

  private static func number(_ value: Double) -> String {
    if value >= 1_000_000 { return String(format: "%.2f M", value / 1_000_000) }
    return value >= 100 ? String(format: "%.0f", value) : String(format: "%.2f", value)
  }
}

/// The middle of several figures.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  guard !sorted.isEmpty else { return .nan }
  let middle = sorted.count / 2
  return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/// Seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
  let clock = ContinuousClock()
  let duration = try clock.measure(body)
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}

/// Seconds that `body` takes.
func seconds(_ body: () async throws -> Void) async rethrows -> Double {
  let clock = ContinuousClock()
  let start = clock.now
  try await body()
  let duration = clock.now - start
  return Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
}
