internal import Domain
internal import Engine

/// In which territories a branch changes the basket, a line for each.
struct BranchOverviewText {
  private let answer: BranchOverview

  /// The kind of territory that was asked about; `nil` for all.
  private let kind: TerritoryKind?

  init(_ answer: BranchOverview, of kind: TerritoryKind?) {
    self.answer = answer
    self.kind = kind
  }

  func write(to page: inout Page) {
    let language = page.language
    let count = answer.differences.count + answer.began.count + answer.ended.count
    let total = TextFormat.integer(count + answer.unchangedCount, in: language)
    let number = TextFormat.integer(count, in: language)
    var pairs = [
      (page.say("Jour", "Day"), TextFormat.date(answer.day, in: language)),
      (
        page.say("Territoires", "Territories"),
        page.say("changés : \(number) sur \(total)", "changed: \(number) of \(total)")
      ),
    ]
    if let first = answer.differences.first {
      pairs.append((page.say("Avant", "Before"), ComparisonText.log(first.before, page)))
      pairs.append((page.say("Après", "After"), ComparisonText.log(first.after, page)))
    }
    page.add(pairs: pairs)
    if let kind, count + answer.unchangedCount == 0 {
      page.skip()
      return page.add(
        page.say(
          "Aucun territoire du genre « \(kind.name) » ce jour-là.",
          "No territory of the kind \"\(kind.name)\" on that day."))
    }
    guard count > 0 else {
      page.skip()
      page.add(page.say("Aucun panier n'est changé.", "No basket is changed."))
      return addNextDay(to: &page)
    }
    page.skip()
    write(to: &page, rows: rows(page))
    write(answer.began, page.say("NOUVEAUX, sans origine", "NEW, without origin"), to: &page)
    write(answer.ended, page.say("FINIS, sans successeur", "ENDED, without successor"), to: &page)
    page.skip()
    page.add(
      page.say(
        "Pour les services d'un territoire : ancrage branch compare NOM TERRITOIRE",
        "For the services of a territory: ancrage branch compare NAME TERRITORY"))
    addNextDay(to: &page)
  }

  /// What a branch supposes of days to come is not seen on this one.
  private func addNextDay(to page: inout Page) {
    guard let next = answer.nextDay else { return }
    let date = TextFormat.date(next, in: page.language)
    page.add(
      wrapping: page.say(
        "D'autres faits de la branche valent à partir du \(date) : --on \(next)",
        "More of the branch holds from \(date) on: --on \(next)"))
  }

  private func rows(_ page: Page) -> [[String]] {
    let heading = [
      page.say("Territoire", "Territory"), page.say("Bilan", "Sum"),
      page.say("À cause de", "Because of"), page.say("Personnes", "People"),
    ]
    return [heading]
      + answer.differences.map { difference in
        [
          title(of: difference, page),
          ComparisonText.counts(of: difference, withUnchanged: false, in: page.language),
          ComparisonText.causes(of: difference.services, in: page.language),
          DifferenceWords.count(difference.concerned, in: page.language),
        ]
      }
  }

  private func write(to page: inout Page, rows: [[String]]) {
    let table = TextTable(
      columns: [
        TextTable.Column(width: 20...40), TextTable.Column(width: 20...44),
        TextTable.Column(width: 12...28), TextTable.Column(width: 8...20),
      ], rows: rows, width: page.width)
    for line in table.lines(of: rows[0]) { page.add(page.style.mark(line, .heading)) }
    for row in rows.dropFirst() { page.add(row: row, of: table, indent: 0) }
  }

  private func write(_ territories: [NamedTerritory], _ heading: String, to page: inout Page) {
    guard !territories.isEmpty else { return }
    page.skip()
    page.heading("\(heading) (\(TextFormat.integer(territories.count, in: page.language)))")
    for territory in territories {
      let title = TerritoryWords.title(territory, in: page.language)
      page.add(wrapping: "\(title) · \(territory.id)", indent: 2, hanging: 4)
    }
  }

  /// The territory and what stands for it, and what happened to it itself.
  private func title(of difference: BasketDifference, _ page: Page) -> String {
    let (before, after) = (difference.before.territory, difference.after.territory)
    func text(_ territory: NamedTerritory) -> String {
      "\(TerritoryWords.title(territory, in: page.language)) · \(territory.id)"
    }
    guard before.id == after.id else { return "\(text(before)) → \(text(after))" }
    let own = difference.territoryChanges.map {
      DifferenceWords.label($0.kind, in: page.language)
    }
    return own.isEmpty ? text(after) : "\(text(after)) — \(own.joined(separator: ", "))"
  }
}
