internal import Domain
internal import Engine

/// What moving changes: first what has to be done, then what is lost and gained, then what stays.
struct MovingText {
  /// Services of a part that are listed before the rest is counted.
  static let serviceCountMax = 12

  let answer: MovingAnswer
  let showsAll: Bool

  /// Writes the whole answer.
  func write(to page: inout Page) {
    let language = page.language
    let names = Dictionary(answer.lines.map { ($0.service.id, $0.service) }) { first, _ in first }
    var pairs: [(label: String, value: String)] = []
    for (label, place) in [
      (page.say("De", "From"), answer.from), (page.say("À", "To"), answer.to),
    ] {
      pairs.append((label, LocationText.line(place.territories, in: language)))
      pairs += LocationText.precision(of: place, in: language)
      pairs += LocationText.announced(place.announced, in: language)
    }
    if let gmf = answer.gmf {
      let kept = page.say(
        "\(gmf.name) — déménager n'y change rien", "\(gmf.name) — moving does not change it")
      pairs.append(("GMF", kept))
    }
    page.add(pairs: pairs + page.vantage(on: answer.day, position: answer.position))
    LocationText.writeDoubt(
      of: answer.from, label: page.say("ancien domicile", "old home"), to: &page)
    LocationText.writeDoubt(
      of: answer.to, label: page.say("nouveau domicile", "new home"), to: &page)
    let table = TextTable(
      columns: Self.columns, rows: answer.lines.map { cells(of: $0, names, in: language) },
      width: page.width - ServiceRow.indent)
    for fate in MovingAnswer.Fate.allCases {
      let lines = answer.lines.filter { $0.fate == fate }
      guard !lines.isEmpty else { continue }
      page.skip()
      page.heading("\(fate.mark) \(fate.title(in: language)) (\(lines.count))", fate.role)
      let isCut = !showsAll && lines.count > Self.serviceCountMax + 1
      var category: ServiceCategory?
      for line in isCut ? Array(lines.prefix(Self.serviceCountMax)) : lines {
        if line.service.details.category != category {
          category = line.service.details.category
          let label = page.taxonomy.label(line.service.details.category, in: language)
          page.add("  " + page.style.mark(label, .heading))
        }
        page.add(row: cells(of: line, names, in: language), of: table, indent: ServiceRow.indent)
      }
      guard isCut else { continue }
      let rest = lines.count - Self.serviceCountMax
      page.add(more: rest, hint: "--all", indent: 2)
    }
    if answer.lines.isEmpty {
      page.skip()
      page.add(
        wrapping: page.say(
          "Aucun service enregistré ne dessert cette personne, ni avant ni après.",
          "No recorded service serves this person, before or after."))
    }
  }

  private static let columns = [
    TextTable.Column(width: 16...34), TextTable.Column(width: 13...30),
    TextTable.Column(width: 12...14), TextTable.Column(width: 24...70),
  ]

  private func cells(
    of line: MovingAnswer.Line, _ names: [ServiceID: ServiceCard], in language: Language
  ) -> [String] {
    ServiceRow.cells(of: line.service, in: language) + [words(line, names, in: language)]
  }

  func words(
    _ line: MovingAnswer.Line, _ names: [ServiceID: ServiceCard], in language: Language
  ) -> String {
    let isFrench = language == .french
    switch line.fate {
    case .transfer:
      let others = line.transferTo.compactMap { names[$0]?.resourceName }
      var unique: [String] = []
      for name in others where !unique.contains(name) { unique.append(name) }
      let list = TextFormat.shortList(unique, countMax: 3, in: language)
      return isFrench ? "là-bas : \(list)" : "there: \(list)"
    case .lose:
      let against = why(line.after, in: language)
      guard against.isEmpty else { return against }
      return isFrench ? "rien de cette catégorie là-bas" : "nothing of this category there"
    case .gain, .keep: return why(line.after, in: language)
    case .ask:
      let (before, after) = (why(line.before, in: language), why(line.after, in: language))
      if before == after { return after }
      let nothing = isFrench ? "ne la dessert pas" : "does not serve them"
      let (one, other) = (before.isEmpty ? nothing : before, after.isEmpty ? nothing : after)
      return isFrench ? "avant : \(one); après : \(other)" : "before: \(one); after: \(other)"
    }
  }

  private func why(_ side: MovingAnswer.Side, in language: Language) -> String {
    let reasons =
      [side.home, side.registration].filter { $0.holds != .no }
      .map { ReasonWords.text($0, in: language) }
    var texts: [String] = []
    for text in reasons + side.findings.map({ ReasonWords.text($0, in: language) })
    where !text.isEmpty && !texts.contains(text) { texts.append(text) }
    return texts.joined(separator: "; ")
  }
}

extension MovingAnswer.Fate {
  fileprivate var mark: String {
    switch self {
    case .transfer: "→"
    case .lose: "-"
    case .gain: "+"
    case .keep: "="
    case .ask: "?"
    }
  }

  fileprivate var role: Style.Role {
    switch self {
    case .gain, .keep: .good
    case .transfer, .ask: .caution
    case .lose: .bad
    }
  }

  fileprivate func title(in language: Language) -> String {
    switch (self, language) {
    case (.transfer, .french):
      "À TRANSFÉRER — ne la dessert plus; pour le même besoin, là-bas, d'autres la desservent"
    case (.transfer, .english):
      "TO TRANSFER — serves them no more; for the same need, others serve them there"
    case (.lose, .french): "PERDUS — ne la dessert plus, et rien de plus pour ce besoin là-bas"
    case (.lose, .english): "LOST — serves them no more, and nothing new for that need there"
    case (.gain, .french): "GAGNÉS — la dessert à partir du nouveau domicile"
    case (.gain, .english): "GAINED — serves them from the new home"
    case (.keep, .french): "GARDÉS — rien à faire"
    case (.keep, .english): "KEPT — nothing to do"
    case (.ask, .french): "À VÉRIFIER — l'un des deux côtés n'est pas sûr"
    case (.ask, .english): "CHECK — one of the two sides is not certain"
    }
  }
}
