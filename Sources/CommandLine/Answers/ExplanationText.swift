internal import Domain
internal import Engine

/// Why a service serves a person, or does not: the verdict first, then each condition, then who said
/// so and when.
struct ExplanationText {
  let grounded: GroundedExplanation

  private var answer: Explanation { grounded.explanation }

  /// Writes the whole explanation.
  func write(to page: inout Page) {
    let language = page.language
    var pairs: [(label: String, value: String)] = [
      (page.say("Service", "Service"), "\(answer.service.details.name) · \(answer.service.id)"),
      (page.say("Ressource", "Resource"), resource(in: language)),
      (page.say("Domicile", "Home"), LocationText.line(answer.home.territories, in: language)),
    ]
    pairs += LocationText.precision(of: answer.home, in: language)
    if let gmf = answer.gmf { pairs.append(("GMF", gmf.name)) }
    page.add(pairs: pairs + page.vantage(on: answer.day, position: answer.position))
    page.skip()
    page.heading(
      ExplanationWords.verdict(answer.serving, answer.findings.suitability, in: language), role)
    writeClauses(to: &page)
    writeFindings(to: &page)
    writeNearMisses(to: &page)
    writeGrounds(to: &page)
  }

  private var role: Style.Role {
    switch answer.serving {
    case .yes: answer.findings.suitability == .toVerify ? .caution : .good
    case .inSome, .ask: .caution
    case .unsuited, .no: .bad
    }
  }

  private func resource(in language: Language) -> String {
    let secret = language == .french ? " (adresse confidentielle)" : " (confidential address)"
    let name = answer.service.resourceName + (answer.service.site == .confidential ? secret : "")
    return [name, answer.service.telephone].compactMap(\.self).joined(separator: " · ")
  }

  private func writeClauses(to page: inout Page) {
    let language = page.language
    page.skip()
    page.heading(page.say("QUI IL DESSERT", "WHOM IT SERVES"))
    if let declaredBy = answer.declaredBy, let day = answer.declaredOn {
      let date = TextFormat.date(day, in: language)
      page.add(
        wrapping: page.say(
          "déclaré par \(declaredBy), depuis le \(date)", "declared by \(declaredBy), since \(date)"
        ),
        indent: 2)
    }
    if answer.clauses.isEmpty {
      page.add(page.say("  ? portée non précisée", "  ? reach not stated"))
    }
    for finding in answer.clauses {
      let clause = ExplanationWords.text(finding.clause, names: answer.names, in: language)
      let holds = ExplanationWords.text(finding.verdict.holds, in: language)
      let reason =
        finding.verdict.holds == .no ? "" : ReasonWords.text(finding.verdict, in: language)
      // A reason that begins with the verdict says it already.
      let isSaid = !reason.isEmpty && reason.hasPrefix(holds)
      let detail = reason.isEmpty || reason == clause || isSaid ? "" : " — \(reason)"
      page.add(
        wrapping: "\(Self.mark(finding.verdict.holds)) \(clause)"
          + page.say(" : ", ": ") + (isSaid ? reason : holds) + detail, indent: 2, hanging: 4)
    }
    for ground in answer.territories {
      page.add(
        wrapping: "· " + ExplanationWords.text(ground, in: language), indent: 4, hanging: 6)
    }
  }

  private func writeFindings(to page: inout Page) {
    guard !answer.findings.isEmpty else { return }
    page.skip()
    page.heading(page.say("À QUI IL CONVIENT", "WHOM IT SUITS"))
    for finding in answer.findings {
      let mark = finding.isRefusal ? "✗" : finding.isQuestion ? "?" : "·"
      page.add(
        wrapping: "\(mark) " + ReasonWords.text(finding, in: page.language), indent: 2, hanging: 4)
    }
  }

  private func writeNearMisses(to page: inout Page) {
    guard !answer.nearMisses.isEmpty else { return }
    page.skip()
    page.heading(page.say("CE QUI CHANGERAIT LA RÉPONSE", "WHAT WOULD CHANGE THE ANSWER"))
    for miss in answer.nearMisses {
      page.add(
        wrapping: "· " + ExplanationWords.text(miss, in: page.language), indent: 2, hanging: 4)
    }
  }

  private func writeGrounds(to page: inout Page) {
    let language = page.language
    page.skip()
    page.heading(page.say("D'APRÈS LE JOURNAL", "FROM THE LOG"))
    for ground in answer.grounds {
      let position = TextFormat.integer(ground.position, in: language)
      let role = ExplanationWords.text(ground.role, in: language)
      guard let event = grounded.events.first(where: { $0.reference.position == ground.position })
      else {
        page.add(page.say("  \(role) : position \(position)", "  \(role): position \(position)"))
        continue
      }
      let recorded = QuebecTime.text(event.recordedAtMilliseconds, in: language)
      let day = TextFormat.date(event.effectiveOn, in: language)
      page.add(
        wrapping: role + page.say(" : ", ": ") + DifferenceWords.text(event, in: language),
        indent: 2, hanging: 4)
      page.add(
        wrapping: page.say(
          "depuis le \(day); \(event.source); inscrit par \(event.actor) le \(recorded), "
            + "position \(position)",
          "since \(day); \(event.source); recorded by \(event.actor) on \(recorded), "
            + "position \(position)"), indent: 4, hanging: 4)
    }
  }

  private static func mark(_ holds: SideVerdict.Holds) -> String {
    switch holds {
    case .yes: "→"
    case .inSome, .notStated: "?"
    case .no: "✗"
    }
  }
}
