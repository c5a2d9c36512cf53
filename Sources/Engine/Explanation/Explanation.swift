public import Domain

/// Why a service serves a person, or does not: every condition, and the events that say so.
public struct Explanation: Hashable, Sendable {
  /// What one clause of the reach comes to for the person, on its own.
  public struct ClauseFinding: Hashable, Sendable {
    public var clause: Reach.Clause

    /// For the person's home and registrations together.
    public var verdict: SideVerdict
  }

  /// A territory that the verdict rests on.
  public struct TerritoryGround: Hashable, Sendable {
    public var territory: NamedTerritory

    /// The day from which its boundary holds: its vintage; `nil` when it has none.
    public var vintage: CalendarDate?

    /// Whether the person lives there for certain; otherwise they may.
    public var isCertain: Bool
  }

  /// An event that the verdict rests on, and what it decides.
  public struct Ground: Hashable, Sendable {
    public var role: Role

    /// Position of the event.
    public var position: Int64
  }

  /// What an event decides.
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// That the service is offered, and by whom.
    case offering
    /// What it is, and whom it suits.
    case details
    /// Whether it is suspended or withdrawn.
    case status
    /// Whether it takes people in.
    case intake
    /// Whom it reaches.
    case reach
    /// Whether its resource is open.
    case resource
    /// Where a territory lies: its boundary.
    case boundary
    /// In what a territory lies.
    case parents
  }

  public var day: CalendarDate
  public var position: Int64
  public var service: ServiceCard
  public var home: Location

  /// `nil` when no GMF was asked about.
  public var gmf: GMFSurroundings?

  /// Reach and suitability taken together.
  public var serving: Serving

  /// The reach alone, for the person's home and registrations together.
  public var reach: SideVerdict

  /// Who declared the reach, and the day from which it holds; `nil` when nobody has.
  public var declaredBy: String?
  public var declaredOn: CalendarDate?

  /// Every clause, in the order of the reach.
  public var clauses: [ClauseFinding]

  /// What speaks against it, has to be asked or should be known, apart from the reach.
  public var findings: [EligibilityFinding]

  /// Criteria that hold with nothing to say of them.
  public var met: [Criterion]

  /// The territories in which the person lives, or may, and that decide; from the smallest kind on.
  public var territories: [TerritoryGround]

  /// The events that decide, in the order of ``Role``, then of position.
  public var grounds: [Ground]

  /// What would have to be otherwise for it to serve them: each is enough; empty where it serves them,
  /// or where nothing could.
  public var nearMisses: [NearMiss]

  /// The names to use for what the clauses name.
  public var names: ReachNames
}

/// The names of the territories and GMFs that a reach names.
public struct ReachNames: Hashable, Sendable {
  public var territories: [TerritoryID: String]
  public var resources: [ResourceID: String]
}

/// Conditions that are enough, all together, for a service to serve somebody whom it does not.
public struct NearMiss: Hashable, Sendable {
  /// One condition that does not hold, or not for certain.
  public enum Condition: Hashable, Sendable {
    /// They would have to live there.
    case livingIn(NamedLand, except: NamedLand)
    /// They would have to be registered with one of these.
    case registeredWith([String])
    /// The service would have to be given in one of these modes.
    case givenIn([ServiceMode])
    /// This would have to be otherwise.
    case otherwise(EligibilityFinding)
    /// Somebody would have to say whom it reaches.
    case reachStated
  }

  public var conditions: [Condition]
}
