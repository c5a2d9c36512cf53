internal import Domain
internal import Engine

/// What a correction does, as text: the fact as recorded, what stands in its place, and what becomes
/// otherwise.
struct CorrectionText {
  let report: CorrectionReport

  init(_ report: CorrectionReport) {
    self.report = report
  }

  /// Writes the whole report.
  func write(to page: inout Page) {
    let language = page.language
    let entry = report.entry
    guard let correction = entry.corrections.last else { return }
    let root = TextFormat.integer(entry.recording.position, in: language)
    page.add(pairs: [
      (
        page.say("Fait", "Fact"),
        "\(StoryText.title(entry.about, in: language)) · position \(root)"
      ),
      (page.say("Inscrit", "Recorded"), statement(correction.replaced, page)),
      ("", EntryText.source(entry.recording, in: language)),
      (page.say("À sa place", "In its place"), statement(correction.instead, page)),
      (page.say("Raison", "Reason"), correction.reason ?? ""),
    ])
    page.skip()
    page.heading(page.say("CE QUI DIFFÈRE", "WHAT DIFFERS"))
    EntryText(entry, day: report.day).writeDifferences(of: correction, to: &page, indent: 2)
    for period in report.periods { page.add(wrapping: text(period, page), indent: 2, hanging: 4) }
    page.skip()
    let day = TextFormat.date(report.day, in: language)
    page.heading(page.say("LES RÉPONSES AU \(day)", "ANSWERS ABOUT \(day)"))
    writeToday(to: &page)
    page.skip()
    page.add(wrapping: outcome(page))
  }

  private func writeToday(to page: inout Page) {
    let words = FieldWords(
      names: report.names, taxonomy: page.taxonomy, language: page.language)
    if report.today.isEmpty {
      page.add(page.say("  Rien ne change ce jour-là.", "  Nothing changes on that day."))
    }
    for line in report.today.flatMap(words.lines) {
      page.add(wrapping: line, indent: 2, hanging: 4)
    }
  }

  private func statement(_ statement: Statement?, _ page: Page) -> String {
    guard let statement else {
      return page.say("rien : cela n'a jamais été vrai", "nothing: it never was so")
    }
    let text = StoryWords.text(statement, names: report.entry.names, in: page.language)
    let date = TextFormat.date(statement.effectiveOn, in: page.language)
    return page.say("le \(date) : \(text)", "on \(date): \(text)")
  }

  private func text(_ period: CorrectionReport.Period, _ page: Page) -> String {
    let from = TextFormat.date(period.from, in: page.language)
    guard let until = period.until else {
      return page.say(
        "Les réponses changent à partir du \(from).", "Answers change from \(from) on.")
    }
    let last = TextFormat.date(
      CalendarDate(daysSince1970: until.daysSince1970 - 1), in: page.language)
    return page.say(
      "Les réponses changent du \(from) au \(last).", "Answers change from \(from) to \(last).")
  }

  private func outcome(_ page: Page) -> String {
    guard let position = report.position else {
      return page.say("Essai : rien n'est inscrit.", "Dry run: nothing is recorded.")
    }
    let number = TextFormat.integer(position, in: page.language)
    let before = TextFormat.integer(position - 1, in: page.language)
    return page.say(
      """
      Correction inscrite à la position \(number). Ce qu'on savait avant : --as-known-at \(before).
      """,
      "Correction recorded at position \(number). What was known before: --as-known-at \(before).")
  }
}
