internal import Domain
internal import Engine
internal import Interchange

extension Environment {
  /// Opens the data directory of a command.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func open(_ options: CommonOptions, for access: Workspace.Access) throws -> Workspace {
    try open(options.dataDirectory, options.language, for: access)
  }

  /// Opens a data directory.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func open(
    _ directory: String, _ language: Language, for access: Workspace.Access
  ) throws -> Workspace {
    let writeError = writeError
    let surroundings = Workspace.Surroundings(
      clock: now,
      randomBytes: { count in
        var random = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      },
      readAddresses: { path, mapping, each in
        try AddressTable.forEachRow(path: path, mapping: mapping, each)
      },
      onWait: {
        writeError(
          language == .french
            ? "Un autre programme écrit dans le journal; j'attends qu'il finisse…\n"
            : "Another program is writing to the log; waiting for it to finish…\n")
      })
    return try Workspace(path: directory, access: access, surroundings)
  }

  /// Opens the data directory and takes a snapshot of the day in question.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func snapshot(_ options: CommonOptions) throws -> Snapshot {
    let line = ProgressLine(
      Bilingual("Préparation", "Preparing"), in: self, language: options.language)
    defer { line.finish() }
    return try open(options, for: .reading)
      .snapshot(on: options.day, asKnownAt: options.knownAt, progress: line.progress)
  }

  /// A page for the answer, as wide as the terminal.
  func page(_ language: Language) -> Page {
    Page(language: language, width: lineWidth, style: style)
  }

  /// Who records: the account that runs the command.
  var actor: String { userName.isEmpty ? "cli" : "cli:\(userName)" }
}

/// Reads a registered table of addresses by its mapping.
enum AddressTable {
  /// Hands each row to `body`.
  ///
  /// - Throws: an error of the file or of the mapping, or whatever `body` throws.
  static func forEachRow(
    path: String, mapping: [UInt8], _ body: (AddressRow) throws -> Void
  ) throws {
    let mapping = try ResourceMapping(reading: mapping, file: path)
    try mapping.forEachAddress(in: CSVReader(path: path, options: mapping.options()), body)
  }
}
