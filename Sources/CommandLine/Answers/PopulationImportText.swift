internal import Domain
internal import Engine
internal import Interchange
internal import JSONText

/// What an import of a population table found, for people and for programs.
enum PopulationImportText {
  /// Findings that are listed before the rest is counted.
  static let findingCountMax = 12

  static func write(_ report: PopulationImportReport, file: String, to page: inout Page) {
    ImportText.write(report.report, file: file, to: &page)
    page.skip()
    page.add(pairs: pairs(of: report, page))
    guard !report.findings.isEmpty else { return }
    page.skip()
    let count = TextFormat.integer(report.findings.count, in: page.language)
    page.heading(page.say("! Avertissements : \(count)", "! Warnings: \(count)"), .caution)
    for finding in report.findings.prefix(findingCountMax) {
      page.add(wrapping: finding.message(in: page.language), indent: 2, hanging: 6)
    }
    let rest = report.findings.count - findingCountMax
    if rest > 0 {
      page.add(more: rest, hint: "--json", indent: 2)
    }
  }

  private static func pairs(
    of report: PopulationImportReport, _ page: Page
  ) -> [(label: String, value: String)] {
    let language = page.language
    let loaded = report.territoryCounts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { "\(TerritoryWords.label($0.key, in: language)) \($0.value)" }
    var pairs = [
      (
        page.say("Territoires", "Territories"),
        loaded.isEmpty
          ? page.say(
            "aucun de ceux de la table n'est chargé à cette date",
            "none of those of the table is loaded on this day")
          : loaded.joined(separator: " · ")
      ),
      (page.say("Années", "Years"), years(of: report, page)),
      (page.say("Âges", "Ages"), ages(report.ages, page)),
    ]
    let passedOver = report.passedOver.sorted { $0.key < $1.key }
    if !passedOver.isEmpty {
      pairs.append(
        (
          page.say("Lignes laissées", "Rows left out"),
          passedOver.map { "\($0.key) \(TextFormat.integer($0.value, in: language))" }
            .joined(separator: " · ")
            + page.say(" (la correspondance le veut)", " (as the mapping says)")
        ))
    }
    let notLoaded = report.notLoaded.sorted { $0.key < $1.key }
    if !notLoaded.isEmpty, !loaded.isEmpty {
      pairs.append(
        (
          page.say("Non chargés", "Not loaded"),
          notLoaded.map {
            let rows = TextFormat.integer($0.value, in: language)
            return "\(TerritoryWords.label($0.key, in: language)) "
              + page.say("(\(rows) lignes)", "(\(rows) rows)")
          }.joined(separator: " · ")
        ))
    }
    return pairs
  }

  private static func years(of report: PopulationImportReport, _ page: Page) -> String {
    guard let first = report.years.first, let last = report.years.last else { return "" }
    var text = first == last ? "\(first)" : page.say("\(first) à \(last)", "\(first) to \(last)")
    if last - first + 1 != report.years.count {
      text += page.say(" (\(report.years.count) années)", " (\(report.years.count) years)")
    }
    if let projectionsFrom = report.projectionsFrom {
      text += page.say(
        "; projections à partir de \(projectionsFrom)", "; projections from \(projectionsFrom) on")
    }
    return text
  }

  /// The ages one by one where they are few, else how many.
  private static func ages(_ ages: [ClosedRange<Int>], _ page: Page) -> String {
    let codes = ages.map(AgeWords.code)
    guard codes.count > 12, let last = codes.last else { return codes.joined(separator: ", ") }
    return codes.prefix(3).joined(separator: ", ") + " … \(last) (\(codes.count))"
  }

  /// The report as JSON, schema `ancrage.import/1`.
  static func json(
    _ report: PopulationImportReport, file: String, _ answers: AnswerJSON
  ) -> [UInt8] {
    ImportText.json(report.report, file: file, branch: answers.branch) { json in
      for finding in report.findings {
        json.object { write(finding, in: answers.language, to: &$0) }
      }
    } more: { json in
      json.key("territories")
      write(report.territoryCounts, to: &json)
      json.key("passedOver")
      json.object { json in
        for (word, count) in report.passedOver.sorted(by: { $0.key < $1.key }) {
          json.member(word, ifPresent: count)
        }
      }
      json.key("notLoaded")
      write(report.notLoaded, to: &json)
      json.key("years")
      json.array { json in for year in report.years { json.integer(year) } }
      json.member("ages", report.ages.map(AgeWords.code))
      json.member("projectionsFrom", ifPresent: report.projectionsFrom)
    }
  }

  private static func write(_ counts: [TerritoryKind: Int], to json: inout JSONWriter) {
    json.object { json in
      for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
        json.member(kind.name, ifPresent: count)
      }
    }
  }

  private static func write(
    _ finding: PopulationFinding, in language: Language, to json: inout JSONWriter
  ) {
    json.member("problem", finding.reason.word)
    json.member("territory", ifPresent: finding.territory?.text)
    json.member("line", ifPresent: finding.line)
    switch finding.reason {
    case .unknownCode(let rowCount, let nearest):
      json.member("rows", ifPresent: rowCount)
      json.member("nearest", nearest.map(\.text))
    case .withoutFigures: break
    case .sumDiffers(let kind, let count, let year, let sex, let ages, let stated, let sum):
      json.member("kind", kind.name)
      json.member("cells", ifPresent: count)
      json.member("year", ifPresent: year)
      json.member("sex", sex.rawValue)
      json.member("ages", AgeWords.code(ages))
      write(stated: stated, sum: sum, to: &json)
    case .sexesDiffer(let count, let year, let ages, let stated, let sum):
      json.member("cells", ifPresent: count)
      json.member("year", ifPresent: year)
      json.member("ages", AgeWords.code(ages))
      write(stated: stated, sum: sum, to: &json)
    case .columnDiffers(let count, let column, let stated, let sum):
      json.member("rows", ifPresent: count)
      json.member("column", column)
      write(stated: stated, sum: sum, to: &json)
    }
    json.key("isRefusal")
    json.boolean(false)
    json.member("text", finding.message(in: language))
  }

  private static func write(stated: Int, sum: Int, to json: inout JSONWriter) {
    json.member("stated", ifPresent: stated)
    json.member("sum", ifPresent: sum)
  }
}

extension PopulationFinding.Reason {
  /// The word of the contract.
  fileprivate var word: String {
    switch self {
    case .unknownCode: "unknownCode"
    case .withoutFigures: "withoutFigures"
    case .sumDiffers: "sumDiffers"
    case .sexesDiffer: "sexesDiffer"
    case .columnDiffers: "columnDiffers"
    }
  }
}
