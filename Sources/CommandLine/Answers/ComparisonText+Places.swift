internal import Domain
internal import Engine

// Two territories side by side.

extension ComparisonText {
  func write(places difference: BasketDifference, to page: inout Page) {
    let language = page.language
    let (first, second) = (difference.before, difference.after)
    page.add(pairs: [
      (page.say("Ici", "Here"), side(first, page)),
      (page.say("Là", "There"), side(second, page)),
      (page.say("Bilan", "Sum"), sum(of: difference, page)),
    ])
    let names = [first, second].map { TerritoryWords.title($0.territory, in: language) }
    write(difference.categories, names, to: &page)
    guard !difference.isEmpty else {
      page.skip()
      return page.add(
        wrapping: page.say(
          "Aucune différence : les mêmes services des deux côtés, de la même façon.",
          "No difference: the same services on both sides, in the same way."))
    }
    let groups: [(ServiceDifference.Group, String, Style.Role)] = [
      (
        .removed, "‹ " + page.say("SEULEMENT ICI", "ONLY HERE") + " — \(names[0])",
        .good
      ),
      (
        .added, "› " + page.say("SEULEMENT LÀ", "ONLY THERE") + " — \(names[1])",
        .good
      ),
      (
        .changed, "~ " + page.say("DES DEUX CÔTÉS, AUTREMENT", "ON BOTH SIDES, OTHERWISE"),
        .caution
      ),
    ]
    for (group, heading, role) in groups {
      write(difference.services.filter { $0.group == group }, heading: heading, role, to: &page)
    }
  }

  private func side(_ side: BasketDifference.Side, _ page: Page) -> String {
    let language = page.language
    let log = page.say("journal ", "log ") + TextFormat.integer(side.position, in: language)
    let services = TextFormat.integer(side.serviceCount, in: language)
    let people = side.people.map { PopulationWords.text($0, in: language) }
    let parts = [
      TerritoryWords.title(side.territory, in: language), side.territory.id.text,
      TextFormat.date(side.day, in: language), log,
      page.say("services : \(services)", "services: \(services)"),
      people ?? page.say("nombre de personnes inconnu", "number of people not known"),
    ]
    return parts.joined(separator: " · ")
  }

  private func sum(of difference: BasketDifference, _ page: Page) -> String {
    let counts = [
      (page.say("pareils", "the same"), difference.unchangedCount),
      (page.say("autrement", "otherwise"), difference.count(.changed)),
      (page.say("seulement ici", "only here"), difference.count(.removed)),
      (page.say("seulement là", "only there"), difference.count(.added)),
    ]
    return counts.map { label, count in
      let number = TextFormat.integer(count, in: page.language)
      return page.say("\(label) : \(number)", "\(label): \(number)")
    }.joined(separator: " · ")
  }

  /// The categories by how the two sides compare.
  private func write(
    _ categories: [CategoryDifference], _ names: [String], to page: inout Page
  ) {
    guard !categories.isEmpty else { return }
    page.skip()
    page.heading(page.say("PAR BESOIN", "BY NEED"))
    let pairs = CategoryDifference.Relation.allCases.compactMap { relation -> (String, String)? in
      let labels = categories.filter { $0.relation == relation }
        .map { label(of: $0, on: page) }
      guard !labels.isEmpty else { return nil }
      return ("  " + words(for: relation, names, page), labels.joined(separator: ", "))
    }
    page.add(pairs: pairs)
  }

  private func label(of category: CategoryDifference, on page: Page) -> String {
    let label = page.taxonomy.label(category.category, in: page.language)
    guard category.relation == .different else { return label }
    let counts = [category.onlyFirstCount, category.sharedCount, category.onlySecondCount]
    return "\(label) (\(counts.map { "\($0)" }.joined(separator: " | ")))"
  }

  private func words(
    for relation: CategoryDifference.Relation, _ names: [String], _ page: Page
  ) -> String {
    switch relation {
    case .same: page.say("Mêmes services", "Same services")
    case .otherExtent: page.say("Mêmes services, autre étendue", "Same services, other extent")
    case .different:
      page.say("Services différents (ici | communs | là)", "Different (here | shared | there)")
    case .onlyFirst: page.say("Seulement : ", "Only: ") + names[0]
    case .onlySecond: page.say("Seulement : ", "Only: ") + names[1]
    case .everyone: page.say("Pour tout le monde seulement", "For everyone only")
    case .notStated: page.say("À vérifier", "To be checked")
    }
  }
}
