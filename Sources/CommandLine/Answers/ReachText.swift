internal import Domain
internal import Engine

/// Whom a service reaches, for people.
struct ReachText {
  /// Territories of one kind that are named before the rest is counted.
  private static let territoryCountMax = 12

  private let answer: ReachAnswer
  private let words: ReachWords

  init(_ answer: ReachAnswer) {
    self.answer = answer
    words = ReachWords(
      territories: answer.names.territories, resources: answer.names.resources)
  }

  /// The reach, and what it comes to.
  func write(to page: inout Page) {
    let language = page.language
    page.heading("\(answer.serviceName) (\(answer.service))")
    var pairs = page.vantage(on: answer.day, position: answer.position)
    for (index, clause) in answer.reach.clauses.enumerated() {
      let text = words.text(Reach(canonical: [clause]), in: language)
      pairs.append((index == 0 ? page.say("Dessert", "Serves") : "", text))
    }
    if let declared = answer.declared {
      let date = TextFormat.date(declared.effectiveOn, in: language)
      pairs.append(
        (
          page.say("Déclaré par", "Declared by"),
          page.say("\(declared.declaredBy), pour le \(date)", "\(declared.declaredBy), for \(date)")
        ))
    }
    page.add(pairs: pairs)
    guard !answer.coverage.isEmpty else { return }
    page.skip()
    page.heading(page.say("Territoires que cela donne", "Territories that it comes to"))
    for coverage in answer.coverage { write(coverage, to: &page) }
  }

  private func write(_ coverage: ReachAnswer.Coverage, to page: inout Page) {
    let language = page.language
    page.add(TerritoryWords.label(coverage.kind, in: language))
    for (territories, label) in [
      (coverage.whole, page.say("en entier", "whole")),
      (coverage.partly, page.say("en partie", "partly")),
    ] where !territories.isEmpty {
      let names = territories.map { "\(TerritoryWords.title($0, in: language)) (\($0.id))" }
      let list = TextFormat.shortList(
        names, countMax: Self.territoryCountMax, in: language)
      page.add(
        wrapping: "\(label) (\(territories.count))\(page.say(" :", ":")) \(list)", indent: 2,
        hanging: 4)
    }
    guard !coverage.whole.isEmpty else { return }
    page.add(wrapping: people(coverage.people, page), indent: 2, hanging: 4)
  }

  private func people(_ people: PeopleCount?, _ page: Page) -> String {
    guard let people else {
      return page.say(
        "population des territoires entiers : non comptée",
        "people of the whole territories: not counted")
    }
    let count = TextFormat.integer(people.count, in: page.language)
    return page.say(
      "population des territoires entiers : \(count) (\(people.year))",
      "people of the whole territories: \(count) (\(people.year))")
  }

  /// What a declaration changes, and whether it was recorded.
  func write(_ report: ReachReport, to page: inout Page) {
    write(to: &page)
    page.skip()
    if report.isSimplified {
      page.add(
        wrapping: page.say(
          "Forme la plus courte de ce qui a été déclaré; les mêmes personnes sont desservies.",
          "The shortest form of what was declared; the same people are served."))
    }
    for (clauses, label) in [
      (report.difference.added, page.say("De plus :", "Added:")),
      (report.difference.removed, page.say("De moins :", "Removed:")),
    ] {
      for clause in clauses {
        let text = words.text(Reach(canonical: [clause]), in: page.language)
        page.add(wrapping: "\(label) \(text)", hanging: 2)
      }
    }
    page.add(outcome(of: report, page))
  }

  private func outcome(of report: ReachReport, _ page: Page) -> String {
    if report.isKnown {
      return page.say("C'est déjà la portée déclarée; rien à inscrire.", "It is declared already.")
    }
    if report.isDryRun {
      return page.say("Rien n'est inscrit (--dry-run).", "Nothing is recorded (--dry-run).")
    }
    return page.sayPosition(report.position)
  }
}
