internal import Domain
internal import Engine
internal import JSONText

/// What an import recorded, or would record, for people and for programs.
enum ImportText {
  /// Findings that are listed before the rest is counted.
  static let findingCountMax = 40

  static func write(_ report: ImportReport, file: String, to page: inout Page) {
    let language = page.language
    let rows = TextFormat.integer(report.rowCount, in: language)
    page.add(
      wrapping: page.say("\(file) — lignes lues : \(rows)", "\(file) — rows read: \(rows)"))
    guard report.eventCount > 0 else {
      page.add(
        page.say(
          "Rien de nouveau : tout est déjà dans le journal.",
          "Nothing new: everything is in the log already."))
      return
    }
    let count = TextFormat.integer(report.eventCount, in: language)
    let position = TextFormat.integer(report.position, in: language)
    if report.isDryRun {
      page.add(
        page.say(
          "Essai, rien n'est enregistré. Événements qui le seraient : \(count)",
          "Dry run, nothing is recorded. Events that would be: \(count)"))
    } else {
      page.add(
        page.say(
          "Enregistré. Événements : \(count). Le journal est à la position \(position).",
          "Recorded. Events: \(count). The log is at position \(position)."))
    }
    let rowsOfTable = report.eventCounts.sorted { $0.key < $1.key }.map { type, count in
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
    for finding in findings.prefix(findingCountMax) {
      let label =
        finding.isRefusal ? page.say("refus", "refusal") : page.say("avertissement", "warning")
      page.add(
        wrapping: "\(label) · \(finding.message(in: language, name: name))", indent: 2, hanging: 6)
    }
    let rest = findings.count - findingCountMax
    if rest > 0 {
      page.add(
        page.say(
          "  … et \(rest) autres (toutes dans --report FICHIER.geojson)",
          "  … and \(rest) others (all in --report FILE.geojson)"))
    }
  }

  /// The report as JSON, schema `ancrage.import/1`.
  static func json(
    _ report: ImportReport, findings: [TerritoryFinding] = [], file: String, in language: Language
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "ancrage.import/1")
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
      json.array { json in
        for finding in findings {
          json.object { json in
            TerritoryFindingJSON.members(of: finding, in: language, to: &json)
          }
        }
      }
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
