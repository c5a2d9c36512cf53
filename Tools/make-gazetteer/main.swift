internal import Foundation
internal import InventedGazetteer

let usage = """
  usage: make-gazetteer FOLDER [DOORS [QUESTIONS [SEED]]]
  Writes \(GazetteerFiles.doorsName) with so many invented addresses (4000000) into FOLDER, and
  \(GazetteerFiles.questionsName) with so many questions of each kind (2000) about them. The same
  numbers give the same bytes.
  """

let arguments = Array(CommandLine.arguments.dropFirst())
let numbers = arguments.dropFirst().map { UInt64($0) }
let values = numbers.compactMap(\.self)
guard let folder = arguments.first, !folder.hasPrefix("-"), arguments.count <= 4,
  values.count == numbers.count,
  (1...UInt64(InventedGazetteer.doorCountMax)).contains(values.first ?? 1),
  values.count < 2 || values[1] <= 1_000_000
else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
do {
  let gazetteer = InventedGazetteer(
    doorCount: values.first.map { Int($0) } ?? 4_000_000,
    seed: values.count > 2 ? values[2] : InventedGazetteer.keptSeed)
  try GazetteerFiles(folder: folder)
    .write(gazetteer, questionsOfKind: values.count > 1 ? Int(values[1]) : 2_000)
} catch {
  FileHandle.standardError.write(Data("make-gazetteer: \(error)\n".utf8))
  exit(74)
}
