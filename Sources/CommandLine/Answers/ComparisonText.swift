internal import Domain
internal import Engine

/// A comparison of baskets as text that a planner can hand on: what is compared, what differs, why, and
/// by which events.
struct ComparisonText {
  /// Services of a group, or events, that are listed before the rest is counted.
  static let lineCountMax = 40

  let answer: BasketComparison
  let showsAll: Bool

  init(_ answer: BasketComparison, showsAll: Bool) {
    self.answer = answer
    self.showsAll = showsAll
  }

  /// Writes the whole comparison.
  func write(to page: inout Page) {
    for step in answer.steps {
      page.add(wrapping: DifferenceWords.text(step, in: page.language), hanging: 2)
    }
    for difference in answer.differences {
      page.skip()
      if answer.isOfPlaces {
        write(places: difference, to: &page)
      } else {
        write(time: difference, to: &page)
      }
    }
    writeEvents(to: &page)
  }

  // MARK: One territory from two vantages

  private func write(time difference: BasketDifference, to page: inout Page) {
    let language = page.language
    let (before, after) = (difference.before, difference.after)
    var pairs = [
      (page.say("Comparaison", "Comparison"), title(difference, in: language)),
      (page.say("Avant", "Before"), side(before, page)),
      (page.say("Après", "After"), side(after, page)),
      (page.say("Bilan", "Sum"), Self.counts(of: difference, in: language)),
    ]
    let causes = Self.causes(of: difference.services, in: language)
    if !causes.isEmpty { pairs.append((page.say("À cause de", "Because of"), causes)) }
    if let concerned = DifferenceWords.text(difference.concerned, in: language) {
      pairs.append((page.say("Concerne", "Concerns"), concerned))
    }
    let changes = territoryChanges(of: difference, in: language)
    if !changes.isEmpty { pairs.append((page.say("Territoire", "Territory"), changes)) }
    page.add(pairs: pairs)
    guard !difference.isEmpty else {
      page.skip()
      return page.add(
        wrapping: page.say(
          "Aucune différence : les mêmes services, de la même façon.",
          "No difference: the same services, in the same way."))
    }
    for group in ServiceDifference.Group.allCases {
      let services = difference.services.filter { $0.group == group }
      let title = DifferenceWords.title(group, in: language)
      write(services, heading: "\(group.mark) \(title)", group.role, to: &page)
    }
  }

  private func title(_ difference: BasketDifference, in language: Language) -> String {
    let (before, after) = (difference.before.territory, difference.after.territory)
    let first = "\(TerritoryWords.title(before, in: language)) · \(before.id)"
    guard before != after else { return first }
    return "\(first) → \(TerritoryWords.title(after, in: language)) · \(after.id)"
  }

  /// The day, what was known, how many services and how many people.
  private func side(_ side: BasketDifference.Side, _ page: Page) -> String {
    let language = page.language
    let services = TextFormat.integer(side.serviceCount, in: language)
    let people = side.people.map { PopulationWords.text($0, in: language) }
    let parts = [
      TextFormat.date(side.day, in: language), Self.log(side, page),
      page.say("services : \(services)", "services: \(services)"), people,
    ]
    return parts.compactMap(\.self).joined(separator: " · ")
  }

  /// Which log a side is true to, and how much of it.
  static func log(_ side: BasketDifference.Side, _ page: Page) -> String {
    var log = TextFormat.integer(side.position, in: page.language)
    if let branch = side.branch {
      log = page.say("branche « \(branch) » \(log)", "branch \"\(branch)\" \(log)")
    } else {
      log = page.say("journal \(log)", "log \(log)")
    }
    guard let time = side.knownAtMilliseconds else { return log }
    let known = QuebecTime.text(time, in: page.language)
    return log + page.say(" (connu le \(known))", " (known on \(known))")
  }

  /// How many services differ in each way.
  static func counts(
    of difference: BasketDifference, withUnchanged: Bool = true, in language: Language
  ) -> String {
    func pair(_ label: String, _ count: Int) -> String {
      let number = TextFormat.integer(count, in: language)
      return language == .french ? "\(label) : \(number)" : "\(label): \(number)"
    }
    var parts = ServiceDifference.Group.allCases.compactMap { group -> String? in
      let services = difference.services.filter { $0.group == group }
      guard !services.isEmpty else { return nil }
      let text = pair(DifferenceWords.label(group, in: language), services.count)
      let unknownCount = services.count(where: \.isToBeChecked)
      guard unknownCount > 0 else { return text }
      let number = TextFormat.integer(unknownCount, in: language)
      return language == .french
        ? "\(text), dont \(number) à vérifier" : "\(text), of which \(number) to be checked"
    }
    let unchanged = language == .french ? "inchangés" : "unchanged"
    if withUnchanged { parts.append(pair(unchanged, difference.unchangedCount)) }
    return parts.joined(separator: " · ")
  }

  /// How many services differ because of the borders, and how many because of the services.
  static func causes(of services: [ServiceDifference], in language: Language) -> String {
    ServiceDifference.Cause.allCases.compactMap { cause in
      let count = services.count { $0.cause == cause }
      guard count > 0 else { return nil }
      let label = DifferenceWords.label(cause, in: language)
      let number = TextFormat.integer(count, in: language)
      return language == .french ? "\(label) : \(number)" : "\(label): \(number)"
    }.joined(separator: " · ")
  }

