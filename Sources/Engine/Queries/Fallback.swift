internal import Domain

/// A step of the ladder that is walked when nothing at home answers a need.
///
/// Each step is named as what it is: what is found on it serves the person, and is not what they would
/// find at home.
public struct FallbackStep: Hashable, Sendable {
  /// Which step.
  public enum Rung: Hashable, Sendable {
    /// What reaches this territory, from the smallest that the person lives in to the largest.
    case territory(NamedTerritory)
    /// What reaches another division of the same land, such as a municipality.
    case otherDivisions
    /// Resources that accept people from here under a recorded agreement.
    case neighbours
    /// What has no condition of place.
    case everyone
    /// What nobody has said whom it reaches: ask.
    case notStated
    /// Telephone lines: the general one, those that answer the need, and those for whoever is in
    /// danger; every line where nothing answers the need for certain.
    case telephoneLines
  }

  /// A service that is offered on a step.
  public struct Offer: Hashable, Sendable {
    public var service: ServiceCard
    public var serving: Serving

    /// What has to be known or asked.
    public var findings: [EligibilityFinding]

    /// The agreement under which it accepts people from here; `nil` where its reach does.
    public var agreement: Partnership?
  }

  public var rung: Rung

  /// What the step offers, surest first; empty where nothing was found.
  public var offers: [Offer]

  /// Whether it offers something for certain, so that the walk could end here.
  public var answers: Bool { offers.contains { $0.serving == .yes } }
}
