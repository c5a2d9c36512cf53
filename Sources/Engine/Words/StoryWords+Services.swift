internal import Domain

// What is said of resources, services, registrations and datasets.

extension StoryWords {
  func text(_ event: ResourceEvent) -> String {
    switch event {
    case .opened(let opened):
      let kind = Labels.label(opened.kind, in: words.language)
      let again = isEnded(before(.status))
      let name = isBrief ? "" : say(" sous le nom « \(opened.name) »", " as \"\(opened.name)\"")
      return say(
        "\(again ? "rouverte" : "ouverte")\(name) (\(kind))",
        "\(again ? "reopened" : "opened")\(name) (\(kind))")
        + (opened.isConfidential
          ? say(", adresse confidentielle", ", confidential address") : "")
    case .moved: return moved
    case .renamed(let renamed): return self.renamed(to: renamed.name, "renommée")
    case .described: return say("renseignements donnés", "details given")
    case .closed(let closed): return say("fermée", "closed") + words.because(closed.reason)
    case .madeConfidential:
      return say(
        "l'adresse devient confidentielle et est effacée",
        "the address becomes confidential and is erased")
    }
  }

  private func isEnded(_ status: FieldValue?) -> Bool {
    if case .status(.ended)? = status { true } else { false }
  }

  private var moved: String {
    guard let change = changes.first(where: { $0.field == .place }) else {
      return say("adresse donnée", "address given")
    }
    guard let after = change.after else {
      return say(
        "a quitté son adresse; la nouvelle n'est pas connue",
        "left its address; the new one is not known")
    }
    guard let before = change.before else { return say("adresse donnée", "address given") }
    let isSameDoor =
      if case .place(let old) = before, case .place(let new) = after {
        FieldWords.words(of: old) == FieldWords.words(of: new)
      } else {
        false
      }
    return isSameDoor
      ? say("point précisé sur la carte", "point on the map made exact")
      : say("nouvelle adresse", "new address")
  }

  func text(_ event: ServiceEvent) -> String {
    switch event {
    case .offered(let offered):
      let again = isEnded(before(.status))
      let category = words.category(offered.details.category)
      let text = say(
        again ? "offert de nouveau" : "offert", again ? "offered again" : "offered")
      guard !isBrief else { return "\(text) (\(category))" }
      let name = offered.details.name
      let by = "\(words.name(.resource(offered.resource))) (\(offered.resource))"
      return say(
        "\(text) sous le nom « \(name) » (\(category)), par \(by)",
        "\(text) as \"\(name)\" (\(category)), by \(by)")
    case .changed: return say("modalités données", "details given")
    case .reachDeclared:
      return before(.reach) == nil
        ? say("portée déclarée", "reach declared")
        : say("portée déclarée de nouveau", "reach declared anew")
    case .reachRetargeted(let retargeted): return self.retargeted(retargeted)
    case .suspended(let suspended):
      return words.text(
        .status(.suspended(until: suspended.until, reason: suspended.reason)))
    case .resumed: return say("a repris", "resumed")
    case .withdrawn(let withdrawn):
      return say("n'est plus offert", "no longer offered") + words.because(withdrawn.reason)
    case .verified(let verified):
      return say("vérifié", "verified") + words.because(verified.note)
    case .waitReported(let wait):
      return words.intake(wait.intake, wait.believedUntil)
    }
  }

  private func retargeted(_ retargeted: ServiceReachRetargeted) -> String {
    let parts = retargeted.replaced.map { replacement in
      let old = words.territory(replacement.from)
      if replacement.to == [replacement.from] { return say("\(old) reste", "\(old) stays") }
      let new =
        replacement.to.isEmpty ? say("plus rien", "nothing") : words.list(replacement.to)
      return "\(old) → \(new)"
    }
    let list = parts.joined(separator: "; ")
    return say("portée mise à jour : \(list)", "reach re-targeted: \(list)")
  }

  func text(_ counted: RegistrationsCounted) -> String {
    let total = counted.counts.reduce(0) { $0 + $1.people }
    let territories = TextFormat.integer(counted.counts.count, in: words.language)
    let now = words.people(total)
    let text = say(
      "\(now), territoires : \(territories)", "\(now), territories: \(territories)")
    guard let old = before(.people) else { return text }
    return text + say(" (avant : \(words.text(old)))", " (before: \(words.text(old)))")
  }

  func text(_ event: DatasetEvent) -> String {
    switch event {
    case .registered(let dataset):
      let (role, rows) = (words.text(.role(dataset.role)), words.text(.number(dataset.rowCount)))
      return say(
        "inscrit : « \(dataset.title) » (\(role)), lignes : \(rows)",
        "registered: \"\(dataset.title)\" (\(role)), rows: \(rows)")
    case .superseded(let superseded):
      return say("remplacé par ", "superseded by ") + superseded.by.text
    }
  }
}
