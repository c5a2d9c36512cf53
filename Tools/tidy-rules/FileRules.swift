/// Rules that look at one file at a time.
public enum FileRules {
  /// Longest function, in lines.
  public static let functionLineCountMax = 70

  /// Length of a file from which it is worth looking for a second subject.
  public static let fileLineCountAdvised = 400

  /// Longest file, in lines.
  public static let fileLineCountMax = 500

  /// Largest file that goes into the repository, in bytes.
  public static let fileByteCountMax = 2 << 20

  /// All problems of a file.
  public static func problems(in file: SourceText, table: ModuleTable) -> [Problem] {
    var problems = notes(in: file) + paths(in: file)
    if file.isMarkdown { problems += titles(in: file) }
    if file.isSwift {
      let code = SwiftCode(file)
      problems += lengths(of: file, code) + danger(in: file, code, table: table)
    }
    return problems
  }

  /// Files too long, and functions too long.
  static func lengths(of file: SourceText, _ code: SwiftCode) -> [Problem] {
    var problems: [Problem] = []
    let count = file.lines.last == "" ? file.lines.count - 1 : file.lines.count
    if count > fileLineCountMax {
      problems.append(
        Problem(file.path, line: count, "\(count) lines; at most \(fileLineCountMax)"))
    } else if count > fileLineCountAdvised {
      problems.append(
        Problem(
          file.path, line: count,
          "\(count) lines; past \(fileLineCountAdvised), look for the second subject",
          weight: .warning))
    }
    for span in FunctionSpan.all(in: code) where span.lineCount > functionLineCountMax {
      problems.append(
        Problem(
          file.path, line: span.firstLine,
          "a function of \(span.lineCount) lines; at most \(functionLineCountMax)"))
    }
    return problems
  }

  /// What strict settings let through: traps, unchecked promises, raw memory outside the wrappers.
  static func danger(in file: SourceText, _ code: SwiftCode, table: ModuleTable) -> [Problem] {
    let forbidden = [
      ("try" + "!", "handle the error or pass it on"),
      ("@unchecked " + "Sendable", "use a value, a Mutex or an actor"),
      ("fatalError" + "(", "throw, or state a precondition with its rule"),
    ]
    var problems = forbidden.flatMap { piece, advice in
      code.lineNumbers(containing: piece).map {
        Problem(file.path, line: $0, "\(piece): \(advice)")
      }
    }
    let root = file.pathComponents.first
    let mayBeUnsafe =
      file.module.map(table.wrappers.contains) ?? (root == "Tests" || isRival(file))
    if !mayBeUnsafe {
      problems += code.lineNumbers(ofWord: "unsafe").map {
        Problem(file.path, line: $0, "raw memory outside the modules that wrap C")
      }
    }
    return problems
  }

  /// The benchmark holds plain rivals written against the C libraries themselves.
  private static func isRival(_ file: SourceText) -> Bool {
    file.path.hasPrefix("Tools/benchmark")
  }

  /// Notes to oneself that were left behind.
  static func notes(in file: SourceText) -> [Problem] {
    let notes: Set<Substring> = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]
    return file.lines.indices.flatMap { index in
      notes.intersection(SwiftCode.words(in: file.lines[index])).sorted().map {
        Problem(file.path, line: index + 1, "\($0): do it or record it where work is planned")
      }
    }
  }

  /// Absolute paths of somebody's home or work folder.
  static func paths(in file: SourceText) -> [Problem] {
    let folders = ["/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", "/wo" + "rk/"]
    return file.lines.indices.flatMap { index in
      folders.filter { stands($0, atStartOfPathIn: file.lines[index]) }.map {
        Problem(file.path, line: index + 1, "a path of one machine: \($0)")
      }
    }
  }

  /// True if `folder` begins a path in the line, rather than continuing one such as an address.
  private static func stands(_ folder: String, atStartOfPathIn line: String) -> Bool {
    var rest = line[...]
    while let range = rest.firstRange(of: folder) {
      let before = line[..<range.lowerBound].last
      let continues = before.map { $0.isLetter || $0.isNumber || ".-_}~".contains($0) } ?? false
      if !continues { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }

  /// A Markdown file has one title, outside its blocks of code.
  static func titles(in file: SourceText) -> [Problem] {
    var isCode = false
    var titleLines: [Int] = []
    for (index, line) in file.lines.enumerated() {
      if line.hasPrefix("```") { isCode.toggle() }
      if !isCode, line.hasPrefix("# ") { titleLines.append(index + 1) }
    }
    if titleLines.isEmpty {
      return [Problem(file.path, "no title: one line that begins with \"# \"")]
    }
    return titleLines.dropFirst().map { Problem(file.path, line: $0, "a second title") }
  }
}
