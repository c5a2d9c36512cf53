internal import DemoRegion
internal import Foundation

let usage = """
  usage: demo-data FOLDER [seed]
  Writes the invented region of Data/demo into FOLDER; the same seed gives the same bytes.
  """

let arguments = Array(CommandLine.arguments.dropFirst())
let seed = arguments.count == 2 ? UInt64(arguments[1]) : DemoRegion.keptSeed
guard let seed, let folder = arguments.first, arguments.count <= 2, !folder.hasPrefix("-") else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
do {
  let directory = URL(fileURLWithPath: folder)
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  for file in DemoRegion(seed: seed).files() {
    try Data(file.text.utf8).write(to: directory.appendingPathComponent(file.name))
  }
} catch {
  FileHandle.standardError.write(Data("demo-data: \(error)\n".utf8))
  exit(74)
}
