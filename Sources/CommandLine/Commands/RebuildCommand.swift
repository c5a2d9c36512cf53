internal import Engine
internal import Interchange
internal import JSONText

/// Folds the whole log again, and puts the result in place of the stored read models.
struct RebuildCommand: Command {
  static let name = "rebuild"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "reconstruit les vues à partir du journal", "rebuilds the read models from the log")
  static let usage = Bilingual(
    """
    ancrage rebuild [--verify]

      --verify           reconstruit aussi pas à pas, et compare les octets
    """,
    """
    ancrage rebuild [--verify]

      --verify           rebuilds step by step as well, and compares the bytes
    """)

  private let common: CommonOptions
  private let verifies: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    verifies = try arguments.takeFlag("--verify")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let start = environment.now()
    let line = ProgressLine(
      Bilingual("Reconstruction", "Rebuilding"), in: environment, language: common.language)
    defer { line.finish() }
    let workspace = try environment.open(common, for: .reading)
    let report = try workspace.rebuild(verify: verifies, progress: line.progress)
    guard report.differences.isEmpty else { throw RebuildFailure(projections: report.differences) }
    let doorCount = try rebuildAddresses(of: workspace, environment, line)
    line.finish()
    let seconds = Double(environment.now() - start) / 1000
    if common.printsJSON { return try environment.write(json(report, doorCount, seconds: seconds)) }
    var page = environment.page(common)
    write(report, doorCount, seconds: seconds, to: &page)
    try environment.write(page.text)
  }

  /// Number of doors of the index of addresses, built again; `nil` where there are no tables.
  ///
  /// A table whose file is gone keeps nothing else from being rebuilt, and is told.
  private func rebuildAddresses(
    of workspace: Workspace, _ environment: Environment, _ line: ProgressLine
  ) throws -> Int? {
    let snapshot = try workspace.snapshot(on: common.day, progress: line.progress)
    do {
      return try snapshot.rebuildAddresses(progress: line.progress)
    } catch let error as EngineError {
      guard case .missingDataset = error else { throw error }
      line.finish()
      environment.writeError(error.message(in: common.language) + "\n")
      return nil
    }
  }

  private func write(
    _ report: RebuildReport, _ doorCount: Int?, seconds: Double, to page: inout Page
  ) {
    let count = TextFormat.integer(report.eventCount, in: common.language)
    let time = TextFormat.oneDecimal(seconds, in: common.language)
    page.add(
      page.say(
        "Vues reconstruites. Événements : \(count). Durée : \(time) s.",
        "Read models rebuilt. Events: \(count). Time: \(time) s."))
    if let doorCount {
      let doors = TextFormat.integer(doorCount, in: common.language)
      page.add(page.say("Portes connues : \(doors).", "Known doors: \(doors)."))
    }
    guard report.wasVerified else { return }
    page.add(
      page.say(
        "Vérifié : pas à pas et d'un coup donnent les mêmes octets.",
        "Verified: step by step and at once give the same bytes."))
  }

  private func json(_ report: RebuildReport, _ doorCount: Int?, seconds: Double) -> String {
    var json = JSONWriter()
    json.object { json in
      json.opening("ancrage.rebuild/1", branch: common.branch)
      json.key("events")
      json.integer(report.eventCount)
      json.key("seconds")
      json.number(seconds)
      if let doorCount {
        json.key("doors")
        json.integer(doorCount)
      }
      json.key("isVerified")
      json.boolean(report.wasVerified)
    }
    return json.text + "\n"
  }
}

/// Following along and starting from nothing gave different bytes.
struct RebuildFailure: UserFacingError, Hashable {
  let projections: [String]

  var code: String { "rebuild.differs" }
  var kind: FailureKind { .internalFault }

  func message(in language: Language) -> String {
    let list = projections.joined(separator: ", ")
    return switch language {
    case .french:
      """
      Pas à pas et d'un coup ne donnent pas les mêmes vues : \(list).
      Rien n'a été remplacé. Signalez ce défaut, avec la sortie de ancrage log verify.
      """
    case .english:
      """
      Step by step and at once do not give the same read models: \(list).
      Nothing was replaced. Report this fault, with the output of ancrage log verify.
      """
    }
  }
}