  /// What happened to the territory itself, apart from what stands above the comparison already.
  private func territoryChanges(of difference: BasketDifference, in language: Language) -> String {
    let named = Dictionary(uniqueKeysWithValues: answer.events.map { ($0.reference, $0) })
    let told = Set(answer.steps.map(\.reference))
    let references = Set(difference.territoryChanges.flatMap(\.events)).subtracting(told)
    return references.sorted().compactMap { named[$0] }.map { event in
      let date = TextFormat.date(event.effectiveOn, in: language)
      let text = DifferenceWords.text(event, in: language)
      return language == .french ? "le \(date), \(text)" : "on \(date), \(text)"
    }.joined(separator: "; ")
  }

  // MARK: Lines

  private static let columns = [
    TextTable.Column(width: 18...32), TextTable.Column(width: 14...26),
    TextTable.Column(width: 12...16), TextTable.Column(width: 24...60),
  ]

  func write(
    _ services: [ServiceDifference], heading: String, _ role: Style.Role, to page: inout Page
  ) {
    guard !services.isEmpty else { return }
    page.skip()
    let causes = Self.causes(of: services, in: page.language)
    page.heading(
      "\(heading) (\(TextFormat.integer(services.count, in: page.language)))"
        + (causes.isEmpty ? "" : " — \(causes)"), role)
    let isWhole = showsAll || services.count <= Self.lineCountMax + 1
    let shown = services.prefix(isWhole ? services.count : Self.lineCountMax)
    let rows = shown.map { cells(of: $0, page) }
    let table = TextTable(columns: Self.columns, rows: rows, width: page.width - 4)
    var category: ServiceCategory?
    for (service, row) in zip(shown, rows) {
      if let next = service.line?.details.category, next != category {
        category = next
        page.add("  " + page.style.mark(page.taxonomy.label(next, in: page.language), .heading))
      }
      page.add(row: row, of: table, indent: 4)
    }
    let rest = services.count - shown.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 2)
    }
  }

  private func cells(of service: ServiceDifference, _ page: Page) -> [String] {
    guard let line = service.line else { return ["", "", "", ""] }
    let secret = page.say(" (adresse confidentielle)", " (confidential address)")
    var lines = DifferenceWords.lines(of: service, in: page.language)
    if answer.isOfPlaces {
      lines = lines.filter { !$0.isEmpty }
    } else {
      lines.append("→ \(reason(for: service, page))")
    }
    return [
      line.details.name, line.resourceName + (line.site == .confidential ? secret : ""),
      line.telephone ?? "", lines.joined(separator: "\n"),
    ]
  }

  /// What made the difference, with the positions of the events.
  private func reason(for service: ServiceDifference, _ page: Page) -> String {
    let cause = service.cause.map { DifferenceWords.label($0, in: page.language) } ?? ""
    let positions = service.events.map { position($0.reference, in: page.language) }
    guard !positions.isEmpty else { return cause }
    let list = TextFormat.shortList(positions, countMax: 4, in: page.language)
    return "\(cause) [\(list)]"
  }

  /// The position of an event, marked where it is hypothetical.
  private func position(_ reference: EventReference, in language: Language) -> String {
    let number = TextFormat.integer(reference.position, in: language)
    return reference.branch == nil ? number : "\(number)*"
  }

  /// In how many lines an event stands, where that is more than one.
  private func times(_ count: Int, _ page: Page) -> String {
    guard count > 1 else { return "" }
    let number = TextFormat.integer(count, in: page.language)
    return page.say(" — services : \(number)", " — services: \(number)")
  }

  /// The events that the lines name, those that made most differences first.
  private func writeEvents(to page: inout Page) {
    guard !answer.events.isEmpty else { return }
    let language = page.language
    var counts: [EventReference: Int] = [:]
    for event in answer.differences.flatMap(\.services).flatMap(\.events) {
      counts[event.reference, default: 0] += 1
    }
    let ordered = answer.events.sorted {
      (counts[$1.reference] ?? 0, $0.reference) < (counts[$0.reference] ?? 0, $1.reference)
    }
    let isWhole = showsAll || ordered.count <= Self.lineCountMax + 1
    let shown = ordered.prefix(isWhole ? ordered.count : Self.lineCountMax)
    page.skip()
    page.heading(
      page.say("ÉVÉNEMENTS qui ont fait la différence", "EVENTS that made the difference")
        + " (\(TextFormat.integer(ordered.count, in: language)))")
    let rows = shown.map { event in
      [
        "[\(position(event.reference, in: language))]",
        TextFormat.date(event.effectiveOn, in: language),
        DifferenceWords.text(event, in: language) + times(counts[event.reference] ?? 0, page),
        event.source,
      ]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 3...12, isNumeric: true), TextTable.Column(width: 12...18),
        TextTable.Column(width: 24...56), TextTable.Column(width: 12...28),
      ], rows: rows, width: page.width - 2)
    for row in rows { page.add(row: row, of: table, indent: 2) }
    let rest = ordered.count - shown.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 2)
    }
    if answer.events.contains(where: { $0.reference.branch != nil }) {
      page.add(page.say("  * hypothétique", "  * hypothetical"))
    }
  }
}

extension ServiceDifference.Group {
  /// A mark that tells the groups apart without colour.
  fileprivate var mark: String {
    switch self {
    case .added: "+"
    case .removed: "−"
    case .changed: "~"
    case .retargeted: "↪"
    case .corrected: "!"
    }
  }

  fileprivate var role: Style.Role {
    switch self {
    case .added: .good
    case .removed: .bad
    case .changed, .retargeted, .corrected: .caution
    }
  }
}
