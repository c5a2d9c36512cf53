internal import Domain
internal import Engine

/// Where a territory comes from and what became of it, as a tree.
struct LineageText {
  private let answer: LineageAnswer
  private let language: Language

  init(_ answer: LineageAnswer, language: Language) {
    self.answer = answer
    self.language = language
  }

  /// Writes both trees.
  func write(to page: inout Page) {
    page.heading(
      "\(TerritoryWords.title(answer.territory, in: language)) · \(answer.territory.id)")
    if let former = answer.former {
      page.add(wrapping: SuccessionWords.ended(former, in: language))
    } else {
      let date = TextFormat.date(answer.day, in: language)
      page.add(
        answer.exists
          ? page.say("Existe au \(date).", "Exists as of \(date).")
          : page.say("N'existe pas encore au \(date).", "Does not exist yet as of \(date)."))
    }
    write(
      answer.origins, page.say("D'OÙ IL VIENT", "WHERE IT COMES FROM"),
      none: page.say(
        "Le journal ne lui connaît aucune origine.", "The log knows of no origin."), to: &page)
    write(
      answer.fates, page.say("CE QU'IL EST DEVENU", "WHAT BECAME OF IT"),
      none: page.say("Rien n'a changé.", "Nothing has changed."), to: &page)
  }

  private func write(
    _ branches: [LineageAnswer.Branch], _ title: String, none: String, to page: inout Page
  ) {
    page.skip()
    page.heading(title)
    if branches.isEmpty { page.add("  " + none) }
    write(branches, indent: "  ", to: &page)
  }

  private func write(
    _ branches: [LineageAnswer.Branch], indent: String, to page: inout Page
  ) {
    for (index, branch) in branches.enumerated() {
      let isLast = index == branches.count - 1
      let lines = TextWrapping.lines(
        of: text(of: branch), width: max(30, page.width - indent.count - 3))
      for (number, line) in lines.enumerated() {
        let mark = number == 0 ? (isLast ? "└─ " : "├─ ") : (isLast ? "   " : "│  ")
        page.add(indent + mark + line)
      }
      write(branch.branches, indent: indent + (isLast ? "   " : "│  "), to: &page)
    }
  }

  private func text(of branch: LineageAnswer.Branch) -> String {
    let date = SuccessionWords.dates(
      branch.step.effectiveOn, official: branch.step.officialOn, in: language)
    var parts = [
      "\(TerritoryWords.title(branch.territory, in: language)) (\(branch.territory.id))",
      SuccessionWords.word(branch.step.how, in: language), date,
    ]
    parts += [branch.step.reform?.title, branch.step.reform?.act].compactMap(\.self)
    if branch.isAnnounced { parts.append(language == .french ? "annoncé" : "announced") }
    return parts.joined(separator: " · ")
  }
}
