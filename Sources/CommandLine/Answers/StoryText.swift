internal import Domain
internal import Engine

/// A history as text: each fact in a sentence, what it changed, who recorded it, what was corrected.
struct StoryText {
  /// Facts about other things that are listed in a row before the rest is counted.
  static let relatedCountMax = 10

  let story: Story
  let showsAll: Bool

  init(_ story: Story, showsAll: Bool) {
    self.story = story
    self.showsAll = showsAll
  }

  /// Writes the whole story.
  func write(to page: inout Page) {
    let title = Self.title(story.about, in: page.language)
    page.add(
      pairs: [(page.say("Histoire", "History"), title)]
        + Self.heading(story.request, story.day, story.position, page))
    if story.entries.isEmpty {
      page.skip()
      page.add(
        page.say(
          "Rien n'est inscrit pour cette période.", "Nothing is recorded for this period."))
    }
    var row: [StoryEntry] = []
    for entry in story.entries {
      if entry.relation == .own {
        writeRow(&row, to: &page)
        page.skip()
        EntryText(entry, day: story.day).write(to: &page)
      } else {
        row.append(entry)
      }
    }
    writeRow(&row, to: &page)
  }

  /// Facts about other things, a line each; many of them are counted.
  private func writeRow(_ row: inout [StoryEntry], to page: inout Page) {
    guard !row.isEmpty else { return }
    page.skip()
    let cut = showsAll || row.count <= Self.relatedCountMax + 1 ? row.count : Self.relatedCountMax
    for entry in row.prefix(cut) { EntryText(entry, day: story.day).writeLine(to: &page) }
    let rest = row.count - cut
    if rest > 0 {
      page.add(more: rest, hint: "--all")
    }
    row = []
  }

  /// A name and its identifier; a territory says its kind.
  static func title(_ about: NamedSubject, in language: Language) -> String {
    "\(name(about, in: language)) · \(about.subject.text)"
  }

  /// A name; a territory says its kind, and the counts of a GMF what they are.
  static func name(_ about: NamedSubject, in language: Language) -> String {
    switch about.subject {
    case .territory(let id):
      TerritoryWords.title(NamedTerritory(id: id, name: about.name), in: language)
    case .registrations:
      language == .french ? "\(about.name), inscriptions" : "\(about.name), registrations"
    case .organization, .resource, .service, .dataset, .category, .partnership: about.name
    }
  }

  /// The lines under the title: the period asked for, the day and the position.
  static func heading(
    _ request: HistoryRequest, _ day: CalendarDate, _ position: Int64, _ page: Page
  ) -> [(label: String, value: String)] {
    let language = page.language
    var pairs: [(label: String, value: String)] = []
    let (from, to) = (
      request.from.map { TextFormat.date($0, in: language) },
      request.to.map { TextFormat.date($0, in: language) }
    )
    let period =
      switch (from, to) {
      case (nil, nil): ""
      case (let from?, nil): page.say("à partir du \(from)", "from \(from)")
      case (nil, let to?): page.say("jusqu'au \(to)", "until \(to)")
      case (let from?, let to?): page.say("du \(from) au \(to)", "from \(from) to \(to)")
      }
    if !period.isEmpty { pairs.append((page.say("Période", "Period"), period)) }
    return pairs + page.vantage(on: day, position: position)
  }
}

/// One fact of a history as text.
struct EntryText {
  let entry: StoryEntry
  let day: CalendarDate

  /// What is told on another day than `day` is announced where it is later.
  init(_ entry: StoryEntry, day: CalendarDate) {
    self.entry = entry
    self.day = day
  }

  /// The fact about the thing itself: sentence, changes, source, corrections.
  func write(to page: inout Page) {
    let language = page.language
    page.add(wrapping: "\(opening(in: language))\(sentence(in: language))", hanging: 2)
    writeChanges(to: &page)
    writeReform(to: &page)
    page.add(wrapping: Self.source(entry.recording, in: language), indent: 4, hanging: 6)
    for correction in entry.corrections { write(correction, to: &page) }
  }

  /// The fact in one line, with what it is about and where it stands in the log.
  func writeLine(to page: inout Page) {
    page.add(
      wrapping:
        "\(opening(in: page.language))\(about(in: page.language))\(tail(in: page.language))",
      hanging: 2)
  }

  /// The fact in one line, without its day.
  func writeUndated(mark: String, to page: inout Page) {
    page.add(
      wrapping: "\(mark) \(about(in: page.language))\(tail(in: page.language))", indent: 2,
      hanging: 4)
  }

  /// What each field was and is, apart from what the sentence says.
  func writeChanges(to page: inout Page, indent: Int = 4) {
    let words = FieldWords(names: entry.names, taxonomy: page.taxonomy, language: page.language)
    let told = StoryWords.fieldsTold(by: entry.statement.event)
    for change in entry.changes where !told.contains(change.field) {
      for line in words.lines(of: change) {
        page.add(wrapping: line, indent: indent, hanging: indent + 2)
      }
    }
  }

