internal import Foundation

// Usage: benchmark [--only log|spatial|queries|time] [--json] [--runs N] …
// Each part says in its own file what it measures and which arguments it takes.

let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
do {
  let report = try await measureParts(arguments)
  print(arguments.has("json") ? report.json : report.table)
} catch {
  FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
  exit(1)
}
