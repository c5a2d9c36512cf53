internal import Domain
internal import Engine
internal import Geometry
internal import Interchange

/// The options that every single act of a reform takes.
struct ReformActOptions {
  let common: CommonOptions
  let note: ReformNote
  let effectiveOn: CalendarDate
  let source: String
  let tolerance: PartitionCheck.Tolerance
  let output: ReformOutput

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(
    _ arguments: inout ArgumentReader, _ environment: Environment
  ) throws(UsageError) {
    common = try CommonOptions(&arguments, environment)
    guard let effectiveOn = try arguments.takeDate("--effective") else {
      throw .missingOption("--effective")
    }
    self.effectiveOn = effectiveOn
    note = ReformNote(
      title: try arguments.takeOption("--title"), act: try arguments.takeOption("--act"),
      officialOn: try arguments.takeDate("--official"))
    source = try arguments.requireOption("--source")
    guard !source.isEmpty else { throw .missingValue(option: "--source") }
    tolerance = try arguments.takeTolerance()
    output = try ReformOutput(&arguments)
  }

  static let usage = Bilingual(
    """
      --effective DATE   date d'usage : le premier jour où c'est ainsi
      --official DATE    date officielle, si elle est autre
      --act TEXTE        source légale : loi, décret, règlement
      --title TEXTE      nom de la réforme
      --source TEXTE     d'où vient l'information
      --tolerance P%     part du territoire qui peut être perdue ou doublée (par défaut 1%)
      --dry-run          rapporte seulement, n'enregistre rien
      --all              toutes les lignes du rapport
    """,
    """
      --effective DATE   date in use: the first day on which it is so
      --official DATE    official date, where it is another
      --act TEXT         legal source: a law, a decree, a by-law
      --title TEXT       name of the reform
      --source TEXT      where the information comes from
      --tolerance P%     share of the land that may be lost or doubled (default 1%)
      --dry-run          only reports, records nothing
      --all              every line of the report
    """)

  /// Records one act.
  ///
  /// - Throws: an error for people.
  func record(
    _ act: ReformAct, _ lands: ReformLands, in environment: Environment
  ) throws {
    let plan = ReformPlan(note: note, effectiveOn: effectiveOn, acts: [ReformPlan.Entry(act)])
    try output.apply(
      ReformRequest(plan: plan, shapes: lands.shapes, tolerance: tolerance), source: source,
      file: "", common, in: environment)
  }
}

/// How a reform is recorded and told.
struct ReformOutput {
  let isDryRun: Bool
  let showsAll: Bool

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(_ arguments: inout ArgumentReader) throws(UsageError) {
    isDryRun = try arguments.takeFlag("--dry-run")
    showsAll = try arguments.takeFlag("--all")
  }

  /// Applies a reform, and says what it comes to.
  ///
  /// - Throws: an error for people.
  func apply(
    _ request: ReformRequest, source: String, file: String, _ common: CommonOptions,
    in environment: Environment
  ) throws {
    let options = ImportOptions(
      effectiveOn: request.plan.effectiveOn, source: source, actor: environment.actor, file: file,
      isDryRun: isDryRun)
    let line = ProgressLine(
      Bilingual("Limites", "Borders"), in: environment, language: common.language)
    let report: ReformReport
    do {
      defer { line.finish() }
      report = try environment.open(common, for: isDryRun ? .reading : .writing)
        .apply(request, options, progress: line.progress)
    }
    if common.printsJSON {
      return try environment.writeOutput(common.answers.reform(report))
    }
    var page = environment.page(common)
    ReformText(report, showsAll: showsAll, language: common.language).write(to: &page)
    try environment.write(page.text)
  }
}

extension ArgumentReader {
  /// Reads the identifier of a territory.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  static func territory(_ text: String, option: String) throws(UsageError) -> TerritoryID {
    guard let id = TerritoryID(text) else {
      throw .malformedValue(
        option: option, value: text,
        expected: Bilingual(
          "genre et code d'un territoire, comme rls:1633", "kind and code of a territory: rls:1633")
      )
    }
    return id
  }

  /// Takes an argument that is the identifier of a territory.
  ///
  /// - Throws: ``UsageError``.
  mutating func requireTerritory(
    _ name: Bilingual, _ options: ReformActOptions
  ) throws(UsageError) -> TerritoryID {
    let name = name.text(in: options.common.language)
    return try Self.territory(try requirePlain(name), option: name)
  }

  /// Takes every other argument, each the identifier of a territory.
  ///
  /// - Throws: ``UsageError``.
  mutating func takeTerritories(
    _ name: Bilingual, _ options: ReformActOptions
  ) throws(UsageError) -> [TerritoryID] {
    var ids = [try requireTerritory(name, options)]
    while let text = takePlain() {
      ids.append(try Self.territory(text, option: name.text(in: options.common.language)))
    }
    return ids
  }

  /// Takes an option that holds identifiers of territories, separated by commas, or given several
  /// times; `nil` when it was not given.
  ///
  /// - Throws: ``UsageError``.
  mutating func takeTerritoryList(_ name: String) throws(UsageError) -> [TerritoryID]? {
    let values = try takeOptions(name)
    guard !values.isEmpty else { return nil }
    var ids: [TerritoryID] = []
    for value in values.flatMap({ $0.split(separator: ",") }) {
      ids.append(try Self.territory(String(value), option: name))
    }
    return ids
  }
}

/// Land as an option gives it: territories that make it up, or a file of areas.
struct LandOption {
  private let text: String
  private let fields: ReformLands.Fields

  init(_ text: String, _ fields: ReformLands.Fields) {
    self.text = text
    self.fields = fields
  }

  /// Reads the land.
  ///
  /// - Throws: `ReformLandError`.
  func land(_ lands: inout ReformLands) throws(ReformLandError) -> Land {
    let ids = text.split(separator: ",").map { TerritoryID($0) }
    let known = ids.compactMap(\.self)
    if known.count == ids.count { return .territories(known) }
    return try lands.land(in: text, fields)
  }
}
