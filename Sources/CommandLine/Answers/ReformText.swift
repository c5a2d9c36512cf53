internal import Domain
internal import Engine

/// What a reform comes to, for people: act by act, then what followed for children and for reaches.
struct ReformText {
  /// Lines of one sort that are listed before the rest is counted.
  static let lineCountMax = 12

  private let report: ReformReport
  private let language: Language
  private let showsAll: Bool
  private let words: ReachWords

  init(_ report: ReformReport, showsAll: Bool, language: Language) {
    self.report = report
    self.showsAll = showsAll
    self.language = language
    words = ReachWords(territories: report.names)
  }

  /// Writes the whole report.
  func write(to page: inout Page) {
    writeHeader(to: &page)
    for act in report.acts { write(act, to: &page) }
    writeMoves(to: &page)
    writeReaches(to: &page)
    writeYear(to: &page)
    page.skip()
    ImportText.writeEvents(
      report.eventCounts, isDryRun: report.isDryRun, position: report.position, to: &page)
  }

  private func writeHeader(to page: inout Page) {
    let plan = report.plan
    var pairs: [(label: String, value: String)] = []
    if let title = plan.note.title { pairs.append((page.say("Réforme", "Reform"), title)) }
    pairs.append(
      (
        page.say("En usage le", "In use on"),
        SuccessionWords.dates(plan.effectiveOn, official: plan.note.officialOn, in: language)
      ))
    if let act = plan.note.act { pairs.append((page.say("Source légale", "Legal source"), act)) }
    page.add(pairs: pairs)
  }

  private func write(_ act: ReformReport.Act, to page: inout Page) {
    page.skip()
    for line in TextWrapping.lines(
      of: ReformWords(words).text(act.act, in: language), width: page.width)
    {
      page.add(page.style.mark(line, .heading))
    }
    if let (before, after) = act.redrawn {
      let now = TextFormat.area(squareMetres: after, in: language)
      let old = before.map { TextFormat.area(squareMetres: $0, in: language) }
      page.add(
        wrapping: old.map { page.say("\(now), avant : \($0)", "\(now), before: \($0)") } ?? now,
        indent: 4)
    }
    let rows = act.passed.map(cells)
    let table = TextTable(
      columns: [
        TextTable.Column(width: 10...40), TextTable.Column(width: 8...14, isNumeric: true),
        TextTable.Column(width: 10...40), TextTable.Column(width: 10...40),
      ], rows: rows, width: page.width - 4)
    for row in shown(rows) { page.add(row: row, of: table, indent: 4) }
    writeRest(rows.count, to: &page)
  }

  private func cells(of passed: ReformReport.Passed) -> [String] {
    [
      "\(passed.from) → \(passed.to)",
      passed.squareMetres.map { TextFormat.area(squareMetres: $0, in: language) } ?? "",
      passed.people.map(people) ?? "",
      passed.isImplied
        ? (language == .french ? "par voie de conséquence" : "as a consequence") : "",
    ]
  }

  private func writeMoves(to page: inout Page) {
    guard !report.moves.isEmpty else { return }
    let moved = report.moves.filter { $0.from != $0.to }
    page.skip()
    if !moved.isEmpty {
      page.heading(
        page.say(
          "Territoires rattachés ailleurs : \(moved.count)",
          "Territories placed elsewhere: \(moved.count)"))
      for move in shown(moved) {
        page.add(
          wrapping: "\(words.title(move.child, in: language)) · \(move.from) → \(move.to)",
          indent: 4, hanging: 6)
      }
      writeRest(moved.count, to: &page)
    }
    let doubtful = report.moves.filter(\.isDoubtful)
    guard !doubtful.isEmpty else { return }
    page.heading(
      page.say(
        "! À regarder, car la nouvelle limite les traverse : \(doubtful.count)",
        "! To be looked at, because the new border crosses them: \(doubtful.count)"), .caution)
    for move in doubtful {
      let share = TextFormat.share(move.share ?? 0, in: language)
      let child = words.title(move.child, in: language)
      page.add(
        wrapping: page.say(
          "\(child) : \(share) de sa superficie dans \(move.to)",
          "\(child): \(share) of its area in \(move.to)"), indent: 4, hanging: 6)
    }
  }

  private func writeReaches(to page: inout Page) {
    page.skip()
    let widened = report.retargeted.filter(\.isWidened)
    page.add(
      pairs: [
        (
          page.say("Portées réécrites d'elles-mêmes", "Reaches re-targeted by themselves"),
          "\(report.retargeted.count)"
        ),
        (
          page.say("Portées à réviser", "Reaches to review"),
          report.review.isEmpty ? "0" : "\(report.review.count) · ancrage reform review"
        ),
        (
          page.say("Références laissées telles quelles", "References left untouched"),
          "\(report.untouchedCount)"
        ),
      ])
    guard !widened.isEmpty else { return }
    page.heading(
      page.say(
        "! Portées élargies, parce que seules certaines parties d'une fusion étaient nommées : "
          + "\(widened.count)",
        "! Reaches widened, because only some parts of a merger were named: \(widened.count)"),
      .caution)
    for one in shown(widened) {
      page.add(wrapping: line(one), indent: 4, hanging: 6)
    }
    writeRest(widened.count, to: &page)
  }

  private func line(_ one: ReformReport.Retargeted) -> String {
    let replaced = one.replaced.map { replacement in
      // It took others in, and goes on under its own code.
      guard replacement.to != [replacement.from] else {
        return language == .french ? "\(replacement.from) agrandi" : "\(replacement.from), larger"
      }
      return "\(replacement.from) → \(replacement.to.map(\.text).joined(separator: ", "))"
    }
    let text = "\(one.serviceName), \(one.resourceName) · \(replaced.joined(separator: "; "))"
    guard let people = one.newPeople else { return text }
    let count = self.people(people)
    return language == .french ? "\(text) · \(count) de plus" : "\(text) · \(count) more"
  }

  /// A number of people; the year is told once, below.
  private func people(_ people: PeopleCount) -> String {
    let count = TextFormat.integer(people.count, in: language)
    return "\(count)\u{A0}\(language == .french ? "personnes" : "people")"
  }

  /// Of which year the people are.
  private func writeYear(to page: inout Page) {
    let counts =
      report.acts.flatMap { $0.passed.compactMap(\.people) }
      + report.retargeted.compactMap(\.newPeople)
    guard let first = counts.first else { return }
    let year = PopulationWords.year(
      first.year, asked: first.askedYear, isProjection: first.isProjection, in: language)
    page.skip()
    page.add(
      wrapping: page.say(
        "Population : \(year) · \(PopulationWords.source(first.source, in: language))",
        "Population: \(year) · \(PopulationWords.source(first.source, in: language))"))
  }

  private func shown<Line>(_ lines: [Line]) -> [Line] {
    showsAll || lines.count <= Self.lineCountMax + 1
      ? lines : Array(lines.prefix(Self.lineCountMax))
  }

  private func writeRest(_ count: Int, to page: inout Page) {
    guard !showsAll, count > Self.lineCountMax + 1 else { return }
    let rest = count - Self.lineCountMax
    page.add(more: rest, hint: "--all", indent: 4)
  }
}
