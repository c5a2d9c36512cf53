internal import Domain
internal import Engine

/// The ladder that is walked when nothing at home answers a need, each step in the open.
enum FallbackText {
  /// Services of a step that are listed before the rest is counted.
  private static let offerCountMax = 6

  /// Writes the steps; nothing where none was walked.
  static func write(_ steps: [FallbackStep], to page: inout Page) {
    guard !steps.isEmpty else { return }
    page.skip()
    page.heading(
      steps.contains { $0.answers && $0.rung != .telephoneLines }
        ? page.say(
          "RECOURS — rien de sûr pour ce besoin qui soit propre à son territoire ou à son GMF : de "
            + "proche en proche",
          "FALLBACK — nothing certain for this need that is bound to their territory or their GMF: "
            + "step by step")
        : page.say(
          "RECOURS — rien de sûr pour ce besoin : de proche en proche",
          "FALLBACK — nothing certain for this need: step by step"), .caution)
    for (number, step) in steps.enumerated() {
      let title = FallbackWords.text(step.rung, in: page.language)
      let nothing = page.say(" : rien", ": nothing")
      page.add("  \(number + 1). \(title)" + (step.offers.isEmpty ? nothing : ""))
      // One more is shown rather than counted.
      let isCut = step.offers.count > offerCountMax + 1
      for offer in isCut ? Array(step.offers.prefix(offerCountMax)) : step.offers {
        page.add(wrapping: line(offer, in: page.language), indent: 5, hanging: 7)
      }
      if isCut {
        let rest = step.offers.count - offerCountMax
        page.add(more: rest, indent: 5)
      }
    }
  }

  static func line(_ offer: FallbackStep.Offer, in language: Language) -> String {
    let isFrench = language == .french
    var parts = ServiceRow.cells(of: offer.service, in: language).filter { !$0.isEmpty }
    if let agreement = offer.agreement { parts.append(FallbackWords.text(agreement, in: language)) }
    switch offer.serving {
    case .inSome: parts.append(isFrench ? "à confirmer selon l'adresse" : "depends on the address")
    case .ask: parts.append(isFrench ? "portée non précisée : appelez" : "reach not stated: call")
    case .yes, .unsuited, .no: break
    }
    parts += offer.findings.map { ReasonWords.text($0, in: language) }
    return (offer.serving == .yes ? "→ " : "? ") + parts.joined(separator: ", ")
  }
}
