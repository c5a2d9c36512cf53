public import Domain

/// What a fact says, as the predicate of a sentence: `renommé « A » en « B »`.
public struct StoryWords: Sendable {
  let words: FieldWords
  let changes: [FieldChange]

  /// Whether what it is about is named beside the sentence already.
  let isBrief: Bool

  private init(
    names: [Subject: String], changes: [FieldChange], isBrief: Bool = false, _ taxonomy: Taxonomy,
    _ language: Language
  ) {
    words = FieldWords(names: names, taxonomy: taxonomy, language: language)
    self.changes = changes
    self.isBrief = isBrief
  }

  /// What an entry of a story says; in brief where what it is about is named beside it.
  public static func text(
    _ entry: StoryEntry, isBrief: Bool = false, taxonomy: Taxonomy = .own,
    in language: Language
  ) -> String {
    StoryWords(
      names: entry.names, changes: entry.changes, isBrief: isBrief, taxonomy, language
    )
    .text(entry.statement.event)
  }

  /// What was said before a correction, or instead.
  public static func text(
    _ statement: Statement, names: [Subject: String], taxonomy: Taxonomy = .own,
    in language: Language
  ) -> String {
    StoryWords(names: names, changes: [], taxonomy, language).text(statement.event)
  }

  /// The fields of which the sentence says all there is to say.
  public static func fieldsTold(by event: DomainEvent) -> Set<FactField> {
    let always: Set<FactField> = [.status, .confidentiality, .verified, .wait, .partPassedTo]
    let here: Set<FactField> =
      switch event {
      case .territory: [.name, .parents, .boundary]
      case .organization, .resource(_, .renamed): [.name]
      case .resource(_, .opened): [.name, .kind]
      case .service(_, .offered): [.name, .category, .resource]
      case .dataset: [.title, .role, .rows, .file]
      case .partnership(_, .formed): [.refersFrom, .refersTo]
      case .resource, .service, .registrations, .category, .partnership, .correction: []
      }
    return always.union(here)
  }

  func say(_ french: String, _ english: String) -> String { words.say(french, english) }

  /// What a field said before; `nil` when nobody had said.
  func before(_ field: FactField) -> FieldValue? {
    changes.first { $0.field == field }?.before
  }

  private func text(_ event: DomainEvent) -> String {
    switch event {
    case .territory(_, let event): text(event)
    case .organization(_, let event): text(event)
    case .resource(_, let event): text(event)
    case .service(_, let event): text(event)
    case .registrations(_, let counted): text(counted)
    case .dataset(_, let event): text(event)
    case .category(_, let event): text(event)
    case .partnership(_, let event): text(event)
    // A story tells corrections with the facts that they correct.
    case .correction: say("corrigé", "corrected")
    }
  }

  /// A change of name, from the old one where it is known.
  func renamed(to name: String, _ french: String) -> String {
    if case .text(let old)? = before(.name), old != name {
      return say(
        "\(french) « \(old) » en « \(name) »", "renamed from \"\(old)\" to \"\(name)\"")
    }
    return say("\(french) « \(name) »", "renamed \"\(name)\"")
  }
}

// MARK: - Territories and organizations

extension StoryWords {
  private func text(_ event: TerritoryEvent) -> String {
    switch event {
    case .defined(let defined):
      return say("défini sous le nom « \(defined.name) »", "defined as \"\(defined.name)\"")
        + lyingIn(defined.parents)
    case .renamed(let renamed): return self.renamed(to: renamed.name, "renommé")
    case .boundaryDrawn(let drawn): return boundary(drawn)
    case .reparented(let reparented): return self.reparented(reparented)
    case .merged(let merged):
      return say("fusionné dans ", "merged into ") + territoryWithID(merged.into)
    case .recoded(let recoded):
      return say("porte désormais le code ", "goes on under the code ") + recoded.into.text
    case .split(let split):
      let into = TextFormat.list(split.into.map(territoryWithID), in: words.language)
      return say("divisé entre ", "split into ") + into
    case .abolished(let abolished):
      return say("aboli", "abolished") + words.because(abolished.reason)
    case .partTransferred(let part):
      return say(
        "une partie de son territoire passe dans ", "a part of its land passes to ")
        + territoryWithID(part.to)
    }
  }

  private func territoryWithID(_ id: TerritoryID) -> String { "\(words.territory(id)) (\(id))" }

  private func lyingIn(_ parents: [TerritoryID]) -> String {
    parents.isEmpty ? "" : say(", dans ", ", in ") + words.list(parents)
  }

  private func reparented(_ reparented: TerritoryReparented) -> String {
    let old = before(.parents).map { say(" (avant : ", " (before: ") + words.text($0) + ")" } ?? ""
    guard !reparented.parents.isEmpty else {
      return say("n'est plus dans aucun autre territoire", "no longer in any other territory") + old
    }
    return say("désormais dans ", "now in ") + words.list(reparented.parents) + old
  }

  private func boundary(_ drawn: TerritoryBoundaryDrawn) -> String {
    let change = changes.first { $0.field == .boundary }
    guard let after = change?.after else { return say("limites tracées", "borders drawn") }
    guard let before = change?.before else {
      return say("limites tracées (\(words.text(after)))", "borders drawn (\(words.text(after)))")
    }
    let areas = "\(words.text(before)) → \(words.text(after))"
    return say("limites redessinées : \(areas)", "borders redrawn: \(areas)")
  }

  private func text(_ event: OrganizationEvent) -> String {
    switch event {
    case .registered(let registered):
      say("inscrit sous le nom « \(registered.name) »", "registered as \"\(registered.name)\"")
    case .renamed(let renamed): self.renamed(to: renamed.name, "renommé")
    case .merged(let merged):
      say("fusionné dans ", "merged into ")
        + "\(words.name(.organization(merged.into))) (\(merged.into))"
    case .dissolved(let dissolved):
      say("dissous", "dissolved") + words.because(dissolved.reason)
    }
  }
}
