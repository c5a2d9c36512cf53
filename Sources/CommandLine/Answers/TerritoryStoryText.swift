internal import Domain
internal import Engine

/// All that changed in a territory, day by day, as text.
struct TerritoryStoryText {
  /// Lines of one part of a day that are listed before the rest is counted.
  static let lineCountMax = 40

  let story: TerritoryStory
  let showsAll: Bool

  init(_ story: TerritoryStory, showsAll: Bool) {
    self.story = story
    self.showsAll = showsAll
  }

  /// Writes the whole story.
  func write(to page: inout Page) {
    let language = page.language
    let title = TerritoryWords.title(story.territory, in: language)
    page.add(
      pairs: [
        (page.say("Changements", "Changes"), "\(title) · \(story.territory.id.text)")
      ] + StoryText.heading(story.request, story.day, story.position, page))
    if story.days.isEmpty {
      page.skip()
      page.add(page.say("Rien n'a changé dans cette période.", "Nothing changed in this period."))
    }
    for day in story.days { write(day, to: &page) }
  }

  private func write(_ day: TerritoryStory.Day, to page: inout Page) {
    page.skip()
    let date = TextFormat.date(day.on, in: page.language)
    page.heading(day.on > story.day ? date + page.say(" (annoncé)", " (announced)") : date)
    writeCut(day.territories, to: &page) { entry, page in
      EntryText(entry, day: story.day).writeUndated(mark: "·", to: &page)
      EntryText(entry, day: story.day).writeChanges(to: &page, indent: 6)
    }
    let turns = day.services.sorted { ($0.rank, $0.service.name) < ($1.rank, $1.service.name) }
    writeCut(turns, to: &page) { turn, page in
      let text = TurnWords.text(turn, in: page.language)
      let title = "\(turn.service.name) (\(turn.service.subject.text)), \(turn.resource.name)"
      page.add(
        wrapping: "\(turn.mark) " + page.say("\(title) : \(text)", "\(title): \(text)")
          + positions(turn, page), indent: 2, hanging: 4)
    }
    writeCut(day.others, to: &page) { entry, page in
      EntryText(entry, day: story.day).writeUndated(mark: "·", to: &page)
      EntryText(entry, day: story.day).writeChanges(to: &page, indent: 6)
    }
  }

  private func writeCut<Line>(
    _ lines: [Line], to page: inout Page, each: (Line, inout Page) -> Void
  ) {
    let isWhole = showsAll || lines.count <= Self.lineCountMax + 1
    let shown = lines.prefix(isWhole ? lines.count : Self.lineCountMax)
    for line in shown { each(line, &page) }
    let rest = lines.count - shown.count
    if rest > 0 {
      page.add(more: rest, hint: "--all", indent: 2)
    }
  }

  private func positions(_ turn: BasketTurn, _ page: Page) -> String {
    let positions = turn.because.map(\.recording.position).sorted()
    guard !positions.isEmpty else { return "" }
    let numbers = positions.map { TextFormat.integer($0, in: page.language) }
    let list = TextFormat.shortList(numbers, countMax: 4, in: page.language)
    return positions.count == 1 ? " (position \(list))" : " (positions \(list))"
  }
}

extension BasketTurn {
  /// What begins comes first, then what is served otherwise, then what ends.
  fileprivate var rank: Int { before == nil ? 0 : after == nil ? 2 : 1 }

  fileprivate var mark: String { before == nil ? "+" : after == nil ? "−" : "~" }
}
