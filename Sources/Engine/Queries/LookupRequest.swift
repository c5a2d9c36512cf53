public import Domain

/// What a social worker asks: what serves this person at home, and what around their GMF.
public struct LookupRequest: Hashable, Sendable {
  public var gmf: ResourceID?

  /// Only services that answer this, apart from what no filter leaves out.
  public var need: ServiceNeed?
  public var person: PersonFacts

  /// How the service should reach the person.
  public var mode: ServiceMode?

  /// Whether groups are wanted that are not held too near home.
  public var isNotNearHome: Bool

  /// How many services that nearly serve the person are wanted; `nil` when none are.
  public var nearlyServingCountMax: Int?

  /// The day in question.
  public var day: CalendarDate

  /// The moment at which services should be open, in milliseconds since 1970-01-01T00:00:00Z.
  public var momentMilliseconds: Int64?

  public init(
    gmf: ResourceID? = nil, need: ServiceNeed? = nil, person: PersonFacts = PersonFacts(),
    mode: ServiceMode? = nil, isNotNearHome: Bool = false, nearlyServingCountMax: Int? = nil,
    day: CalendarDate,
    momentMilliseconds: Int64? = nil
  ) {
    self.gmf = gmf
    self.need = need
    self.person = person
    self.mode = mode
    self.isNotNearHome = isNotNearHome
    self.nearlyServingCountMax = nearlyServingCountMax
    self.day = day
    self.momentMilliseconds = momentMilliseconds
  }

  /// Whether services of a category are asked for, or belong in every answer.
  func concerns(_ category: ServiceCategory) -> Bool {
    need.map { $0.isAnswered(by: category) } ?? true || category.ignoresFilters
  }
}
