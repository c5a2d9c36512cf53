internal import Domain
internal import Engine
internal import Interchange

extension Environment {
  /// Opens the data directory of a command.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func open(_ options: CommonOptions, for access: Workspace.Access) throws -> Workspace {
    try open(options.dataDirectory, branch: options.branch, options.language, for: access)
  }

  /// Opens a data directory.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func open(
    _ directory: String, branch: BranchName? = nil, _ language: Language,
    for access: Workspace.Access
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
      readPopulation: { path, mapping, each in
        try RegisteredTable.forEachPopulationEntry(path: path, mapping: mapping, each)
      },
      onWait: {
        writeError(
          language == .french
            ? "Un autre programme écrit dans le journal; j'attends qu'il finisse…\n"
            : "Another program is writing to the log; waiting for it to finish…\n")
      })
    return try Workspace(path: directory, branch: branch, access: access, surroundings)
  }

  /// Opens the data directory and takes a snapshot of the day in question.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func snapshot(_ options: CommonOptions) throws -> Snapshot {
    let workspace = try open(options, for: .reading)
    let snapshot = try preparing(options) {
      try workspace.snapshot(on: options.day, asKnownAt: options.knownAt, progress: $0)
    }
    // The log itself is closed as ever.
    snapshot.largeParts.forEach(keepToTheEnd)
    return snapshot
  }

  /// Opens the data directory to tell of its past, and of what is announced.
  ///
  /// - Throws: `EngineError` or an error of the log.
  func chronicle(_ options: CommonOptions) throws -> Chronicle {
    let workspace = try open(options, for: .reading)
    return try preparing(options) {
      try workspace.chronicle(on: options.day, asKnownAt: options.knownAt, progress: $0)
    }
  }

  /// Does work that may have to prepare read models first, and shows how far that has come.
  ///
  /// - Throws: what the work throws.
  func preparing<Answer>(
    _ options: CommonOptions, _ work: (Progress?) throws -> Answer
  ) rethrows -> Answer {
    let line = ProgressLine(
      Bilingual("Préparation", "Preparing"), in: self, language: options.language)
    defer { line.finish() }
    return try work(line.progress)
  }

  /// Tells people, and never programs, which facts of an answer have been corrected since.
  ///
  /// The answer itself stays the same for ever.
  func tell(_ corrected: [CorrectedFact], _ language: Language) {
    if !corrected.isEmpty { writeError(CorrectionWords.mark(corrected, in: language)) }
  }

  /// Opens the index of addresses, which is built where it is not there: that takes a while, once.
  ///
  /// - Throws: `LocateError/noAddresses`, an error of the storage or of a table.
  func prepareAddresses(of snapshot: Snapshot, _ language: Language) throws {
    let line = ProgressLine(
      Bilingual("Préparation des adresses", "Preparing the addresses"), in: self,
      language: language)
    defer { line.finish() }
    try snapshot.prepareAddresses(progress: line.progress)
  }

  /// A page for the answer, as wide as the terminal; on a branch it begins by saying so.
  func page(_ options: CommonOptions, about branch: BranchName? = nil) -> Page {
    Page(
      language: options.language, width: lineWidth, style: style,
      branch: (branch ?? options.branch)?.text)
  }

  /// A page for an answer; where the vantage was stated, it begins by saying from where it is seen.
  ///
  /// - Throws: an error of the log.
  func page(_ options: CommonOptions, seeing source: some Vantaged) throws -> Page {
    var page = page(options)
    page.taxonomy = source.taxonomy
    if options.statesVantage {
      page.sayVantage(
        source.vantage, recordedAtMilliseconds: try source.recordedAtMilliseconds,
        isAllThatIsKnown: options.knownAt == .now)
    }
    return page
  }

  /// Tells people on which branch data was asked for, where the data itself has no place to say so.
  func tellBranch(_ options: CommonOptions) {
    if options.branch != nil { writeError(page(options).text) }
  }

  /// Who records: the account that runs the command.
  var actor: String { userName.isEmpty ? "cli" : "cli:\(userName)" }
}

/// Reads a registered table by its mapping.
enum RegisteredTable {
  /// Hands each row of a population table to `body`.
  ///
  /// - Throws: an error of the file or of the mapping, or whatever `body` throws.
  static func forEachPopulationEntry(
    path: String, mapping: [UInt8], _ body: (PopulationEntry) throws -> Void
  ) throws -> PopulationTraits {
    let mapping = try ResourceMapping(reading: mapping, file: path)
    return try mapping.forEachPopulationEntry(
      in: CSVReader(path: path, options: mapping.options()), body)
  }
}

extension CommonOptions {
  /// The answers as JSON, in the language and on the branch that were asked for.
  var answers: AnswerJSON { AnswerJSON(language: language, branch: branch) }

  /// The same, with categories called as they are from where the answer is seen.
  func answers(seeing source: some Vantaged) -> AnswerJSON {
    answers(naming: source.taxonomy)
  }

  /// The same, with categories called as a taxonomy says.
  func answers(naming taxonomy: Taxonomy) -> AnswerJSON {
    AnswerJSON(language: language, branch: branch, taxonomy: taxonomy)
  }
}
