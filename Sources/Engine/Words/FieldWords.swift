public import Domain
internal import Hashing

/// What is said of something, field by field, in words.
public struct FieldWords: Sendable {
  /// The names of what values speak of.
  public let names: [Subject: String]
  public let language: Language

  /// What categories are called.
  public let taxonomy: Taxonomy

  public init(names: [Subject: String], taxonomy: Taxonomy = .own, language: Language) {
    self.names = names
    self.taxonomy = taxonomy
    self.language = language
  }

  /// How many territories or GMFs a clause names before it counts the rest.
  private static let nameCountMax = 8

  /// What a field is called.
  public func label(_ field: FactField) -> String {
    Self.labels[field]?.text(in: language) ?? field.rawValue
  }

  /// A value.
  public func text(_ value: FieldValue) -> String {
    switch value {
    case .text(let text): quoted(text)
    case .number(let number): TextFormat.integer(number, in: language)
    case .territories(let ids): list(ids)
    case .organization(let id): "\(name(.organization(id))) (\(id))"
    case .resource(let id): "\(name(.resource(id))) (\(id))"
    case .boundary(_, let area):
      area.map { TextFormat.area(squareMetres: $0, in: language) } ?? say("tracées", "drawn")
    case .place(let place): Self.words(of: place) ?? say("point sur la carte", "point on the map")
    case .secret: say("adresse confidentielle", "confidential address")
    case .status(let status): text(status)
    case .kind(let kind): Labels.label(kind, in: language)
    case .category(let category): self.category(category)
    case .languages(let codes):
      TextFormat.list(codes.map { Labels.spokenLanguage($0, in: language) }, in: language)
    case .modes(let modes):
      TextFormat.list(modes.map { Labels.label($0, in: language) }, in: language)
    case .ages(let low, let high): ages(low, high)
    case .clientele(let codes):
      TextFormat.list(codes.map { Labels.clientele($0, in: language) }, in: language)
    case .access(let routes):
      TextFormat.list(routes.map { Labels.label($0, in: language) }, in: language)
    case .group(let group): text(group)
    case .reach(let reach): reach.clauses.map(text).joined(separator: "; ")
    case .wait(let intake, let until): self.intake(intake, until)
    case .clienteleRule(let rule): Labels.label(rule, in: language)
    case .costKind(let kind): Labels.label(kind, in: language)
    case .schedule(let schedule): schedule.text
    case .people(let counts): people(counts.reduce(0) { $0 + $1.people })
    case .role(let role): Self.roles[role]?.text(in: language) ?? role.rawValue
    case .file(let digest): "\(digest.hexadecimal.prefix(16))…"
    case .facet(let facet): Labels.label(facet, in: language)
    case .words(let words): quoted(words.text(in: language))
    case .wordLists(let french, let english):
      say("fr : ", "fr: ") + french.joined(separator: ", ") + say("; en : ", "; en: ")
        + english.joined(separator: ", ")
    case .categories(let categories): list(categories)
    case .foreignCodes(let foreign):
      foreign.map { "\($0.taxonomy) \($0.codes.joined(separator: ", "))" }.joined(separator: "; ")
    case .yesNo(let value): value ? say("oui", "yes") : say("non", "no")
    }
  }

  /// A clause of a reach: `résidence dans le RLS de la Rive, sauf le CLSC du Bourg`.
  public func text(_ clause: Reach.Clause) -> String {
    ClauseWords(
      phrases: Self.phrases, language: language, territory: territory,
      gmf: { name(.resource($0)) }, territoryCountMax: Self.nameCountMax,
      gmfCountMax: Self.nameCountMax
    ).text(clause)
  }

  private static let phrases = ClauseWords.Phrases(
    home: Bilingual("résidence dans", "residence in"),
    everyone: Bilingual("tout le monde", "everyone"),
    notStated: Bilingual("non précisée", "not stated"))

  /// What is written on the door; `nil` where only the point is known.
  static func words(of place: Place) -> String? {
    let parts = [place.address, place.municipality, place.postalCode].compactMap(\.self)
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }

  /// Territories in a sentence, in French with their articles.
  func list(_ ids: [TerritoryID]) -> String {
    TextFormat.shortList(ids.map(territory), countMax: Self.nameCountMax, in: language)
  }

  /// A territory in a sentence, in French with its article.
  func territory(_ id: TerritoryID) -> String {
    let named = NamedTerritory(id: id, name: name(.territory(id)))
    return TerritoryWords.inSentence(named, in: language)
  }

  /// The name, or the code where nothing bears one.
  func name(_ subject: Subject) -> String { names[subject] ?? subject.code }

  func quoted(_ text: String) -> String { say("« \(text) »", "\"\(text)\"") }

  /// A number of people: `1 234 personnes inscrites`.
  func people(_ count: Int) -> String {
    let number = TextFormat.integer(count, in: language)
    return language == .french
      ? "\(number) \(count < 2 ? "personne inscrite" : "personnes inscrites")"
      : "\(number) \(count == 1 ? "person" : "people") registered"
  }

