internal import Foundation
internal import TidyRules

let usage = """
  usage: tidy [package root]
  Checks the rules that no compiler knows; prints each problem as file:line: message.
  """

/// Folders that hold nothing of the project's own.
let skipped: Set<String> = [".build", ".git", ".swiftpm", "ancrage-data", "__pycache__"]

/// Kinds of file that are read as text.
let textSuffixes = [".swift", ".md", ".json", ".sh", ".py", ".h", ".yml", ".yaml", ".modulemap"]

/// Every file below the root that is not in a skipped folder, with its size in bytes.
func fileSizes(below root: URL) -> [String: Int] {
  var sizes: [String: Int] = [:]
  let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey]
  guard let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: keys) else {
    return sizes
  }
  let prefix = root.standardizedFileURL.path + "/"
  for case let url as URL in walk {
    if skipped.contains(url.lastPathComponent) {
      walk.skipDescendants()
      continue
    }
    // A file that vanishes during the walk is not part of the project.
    guard let values = try? url.resourceValues(forKeys: Set(keys)),
      values.isRegularFile == true
    else { continue }
    sizes[String(url.standardizedFileURL.path.dropFirst(prefix.count))] = values.fileSize ?? 0
  }
  return sizes
}

/// True for source, prose and scripts (which have no suffix and live in `Tools` and `.ci`).
func isText(_ path: String) -> Bool {
  let name = path.split(separator: "/").last ?? ""
  let isScript = !name.contains(".") && (path.hasPrefix("Tools/") || path.hasPrefix(".ci/"))
  return isScript || textSuffixes.contains { name.hasSuffix($0) }
}

func check(_ root: URL) throws -> [Problem] {
  let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
  let sizes = fileSizes(below: root)
  let files = try sizes.filter { isText($0.key) && $0.value <= FileRules.fileByteCountMax }
    .keys.sorted().map { path in
      let data = try Data(contentsOf: root.appendingPathComponent(path))
      return SourceText(path: path, text: String(decoding: data, as: UTF8.self))
    }
  return LayoutRules.problems(topLevelNames: names.filter { !skipped.contains($0) })
    + LayoutRules.problems(byteCounts: sizes)
    + ModuleTable.ancrage.importProblems(in: files)
    + files.flatMap { FileRules.problems(in: $0, table: .ancrage) }
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count <= 1, !arguments.contains(where: { $0.hasPrefix("-") }) else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
do {
  let problems = try check(URL(fileURLWithPath: arguments.first ?? "."))
  for problem in problems.sorted(by: { ($0.path, $0.line) < ($1.path, $1.line) }) {
    print(problem)
  }
  exit(problems.contains { $0.weight == .error } ? 1 : 0)
} catch {
  print("tidy: \(error)")
  exit(66)
}
