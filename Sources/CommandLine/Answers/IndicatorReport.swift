internal import Domain
internal import Engine
internal import Interchange

/// What became of a file of indicators: for people, beside the table that goes on.
struct IndicatorReport {
  let converted: ConvertedIndicators
  let table: ConversionTable
  let file: String
  let rowCount: Int

  /// A number of a column as the file would write it.
  let text: (Double, Int) -> String

  /// Names of all columns of numbers of the file.
  let weights: [String]

  /// Entries that are listed before the rest is counted.
  private static let entryCountMax = 12

  func write(to page: inout Page) {
    let language = page.language
    page.add(pairs: ConversionText.heading(of: table, in: language))
    page.skip()
    page.add(
      page.say(
        "\(file) — lignes lues : \(number(rowCount, page)); lignes écrites : "
          + number(converted.rows.count, page),
        "\(file) — rows read: \(number(rowCount, page)); rows written: "
          + number(converted.rows.count, page)))
    for (place, column) in converted.columns.enumerated() {
      page.add(wrapping: balance(of: column, place, page), indent: 2, hanging: 6)
    }
    writeUnmapped(to: &page)
    writeRemainders(to: &page)
    writeIncomplete(to: &page)
    guard !converted.byAreaInstead.isEmpty else { return }
    let names = TextFormat.shortList(
      converted.byAreaInstead.map(\.id.text), countMax: 8, in: language)
    page.add(
      wrapping: page.say(
        "! Partagés par la superficie, faute de population connue : \(names).",
        "! Shared by area, for want of a known population: \(names)."))
  }

  private func number(_ value: Int, _ page: Page) -> String {
    TextFormat.integer(value, in: page.language)
  }

  /// Where all of a column went.
  private func balance(
    of column: IndicatorTable.Column, _ place: Int, _ page: Page
  ) -> String {
    guard let total = converted.totals[place] else {
      let weight = weight(of: column, page)
      return page.say(
        "\(column.name) : moyenne pondérée par \(weight)",
        "\(column.name): mean weighted by \(weight)")
    }
    func amount(_ value: Int) -> String { shown(Double(value), place, page) }
    var parts = [
      page.say("\(amount(total.converted)) convertis", "\(amount(total.converted)) converted")
    ]
    if total.withheld != 0 {
      parts.append(
        page.say(
          "\(amount(total.withheld)) retenus (cases vides)",
          "\(amount(total.withheld)) held back (empty cells)"))
    }
    if total.inNoTarget != 0 {
      parts.append(
        page.say(
          "\(amount(total.inNoTarget)) dans aucun territoire d'arrivée",
          "\(amount(total.inNoTarget)) in no territory of the second division"))
    }
    if total.unmapped != 0 {
      parts.append(
        page.say(
          "\(amount(total.unmapped)) de codes inconnus",
          "\(amount(total.unmapped)) of unknown codes"))
    }
    let all = amount(total.inFile)
    return page.say(
      "\(column.name) : \(all) dans le fichier = \(parts.joined(separator: " + "))",
      "\(column.name): \(all) in the file = \(parts.joined(separator: " + "))")
  }

  /// A number as people read it; the file's own way of writing where it has decimals.
  private func shown(_ number: Double, _ place: Int, _ page: Page) -> String {
    converted.columns[place].decimals == 0
      ? TextFormat.integer(Int(number.rounded()), in: page.language) : text(number, place)
  }

  private func weight(of column: IndicatorTable.Column, _ page: Page) -> String {
    if case .mean(.column(let index)) = column.role, weights.indices.contains(index) {
      return page.say("la colonne « \(weights[index]) »", "column \"\(weights[index])\"")
    }
    return page.say("la population", "the people")
  }

  // MARK: - What could not be converted

  private func writeUnmapped(to page: inout Page) {
    guard !converted.unmapped.isEmpty else { return }
    page.heading(
      page.say(
        "! Codes inconnus de la division de départ : \(number(converted.unmapped.count, page))",
        "! Codes that the first division does not know: \(number(converted.unmapped.count, page))"),
      .caution)
    for row in converted.unmapped.prefix(Self.entryCountMax) {
      let maybe = row.nearest.isEmpty ? "" : " (\(row.nearest.joined(separator: ", "))?)"
      page.add(
        wrapping: page.say(
          "ligne \(row.line) : « \(row.code) »\(maybe)", "line \(row.line): \"\(row.code)\"\(maybe)"
        ),
        indent: 2, hanging: 6)
    }
    rest(of: converted.unmapped.count, to: &page)
  }

  private func writeRemainders(to page: inout Page) {
    guard !converted.remainders.isEmpty else { return }
    page.heading(
      page.say(
        "! Parties qui ne sont dans aucun territoire d'arrivée : "
          + number(converted.remainders.count, page),
        "! Parts that lie in no territory of the second division: "
          + number(converted.remainders.count, page)), .caution)
    for remainder in converted.remainders.prefix(Self.entryCountMax) {
      let share = TextFormat.share(remainder.share, in: page.language)
      let amounts = remainder.amounts.enumerated().compactMap { place, amount in
        amount.map { "\(converted.columns[place].name) \(shown($0, place, page))" }
      }
      let group = remainder.group.isEmpty ? "" : " · \(remainder.group.joined(separator: " · "))"
      let list = amounts.isEmpty ? "" : " : \(amounts.joined(separator: ", "))"
      page.add(
        wrapping: "\(remainder.from.id.text) (\(remainder.from.name))\(group) · \(share)"
          + (page.language == .french ? list : String(list.drop { $0 == " " })), indent: 2,
        hanging: 6)
    }
    rest(of: converted.remainders.count, to: &page)
  }

  private func writeIncomplete(to page: inout Page) {
    guard !converted.incomplete.isEmpty else { return }
    page.heading(
      page.say(
        "! Cases incomplètes, parce qu'une partie n'est pas donnée : "
          + number(converted.incomplete.count, page),
        "! Incomplete cells, because a part is not given: "
          + number(converted.incomplete.count, page)), .caution)
    for cell in converted.incomplete.prefix(Self.entryCountMax) {
      let missing = TextFormat.shortList(
        cell.missing.map(\.id.text), countMax: 6, in: page.language)
      let group = cell.group.isEmpty ? "" : " · \(cell.group.joined(separator: " · "))"
      let place = "\(cell.territory.id.text)\(group) · \(converted.columns[cell.column].name)"
      page.add(
        wrapping: page.say("\(place) : il manque \(missing)", "\(place): \(missing) missing"),
        indent: 2, hanging: 6)
    }
    rest(of: converted.incomplete.count, to: &page)
  }

  private func rest(of count: Int, to page: inout Page) {
    let rest = count - Self.entryCountMax
    if rest > 0 {
      page.add(more: rest, hint: "--json", indent: 2)
    }
  }
}
