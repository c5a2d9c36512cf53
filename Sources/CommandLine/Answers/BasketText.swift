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
    let title = TerritoryWords.title(answer.territory, in: language)
    var pairs = [(page.say("Panier", "Basket"), "\(title) · \(answer.territory.id.text)")]
    if let people = answer.people {
      pairs.append(
        (page.say("Population", "Population"), PopulationWords.text(people, in: language)))
    }
    pairs += page.vantage(on: answer.day, position: answer.position)
    page.add(pairs: pairs + LocationText.announced(answer.announced, in: language))
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
    if !everywhere.isEmpty {
      page.skip()
      page.heading(page.say("TOUJOURS — dans tous les paniers", "ALWAYS — in every basket"))
      for line in everywhere { page.add(row: cells(of: line, in: language), of: table, indent: 4) }
    }
    EstablishmentText.write(
      answer.establishments, listed: Set(everywhere.map(\.id)), to: &page)
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
        let label = page.taxonomy.label(line.details.category, in: page.language)
        page.add("  " + page.style.mark(label, .heading))
      }
      page.add(row: cells(of: line, in: page.language), of: table, indent: 4)
    }
    let rest = lines.count - shown
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 2)
    }
  }

  private func cells(of line: BasketAnswer.Line, in language: Language) -> [String] {
    let secret = language == .french ? " (adresse confidentielle)" : " (confidential address)"
    return [
      line.details.name, line.resourceName + (line.site == .confidential ? secret : ""),
      line.telephone ?? "", CoverageWords.text(line, in: language),
    ]
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

extension Page {
  /// Adds that the answer is about what took the place of the territory that was asked about.
  mutating func add(answeredFor meant: MeantTerritory) {
    guard let text = SuccessionWords.answeredFor(meant, in: language) else { return }
    add(wrapping: "! " + text, hanging: 2)
    skip()
  }
}
