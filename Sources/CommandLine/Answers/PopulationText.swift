internal import Domain
internal import Engine

/// The people of a territory as a table by age and sex.
struct PopulationText {
  let answer: PopulationAnswer

  init(_ answer: PopulationAnswer) { self.answer = answer }

  func write(to page: inout Page) {
    let language = page.language
    let figures = answer.figures
    let title = TerritoryWords.title(answer.territory, in: language)
    var pairs = [
      (page.say("Population", "Population"), "\(title) · \(answer.territory.id.text)"),
      (
        page.say("Année", "Year"),
        PopulationWords.year(
          figures.year, asked: figures.askedYear, isProjection: figures.isProjection, in: language)
      ),
      (page.say("Source", "Source"), PopulationWords.source(figures.source, in: language)),
    ]
    if figures.parts != [figures.territory] {
      let parts = figures.parts.map(\.text).joined(separator: " · ")
      pairs.append((page.say("Somme de", "Sum of"), parts))
    }
    page.add(pairs: pairs)
    page.skip()
    let rows = rows(in: page)
    let numbers = TextTable.Column(width: 6...16, isNumeric: true)
    let table = TextTable(
      columns: [TextTable.Column(width: 8...24)]
        + Array(repeating: numbers, count: (rows.first?.count ?? 1) - 1),
      rows: rows, width: page.width)
    for row in rows { page.add(row: row, of: table, indent: 0) }
  }

  /// The sexes that have a column.
  private var sexes: [Sex] { answer.figures.tellsSexes ? [.female, .male, .total] : [.total] }

  private func rows(in page: Page) -> [[String]] {
    let language = page.language
    let figures = answer.figures
    let everybody =
      figures.everybody?.count
      ?? figures.groups.reduce(0) { sum, ages in
        sum + (figures.people(ages: ages) ?? 0)
      }
    func row(_ heading: String, _ count: (Sex) -> Int?) -> [String] {
      let cells = sexes.map { sex in count(sex).map { TextFormat.integer($0, in: language) } ?? "?"
      }
      let share = count(.total).map { everybody > 0 ? Double($0) / Double(everybody) : 0 }
      return [heading] + cells + [share.map { TextFormat.share($0, in: language) } ?? ""]
    }
    let head =
      [page.say("Âge", "Age")] + sexes.map { AgeWords.label($0, in: language) }
      + [page.say("Part", "Share")]
    let groups = figures.groups.map { ages in
      row(AgeWords.text(ages, in: language)) { figures.people($0, ages: ages) }
    }
    let all = row(page.say("Tous les âges", "All ages")) { sex in
      figures.groups.reduce(Int?(0)) { sum, ages in
        guard let sum, let more = figures.people(sex, ages: ages) else { return nil }
        return sum + more
      }
    }
    return [head] + groups + [all]
  }
}
