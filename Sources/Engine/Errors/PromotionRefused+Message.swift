extension PromotionRefused: UserFacingError {
  public var code: String { "branch.promotion-refused" }
  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    var lines = [
      language == .french
        ? "Rien de la branche « \(branch) » n'a été inscrit au journal."
        : "Nothing of branch \"\(branch)\" was written to the log."
    ]
    if !problems.isEmpty { lines += problemLines(in: language) }
    if !changes.isEmpty {
      lines.append(ChangeWords.heading(changes, in: language))
      lines += ChangeWords.lines(changes, in: language).map { "  " + $0 }
      lines.append(advice(in: language))
    }
    return lines.joined(separator: "\n")
  }

  private func problemLines(in language: Language) -> [String] {
    let count = TextFormat.integer(problems.count, in: language)
    let heading =
      language == .french
      ? "ÉVÉNEMENTS QUI NE TIENNENT PLUS (\(count))" : "EVENTS THAT NO LONGER HOLD (\(count))"
    var lines = problems.prefix(ImportProblem.countMax).map { problem in
      let place = TextFormat.integer(problem.position, in: language)
      let text = problem.problem.message(in: language)
      return language == .french
        ? "  \(place) · \(problem.type) · \(problem.stream) : \(text)"
        : "  \(place) · \(problem.type) · \(problem.stream): \(text)"
    }
    if problems.count > lines.count {
      lines.append("  " + TextFormat.more(problems.count - lines.count, in: language))
    }
    return [heading] + lines
  }

  private func advice(in language: Language) -> String {
    switch language {
    case .french:
      """
      Lisez ce qui a changé (ancrage log list --stream SUJET). Si la branche doit quand même \
      l'emporter : --despite-changes; sinon, faites-en une autre.
      """
    case .english:
      """
      Read what has changed (ancrage log list --stream SUBJECT). If the branch shall prevail \
      nonetheless: --despite-changes; if not, make another one.
      """
    }
  }
}
