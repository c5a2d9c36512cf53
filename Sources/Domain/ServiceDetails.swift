/// What a service is and whom it suits, apart from whom it reaches.
///
/// An empty list or an absent value means that nobody has said: never *all* and never *none*.
public struct ServiceDetails: Hashable, Sendable {
  public var name: String
  public var category: ServiceCategory

  /// Languages in which it is offered, as ISO 639 codes (`fr`, `en`, `iu`, …).
  public var languages: [String]
  public var modes: [ServiceMode]

  /// Youngest age served, in full years, 0 to 120.
  public var ageMinYears: Int?

  /// Oldest age served, in full years, 0 to 120.
  public var ageMaxYears: Int?

  /// Codes of the people it is for, such as `women`; empty when nobody has said.
  public var clientele: [String]
  public var access: [AccessRoute]

  /// What it costs, in words.
  public var cost: String?

  /// When it is open, in words.
  public var hours: String?
  public var telephone: String?
  public var description: String?

  /// What sort of group it is; `nil` when it is not a group.
  public var group: GroupIntervention?

  public init(
    name: String, category: ServiceCategory, languages: [String] = [], modes: [ServiceMode] = [],
    ageMinYears: Int? = nil, ageMaxYears: Int? = nil, clientele: [String] = [],
    access: [AccessRoute] = [], cost: String? = nil, hours: String? = nil,
    telephone: String? = nil, description: String? = nil, group: GroupIntervention? = nil
  ) {
    self.name = name
    self.category = category
    self.languages = languages
    self.modes = modes
    self.ageMinYears = ageMinYears
    self.ageMaxYears = ageMaxYears
    self.clientele = clientele
    self.access = access
    self.cost = cost
    self.hours = hours
    self.telephone = telephone
    self.description = description
    self.group = group
  }
}

/// A service given to a group.
public struct GroupIntervention: Hashable, Sendable {
  public var kind: GroupKind

  /// The approach, in words.
  public var approach: String?
  public var openness: GroupOpenness?

  /// How many meetings there are.
  public var meetingCount: Int?

  public init(
    kind: GroupKind, approach: String? = nil, openness: GroupOpenness? = nil,
    meetingCount: Int? = nil
  ) {
    self.kind = kind
    self.approach = approach
    self.openness = openness
    self.meetingCount = meetingCount
  }
}
