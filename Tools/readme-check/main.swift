internal import Foundation

let usage = """
  usage: readme-check FILE.md
  Runs every command of the file's `sh` blocks, from the file's folder, and compares what is shown
  right after a block as `text` with what its last command printed. Commands that clone, that need
  an administrator, or that are the checks themselves are passed over.
  """

/// A block of commands, where it stands, and the output that the page promises.
struct Block {
  /// Line of its first command, from 1.
  let line: Int
  var commands: [String] = []
  var promised: [String]?

  /// Adds a line: a command, or the rest of one that ended with a backslash.
  mutating func add(_ text: String) {
    if let last = commands.last, last.hasSuffix("\\") {
      commands[commands.count - 1] = last.dropLast() + text
    } else {
      commands.append(text)
    }
  }
}

/// The `sh` blocks of a page, each with the `text` block that follows it before other prose.
func blocks(of page: String) -> [Block] {
  var blocks: [Block] = []
  var fence: String?
  var mayPromise = false
  var isPromise = false
  for (index, line) in page.components(separatedBy: "\n").enumerated() {
    if line.hasPrefix("```") {
      let opens = fence == nil
      fence = opens ? String(line.dropFirst(3)) : nil
      if opens, fence == "sh" { blocks.append(Block(line: index + 2)) }
      isPromise = opens && fence == "text" && mayPromise
      if isPromise { blocks[blocks.count - 1].promised = [] }
      mayPromise = !opens && !blocks.isEmpty && blocks[blocks.count - 1].promised == nil
    } else if fence == "sh" {
      if !line.isEmpty, !line.hasPrefix("#") { blocks[blocks.count - 1].add(line) }
    } else if isPromise {
      blocks[blocks.count - 1].promised?.append(line)
    } else if !line.isEmpty {
      mayPromise = false
    }
  }
  return blocks
}

/// Commands that cannot run inside a check.
func isPassedOver(_ command: String) -> Bool {
  let beginnings = ["git clone", "cd ", "sudo ", "Tools/test", ".ci/run", "swift test"]
  return beginnings.contains(where: command.hasPrefix) || command.contains(" serve")
}

/// Runs a command with bash and returns its exit code and what it printed.
func run(_ command: String, in folder: URL) throws -> (code: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/bin/bash")
  process.arguments = ["-c", command]
  process.currentDirectoryURL = folder
  let pipe = Pipe()
  process.standardOutput = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}

/// Text without the blanks at the ends of lines and of the whole.
func trimmed(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false)
    .map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
    .joined(separator: "\n").trimmingCharacters(in: .newlines)
}

/// Checks a page; each problem is one line with the page's line number.
func problems(in file: URL) throws -> [String] {
  let page = try String(contentsOf: file, encoding: .utf8)
  var problems: [String] = []
  for block in blocks(of: page) {
    var printed = ""
    for command in block.commands where !isPassedOver(command) {
      let result = try run(command, in: file.deletingLastPathComponent())
      printed = result.output
      if result.code != 0 {
        problems.append("\(block.line): exit code \(result.code): \(command)")
      }
    }
    if let promised = block.promised, trimmed(promised.joined(separator: "\n")) != trimmed(printed)
    {
      problems.append(
        "\(block.line): the output shown is not the one printed, which is:\n\(printed)")
    }
  }
  return problems
}

let arguments = CommandLine.arguments.dropFirst()
guard let path = arguments.first, arguments.count == 1, !path.hasPrefix("-") else {
  print(usage)
  exit(arguments == ["--help"] ? 0 : 64)
}
do {
  let found = try problems(in: URL(fileURLWithPath: path).standardizedFileURL)
  for problem in found { print("\(path):\(problem)") }
  exit(found.isEmpty ? 0 : 1)
} catch {
  print("readme-check: \(error)")
  exit(66)
}
