internal import Domain
internal import Engine
internal import Interchange

/// Corrects a fact of the log: it was always otherwise.
struct CorrectCommand: Command {
  static let name = "correct"
  static let sharedOptions: SharedOptions = [.day, .branch]
  static let summary = Bilingual(
    "corrige un fait du journal : il en a toujours été autrement",
    "corrects a fact of the log: it was always otherwise")
  static let usage = Bilingual(
    """
    ancrage correct POSITION --reason TEXTE (--effective DATE | --facts JSON | --withdraw)
                             [--source TEXTE] [--dry-run]

      POSITION           la position du fait, comme la donne ancrage history
      --reason TEXTE     pourquoi
      --effective DATE   le fait est vrai à partir de ce jour-là
      --facts JSON       les membres à remplacer; les autres restent, null en retire un. Un lieu se
                         donne en mots : {"place":{"address":"1, rue A","municipality":"B",
                         "postalCode":"A1A 1A1","longitude":-71.2,"latitude":46.8}}.
                         « - » les lit sur l'entrée standard
      --withdraw         cela n'a jamais été vrai
      --source TEXTE     d'où vient la correction (par défaut, la source du fait)
      --dry-run          montre ce que la correction ferait, sans rien inscrire

      Ce qui a changé depuis un jour n'est pas une correction : inscrivez un nouveau fait à cette date
      (ancrage log record). Le fait corrigé reste dans le journal; qui demande ce qu'on savait avant
      la correction (--as-known-at) le voit encore.
    """,
    """
    ancrage correct POSITION --reason TEXT (--effective DATE | --facts JSON | --withdraw)
                             [--source TEXT] [--dry-run]

      POSITION           the position of the fact, as ancrage history gives it
      --reason TEXT      why
      --effective DATE   the fact holds from this day on
      --facts JSON       the members to replace; the others stay, null takes one away. A place is
                         given in words: {"place":{"address":"1 A Street","municipality":"B",
                         "postalCode":"A1A 1A1","longitude":-71.2,"latitude":46.8}}.
                         "-" reads them from standard input
      --withdraw         it never was so
      --source TEXT      where the correction comes from (default: the source of the fact)
      --dry-run          shows what the correction would do, and records nothing

      What changed on some day is no correction: record a new fact on that date (ancrage log record).
      The corrected fact stays in the log; whoever asks what was known before the correction
      (--as-known-at) still sees it.
    """)

  private let common: CommonOptions
  private let position: Int64
  private let reason: String
  private let source: String?
  private let effectiveOn: CalendarDate?
  private let facts: String?
  private let isDryRun: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    isDryRun = try arguments.takeFlag("--dry-run")
    let isTakenBack = try arguments.takeFlag("--withdraw")
    effectiveOn = try arguments.takeDate("--effective")
    facts = try arguments.takeOption("--facts")
    source = try arguments.takeText("--source")
    reason = try arguments.takeText("--reason") ?? { throw UsageError.missingOption("--reason") }()
    let text = try arguments.requirePlain("POSITION")
    try arguments.finish()
    guard let position = Int64(text), position > 0 else {
      throw UsageError.malformedValue(
        option: "POSITION", value: text,
        expected: Bilingual(
          "la position d'un fait, un nombre à partir de 1",
          "the position of a fact, a number from 1"))
    }
    self.position = position
    switch (isTakenBack, effectiveOn != nil || facts != nil) {
    case (true, true):
      throw UsageError.exclusiveOptions(["--withdraw", "--effective", "--facts"])
    case (false, false): throw UsageError.nothingToCorrect
    default: break
    }
  }

  func run(in environment: Environment) throws {
    var json: [UInt8]?
    if let facts { json = facts == "-" ? try environment.readAllInput() : Array(facts.utf8) }
    let change: CorrectionRequest.Change =
      effectiveOn == nil && json == nil
      ? .takenBack : .instead(effectiveOn: effectiveOn, facts: json)
    let workspace = try environment.open(common, for: isDryRun ? .reading : .writing)
    let report = try workspace.correct(
      CorrectionRequest(position: position, change: change, reason: reason, source: source),
      by: environment.actor, on: common.day, isDryRun: isDryRun)
    if common.printsJSON {
      return try environment.writeOutput(common.answers.correction(report))
    }
    var page = environment.page(common)
    CorrectionText(report).write(to: &page)
    try environment.write(page.text)
  }
}

extension ArgumentReader {
  /// Takes an option that holds a text with something in it.
  ///
  /// - Throws: ``UsageError/missingValue(option:)`` for an empty one.
  mutating func takeText(_ name: String) throws(UsageError) -> String? {
    guard let text = try takeOption(name) else { return nil }
    guard text.contains(where: { !$0.isWhitespace }) else { throw .missingValue(option: name) }
    return text
  }
}
