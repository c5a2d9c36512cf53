internal import Domain
internal import Engine
internal import Foundation
internal import Projections

/// How long one question takes, in process, on the data directory given by `--queries DIR`.
///
/// There is no rival: the figures are microseconds a question, at the median and at 99 of 100.
struct QueryBenchmark {
  let directory: String
  let questionCount: Int

  init?(arguments: Arguments) {
    let directory = arguments.text("queries", default: "")
    guard !directory.isEmpty else { return nil }
    self.directory = directory
    questionCount = arguments.integer("questions", default: 2_000)
  }

  func run(into report: inout Report) throws {
    let opening = try seconds { _ = try self.snapshot() }
    let snapshot = try self.snapshot()
    let homes = randomPoints()
    let gmfs = snapshot.directory.allResources.filter {
      snapshot.directory.facts(of: $0, at: snapshot.vantage)?.kind == .gmf
    }
    report.add(finding("open and be ready to answer", [opening * 1e6], 1))
    let places = homes.map { point in seconds { _ = snapshot.locate(point) } * 1e6 }
    report.add(finding("locate", places, homes.count))
    var serviceCount = 0
    let lookups = try homes.enumerated().map { index, point in
      let home = snapshot.locate(point)
      let request = LookupRequest(
        gmf: gmfs.isEmpty ? nil : gmfs[index % gmfs.count], day: snapshot.day)
      return try seconds { serviceCount += try snapshot.lookup(home, request).services.count } * 1e6
    }
    report.add(finding("lookup", lookups, serviceCount))
  }

  private func snapshot() throws -> Snapshot {
    try workspace(directory, .reading).snapshot(on: benchmarkDay)
  }

  /// Points between Gatineau and Rimouski, the same every time.
  private func randomPoints() -> [Coordinate] {
    var random = SeededRandom(seed: 20_261_121)
    return (0..<questionCount).compactMap { _ in
      Coordinate(
        longitudeDegrees: Double.random(in: -76 ... -68, using: &random),
        latitudeDegrees: Double.random(in: 45.2...48.5, using: &random))
    }
  }

  private func finding(_ task: String, _ microseconds: [Double], _ answers: Int) -> Finding {
    let sorted = microseconds.sorted()
    let p99 = sorted[min(sorted.count - 1, sorted.count * 99 / 100)]
    return Finding(
      task: "\(task), p99 \(Int(p99)) µs", data: "\(sorted.count) questions",
      unit: "µs (p50; smaller is better)", median: median(microseconds), rival: "",
      rivalMedian: nil, goal: nil, checksum: "\(answers) answers")
  }
}
