/// What is wrong with the file of cases, and on which line.
struct CaseError: Error, CustomStringConvertible {
  /// From 1.
  let line: Int
  let text: String

  var description: String { "\(CaseFile.name):\(line): \(text)" }
}
