internal import Domain
internal import Engine

/// The basket of a territory as text: what covers it whole, in part, whatever the place, and what
/// nobody has said.
struct BasketText {
  /// Services of a part that are listed before the rest is counted.
  static let serviceCountMax = 40

  let answer: BasketAnswer
  let showsAll: Bool

  init(_ answer: BasketAnswer, showsAll: Bool) {
    self.answer = answer
    self.showsAll = showsAll
  }

  /// Writes the whole basket.
  func write(to page: inout Page) {
    let language = page.language
    let position = TextFormat.integer(answer.position, in: language)
    let date = TextFormat.date(answer.day, in: language)
    let title = TerritoryWords.title(answer.territory, in: language)
    page.add(pairs: [
      (page.say("Panier", "Basket"), "\(title) · \(answer.territory.id.text)"),
      (page.say("Au", "As of"), "\(date) · \(page.say("journal", "log")) \(position)"),
    ])
    let table = TextTable(
      columns: Self.columns, rows: answer.lines.map { cells(of: $0, in: language) },
      width: page.width - 4)
    let everywhere = answer.lines.filter(\.isInEveryBasket)
    for extent in [BasketAnswer.Extent.whole, .partly, .everyone, .notStated] {
      let lines = answer.lines.filter { $0.extent == extent && !$0.isInEveryBasket }
      write(lines, of: extent, in: table, to: &page)
    }
    if answer.lines.isEmpty {
      page.skip()
      page.add(
        wrapping: page.say(
          "Aucun service enregistré ne dessert ce territoire.",
          "No recorded service serves this territory."))
    }
    guard !everywhere.isEmpty else { return }
    page.skip()
    page.heading(page.say("TOUJOURS — dans tous les paniers", "ALWAYS — in every basket"))
    for line in everywhere { page.add(row: cells(of: line, in: language), of: table, indent: 4) }
  }

  private static let columns = [
    TextTable.Column(width: 18...36), TextTable.Column(width: 14...32),
    TextTable.Column(width: 12...18), TextTable.Column(width: 20...60),
  ]

  private func write(
    _ lines: [BasketAnswer.Line], of extent: BasketAnswer.Extent, in table: TextTable,
    to page: inout Page
  ) {
    guard !lines.isEmpty else { return }
    page.skip()
    let heading = Self.heading(extent, in: page.language)
    page.heading("\(heading.mark) \(heading.text) (\(lines.count))", heading.role)
    let shown =
      showsAll || lines.count <= Self.serviceCountMax + 1
      ? lines.count : Self.serviceCountMax
    var category: ServiceCategory?
    for line in lines.prefix(shown) {
      if line.details.category != category {
        category = line.details.category
        let label = Labels.label(line.details.category, in: page.language)
        page.add("  " + page.style.mark(label, .heading))
      }
      page.add(row: cells(of: line, in: page.language), of: table, indent: 4)
    }
    let rest = lines.count - shown
    if rest > 0 {
      page.add(page.say("  … et \(rest) autres (--all)", "  … and \(rest) others (--all)"))
    }
  }

  private func cells(of line: BasketAnswer.Line, in language: Language) -> [String] {
    let secret = language == .french ? " (adresse confidentielle)" : " (confidential address)"
    return [
      line.details.name, line.resourceName + (line.site == .confidential ? secret : ""),
      line.telephone ?? "", reason(for: line, in: language),
    ]
  }

  private func reason(for line: BasketAnswer.Line, in language: Language) -> String {
    var parts: [String] = []
    switch line.extent {
    case .whole, .partly:
      let names = line.because.map { TerritoryWords.inSentence($0, in: language) }
      let list = TextFormat.shortList(names, countMax: 3, in: language)
      if !list.isEmpty { parts.append(language == .french ? "dessert \(list)" : "serves \(list)") }
      if let share = line.areaShare, line.extent == .partly {
        let percent = TextFormat.share(share, in: language)
        parts.append(language == .french ? "\(percent) de la superficie" : "\(percent) of the area")
      }
    case .everyone: parts.append(ReasonWords.text(.everyone, in: language))
    case .notStated: parts.append(ReasonWords.notStated(in: language))
    }
    parts += line.findings.map { ReasonWords.text($0, in: language) }
    return parts.joined(separator: "; ")
  }

  private static func heading(
    _ extent: BasketAnswer.Extent, in language: Language
  ) -> (mark: String, text: String, role: Style.Role) {
    switch (extent, language) {
    case (.whole, .french): ("→", "TOUT LE TERRITOIRE est desservi", .good)
    case (.whole, .english): ("→", "THE WHOLE TERRITORY is served", .good)
    case (.partly, .french): ("~", "UNE PARTIE du territoire est desservie", .caution)
    case (.partly, .english): ("~", "A PART of the territory is served", .caution)
    case (.everyone, .french): ("*", "TOUT LE MONDE — sans condition de lieu", .good)
    case (.everyone, .english): ("*", "EVERYONE — no condition of place", .good)
    case (.notStated, .french): ("?", "À VÉRIFIER — portée non précisée", .caution)
    case (.notStated, .english): ("?", "CHECK — reach not stated", .caution)
    }
  }
}
