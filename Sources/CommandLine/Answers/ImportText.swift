internal import Domain
internal import Engine
internal import Interchange
internal import JSONText

/// What an import recorded, or would record, for people and for programs.
enum ImportText {
  /// Findings that are listed before the rest is counted.
  static let findingCountMax = 40

  /// The same where none of them refuses the import.
  static let warningCountMax = 8

  /// The report of an import; `unit` is what the file is made of.
  static func write(
    _ report: ImportReport, file: String, unit: Bilingual = Bilingual("lignes lues", "rows read"),
    to page: inout Page
  ) {
    let language = page.language
    let rows = TextFormat.integer(report.rowCount, in: language)
    let read = unit.text(in: language)
    page.add(wrapping: page.say("\(file) — \(read) : \(rows)", "\(file) — \(read): \(rows)"))
    writeEvents(
      report.eventCounts, isDryRun: report.isDryRun, position: report.position, to: &page)
  }

  /// What was recorded, or would be, by type of event.
  static func writeEvents(
    _ counts: [String: Int], isDryRun: Bool, position: Int64, to page: inout Page
  ) {
    let language = page.language
    let eventCount = counts.values.reduce(0, +)
    guard eventCount > 0 else {
      page.add(
        page.say(
          "Rien de nouveau : tout est déjà dans le journal.",
          "Nothing new: everything is in the log already."))
      return
    }
    let count = TextFormat.integer(eventCount, in: language)
    if isDryRun {
      page.add(
        page.say(
          "Essai, rien n'est enregistré. Événements qui le seraient : \(count)",
          "Dry run, nothing is recorded. Events that would be: \(count)"))
    } else {
      page.add(
        page.say(
          "Enregistré. Événements : \(count). \(page.sayPosition(position))",
          "Recorded. Events: \(count). \(page.sayPosition(position))"))
    }
    let rowsOfTable = counts.sorted { $0.key < $1.key }.map { type, count in
      [type, TextFormat.integer(count, in: language)]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 10...40), TextTable.Column(width: 1...12, isNumeric: true),
      ], rows: rowsOfTable, width: page.width - 2)
    for row in rowsOfTable { page.add(row: row, of: table, indent: 2) }
  }

  /// The findings about territories: refusals first, then warnings.
  ///
  /// `name` gives the name of a territory of the file.
  static func write(
    _ findings: [TerritoryFinding], name: (TerritoryID) -> String?, to page: inout Page
  ) {
    guard !findings.isEmpty else { return }
    let language = page.language
    let refusals = findings.count(where: \.isRefusal)
    let warnings = findings.count - refusals
    if refusals > 0 {
      page.heading(
        page.say(
          "✗ REFUSÉ — rien n'est enregistré. Refus : \(refusals). Avertissements : \(warnings).",
          "✗ REFUSED — nothing is recorded. Refusals: \(refusals). Warnings: \(warnings)."), .bad)
    } else {
      page.heading(
        page.say("! Avertissements : \(warnings)", "! Warnings: \(warnings)"), .caution)
    }
    writeSummary(of: findings, to: &page)
    let listed = findings.prefix(refusals > 0 ? findingCountMax : warningCountMax)
    for finding in listed {
      let label =
        finding.isRefusal ? page.say("refus", "refusal") : page.say("avertissement", "warning")
      page.add(
        wrapping: "\(label) · \(finding.message(in: language, name: name))", indent: 2, hanging: 6)
    }
    let rest = findings.count - listed.count
    if rest > 0 {
      page.add(
        more: rest,
        hint: page.say("toutes dans --report FICHIER.geojson", "all in --report FILE.geojson"),
        indent: 2)
    }
  }

  /// How many findings of each sort there are, and how large the largest is; nothing where there
  /// are few enough to be read one by one.
  private static func writeSummary(of findings: [TerritoryFinding], to page: inout Page) {
    guard findings.count > warningCountMax else { return }
    let bySort = Dictionary(grouping: findings, by: \.reason.word)
    for sort in bySort.keys.sorted() {
      let members = bySort[sort] ?? []
      let label = (findingLabels[sort] ?? Bilingual(sort, sort)).text(in: page.language)
      var line = "\(label) · \(TextFormat.integer(members.count, in: page.language))"
      if let largest = members.compactMap(\.reason.areaSquareMetres).max() {
        let area = TextFormat.area(squareMetres: largest, in: page.language)
        line += page.say(", le plus grand \(area)", ", the largest \(area)")
      }
      page.add(wrapping: line, indent: 2, hanging: 6)
    }
  }

  private static let findingLabels: [String: Bilingual] = [
    "repaired": Bilingual("contours corrigés", "outlines repaired"),
    "overlap": Bilingual("chevauchements", "overlaps"),
    "gap": Bilingual("trous entre voisins", "holes between neighbours"),
    "overhang": Bilingual("débordements du parent", "parts outside the parent"),
    "unknownParent": Bilingual("parents inconnus", "unknown parents"),
    "suspectName": Bilingual("noms abîmés", "broken names"),
    "emptyGeometry": Bilingual("sans contour", "without an outline"),
    "duplicateCode": Bilingual("codes répétés", "repeated codes"),
    "malformedCode": Bilingual("codes mal formés", "malformed codes"),
    "missingName": Bilingual("sans nom", "without a name"),
  ]

  /// The report as JSON, schema `ancrage.import/1`; `more` adds members of one sort of import.
  static func json(
    _ report: ImportReport, findings: [TerritoryFinding] = [], file: String, _ answers: AnswerJSON,
    more: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    let language = answers.language
    return json(
      report, file: file, branch: answers.branch,
      findings: { json in
        for finding in findings {
          json.object { TerritoryFindingJSON.members(of: finding, in: language, to: &$0) }
        }
      }, more: more)
  }

  /// The report as JSON, with the elements of `findings` and whatever comes after them.
  static func json(
    _ report: ImportReport, file: String, branch: BranchName?,
    findings: (inout JSONWriter) -> Void,
    more: (inout JSONWriter) -> Void = { _ in }
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.opening("ancrage.import/1", branch: branch)
      json.member("file", file)
      json.key("rows")
      json.integer(report.rowCount)
      json.key("isDryRun")
      json.boolean(report.isDryRun)
      json.key("events")
      json.object { json in
        for (type, count) in report.eventCounts.sorted(by: { $0.key < $1.key }) {
          json.key(type)
          json.integer(count)
        }
      }
      json.key("position")
      json.integer(report.position)
      json.key("findings")
      json.array(findings)
      more(&json)
    }
    return json.bytes + [0x0A]
  }
}

