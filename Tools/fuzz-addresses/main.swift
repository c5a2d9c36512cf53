internal import AddressFuzzing
internal import Foundation

let usage = """
  usage: fuzz-addresses [COUNT [SEED [FIRST]]]
  Asks the finder of addresses COUNT (100000) texts of any sort, and gives it as many damaged files.
  The same numbers give the same cases; FIRST (0) is the first of them.
  """

let arguments = Array(CommandLine.arguments.dropFirst())
let values = arguments.compactMap { UInt32($0) }
guard values.count == arguments.count, values.count <= 3 else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
let count = Int(values.first ?? 100_000)
let seed = values.count > 1 ? UInt64(values[1]) : 20_261_121
let first = values.count > 2 ? Int(values[2]) : 0
let folder = NSTemporaryDirectory() + "ancrage-fuzz-\(getpid())"

/// Says on standard error how far it is.
func tell(_ text: String) {
  FileHandle.standardError.write(Data((text + "\n").utf8))
}

do {
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }  // A temporary one.
  var fuzzing = try AddressFuzzing(seed: seed, folder: folder)
  for number in first..<first + count {
    if number % 10_000 == 0 { tell("case \(number)") }
    try fuzzing.askAnything(number)
    try fuzzing.damageFile(number)
  }
  print(
    "\(count) texts and \(count) damaged files: \(fuzzing.refusedCount) refused,"
      + " \(fuzzing.openedCount) opened and asked")
  for (name, slowest) in [
    ("whole", fuzzing.slowestOfWhole), ("damaged", fuzzing.slowestOfDamaged),
  ] {
    print(
      "longest question of a \(name) file: \(Int(slowest.seconds * 1e6)) µs,"
        + " a text of \(slowest.textByteCount) bytes (case \(slowest.number))")
  }
} catch {
  tell("fuzz-addresses: \(error)")
  try? FileManager.default.removeItem(atPath: folder)
  exit(1)
}
