internal import Engine
internal import EventLog
internal import Hashing
internal import Interchange
internal import JSONText

/// Writes the whole log as CloudEvents.
struct LogExportCommand: Command {
  static let name = "log export"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "écrit tout le journal en CloudEvents 1.0, un par ligne",
    "writes the whole log as CloudEvents 1.0, one a line")
  static let usage = Bilingual(
    """
    ancrage log export > journal.jsonl

      Le fichier tient tout : événements, empreintes et contenus. « ancrage log import » en refait
      un journal identique.
    """,
    """
    ancrage log export > log.jsonl

      The file holds everything: events, hashes and contents. "ancrage log import" makes an
      identical log of it.
    """)

  /// Events that are read at once.
  private static let batchCount = 1000

  private let common: CommonOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let workspace = try environment.open(common, for: .reading)
    environment.tellBranch(common)
    let log = workspace.log
    let line = ProgressLine(
      Bilingual("Exportation", "Exporting"), in: environment, language: common.language)
    defer { line.finish() }
    let last = try log.head().position
    var writer = CloudEventsWriter(branch: workspace.branch)
    var next: Int64 = 1
    while next <= last {
      let events = try log.events(
        from: next, limit: Int(min(Int64(Self.batchCount), last - next + 1)))
      guard !events.isEmpty else { break }
      for event in events {
        try environment.writeOutput(try writer.lines(of: event, contentsFrom: log))
      }
      next += Int64(events.count)
      line.progress?(Int(next - 1), Int(last))
    }
  }
}

/// Makes a log of an exported one.
struct LogImportCommand: Command {
  static let name = "log import"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "refait un journal identique à partir d'une exportation",
    "makes a log identical to an exported one")
  static let usage = Bilingual(
    """
    ancrage log import FICHIER|-

      Le dossier des données doit être vide, ou tenir le début du même journal. Chaque empreinte est
      vérifiée; tout est enregistré, ou rien.
    """,
    """
    ancrage log import FILE|-

      The directory of the data must be empty, or hold the beginning of the same log. Every hash is
      verified; all is recorded, or nothing.
    """)

  private let common: CommonOptions
  private let path: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    path = try arguments.requirePlain(common.language == .french ? "FICHIER" : "FILE")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let exported = try CloudEventsReader.log(
      try environment.bytes(of: path), for: common.branch)
    let workspace = try environment.open(common, for: .writing)
    let log = workspace.log
    let head = try log.head()
    let isPrefix =
      head.position == 0
      || (head.position <= Int64(exported.hashes.count)
        && exported.hashes[Int(head.position) - 1] == head.hash)
    guard isPrefix else { throw CloudEventsError.logDiffers(position: head.position) }
    let missing = exported.firstPositions.firstIndex { $0 > head.position }
    if let missing { _ = try log.append(Array(exported.appends[missing...])) }
    let reached = try log.head()
    guard reached.position >= Int64(exported.hashes.count) else {
      throw CloudEventsError.logDiffers(position: reached.position)
    }
    try workspace.eraseHiddenPlaces()
    try RecordedText.write(
      count: reached.position - head.position, position: reached.position,
      schema: "ancrage.log-import/1", common, to: environment)
  }
}

/// Records facts that somebody wrote down.
struct LogRecordCommand: Command {
  static let name = "log record"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "inscrit des faits écrits en CloudEvents", "records facts written as CloudEvents")
  static let usage = Bilingual(
    """
    ancrage log record FICHIER|-

      Une ligne par fait : id, type, subject, effectiveon, source et data; schemaversion si ce n'est
      pas la version courante. Tout est inscrit, ou rien; le même id une seconde fois n'ajoute rien.
    """,
    """
    ancrage log record FILE|-

      One line a fact: id, type, subject, effectiveon, source and data; schemaversion where it is
      not the current one. All is recorded, or nothing; the same id a second time adds nothing.
    """)

  private let common: CommonOptions
  private let path: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    path = try arguments.requirePlain(common.language == .french ? "FICHIER" : "FILE")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let (facts, lines) = try CloudEventsReader.facts(
      try environment.bytes(of: path), for: common.branch)
    let workspace = try environment.open(common, for: .writing)
    let receipts: [AppendReceipt]
    do {
      receipts = try workspace.record(facts, actor: environment.actor)
    } catch let refused as FactsRefused {
      throw FactLinesRefused(
        file: path, problems: refused.problems.map { (lines[$0.index], $0.problem) })
    }
    try RecordedText.write(
      count: Int64(receipts.count { !$0.wasKnown }), position: try workspace.log.head().position,
      schema: "ancrage.log-record/1", common, to: environment)
  }
}

/// Facts that could not be recorded, by the lines they stand on.
struct FactLinesRefused: UserFacingError {
  let file: String
  let problems: [(line: Int, problem: FactProblem)]

  var code: String { "fact.refused" }
  var kind: FailureKind { .badData }

  func message(in language: Language) -> String {
    let heading =
      language == .french
      ? "\(file) : rien n'a été inscrit. Problèmes : \(problems.count)."
      : "\(file): nothing was recorded. Problems: \(problems.count)."
    let lines = problems.prefix(ImportProblem.countMax).map { line, problem in
      let text = problem.message(in: language)
      return language == .french ? "  ligne \(line) : \(text)" : "  line \(line): \(text)"
    }
    return ([heading] + lines).joined(separator: "\n")
  }
}

/// What was recorded, in a line.
enum RecordedText {
  static func write(
    count: Int64, position: Int64, schema: String, _ common: CommonOptions,
    to environment: Environment
  ) throws {
    guard !common.printsJSON else {
      var json = JSONWriter()
      json.object { json in
        json.opening(schema, branch: common.branch)
        json.key("recorded")
        json.integer(count)
        json.key("position")
        json.integer(position)
      }
      return try environment.write(json.text + "\n")
    }
    var page = environment.page(common)
    let events = TextFormat.integer(count, in: common.language)
    page.add(
      page.say(
        "Événements inscrits : \(events). \(page.sayPosition(position))",
        "Events recorded: \(events). \(page.sayPosition(position))"))
    try environment.write(page.text)
  }
}

extension Environment {
  /// The bytes of a file; `-` is standard input.
  ///
  /// - Throws: `FileAccessError`, or what standard input throws.
  func bytes(of path: String) throws -> [UInt8] {
    path == "-" ? try readAllInput() : try ByteChunks.wholeFile(path: path)
  }
}
