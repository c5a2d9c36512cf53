internal import Domain
internal import Engine
internal import Interchange

/// Shows whom a service reaches, and what that comes to.
struct ReachShowCommand: Command {
  static let name = "reach show"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit qui un service dessert, et ce que cela donne",
    "says whom a service serves, and what that comes to")
  static let usage = Bilingual(
    """
    ancrage reach show SERVICE

      SERVICE            identifiant, par exemple service:aide-familiale
    """,
    """
    ancrage reach show SERVICE

      SERVICE            identifier, for example service:family-help
    """)

  private let common: CommonOptions
  private let service: ServiceID

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    service = try arguments.requireService()
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    let answer = try snapshot.reach(of: service)
    if common.printsJSON { return try environment.writeOutput(common.answers.reach(answer)) }
    var page = try environment.page(common, seeing: snapshot)
    ReachText(answer).write(to: &page)
    try environment.write(page.text)
  }
}

/// Declares whom a service reaches, after showing what that comes to.
struct ReachDeclareCommand: Command {
  static let name = "reach declare"
  static let sharedOptions: SharedOptions = [.branch]
  static let summary = Bilingual(
    "déclare qui un service dessert", "declares whom a service serves")
  static let usage = Bilingual(
    """
    ancrage reach declare SERVICE CLAUSES --effective DATE --source TEXTE [--declared-by TEXTE]
                          [--dry-run]

    \(ReachClauseOptions.usage.text(in: .french))
      --effective DATE   le premier jour où c'est ainsi
      --source TEXTE     d'où vient l'information
      --declared-by TEXTE  qui le déclare, si ce n'est pas la source
      --dry-run          montre ce que cela donne, sans rien inscrire
    """,
    """
    ancrage reach declare SERVICE CLAUSES --effective DATE --source TEXT [--declared-by TEXT]
                          [--dry-run]

    \(ReachClauseOptions.usage.text(in: .english))
      --effective DATE   the first day on which it is so
      --source TEXT      where the information comes from
      --declared-by TEXT who declares it, when it is not the source
      --dry-run          shows what it comes to, and records nothing
    """)

  private let common: CommonOptions
  private let service: ServiceID
  private let clauses: ReachClauseOptions
  private let effectiveOn: CalendarDate
  private let source: String
  private let declaredBy: String?
  private let isDryRun: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    isDryRun = try arguments.takeFlag("--dry-run")
    clauses = try ReachClauseOptions(&arguments)
    guard let effectiveOn = try arguments.takeDate("--effective") else {
      throw UsageError.missingOption("--effective")
    }
    self.effectiveOn = effectiveOn
    guard let source = try arguments.takeText("--source") else {
      throw UsageError.missingOption("--source")
    }
    self.source = source
    declaredBy = try arguments.takeText("--declared-by")
    service = try arguments.requireService()
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let given = try clauses.clauses()
    let workspace = try environment.open(common, for: isDryRun ? .reading : .writing)
    let report = try workspace.declareReach(
      ReachDeclaration(
        service: service, clauses: given.clauses, shapes: given.shapes, declaredBy: declaredBy),
      ImportOptions(
        effectiveOn: effectiveOn, source: source, actor: environment.actor, file: "",
        isDryRun: isDryRun))
    if common.printsJSON { return try environment.writeOutput(common.answers.reach(report)) }
    var page = environment.page(common)
    ReachText(report.after).write(report, to: &page)
    try environment.write(page.text)
  }
}

extension ArgumentReader {
  /// Takes the identifier of a service.
  fileprivate mutating func requireService() throws(UsageError) -> ServiceID {
    let text = try requirePlain("SERVICE")
    guard let id = ServiceID(text) ?? ServiceID("service:\(text)") else {
      throw .malformedValue(
        option: "SERVICE", value: text,
        expected: Bilingual(
          "un service, comme service:aide-familiale", "a service, such as service:family-help"))
    }
    return id
  }
}