/// A finding about a territory as members of a JSON object: in reports and in their GeoJSON.
enum TerritoryFindingJSON {
  static func members(
    of finding: TerritoryFinding, in language: Language, to json: inout JSONWriter
  ) {
    json.member("problem", finding.reason.word)
    json.member("territory", ifPresent: finding.territory?.text)
    json.member("feature", ifPresent: finding.feature)
    switch finding.reason {
    case .repaired(let change, _): area("areaChangeSquareMetres", change, to: &json)
    case .overlap(let other, let size):
      json.member("with", other.text)
      area("areaSquareMetres", size, to: &json)
    case .gap(let size): area("areaSquareMetres", size, to: &json)
    case .overhang(let parent, let size):
      json.member("parent", parent.text)
      area("areaSquareMetres", size, to: &json)
    case .unknownParent(let parent): json.member("parent", parent.text)
    case .suspectName, .emptyGeometry, .duplicateCode, .malformedCode, .missingName: break
    }
    json.key("isRefusal")
    json.boolean(finding.isRefusal)
    json.member("text", finding.message(in: language) { _ in nil })
  }

  private static func area(_ name: String, _ value: Double, to json: inout JSONWriter) {
    json.key(name)
    json.number(value.isFinite ? (value * 10).rounded() / 10 : 0)
  }
}

extension TerritoryFinding.Reason {
  /// How much land is concerned, in m²; `nil` where it is not about land.
  var areaSquareMetres: Double? {
    switch self {
    case .repaired(let area, _), .overlap(_, let area), .gap(let area), .overhang(_, let area):
      abs(area)
    case .unknownParent, .suspectName, .emptyGeometry, .duplicateCode, .malformedCode,
      .missingName:
      nil
    }
  }

  /// The word of the contract.
  var word: String {
    switch self {
    case .repaired: "repaired"
    case .overlap: "overlap"
    case .gap: "gap"
    case .overhang: "overhang"
    case .unknownParent: "unknownParent"
    case .suspectName: "suspectName"
    case .emptyGeometry: "emptyGeometry"
    case .duplicateCode: "duplicateCode"
    case .malformedCode: "malformedCode"
    case .missingName: "missingName"
    }
  }
}
