/// Which module may import which: the table of the design, as data.
public struct ModuleTable: Sendable {
  /// What a module of ours may import of ours and of C.
  public let allowed: [String: Set<String>]

  /// Modules that open no file, read no clock and draw no random number.
  public let pure: Set<String>

  /// Modules that wrap a C library, where the word `unsafe` may appear.
  public let wrappers: Set<String>

  public init(allowed: [String: Set<String>], pure: Set<String>, wrappers: Set<String>) {
    self.allowed = allowed
    self.pure = pure
    self.wrappers = wrappers
  }

  /// System modules that reach files, clocks or threads: none of them belongs in a pure module.
  static let systemModulesOutsidePure: Set<String> = [
    "Foundation", "FoundationEssentials", "FoundationNetworking", "FoundationXML", "Glibc", "Musl",
    "Darwin", "Dispatch",
  ]

  /// The modules of Ancrage.
  public static let ancrage: ModuleTable = {
    let pure: Set<String> = ["JSONText", "Domain", "EventLog", "Projections"]
    let core = pure.union(["Hashing", "SQLiteStorage", "Geometry", "Addressing"])
    let edges: Set<String> = ["Interchange", "WebInterface", "HTTPService"]
    return ModuleTable(
      allowed: [
        "Hashing": ["CSodium"],
        "JSONText": [],
        "Domain": ["Hashing", "JSONText"],
        "EventLog": ["Hashing"],
        "Projections": ["Domain", "Hashing", "JSONText"],
        "SQLiteStorage": ["EventLog", "Hashing", "CSQLite"],
        "MappedFiles": [],
        "Geometry": ["Domain", "Hashing", "MappedFiles", "CGEOS"],
        "Addressing": ["Domain", "Hashing", "JSONText", "MappedFiles"],
        "HTTPService": ["CMicrohttpd"],
        "Engine": core,
        "Interchange": core.union(["Engine"]),
        "WebInterface": core.union(["Engine", "Interchange", "HTTPService"]),
        "CommandLine": core.union(edges).union(["Engine"]),
        "ancrage": ["CommandLine"],
      ],
      pure: pure,
      wrappers: ["Hashing", "MappedFiles", "SQLiteStorage", "Geometry", "HTTPService"])
  }()
}

/// One `import` line of a Swift file.
struct ImportLine: Hashable {
  let module: String

  /// Line from 1.
  let line: Int

  /// The imports of a file, whatever their access level, attributes and kind.
  static func all(in code: SwiftCode) -> [ImportLine] {
    code.lines.indices.compactMap { index in
      let words = SwiftCode.words(in: code.lines[index])
      guard let start = words.firstIndex(of: "import"),
        words[..<start].allSatisfy(modifiers.contains)
      else { return nil }
      let named = words[(start + 1)...].drop(while: kinds.contains)
      return named.first.map { ImportLine(module: String($0), line: index + 1) }
    }
  }

  private static let modifiers: Set<Substring> = [
    "public", "package", "internal", "fileprivate", "private", "testable", "preconcurrency",
    "unsafe", "exported", "_exported", "_implementationOnly", "_spi",
  ]

  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
  ]
}

extension ModuleTable {
  /// Checks the imports of all Swift files against the table.
  ///
  /// - Parameter files: every file of the project; those outside `Sources` and those that are not
  ///   Swift are passed over.
  /// - Returns: one problem for each import that is not allowed, and for each unknown module.
  public func importProblems(in files: [SourceText]) -> [Problem] {
    var problems: [Problem] = []
    var importers: [String: [String: Problem]] = [:]
    for file in files where file.isSwift {
      guard let module = file.module else { continue }
      guard let mayImport = allowed[module] else {
        problems.append(Problem(file.path, "module \(module) is not in the table of modules"))
        continue
      }
      for line in ImportLine.all(in: SwiftCode(file)) {
        if let reason = objection(to: line.module, from: module, mayImport: mayImport) {
          problems.append(Problem(file.path, line: line.line, reason))
        }
        if isC(line.module) {
          importers[line.module, default: [:]][module] = Problem(
            file.path, line: line.line,
            "\(line.module) is imported by several modules; a C library has one wrapper")
        }
      }
    }
    problems += importers.values.filter { $0.count > 1 }.flatMap(\.values)
    return problems
  }

  private func objection(
    to imported: String, from module: String, mayImport: Set<String>
  ) -> String? {
    if pure.contains(module), Self.systemModulesOutsidePure.contains(imported) {
      return "\(module) is pure and must not import \(imported)"
    }
    let isOurs = allowed[imported] != nil || isC(imported)
    guard isOurs, imported != module, !mayImport.contains(imported) else { return nil }
    let list = mayImport.isEmpty ? "none" : mayImport.sorted().joined(separator: ", ")
    return "\(module) must not import \(imported); modules of ours it may import: \(list)"
  }

  /// True for the name of a C module: a `C`, then another capital.
  private func isC(_ module: String) -> Bool {
    module.first == "C" && module.dropFirst().first?.isUppercase == true
  }
}
