internal import Domain
internal import Engine

/// What a search found as text: the person's basket first, then apart whom the rest serves.
struct SearchAnswerText {
  let answer: SearchAnswer

  init(_ answer: SearchAnswer) { self.answer = answer }

  /// Writes everything that was found.
  func write(to page: inout Page) {
    let inside = answer.basket.map { $0.count + $0.notStatedCount } ?? 0
    let all = inside + answer.others.count
    if !answer.hasAllWords, all > 0 {
      page.add(
        wrapping: page.say(
          "! Rien ne répond à tous les mots; voici ce qui répond au plus grand nombre.",
          "! Nothing answers all the words; here is what answers most of them."), hanging: 2)
    }
    if let basket = answer.basket {
      write(basket, to: &page)
      writeOutside(to: &page)
    } else {
      page.heading(page.say("TROUVÉ", "FOUND") + " (\(answer.others.count))")
      FoundServiceRow.write(answer.others.services, to: &page)
      writeRest(answer.others.count - answer.others.services.count, to: &page)
      if all == 0 {
        page.add(page.say("Rien ne répond à ces mots.", "Nothing answers these words."))
      }
    }
    page.add(pairs: page.vantage(on: answer.day, position: answer.position))
  }

  private func write(_ basket: SearchAnswer.InBasket, to page: inout Page) {
    let home = LocationText.line(basket.home.territories, in: page.language)
    page.add(pairs: [(page.say("Domicile", "Home"), home)])
    LocationText.writeDoubt(of: basket.home, to: &page)
    page.skip()
    page.heading(
      page.say("DANS SON PANIER", "IN THEIR BASKET") + " (\(basket.count))", .good)
    let named = Dictionary(basket.services.map { ($0.id, $0) }) { first, _ in first }
    let rows = (basket.services + basket.notStated).map { service in
      let cells = ServiceRow.cells(of: service, named: named, in: page.language)
      return ["\(GroupWords.mark(service.group)) \(cells[0])"] + cells.dropFirst()
    }
    let table = TextTable(columns: ServiceRow.columns, rows: rows, width: page.width - 2)
    for row in rows.prefix(basket.services.count) { page.add(row: row, of: table, indent: 2) }
    writeRest(basket.count - basket.services.count, to: &page)
    if basket.count == 0 {
      page.add(page.say("  Rien dans son panier.", "  Nothing in their basket."))
    }
    for service in basket.leftOut {
      let against = service.findings.filter(\.isRefusal).map {
        ReasonWords.text($0, in: page.language)
      }
      let reasons = against.joined(separator: "; ")
      page.add(
        wrapping: page.say(
          "- écarté : \(service.details.name), \(service.resourceName) : \(reasons)",
          "- left out: \(service.details.name), \(service.resourceName): \(reasons)"),
        indent: 2, hanging: 4)
    }
    guard basket.notStatedCount > 0 else { return }
    page.skip()
    let title = GroupWords.title(.unknown, hasGMF: basket.gmf != nil, in: page.language)
    page.heading(
      "\(GroupWords.mark(.unknown)) \(title) (\(basket.notStatedCount))", GroupWords.role(.unknown))
    for row in rows.dropFirst(basket.services.count) { page.add(row: row, of: table, indent: 2) }
    writeRest(basket.notStatedCount - basket.notStated.count, to: &page)
  }

  private func writeOutside(to page: inout Page) {
    let others = answer.others
    guard others.count > 0 else { return }
    page.skip()
    page.heading(
      page.say(
        "x HORS DE SON PANIER — ne pas y diriger cette personne (\(others.count))",
        "x OUTSIDE THEIR BASKET — do not refer this person there (\(others.count))"), .caution)
    let territories = others.territories.map { served in
      "\(TerritoryWords.title(served.territory, in: page.language)) \(served.count)"
    }
    if !territories.isEmpty {
      let list = TextFormat.shortList(territories, countMax: 8, in: page.language)
      page.add(wrapping: page.say("Desservent : \(list)", "Serve: \(list)"), indent: 2, hanging: 4)
    }
    FoundServiceRow.write(others.services, to: &page)
    writeRest(others.count - others.services.count, to: &page)
  }

  private func writeRest(_ count: Int, to page: inout Page) {
    guard count > 0 else { return }
    page.add(more: count, hint: "--limit", indent: 2)
  }
}
