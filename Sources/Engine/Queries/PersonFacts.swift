public import Domain

/// What is known of a person, for as long as a question takes.
///
/// What is not known is never assumed: it is asked where a service depends on it.
public struct PersonFacts: Hashable, Sendable {
  /// Age in full years, 0 to 120; `nil` when it is not known.
  public var ageYears: Int?

  /// Codes of the clienteles that the person is known to be of, such as `women`.
  public var isAmong: Set<String>

  /// Codes of those that they are known not to be of.
  public var isNotAmong: Set<String>

  /// Languages in which they can be served, as ISO 639 codes; empty when nobody asks for one.
  public var languages: [String]

  /// Whether an interpreter would do; `nil` when it is not known.
  public var acceptsInterpreter: Bool?

  /// How they would get in; `nil` leaves every route open to the worker and the person together.
  public var access: AccessRoute?

  /// The most that they can bear; `nil` when cost does not matter.
  public var costMax: CostKind?

  public init(
    ageYears: Int? = nil, isAmong: Set<String> = [], isNotAmong: Set<String> = [],
    languages: [String] = [], acceptsInterpreter: Bool? = nil, access: AccessRoute? = nil,
    costMax: CostKind? = nil
  ) {
    self.ageYears = ageYears
    self.isAmong = isAmong
    self.isNotAmong = isNotAmong
    self.languages = languages
    self.acceptsInterpreter = acceptsInterpreter
    self.access = access
    self.costMax = costMax
  }
}