  func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }

  private func text(_ status: FieldValue.Status) -> String {
    switch status {
    case .inForce: return say("en vigueur", "in force")
    case .merged(let into):
      if case .territory(let id) = into {
        return say("fusion dans ", "merged into ") + territory(id)
      }
      return say("fusion dans ", "merged into ") + "\(name(into)) (\(into.text))"
    case .recoded(let into): return say("nouveau code, ", "new code, ") + into.text
    case .split(let into): return say("division entre ", "split into ") + list(into)
    case .ended(let reason): return say("terminé", "ended") + because(reason)
    case .suspended(let until, let reason):
      let back = until.map { TextFormat.date($0, in: language) }
      let text =
        back.map { say("suspendu, retour prévu le \($0)", "suspended until \($0)") }
        ?? say("suspendu, retour non annoncé", "suspended, no return date")
      return text + because(reason)
    case .superseded(let by): return say("remplacé par ", "superseded by ") + by.text
    case .retired(let successors, let reason): return retired(successors) + because(reason)
    }
  }

  /// A reason in brackets, after what it explains.
  func because(_ reason: String?) -> String { reason.map { " (\($0))" } ?? "" }

  private func ages(_ low: Int?, _ high: Int?) -> String {
    switch (low, high) {
    case (let low?, let high?): say("de \(low) à \(high) ans", "ages \(low) to \(high)")
    case (let low?, nil): say("à partir de \(low) ans", "from age \(low)")
    case (nil, let high?): say("jusqu'à \(high) ans", "up to age \(high)")
    case (nil, nil): say("tous les âges", "all ages")
    }
  }

  private func text(_ group: GroupIntervention) -> String {
    ([Labels.label(group.kind, in: language)]
      + GroupInterventionWords.traits(of: group, in: language))
      .joined(separator: ", ")
  }

  func intake(_ intake: ServiceIntake, _ until: CalendarDate?) -> String {
    let text = IntakeWords.text(intake, in: language)
    guard let until else { return text }
    let date = TextFormat.date(until, in: language)
    return text + say(", à croire jusqu'au \(date)", ", to be believed until \(date)")
  }

  private static let roles: [DatasetRole: Bilingual] = [
    .addresses: Bilingual("adresses", "addresses"),
    .population: Bilingual("population", "population"),
  ]

  static let labels: [FactField: Bilingual] = [
    .name: Bilingual("nom", "name"),
    .status: Bilingual("état", "status"),
    .telephone: Bilingual("téléphone", "telephone"),
    .description: Bilingual("description", "description"),
    .parents: Bilingual("territoires qui le contiennent", "lies in"),
    .boundary: Bilingual("limites", "borders"),
    .partPassedTo: Bilingual("partie cédée à", "part passed to"),
    .kind: Bilingual("genre", "kind"),
    .place: Bilingual("adresse", "address"),
    .confidentiality: Bilingual("confidentialité", "confidentiality"),
    .organization: Bilingual("organisme responsable", "organization in charge"),
    .partOf: Bilingual("site de", "site of"),
    .website: Bilingual("site Web", "website"),
    .resource: Bilingual("ressource", "resource"),
    .category: Bilingual("besoin", "need"),
    .languages: Bilingual("langues", "languages"),
    .partialLanguages: Bilingual("langues en partie", "languages in part"),
    .interpretedLanguages: Bilingual("langues avec interprète", "languages with an interpreter"),
    .modes: Bilingual("modes", "modes"),
    .ages: Bilingual("âges", "ages"),
    .clientele: Bilingual("clientèle", "clientele"),
    .clienteleRule: Bilingual("règle de clientèle", "clientele rule"),
    .access: Bilingual("accès", "access"),
    .cost: Bilingual("coût", "cost"),
    .costKind: Bilingual("sorte de coût", "kind of cost"),
    .hours: Bilingual("heures", "hours"),
    .schedule: Bilingual("horaire", "schedule"),
    .timeZone: Bilingual("fuseau horaire", "time zone"),
    .group: Bilingual("groupe", "group"),
    .reach: Bilingual("portée", "reach"),
    .declaredBy: Bilingual("déclarée par", "declared by"),
    .wait: Bilingual("attente", "wait"),
    .verified: Bilingual("vérification", "verification"),
    .people: Bilingual("personnes inscrites", "people registered"),
    .title: Bilingual("titre", "title"),
    .role: Bilingual("usage", "use"),
    .file: Bilingual("fichier", "file"),
    .rows: Bilingual("lignes", "rows"),
    .facet: Bilingual("facette", "facet"),
    .label: Bilingual("libellé", "label"),
    .definition: Bilingual("définition", "definition"),
    .synonyms: Bilingual("synonymes", "synonyms"),
    .inCategories: Bilingual("fait partie de", "lies in"),
    .standsFor: Bilingual("vaut pour", "stands for"),
    .foreignCodes: Bilingual("codes d'autres taxonomies", "codes of other taxonomies"),
    .refersFrom: Bilingual("dirige", "refers from"),
    .refersTo: Bilingual("vers", "refers to"),
    .categories: Bilingual("pour", "for"),
    .terms: Bilingual("modalités", "terms"),
    .acceptsNeighbours: Bilingual(
      "accepte les gens d'à côté", "accepts people from next door"),
  ]
}
