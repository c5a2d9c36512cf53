public import Domain

/// What a doubt about the home leaves open, and what would settle it.
public struct LookupDoubt: Hashable, Sendable {
  /// The services that hold wherever the home turns out to be.
  public var everywhere: [ServiceID]

  /// The services that hold only in some of the places where it may be.
  public var inSome: [Part]

  /// The question whose answer decides every service of ``inSome``; `nil` where there is none.
  public var question: SettlingQuestion?

  public init(everywhere: [ServiceID], inSome: [Part], question: SettlingQuestion?) {
    self.everywhere = everywhere
    self.inSome = inSome
    self.question = question
  }

  /// A service that holds only in some of the places.
  public struct Part: Hashable, Sendable {
    public var service: ServiceID

    /// The territories because of which it may hold.
    public var territories: [NamedTerritory]

    /// The patches of land because of which it may hold.
    public var patches: [NamedPatch]

    public init(
      service: ServiceID, territories: [NamedTerritory], patches: [NamedPatch] = []
    ) {
      self.service = service
      self.territories = territories
      self.patches = patches
    }
  }
}

/// The one question that settles a doubt.
public struct SettlingQuestion: Hashable, Sendable {
  /// What is asked for.
  public enum Asked: Hashable, Sendable {
    /// The territory of a kind that people can name.
    case territory(TerritoryKind)
    /// The street and number: no territory that people can name decides everything.
    case address
    /// The postal code, which is all that is missing.
    case postalCode
    /// Which territory the establishment counts the address to: the place is known, and the layers
    /// contradict each other there.
    case establishment
  }

  /// What follows from one answer.
  public struct Answer: Hashable, Sendable {
    public var territory: NamedTerritory

    /// The services in doubt that hold there; the others do not.
    public var services: [ServiceID]

    public init(territory: NamedTerritory, services: [ServiceID]) {
      self.territory = territory
      self.services = services
    }
  }

  public var asked: Asked

  /// What follows from each answer; empty where the answers are not territories.
  public var answers: [Answer]

  public init(_ asked: Asked, answers: [Answer] = []) {
    self.asked = asked
    self.answers = answers
  }

  /// Kinds of territories that people know by name, the easiest first.
  ///
  /// Nobody knows the number of a health territory; most know their town.
  static let kindsPeopleName = [
    "municipality", "borough", "community", "mrc", "neighbourhood",
  ].compactMap { TerritoryKind($0) }
}
