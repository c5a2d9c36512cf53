/// Why a household could not be asked about.
public enum HouseholdError: UserFacingError, Hashable {
  case noMembers

  /// Two homes, or two persons, bear the same label.
  case repeatedLabel(String)

  /// A person lives in a home that is not given.
  case unknownHome(String, member: String)

  /// A person has no home.
  case noHome(member: String)

  public var code: String {
    switch self {
    case .noMembers: "household.no-members"
    case .repeatedLabel: "household.repeated-label"
    case .unknownHome: "household.unknown-home"
    case .noHome: "household.no-home"
    }
  }

  public var kind: FailureKind { .usage }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.noMembers, .french):
      "Ce ménage ne compte personne. Donnez au moins une personne."
    case (.noMembers, .english):
      "This household has nobody in it. Give at least one person."
    case (.repeatedLabel(let label), .french):
      "L'étiquette « \(label) » revient deux fois. Donnez à chacun la sienne."
    case (.repeatedLabel(let label), .english):
      "The label \"\(label)\" comes twice. Give each one its own."
    case (.unknownHome(let home, let member), .french):
      "« \(member) » vit au domicile « \(home) », qui n'est pas donné."
    case (.unknownHome(let home, let member), .english):
      "\"\(member)\" lives in home \"\(home)\", which is not given."
    case (.noHome(let member), .french):
      "« \(member) » n'a pas de domicile. Nommez-en un ou deux parmi ceux du ménage."
    case (.noHome(let member), .english):
      "\"\(member)\" has no home. Name one or two of the household's."
    }
  }
}
