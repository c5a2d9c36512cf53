internal import Domain
internal import Engine
internal import Interchange

/// What every command about one branch is given: its name, and the common options.
struct BranchOptions {
  let common: CommonOptions
  let name: BranchName

  /// Takes the common options and the name away; the command's own options come first.
  ///
  /// - Throws: ``UsageError``.
  init(
    _ arguments: inout ArgumentReader, _ common: CommonOptions
  ) throws(UsageError) {
    let label = common.language == .french ? "NOM" : "NAME"
    name = try ArgumentReader.branchName(try arguments.requirePlain(label), option: label)
    try arguments.finish()
    self.common = common
  }

  /// The answer as JSON says which branch it is about.
  var answers: AnswerJSON { AnswerJSON(language: common.language, branch: name) }
}

/// Makes a branch.
struct BranchCreateCommand: Command {
  static let name = "branch create"
  static let sharedOptions: SharedOptions = []
  static let summary = Bilingual(
    "crée une branche : un journal de ce qui pourrait être",
    "creates a branch: a log of what might be")
  static let usage = Bilingual(
    """
    ancrage branch create NOM [--purpose TEXTE] [--at POSITION]

      NOM                jusqu'à \(BranchName.lengthMax) lettres sans accent, chiffres, tirets
      --purpose TEXTE    à quoi elle sert
      --at POSITION      où elle quitte le journal (par défaut à sa fin)

      Ensuite, toute commande prend --branch NOM : imports, log record, locate, lookup, basket …
      Rien de ce qui est inscrit sur une branche n'atteint le journal, sauf par branch promote.
    """,
    """
    ancrage branch create NAME [--purpose TEXT] [--at POSITION]

      NAME               up to \(BranchName.lengthMax) letters without accents, digits, hyphens
      --purpose TEXT     what it is for
      --at POSITION      where it leaves the log (default at its end)

      Then every command takes --branch NAME: imports, log record, locate, lookup, basket …
      Nothing recorded on a branch reaches the log, except by branch promote.
    """)

  private let options: BranchOptions
  private let purpose: String?
  private let position: Int64?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    purpose = try arguments.takeOption("--purpose").map(Self.purpose)
    position = try arguments.takeInteger("--at", in: 0 ... .max).map { Int64($0) }
    options = try BranchOptions(&arguments, common)
  }

  func run(in environment: Environment) throws {
    let branch = try environment.open(options.common, for: .reading)
      .createBranch(options.name, purpose: purpose, at: position, by: environment.actor)
    if options.common.printsJSON {
      return try environment.writeOutput(options.answers.branchCreated(branch))
    }
    var page = environment.page(options.common)
    BranchText.writeCreated(branch, to: &page)
    try environment.write(page.text)
  }

  /// Largest number of characters of a purpose.
  private static let purposeLengthMax = 500

  private static func purpose(_ text: String) throws(UsageError) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
    guard !text.isEmpty, text.count <= purposeLengthMax, isPlain else {
      throw .malformedValue(
        option: "--purpose", value: String(text.prefix(60)),
        expected: Bilingual(
          "une ligne d'au plus \(purposeLengthMax) caractères",
          "one line of at most \(purposeLengthMax) characters"))
    }
    return text
  }
}

/// Lists the branches.
struct BranchListCommand: Command {
  static let name = "branch list"
  static let sharedOptions: SharedOptions = []
  static let summary = Bilingual("liste les branches", "lists the branches")
  static let usage = Bilingual("ancrage branch list", "ancrage branch list")

  private let common: CommonOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let branches = try environment.open(common, for: .reading).branches()
    if common.printsJSON {
      return try environment.writeOutput(common.answers.branches(branches))
    }
    var page = environment.page(common)
    BranchText.write(branches, to: &page)
    try environment.write(page.text)
  }
}

/// Shows what a branch supposes, and what has happened since it was made.
struct BranchShowCommand: Command {
  static let name = "branch show"
  static let sharedOptions: SharedOptions = []
  static let summary = Bilingual(
    "montre les événements d'une branche, et ce qui a changé depuis",
    "shows the events of a branch, and what has changed since")
  static let usage = Bilingual(
    """
    ancrage branch show NOM [--all]

      --all              tous les événements, sans rien résumer
    """,
    """
    ancrage branch show NAME [--all]

      --all              every event, nothing summed up
    """)

  private let options: BranchOptions
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    options = try BranchOptions(&arguments, common)
  }

  func run(in environment: Environment) throws {
    let report = try environment.open(options.common, for: .reading).report(on: options.name)
    if options.common.printsJSON {
      return try environment.writeOutput(options.answers.branch(report))
    }
    var page = environment.page(options.common, about: options.name)
    BranchText.write(report, showsAll: showsAll, to: &page)
    try environment.write(page.text)
  }
}

/// Deletes a branch.
struct BranchDeleteCommand: Command {
  static let name = "branch delete"
  static let sharedOptions: SharedOptions = []
  static let summary = Bilingual("supprime une branche", "deletes a branch")
  static let usage = Bilingual(
    """
    ancrage branch delete NOM

      La branche et ses événements hypothétiques disparaissent, sans autre question. Le journal n'est
      pas touché; ce qui a été promu y reste.
    """,
    """
    ancrage branch delete NAME

      The branch and its hypothetical events disappear, without another question. The log is not
      touched; what was promoted stays in it.
    """)

  private let options: BranchOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    options = try BranchOptions(&arguments, common)
  }

  func run(in environment: Environment) throws {
    try environment.open(options.common, for: .reading).deleteBranch(options.name)
    if options.common.printsJSON {
      return try environment.writeOutput(options.answers.branchDeleted())
    }
    var page = environment.page(options.common)
    page.add(
      page.say(
        "Branche « \(options.name) » supprimée. Le journal n'a pas été touché.",
        "Branch \"\(options.name)\" deleted. The log was not touched."))
    try environment.write(page.text)
  }
}

/// Writes the events of a branch to the log.
struct BranchPromoteCommand: Command {
  static let name = "branch promote"
  static let sharedOptions: SharedOptions = []
  static let summary = Bilingual(
    "rend une branche réelle : inscrit ses événements au journal",
    "makes a branch real: writes its events to the log")
  static let usage = Bilingual(
    """
    ancrage branch promote NOM [--dry-run] [--despite-changes]

      --dry-run          rapporte seulement, n'inscrit rien
      --despite-changes  aussi ce que le journal a changé depuis que la branche l'a quitté

      Chaque événement est vérifié de nouveau, contre le journal d'aujourd'hui. Tout est inscrit, ou
      rien; une seconde fois, rien ne s'ajoute.
    """,
    """
    ancrage branch promote NAME [--dry-run] [--despite-changes]

      --dry-run          only reports, records nothing
      --despite-changes  also what the log has changed since the branch left it

      Every event is checked again, against the log of today. All is recorded, or nothing; a second
      time adds nothing.
    """)

  private let options: BranchOptions
  private let isDryRun: Bool
  private let despiteChanges: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    isDryRun = try arguments.takeFlag("--dry-run")
    despiteChanges = try arguments.takeFlag("--despite-changes")
    options = try BranchOptions(&arguments, common)
  }

  func run(in environment: Environment) throws {
    let report = try environment.open(options.common, for: isDryRun ? .reading : .writing)
      .promoteBranch(
        options.name, by: environment.actor, isDryRun: isDryRun, despiteChanges: despiteChanges)
    if options.common.printsJSON {
      return try environment.writeOutput(options.answers.branchPromoted(report))
    }
    var page = environment.page(options.common)
    BranchText.write(report, to: &page)
    try environment.write(page.text)
  }
}
