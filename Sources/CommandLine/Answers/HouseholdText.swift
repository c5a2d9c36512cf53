internal import Domain
internal import Engine

/// What serves the persons of a household: first what serves all, then what serves some, with whom.
struct HouseholdText {
  /// Services of a part that are listed before the rest is counted.
  static let serviceCountMax = 12

  let answer: HouseholdAnswer
  let showsAll: Bool

  /// Writes the whole answer.
  func write(to page: inout Page) {
    writeHeader(to: &page)
    let table = TextTable(
      columns: Self.columns, rows: answer.lines.map { cells(of: $0, in: page.language) },
      width: page.width - ServiceRow.indent)
    let everywhere = answer.lines.filter(\.service.isInEveryBasket)
    let lines = answer.lines.filter { !$0.service.isInEveryBasket }
    for part in Part.allCases {
      write(lines.filter { Part(of: $0) == part }, of: part, in: table, to: &page)
    }
    if answer.lines.isEmpty {
      page.skip()
      page.add(
        wrapping: page.say(
          "Aucun service enregistré ne dessert ce ménage.",
          "No recorded service serves this household."))
    }
    guard !everywhere.isEmpty else { return }
    page.skip()
    page.heading(page.say("TOUJOURS — quel que soit le besoin", "ALWAYS — whatever the need"))
    for line in everywhere {
      page.add(row: cells(of: line, in: page.language), of: table, indent: ServiceRow.indent)
    }
  }

  private static let columns = [
    TextTable.Column(width: 16...34), TextTable.Column(width: 13...30),
    TextTable.Column(width: 12...14), TextTable.Column(width: 24...70),
  ]

  private func writeHeader(to page: inout Page) {
    let language = page.language
    var pairs: [(label: String, value: String)] = []
    for home in answer.homes {
      pairs.append(
        (label(of: home, page), LocationText.line(home.location.territories, in: language)))
      pairs += LocationText.precision(of: home.location, in: language)
      pairs += LocationText.announced(home.location.announced, in: language)
    }
    for member in answer.members {
      let homes = TextFormat.list(member.homes, in: language)
      let lives = page.say("vit à \(homes)", "lives in \(homes)")
      let count = TextFormat.integer(member.servingCount, in: language)
      let services = page.say(
        "services qui desservent son domicile : \(count)",
        "services that serve their home: \(count)")
      pairs.append(
        (
          member.label,
          [lives, member.gmf?.name, services].compactMap(\.self).joined(separator: " · ")
        ))
    }
    page.add(pairs: pairs + page.vantage(on: answer.day, position: answer.position))
    for home in answer.homes {
      let persons = answer.members.filter { $0.homes.contains(home.label) }.map(\.label)
      let whose = persons.isEmpty ? "" : " (\(TextFormat.list(persons, in: language)))"
      LocationText.writeDoubt(
        of: home.location, label: label(of: home, page) + whose, to: &page)
    }
  }

  private func label(of home: HouseholdAnswer.Home, _ page: Page) -> String {
    page.say("Domicile \(home.label)", "Home \(home.label)")
  }

  private func write(
    _ lines: [HouseholdAnswer.Line], of part: Part, in table: TextTable, to page: inout Page
  ) {
    guard !lines.isEmpty else { return }
    page.skip()
    page.heading("\(part.mark) \(part.title(in: page.language)) (\(lines.count))", part.role)
    let isCut = !showsAll && lines.count > Self.serviceCountMax + 1
    var category: ServiceCategory?
    for line in isCut ? Array(lines.prefix(Self.serviceCountMax)) : lines {
      if line.service.details.category != category {
        category = line.service.details.category
        let label = page.taxonomy.label(line.service.details.category, in: page.language)
        page.add("  " + page.style.mark(label, .heading))
      }
      page.add(row: cells(of: line, in: page.language), of: table, indent: ServiceRow.indent)
    }
    guard isCut else { return }
    let rest = lines.count - Self.serviceCountMax
    page.add(more: rest, hint: "--all", indent: 2)
  }

  private func cells(of line: HouseholdAnswer.Line, in language: Language) -> [String] {
    ServiceRow.cells(of: line.service, in: language) + [whom(line, in: language)]
  }

  /// Whom it serves and why; those whom it serves for one reason together.
  func whom(_ line: HouseholdAnswer.Line, in language: Language) -> String {
    var texts: [(reason: String, members: [String])] = []
    for part in line.parts {
      let reason = reason(part, in: language)
      if let index = texts.firstIndex(where: { $0.reason == reason }) {
        texts[index].members.append(part.member)
      } else {
        texts.append((reason, [part.member]))
      }
    }
    return texts.map { text in
      let names = TextFormat.list(text.members, in: language)
      return language == .french ? "\(names) : \(text.reason)" : "\(names): \(text.reason)"
    }.joined(separator: "; ")
  }

  private func reason(_ part: HouseholdAnswer.Part, in language: Language) -> String {
    if part.serving == .unsuited {
      let against = part.findings.filter(\.isRefusal).map { FindingWords.text($0, in: language) }
      return (language == .french ? "ne convient pas : " : "does not suit: ")
        + against.joined(separator: ", ")
    }
    let homes = part.ways.compactMap { way in
      if case .home(_, let verdict) = way { ReasonWords.text(verdict, in: language) } else { nil }
    }
    let own = answer.members.first { $0.label == part.member }?.homes ?? []
    // What holds in each of their homes for one reason needs no home named.
    let isOneReason = homes.count == own.count && Set(homes).count == 1
    let hasTwoHomes = answer.homes.count > 1 && !isOneReason
    let ways = part.ways.map { way in
      switch way {
      case .home(let label, let verdict):
        let text = ReasonWords.text(verdict, in: language)
        guard hasTwoHomes, verdict.reasons != [.everyone] else { return text }
        return language == .french ? "à \(label), \(text)" : "in \(label), \(text)"
      case .registration(let verdict): return ReasonWords.text(verdict, in: language)
      }
    }
    let findings = part.findings.map { ReasonWords.text($0, in: language) }
    var seen: [String] = []
    for text in ways + findings where !text.isEmpty && !seen.contains(text) { seen.append(text) }
    return seen.joined(separator: ", ")
  }

  /// What a service comes to for the household.
  private enum Part: CaseIterable {
    case all, some, ask, unsuited

    init(of line: HouseholdAnswer.Line) {
      if line.servesAll {
        self = .all
      } else if line.parts.contains(where: \.serving.mayServe) {
        self = .some
      } else {
        self = line.parts.contains { $0.serving == .ask } ? .ask : .unsuited
      }
    }

    var mark: String {
      switch self {
      case .all: "="
      case .some: "→"
      case .ask: "?"
      case .unsuited: "-"
      }
    }

    var role: Style.Role {
      switch self {
      case .all, .some: .good
      case .ask: .caution
      case .unsuited: .quiet
      }
    }

    func title(in language: Language) -> String {
      switch (self, language) {
      case (.all, .french): "POUR TOUT LE MONDE — dessert chaque personne du ménage"
      case (.all, .english): "FOR ALL — serves every person of the household"
      case (.some, .french): "POUR CERTAINS — voyez qui"
      case (.some, .english): "FOR SOME — see whom"
      case (.ask, .french): "À VÉRIFIER — portée non précisée : appelez avant de référer"
      case (.ask, .english): "CHECK FIRST — reach not stated: call before you refer"
      case (.unsuited, .french): "ÉCARTÉS — desservent le territoire, mais ne conviennent pas"
      case (.unsuited, .english): "LEFT OUT — serve the territory, but do not suit"
      }
    }
  }
}
