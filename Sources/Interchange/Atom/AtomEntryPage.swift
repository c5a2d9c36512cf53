internal import Domain
internal import Engine

/// One day of a feed as a title and a small page of HTML.
struct AtomEntryPage {
  /// Services of a group, or events, that are listed before the rest is counted.
  private static let lineCountMax = 50

  private let day: BasketDay
  private let events: [LoggedEvent]
  private let taxonomy: Taxonomy
  private let language: Language

  init(day: BasketDay, events: [LoggedEvent], _ taxonomy: Taxonomy, _ language: Language) {
    self.taxonomy = taxonomy
    self.day = day
    self.events = events
    self.language = language
  }

  /// `1er avril 2026 — ajoutés : 2, retirés : 1`.
  var title: String {
    let date = TextFormat.date(day.day, in: language)
    switch day.change {
    case .began: return date + say(" — le territoire commence", " — the territory begins")
    case .ended: return date + say(" — le territoire prend fin", " — the territory ends")
    case .changed(let services):
      let counts = ServiceDifference.Group.allCases.compactMap { group -> String? in
        let count = services.count { $0.group == group }
        guard count > 0 else { return nil }
        let label = DifferenceWords.label(group, in: language)
        return say("\(label) : \(count)", "\(label): \(count)")
      }
      return "\(date) — \(counts.joined(separator: ", "))"
    }
  }

  /// The page, as HTML without head.
  var html: String {
    let territory = TerritoryWords.title(day.territory, in: language)
    let date = TextFormat.date(day.day, in: language)
    var parts: [String] = []
    switch day.change {
    case .began(let count, let steps):
      let number = TextFormat.integer(count, in: language)
      parts.append(
        paragraph(
          say(
            "\(territory) : existe à partir du \(date). Services dans son panier : \(number).",
            "\(territory): exists from \(date). Services in its basket: \(number).")))
      parts.append(list(steps.map { text(DifferenceWords.text($0, in: language)) }))
    case .ended(let steps):
      parts.append(
        paragraph(
          say(
            "\(territory) : n'existe plus à partir du \(date).",
            "\(territory): no longer exists from \(date).")))
      parts.append(list(steps.map { text(DifferenceWords.text($0, in: language)) }))
    case .changed(let services):
      parts.append(
        paragraph(
          say(
            "À partir du \(date), le panier n'est plus celui de la veille.",
            "From \(date) on, the basket is another than the day before.")))
      for group in ServiceDifference.Group.allCases {
        parts += section(group, services.filter { $0.group == group })
      }
    }
    if !events.isEmpty {
      parts.append(heading(say("Événements", "Events")))
      parts.append(list(events.map(item)))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func section(
    _ group: ServiceDifference.Group, _ services: [ServiceDifference]
  ) -> [String] {
    guard !services.isEmpty else { return [] }
    return [
      heading("\(DifferenceWords.title(group, in: language)) (\(services.count))"),
      list(services.map(item)),
    ]
  }

  private func item(_ service: ServiceDifference) -> String {
    guard let line = service.line else { return "" }
    let secret = say(" (adresse confidentielle)", " (confidential address)")
    let place = line.resourceName + (line.site == .confidential ? secret : "")
    let details = [
      taxonomy.label(line.details.category, in: language), place, line.telephone,
    ].compactMap(\.self).joined(separator: " · ")
    let cause = service.cause.map { cause in
      let label = DifferenceWords.label(cause, in: language)
      return say("cause : \(label)", "cause: \(label)")
    }
    let lines = DifferenceWords.lines(of: service, in: language) + [cause].compactMap(\.self)
    return "<strong>\(text(line.details.name))</strong> — \(text(details))<br/>"
      + lines.map(text).joined(separator: "<br/>")
  }

  private func item(_ event: LoggedEvent) -> String {
    let position = TextFormat.integer(event.reference.position, in: language)
    let place =
      event.reference.branch.map { branch in
        say(
          "hypothèse, position \(position) de la branche « \(branch) »",
          "hypothesis, position \(position) of branch \"\(branch)\"")
      } ?? say("position \(position) du journal", "position \(position) of the log")
    return text("\(DifferenceWords.text(event, in: language)) — \(event.source), \(place)")
  }

  private func list(_ items: [String]) -> String {
    guard !items.isEmpty else { return "" }
    // One more is shown rather than counted.
    let isWhole = items.count <= Self.lineCountMax + 1
    var shown = Array(items.prefix(isWhole ? items.count : Self.lineCountMax))
    let rest = items.count - shown.count
    if rest > 0 { shown.append(text(TextFormat.more(rest, in: language))) }
    return "<ul>\n\(shown.map { "<li>\($0)</li>\n" }.joined())</ul>"
  }

  private func heading(_ title: String) -> String { "<h3>\(text(title))</h3>" }

  private func paragraph(_ content: String) -> String { "<p>\(text(content))</p>" }

  private func text(_ content: String) -> String { XMLWriter.escaped(content) }

  private func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }
}
