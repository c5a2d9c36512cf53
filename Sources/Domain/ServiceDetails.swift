/// What a service is and whom it suits, apart from whom it reaches.
///
/// An empty list or an absent value means that nobody has said: never *all* and never *none*.
public struct ServiceDetails: Hashable, Sendable {
  public var name: String
  public var category: ServiceCategory

  /// Languages in which it is offered, as ISO 639 codes (`fr`, `en`, `iu`, …).
  public var languages: [String]

  /// Languages in which some of it is offered, or by some of the staff.
  public var partialLanguages: [String]

  /// Languages for which it brings an interpreter; `mul` for any (``anyLanguage``).
  public var interpretedLanguages: [String]
  public var modes: [ServiceMode]

  /// Youngest age served, in full years, 0 to 120.
  public var ageMinYears: Int?

  /// Oldest age served, in full years, 0 to 120.
  public var ageMaxYears: Int?

  /// Codes of the people it is for, such as `women`; empty when nobody has said.
  public var clientele: [String]

  /// Whether others may come too; `nil` when nobody has said.
  public var clienteleRule: ClienteleRule?
  public var access: [AccessRoute]

  /// What it costs, in words.
  public var cost: String?

  /// What sort of cost that is; `nil` when nobody has said.
  public var costKind: CostKind?

  /// When it is open, in words.
  public var hours: String?

  /// When it is open, as data.
  public var schedule: OpeningSchedule?

  /// Where its clocks are, as a name of the IANA time zone database; `nil` when nobody has said.
  public var timeZone: String?
  public var telephone: String?
  public var description: String?

  /// What sort of group it is; `nil` when it is not a group.
  public var group: GroupIntervention?

  public init(
    name: String, category: ServiceCategory, languages: [String] = [],
    partialLanguages: [String] = [], interpretedLanguages: [String] = [],
    modes: [ServiceMode] = [], ageMinYears: Int? = nil, ageMaxYears: Int? = nil,
    clientele: [String] = [], clienteleRule: ClienteleRule? = nil, access: [AccessRoute] = [],
    cost: String? = nil, costKind: CostKind? = nil, hours: String? = nil,
    schedule: OpeningSchedule? = nil, timeZone: String? = nil, telephone: String? = nil,
    description: String? = nil, group: GroupIntervention? = nil
  ) {
    self.name = name
    self.category = category
    self.languages = languages
    self.partialLanguages = partialLanguages
    self.interpretedLanguages = interpretedLanguages
    self.modes = modes
    self.ageMinYears = ageMinYears
    self.ageMaxYears = ageMaxYears
    self.clientele = clientele
    self.clienteleRule = clienteleRule
    self.access = access
    self.cost = cost
    self.costKind = costKind
    self.hours = hours
    self.schedule = schedule
    self.timeZone = timeZone
    self.telephone = telephone
    self.description = description
    self.group = group
  }

  /// The code of ISO 639 for *several languages*: an interpreter can be had for any.
  public static let anyLanguage = "mul"
}
