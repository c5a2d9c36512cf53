internal import Domain
internal import Engine

/// A conversion table as text: each territory, and below it where its parts lie.
struct ConversionText {
  let table: ConversionTable
  let showsAll: Bool

  init(_ table: ConversionTable, showsAll: Bool) {
    self.table = table
    self.showsAll = showsAll
  }

  func write(to page: inout Page) {
    page.add(pairs: Self.heading(of: table, in: page.language))
    page.skip()
    let shown = table.rows.filter { showsAll || !$0.isBorder }
    let head = head(in: page.language)
    let text = TextTable(
      columns: [
        TextTable.Column(width: 20...52), TextTable.Column(width: 7...9, isNumeric: true),
        TextTable.Column(width: 6...8, isNumeric: true),
        TextTable.Column(width: 6...12, isNumeric: true), TextTable.Column(width: 8...34),
      ], rows: [head] + shown.map { cells(of: $0, in: page.language) }, width: page.width - 2)
    page.add(row: head, of: text, indent: 2)
    var last: TerritoryID?
    for row in shown {
      if row.from.id != last { page.add(source(row.from, in: page.language)) }
      last = row.from.id
      page.add(row: cells(of: row, in: page.language), of: text, indent: 2)
    }
    writeNotes(hidden: table.rows.count - shown.count, to: &page)
  }

  /// What is converted into what, and by whose people.
  static func heading(
    of table: ConversionTable, in language: Language
  ) -> [(label: String, value: String)] {
    let isFrench = language == .french
    var pairs = [
      (isFrench ? "De" : "From", division(table.from, count: table.sources.count, in: language)),
      (isFrench ? "Vers" : "To", division(table.to, count: table.targets.count, in: language)),
    ]
    guard let basis = table.basis else {
      return pairs + [
        (
          "Population",
          isFrench
            ? "aucune table chargée : seules les superficies sont connues"
            : "no table loaded: only areas are known"
        )
      ]
    }
    let year = PopulationWords.year(
      basis.year, asked: basis.askedYear, isProjection: basis.isProjection, in: language)
    let kind = TerritoryWords.label(basis.unitKind, in: language)
    let count = TextFormat.integer(basis.unitCount, in: language)
    pairs.append(
      (
        "Population",
        isFrench
          ? "\(year) · comptée par \(kind) (\(count))" : "\(year) · counted by \(kind) (\(count))"
      ))
    pairs.append(("Source", PopulationWords.source(basis.source, in: language)))
    return pairs
  }

  private static func division(
    _ division: Division, count: Int, in language: Language
  ) -> String {
    let label = TerritoryWords.label(division.kind, in: language)
    let date = TextFormat.date(division.day, in: language)
    let number = TextFormat.integer(count, in: language)
    return language == .french
      ? "\(label) au \(date) · territoires : \(number)"
      : "\(label) on \(date) · territories: \(number)"
  }

  private func head(in language: Language) -> [String] {
    language == .french
      ? ["", "Superf.", "Pop.", "Personnes", "Certitude"]
      : ["", "Area", "Share", "People", "Certainty"]
  }

  private func source(_ territory: NamedTerritory, in language: Language) -> String {
    let rows = table.rows.filter { $0.from.id == territory.id }
    let people = rows.compactMap(\.people)
    guard !people.isEmpty else { return name(territory) }
    let count = TextFormat.integer(people.reduce(0, +), in: language)
    return language == .french
      ? "\(name(territory)) · \(count) personnes" : "\(name(territory)) · \(count) people"
  }

  private func cells(of row: ConversionTable.Row, in language: Language) -> [String] {
    let nowhere = language == .french ? "(dans aucun)" : "(in none)"
    return [
      row.to.map(name) ?? nowhere, TextFormat.share(row.areaShare, in: language),
      row.peopleShare.map { TextFormat.share($0, in: language) } ?? "?",
      row.people.map { TextFormat.integer($0, in: language) } ?? "?",
      certainty(of: row, in: language),
    ]
  }

  private func name(_ territory: NamedTerritory) -> String {
    territory.name.isEmpty || territory.name == territory.id.code
      ? territory.id.code : "\(territory.id.code) \(territory.name)"
  }

  /// `exact`, or between which numbers and by what.
  private func certainty(of row: ConversionTable.Row, in language: Language) -> String {
    guard let low = row.peopleLow, let high = row.peopleHigh, let method = row.method else {
      return ""
    }
    if row.isExact { return language == .french ? "exact" : "exact" }
    let (from, to) = (
      TextFormat.integer(low, in: language), TextFormat.integer(high, in: language)
    )
    let by = ConversionWords.label(method, in: language)
    return language == .french ? "\(from) à \(to), par \(by)" : "\(from) to \(to), by \(by)"
  }

  private func writeNotes(hidden: Int, to page: inout Page) {
    page.skip()
    for note in ConversionWords.notes(of: table, in: page.language) { page.add(wrapping: note) }
    if hidden > 0 {
      let count = TextFormat.integer(hidden, in: page.language)
      let width = TextFormat.distance(metres: table.borderWidthMetres, in: page.language)
      page.add(
        wrapping: page.say(
          "Bords communs tracés deux fois (moins de \(width)), comptés pour rien : \(count) (--all).",
          "Common borders drawn twice (less than \(width)), counted as nothing: \(count) (--all)."))
    }
  }
}
