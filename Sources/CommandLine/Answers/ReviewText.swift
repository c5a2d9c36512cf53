internal import Domain
internal import Engine

/// What is open after reforms, and what was settled, for people.
struct ReviewText {
  /// Items that are listed before the rest is counted.
  static let itemCountMax = 20

  private let language: Language

  init(language: Language) {
    self.language = language
  }

  /// The open references, each with the ways to settle it; all of them, or those of one service.
  func write(
    _ answer: ReviewAnswer, of service: ServiceID?, showsAll: Bool, to page: inout Page
  ) {
    guard !answer.items.isEmpty else {
      if let service {
        return page.add(
          page.say("Rien à réviser pour \(service).", "Nothing to review of \(service)."))
      }
      return page.add(
        page.say(
          "Rien à réviser : aucune portée ne nomme un territoire qu'une réforme a changé.",
          "Nothing to review: no reach names a territory that a reform has changed."))
    }
    let words = ReachWords(territories: answer.names, resources: answer.resourceNames)
    let shown =
      showsAll || answer.items.count <= Self.itemCountMax + 1
      ? answer.items : Array(answer.items.prefix(Self.itemCountMax))
    for group in Self.groups(shown) { write(group, words, to: &page) }
    let rest = answer.items.count - shown.count
    page.skip()
    if rest > 0 {
      page.add(more: rest, hint: "--all")
    }
    page.add(
      page.say(
        "Références à réviser : \(answer.items.count)",
        "References to review: \(answer.items.count)"))
    page.add(
      page.say(
        "Pour accepter la première proposition : ancrage reform accept SERVICE (ou --all)",
        "To accept the first proposal: ancrage reform accept SERVICE (or --all)"))
  }

  /// Items with the same cause, in the order in which the causes come.
  private static func groups(_ items: [ReviewItem]) -> [[ReviewItem]] {
    var order: [StaleReference.Cause] = []
    var byCause: [StaleReference.Cause: [ReviewItem]] = [:]
    for item in items {
      if byCause[item.stale.cause] == nil { order.append(item.stale.cause) }
      byCause[item.stale.cause, default: []].append(item)
    }
    return order.compactMap { byCause[$0] }
  }

  private func write(_ items: [ReviewItem], _ words: ReachWords, to page: inout Page) {
    guard let stale = items.first?.stale else { return }
    let date = SuccessionWords.dates(
      stale.reformedOn, official: stale.reform?.officialOn, in: language)
    let source = [stale.reform?.title, stale.reform?.act].compactMap(\.self)
    let what = ReformWords(words).text(stale.cause, of: stale.territory, in: language)
    page.skip()
    page.heading(([what, date] + source).joined(separator: " · "), .caution)
    for item in items { write(item, words, to: &page) }
  }

  private func write(_ item: ReviewItem, _ words: ReachWords, to page: inout Page) {
    let stale = item.stale
    page.skip()
    page.add(
      wrapping: "? \(item.serviceName), \(item.resourceName) · \(item.service)", indent: 2,
      hanging: 4)
    var pairs = [
      (page.say("    Portée", "    Reach"), words.text(stale.interval.declared.reach, in: language))
    ]
    if stale.effectiveOn != stale.reformedOn {
      pairs.append(
        (page.say("    À partir du", "    From"), TextFormat.date(stale.effectiveOn, in: language)))
    }
    for (index, choice) in item.choices.enumerated() {
      pairs.append(
        (
          index == 0 ? page.say("    Proposition", "    Proposal") : "",
          "\(index + 1). \(ReformWords(words).text(choice.choice, for: stale, in: language))"
        ))
    }
    page.add(pairs: pairs)
  }

  /// What was settled.
  func write(_ report: ReviewReport, to page: inout Page) {
    let words = ReachWords(territories: report.names)
    for one in report.retargeted {
      let replaced = one.replaced.map { replacement in
        let others = replacement.to.filter { $0 != replacement.from }
        if replacement.to == [replacement.from] {
          return page.say(
            "\(words.title(replacement.from, in: language)) : gardé",
            "\(words.title(replacement.from, in: language)): kept")
        }
        return "\(words.title(replacement.from, in: language)) → "
          + (replacement.to.isEmpty
            ? "–" : words.list(others.isEmpty ? replacement.to : others, in: language))
      }
      let date = TextFormat.date(one.effectiveOn, in: language)
      page.add(
        wrapping: "\(one.serviceName), \(one.resourceName) · \(replaced.joined(separator: "; "))"
          + page.say(" · à partir du \(date)", " · from \(date)"), hanging: 4)
    }
    page.skip()
    let count = report.retargeted.count
    let position = page.sayPosition(report.position)
    page.add(
      report.isDryRun
        ? page.say(
          "Essai, rien n'est enregistré. Portées qui seraient réécrites : \(count)",
          "Dry run, nothing is recorded. Reaches that would be re-targeted: \(count)")
        : page.say(
          "Enregistré. Portées réécrites : \(count). \(position)",
          "Recorded. Reaches re-targeted: \(count). \(position)"))
    page.add(
      page.say(
        "Références encore à réviser : \(report.openCount)",
        "References still to review: \(report.openCount)"))
  }
}
