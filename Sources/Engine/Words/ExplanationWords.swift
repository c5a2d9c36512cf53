public import Domain

/// Why a service serves somebody, or does not, in words.
public enum ExplanationWords {
  /// The verdict in one sentence.
  ///
  /// `suitability` tells whether something is still to be asked.
  public static func verdict(
    _ serving: Serving, _ suitability: Suitability, in language: Language
  ) -> String {
    switch (serving, language) {
    case (.yes, .french) where suitability == .toVerify:
      "OUI, SI CELA SE VÉRIFIE — ce service dessert l'endroit où elle vit; voyez ce qui reste à demander"
    case (.yes, .english) where suitability == .toVerify:
      "YES, IF VERIFIED — this service serves where they live; see what has to be asked"
    case (.yes, .french): "OUI — ce service dessert cette personne"
    case (.yes, .english): "YES — this service serves this person"
    case (.inSome, .french): "À CONFIRMER — cela dépend de l'endroit exact où elle vit"
    case (.inSome, .english): "TO CONFIRM — it depends on where exactly they live"
    case (.ask, .french): "À VÉRIFIER — on ne sait pas qui ce service dessert : appelez"
    case (.ask, .english): "CHECK — whom this service serves is not known: call"
    case (.unsuited, .french): "NON — il dessert son territoire, mais ne lui convient pas"
    case (.unsuited, .english): "NO — it serves their territory, but does not suit them"
    case (.no, .french): "NON — ce service ne dessert pas cette personne"
    case (.no, .english): "NO — this service does not serve this person"
    }
  }

  /// What a clause comes to.
  public static func text(_ holds: SideVerdict.Holds, in language: Language) -> String {
    switch (holds, language) {
    case (.yes, .french): "oui"
    case (.yes, .english): "yes"
    case (.inSome, .french): "à confirmer"
    case (.inSome, .english): "to confirm"
    case (.no, .french): "non"
    case (.no, .english): "no"
    case (.notStated, .french): "à vérifier"
    case (.notStated, .english): "to verify"
    }
  }

  /// A clause as it was declared.
  public static func text(
    _ clause: Reach.Clause, names: ReachNames, in language: Language
  ) -> String {
    ReachWords(territories: names.territories, resources: names.resources)
      .text(Reach(canonical: [clause]), in: language)
  }

  /// Since when the boundary of a territory holds, and how surely the person lives there.
  public static func text(
    _ ground: Explanation.TerritoryGround, in language: Language
  ) -> String {
    let isFrench = language == .french
    let title = TerritoryWords.title(ground.territory, in: language)
    let vintage = ground.vintage.map { day in
      let date = TextFormat.date(day, in: language)
      return isFrench ? "limites du \(date)" : "boundary of \(date)"
    }
    let none = isFrench ? "limites inconnues" : "boundary not known"
    let doubt = isFrench ? "à confirmer" : "to confirm"
    return ([title, vintage ?? none] + (ground.isCertain ? [] : [doubt])).joined(separator: ", ")
  }

  /// What an event decides.
  public static func text(_ role: Explanation.Role, in language: Language) -> String {
    switch (role, language) {
    case (.offering, .french): "Offre"
    case (.offering, .english): "Offer"
    case (.details, .french): "Description"
    case (.details, .english): "Description"
    case (.status, .french): "État"
    case (.status, .english): "Status"
    case (.intake, .french): "Attente"
    case (.intake, .english): "Intake"
    case (.reach, .french): "Portée"
    case (.reach, .english): "Reach"
    case (.resource, .french): "Ressource"
    case (.resource, .english): "Resource"
    case (.boundary, .french): "Limites"
    case (.boundary, .english): "Boundary"
    case (.parents, .french): "Rattachement"
    case (.parents, .english): "Parentage"
    }
  }

  /// What would have to be otherwise, all of it together.
  public static func text(_ miss: NearMiss, in language: Language) -> String {
    let conditions = miss.conditions.map { text($0, in: language) }
    return TextFormat.list(conditions, in: language)
  }

  private static func text(_ condition: NearMiss.Condition, in language: Language) -> String {
    let isFrench = language == .french
    switch condition {
    case .livingIn(let named, let except):
      let home = land(named, in: language)
      guard !except.territories.isEmpty || !except.patches.isEmpty else {
        return isFrench ? "si elle vivait dans \(home)" : "if they lived in \(home)"
      }
      let outside = land(except, in: language)
      return isFrench
        ? "si elle vivait dans \(home), sauf \(outside)"
        : "if they lived in \(home), except \(outside)"
    case .registeredWith(let names):
      let list = TextFormat.shortList(names, countMax: 3, in: language)
      return isFrench ? "si elle était inscrite : \(list)" : "if they were registered: \(list)"
    case .givenIn(let modes):
      let list = TextFormat.list(modes.map { Labels.label($0, in: language) }, .or, in: language)
      return isFrench ? "si le service se donnait \(list)" : "if the service were given \(list)"
    case .otherwise(let finding):
      let text = FindingWords.text(finding, in: language)
      return isFrench ? "sans cet obstacle : \(text)" : "without this obstacle: \(text)"
    case .reachStated:
      return isFrench
        ? "si le service disait qui il dessert" : "if the service said whom it serves"
    }
  }

  private static func land(_ land: NamedLand, in language: Language) -> String {
    let names = Dictionary(land.territories.map { ($0.id, $0.name) }) { first, _ in first }
    let patches = PatchWords(
      language: language,
      territory: { id in
        TerritoryWords.inSentence(
          NamedTerritory(id: id, name: names[id] ?? id.code), in: language)
      })
    let items =
      land.territories.map { TerritoryWords.inSentence($0, in: language) }
      + land.patches.map { patches.place($0.patch) }
    return TextFormat.shortList(items, countMax: 4, in: language)
  }
}
