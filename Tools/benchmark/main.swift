internal import Foundation

let usage = """
  usage: benchmark [--only log|spatial|queries|time|search|lookups|addresses] [--json] [--runs N] …
  Measures beside rivals, in minutes. Each part says in its own file of Tools/benchmark what it
  measures and which arguments it takes.
  """

let arguments = Arguments(Array(CommandLine.arguments.dropFirst()))
if arguments.has("help") {
  print(usage)
  exit(0)
}
do {
  let report = try await measureParts(arguments)
  print(arguments.has("json") ? report.json : report.table)
} catch {
  FileHandle.standardError.write(Data("benchmark: \(error)\n".utf8))
  exit(1)
}
