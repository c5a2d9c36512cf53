/// What `--only` may name.
private let partNames = [
  "all", "log", "spatial", "queries", "time", "search", "lookups", "addresses",
]

/// Runs the parts that were asked for, one after the other.
func measureParts(_ arguments: Arguments) async throws -> Report {
  let part = arguments.text("only", default: "all")
  guard partNames.contains(part) else { throw UnknownPart(name: part) }
  var report = Report(runCount: arguments.integer("runs", default: 5))
  if part == "log" || part == "all" {
    try await LogBenchmark(arguments: arguments).run(into: &report)
  }
  if part == "spatial" || part == "all" {
    try SpatialBenchmark(arguments: arguments).run(into: &report)
  }
  if part == "queries" || part == "all", let queries = QueryBenchmark(arguments: arguments) {
    try queries.run(into: &report)
  }
  if part == "time" || part == "all", let time = TimeBenchmark(arguments: arguments) {
    try time.run(into: &report)
  }
  if part == "search" || part == "all" {
    try SearchBenchmark(arguments: arguments).run(into: &report)
  }
  if part == "lookups" || part == "all", let lookups = LookupBenchmark(arguments: arguments) {
    try await lookups.run(into: &report)
  }
  if part == "addresses" || part == "all" {
    try AddressBenchmark(arguments: arguments).run(into: &report)
  }
  return report
}

/// Nothing of this name is measured.
struct UnknownPart: Error {
  let name: String
}
