internal import Domain
internal import Foundation
internal import InventedGazetteer
internal import PublicCases

let usage = """
  usage: public-cases CASES FOLDER
  Reads the public cases in CASES, laid out like ../shared/data/geocoding-cases, and writes their
  addresses as \(GazetteerFiles.doorsName) and their questions as \(GazetteerFiles.questionsName)
  into FOLDER, for benchmark --only addresses --gazetteer FOLDER --rivals PYTHON. Says by kind how
  many there are, and which cannot be run.
  """

/// A row of CSV; every field in quotation marks.
func row(_ fields: [String]) -> String {
  fields.map { "\"" + $0.replacingOccurrences(of: "\"", with: "\"\"") + "\"" }
    .joined(separator: ",") + "\n"
}

func write(_ cases: PublicCases, to files: GazetteerFiles) throws {
  try FileManager.default.createDirectory(
    atPath: files.folder, withIntermediateDirectories: true)
  var doors = "number,suffix,unit,street,municipality,place,postal_code,longitude,latitude\n"
  for address in cases.addresses + cases.distractors {
    guard let point = address.point else { continue }
    let (digits, suffix) = address.numberParts
    doors += row([
      digits, suffix, "", address.street, address.city, "", address.code,
      "\(point.longitudeDegrees)", "\(point.latitudeDegrees)",
    ])
  }
  var questions = "kind,text,longitude,latitude,near_longitude,near_latitude\n"
  for question in cases.questions {
    guard let point = cases.addresses[question.address].point else { continue }
    questions += row([
      question.kind.rawValue, question.text, "\(point.longitudeDegrees)",
      "\(point.latitudeDegrees)", question.nearby.map { "\($0.longitudeDegrees)" } ?? "",
      question.nearby.map { "\($0.latitudeDegrees)" } ?? "",
    ])
  }
  try Data(doors.utf8).write(to: URL(fileURLWithPath: files.doorsPath))
  try Data(questions.utf8).write(to: URL(fileURLWithPath: files.questionsPath))
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 2, !arguments.contains(where: { $0.hasPrefix("-") }) else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
do {
  let cases = try PublicCases(folder: URL(fileURLWithPath: arguments[0]))
  try write(cases, to: GazetteerFiles(folder: arguments[1]))
  print("addresses: \(cases.addresses.count), beside them \(cases.distractors.count) distractors")
  for kind in CaseQuestion.Kind.allCases {
    print("\(kind.rawValue): \(cases.questions.count { $0.kind == kind })")
  }
  for one in cases.notRun { print("not run, \(one.count): \(one.reason)") }
} catch {
  FileHandle.standardError.write(Data("public-cases: \(error)\n".utf8))
  exit(74)
}
