internal import Domain
internal import Engine
internal import Interchange

/// Applies a whole reform.
struct ReformApplyCommand: Command {
  static let name = "reform apply"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "applique une réforme des territoires, écrite dans un fichier",
    "applies a reform of territories that is written in a file")
  static let usage = Bilingual(
    """
    ancrage reform apply FICHIER.json [--dry-run] [--all]

      FICHIER.json       les actes de la réforme : fusions, divisions, transferts … (voyez Reforms.md)
      --dry-run          rapporte seulement, n'enregistre rien
      --all              toutes les lignes du rapport

      Tout est inscrit, territoires et portées ensemble, ou rien. La même réforme une seconde fois
      n'inscrit rien.
    """,
    """
    ancrage reform apply FILE.json [--dry-run] [--all]

      FILE.json          the acts of the reform: mergers, splits, transfers … (see Reforms.md)
      --dry-run          only reports, records nothing
      --all              every line of the report

      Everything is recorded, territories and reaches together, or nothing. The same reform a second
      time records nothing.
    """)

  private let common: CommonOptions
  private let output: ReformOutput
  private let file: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    output = try ReformOutput(&arguments)
    file = try arguments.requirePlain(common.language == .french ? "FICHIER" : "FILE")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let plan = try ReformFile(path: file)
    try output.apply(plan.request, source: plan.source, file: file, common, in: environment)
  }
}

/// Lists the reaches that somebody has to look at after reforms.
struct ReformReviewCommand: Command {
  static let name = "reform review"
  static let sharedOptions: SharedOptions = [.knowledge, .branch]
  static let summary = Bilingual(
    "liste les portées à réviser après des réformes",
    "lists the reaches to be reviewed after reforms")
  static let usage = Bilingual(
    """
    ancrage reform review [SERVICE] [--all]

      SERVICE            seulement ce service, comme service:soutien-1
      --all              toutes les lignes

      La liste se déduit de ce qui est inscrit : toute portée qui nomme un territoire qu'une réforme a
      aboli, fusionné, divisé ou amputé depuis, qui que ce soit qui l'ait inscrite.
    """,
    """
    ancrage reform review [SERVICE] [--all]

      SERVICE            only this service, such as service:support-1
      --all              every line

      The list follows from what is recorded: every reach that names a territory which a reform has
      abolished, merged, split or cut since, whoever recorded it.
    """)

  private let common: CommonOptions
  private let service: ServiceID?
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    let text = arguments.takePlain()
    try arguments.finish()
    service = try text.map { try ArgumentReader.service($0) }
  }

  func run(in environment: Environment) throws {
    let line = ProgressLine(
      Bilingual("Préparation", "Preparing"), in: environment, language: common.language)
    let answer: ReviewAnswer
    do {
      defer { line.finish() }
      answer = try environment.open(common, for: .reading)
        .review(of: service, asKnownAt: common.knownAt, progress: line.progress)
    }
    if common.printsJSON {
      return try environment.writeOutput(common.answers.review(answer))
    }
    var page = environment.page(common)
    ReviewText(language: common.language)
      .write(answer, of: service, showsAll: showsAll, to: &page)
    try environment.write(page.text)
  }
}

/// Settles reaches that were to be reviewed.
struct ReformAcceptCommand: Command {
  static let name = "reform accept"
  static let sharedOptions: SharedOptions = [.day, .branch]
  static let summary = Bilingual(
    "accepte une proposition de la révision", "accepts a proposal of the review")
  static let usage = Bilingual(
    """
    ancrage reform accept SERVICE [--choice N] [--territory TERRITOIRE] [--source TEXTE] [--dry-run]
    ancrage reform accept --all [--source TEXTE] [--dry-run]

      SERVICE            le service, comme le donne ancrage reform review
      --choice N         le choix, selon son numéro (par défaut 1, la proposition)
      --territory T      pour lequel des territoires, si le service en a plusieurs à réviser
      --all              la proposition de chaque référence à réviser
      --source TEXTE     qui l'a décidé, ou d'après quoi
      --dry-run          rapporte seulement, n'enregistre rien
    """,
    """
    ancrage reform accept SERVICE [--choice N] [--territory TERRITORY] [--source TEXT] [--dry-run]
    ancrage reform accept --all [--source TEXT] [--dry-run]

      SERVICE            the service, as ancrage reform review gives it
      --choice N         the choice, by its number (default 1, the proposal)
      --territory T      for which of the territories, where the service has several to review
      --all              the proposal of every reference to review
      --source TEXT      who decided it, or on what grounds
      --dry-run          only reports, records nothing
    """)

  private let common: CommonOptions
  private let selection: ReviewSelection
  private let source: String
  private let isDryRun: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    isDryRun = try arguments.takeFlag("--dry-run")
    let isForAll = try arguments.takeFlag("--all")
    let choice = try arguments.takeInteger("--choice", in: 1...99)
    let territory = try arguments.takeOption("--territory").map { (text) throws(UsageError) in
      try ArgumentReader.territory(text, option: "--territory")
    }
    source =
      try arguments.takeOption("--source")
      ?? (common.language == .french ? "révision après réforme" : "review after a reform")
    if isForAll {
      try arguments.finish()
      guard choice == nil, territory == nil else {
        throw UsageError.exclusiveOptions(["--all", choice == nil ? "--territory" : "--choice"])
      }
      selection = .all
    } else {
      let service = try ArgumentReader.service(try arguments.requirePlain("SERVICE"))
      try arguments.finish()
      selection = .service(service, territory: territory, choice: choice)
    }
  }

  func run(in environment: Environment) throws {
    let options = ImportOptions(
      effectiveOn: common.day, source: source, actor: environment.actor, file: "",
      isDryRun: isDryRun)
    let report = try environment.open(common, for: isDryRun ? .reading : .writing)
      .settle(selection, options)
    if common.printsJSON {
      return try environment.writeOutput(common.answers.accepted(report))
    }
    var page = environment.page(common)
    ReviewText(language: common.language).write(report, to: &page)
    try environment.write(page.text)
  }
}

extension ArgumentReader {
  /// Reads the identifier of a service, with or without its kind.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  fileprivate static func service(_ text: String) throws(UsageError) -> ServiceID {
    guard let id = ServiceID(text) ?? ServiceID("service:\(text)") else {
      throw .malformedValue(
        option: "SERVICE", value: text,
        expected: Bilingual(
          "l'identifiant d'un service, comme service:soutien-1",
          "the identifier of a service, such as service:support-1"))
    }
    return id
  }
}

/// Says where a territory comes from and what became of it.
struct LineageCommand: Command {
  static let name = "lineage"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit d'où vient un territoire et ce qu'il est devenu",
    "says where a territory comes from and what became of it")
  static let usage = Bilingual(
    """
    ancrage lineage TERRITOIRE

      TERRITOIRE         genre et code, de n'importe quelle époque, ou nom
    """,
    """
    ancrage lineage TERRITORY

      TERRITORY          kind and code, of any vintage, or name
    """)

  private let common: CommonOptions
  private let territory: String

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    territory = try arguments.requirePlain(
      common.language == .french ? "TERRITOIRE" : "TERRITORY")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let id = try environment.chronicle(common).territory(meant: territory)
    let snapshot = try environment.snapshot(common)
    let answer = try snapshot.lineage(of: id)
    if common.printsJSON {
      return try environment.writeOutput(common.answers.lineage(answer))
    }
    var page = try environment.page(common, seeing: snapshot)
    LineageText(answer, language: common.language).write(to: &page)
    try environment.write(page.text)
  }
}