  /// `Le 1er avril 2020 : `, with a mark for what is announced or was taken back.
  private func opening(in language: Language) -> String {
    let date = TextFormat.date(entry.statement.effectiveOn, in: language)
    var mark = ""
    if entry.isTakenBack {
      mark = language == .french ? " (rayé)" : " (struck out)"
    } else if entry.statement.effectiveOn > day {
      mark = language == .french ? " (annoncé)" : " (announced)"
    }
    return language == .french ? "Le \(date)\(mark) : " : "On \(date)\(mark): "
  }

  private func sentence(isBrief: Bool = false, in language: Language) -> String {
    let text = StoryWords.text(entry, isBrief: isBrief, in: language)
    let isRepeated =
      entry.relation == .own && entry.changes.isEmpty && !entry.isTakenBack
      && entry.statement.event.isRepeatable
    guard isRepeated else { return text }
    return text + (language == .french ? " (comme avant)" : " (as before)")
  }

  private func about(in language: Language) -> String {
    let name = StoryText.name(entry.about, in: language)
    let title = "\(name) (\(entry.about.subject.text))"
    let text = sentence(isBrief: true, in: language)
    return language == .french ? "\(title) : \(text)" : "\(title): \(text)"
  }

  private func tail(in language: Language) -> String {
    let root = TextFormat.integer(entry.recording.position, in: language)
    var text = " (position \(root)"
    if let last = entry.corrections.last {
      let position = TextFormat.integer(last.recording.position, in: language)
      text +=
        language == .french
        ? ", corrigé à la position \(position)" : ", corrected at position \(position)"
    }
    return text + ")"
  }

  private func writeReform(to page: inout Page) {
    guard let reform = entry.statement.event.reform else { return }
    let official = reform.officialOn.map {
      let date = TextFormat.date($0, in: page.language)
      return page.say("date officielle : \(date)", "official date: \(date)")
    }
    let text = [reform.title, reform.act, official].compactMap(\.self).joined(separator: "; ")
    guard !text.isEmpty else { return }
    page.add(wrapping: page.say("réforme : \(text)", "reform: \(text)"), indent: 4, hanging: 6)
  }

  /// From where, by whom and when a fact was learned.
  static func source(_ recording: Recording, in language: Language) -> String {
    let time = QuebecTime.text(recording.atMilliseconds, in: language)
    let position = TextFormat.integer(recording.position, in: language)
    return language == .french
      ? "source : \(recording.source) · inscrit par \(recording.actor) le \(time) · position "
        + position
      : "source: \(recording.source) · recorded by \(recording.actor) on \(time) · position "
        + position
  }
}

// MARK: - Corrections

extension EntryText {
  private func write(_ correction: StoryCorrection, to page: inout Page) {
    let language = page.language
    let position = TextFormat.integer(correction.recording.position, in: language)
    let time = QuebecTime.text(correction.recording.atMilliseconds, in: language)
    let actor = correction.recording.actor
    let verb =
      correction.instead == nil
      ? page.say("retiré depuis", "taken back since")
      : page.say("corrigé depuis", "corrected since")
    let reason = correction.reason ?? page.say("non montrée", "not shown")
    page.add(
      wrapping: page.say(
        "\(verb) (position \(position)) par \(actor) le \(time), raison : \(reason)",
        "\(verb) (position \(position)) by \(actor) on \(time), reason: \(reason)"),
      indent: 4, hanging: 6)
    // What was taken back is the fact itself, told above.
    if let replaced = correction.replaced, correction.instead != nil || !entry.isTakenBack {
      let text = StoryWords.text(replaced, names: entry.names, in: language)
      let date = TextFormat.date(replaced.effectiveOn, in: language)
      page.add(
        wrapping: page.say(
          "rayé : le \(date), \(text)", "struck out: on \(date), \(text)"), indent: 6, hanging: 8)
    }
    writeDifferences(of: correction, to: &page)
  }

  /// The old values, struck out in words, and the new ones.
  func writeDifferences(of correction: StoryCorrection, to page: inout Page, indent: Int = 6) {
    guard let replaced = correction.replaced, let instead = correction.instead else { return }
    if replaced.effectiveOn != instead.effectiveOn {
      let old = TextFormat.date(replaced.effectiveOn, in: page.language)
      let new = TextFormat.date(instead.effectiveOn, in: page.language)
      page.add(
        wrapping: page.say(
          "date d'effet : \(old) (rayé) → \(new)", "effective date: \(old) (struck out) → \(new)"),
        indent: indent, hanging: indent + 2)
    }
    let words = FieldWords(
      names: entry.names, taxonomy: page.taxonomy, language: page.language)
    for line in correction.changes.flatMap(words.correctedLines) {
      page.add(wrapping: line, indent: indent, hanging: indent + 2)
    }
  }
}

extension DomainEvent {
  /// Whether it sets what may have been so before; otherwise it is news each time.
  fileprivate var isRepeatable: Bool {
    switch self {
    case .service(_, .verified), .service(_, .waitReported), .territory(_, .partTransferred): false
    default: true
    }
  }
}
