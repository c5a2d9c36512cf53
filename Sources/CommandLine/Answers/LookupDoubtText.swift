internal import Domain
internal import Engine

/// What a doubt about the home leaves open, in words, with the question that settles it.
struct LookupDoubtText {
  let doubt: LookupDoubt
  let services: [ServiceID: ServiceAnswer]
  let showsAll: Bool

  /// Services that are listed before the rest is counted.
  private static let serviceCountMax = 5

  /// Writes what holds in some places only, and what to ask.
  func write(to page: inout Page) {
    page.add(
      wrapping: page.say(
        "Services partout où elle peut vivre : \(doubt.everywhere.count). "
          + "À certains endroits seulement : \(doubt.inSome.count).",
        "Services wherever they may live: \(doubt.everywhere.count). "
          + "In some places only: \(doubt.inSome.count)."), indent: 2, hanging: 4)
    let shown = doubt.inSome.prefix(showsAll ? .max : Self.serviceCountMax)
    for part in shown {
      let places =
        part.territories.map { TerritoryWords.title($0, in: page.language) }
        + part.patches.map { ReasonWords.place($0, in: page.language) }
      let list = TextFormat.shortList(places, countMax: 3, in: page.language)
      page.add(
        wrapping: name(of: part.service) + page.say(" : \(list)", ": \(list)"), indent: 4,
        hanging: 6)
    }
    let rest = doubt.inSome.count - shown.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 4)
    }
    if let question = doubt.question { write(question, to: &page) }
  }

  private func write(_ question: SettlingQuestion, to page: inout Page) {
    let text = QuestionWords.text(question.asked, in: page.language)
    page.heading(page.say("? À DEMANDER — \(text)", "? ASK — \(text)"), .caution)
    for answer in question.answers {
      let title = TerritoryWords.title(answer.territory, in: page.language)
      let names = answer.services.map(name)
      let list =
        names.isEmpty
        ? page.say("aucun des services en doute", "none of the services in doubt")
        : TextFormat.shortList(
          names, countMax: showsAll ? .max : Self.serviceCountMax, in: page.language)
      page.add(wrapping: page.say("\(title) : \(list)", "\(title): \(list)"), indent: 4, hanging: 6)
    }
  }

  private func name(of id: ServiceID) -> String {
    services[id].map { "\($0.details.name) (\($0.resourceName))" } ?? id.text
  }
}
