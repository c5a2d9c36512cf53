public import Domain
public import Geometry

/// A reform that somebody wants to record.
public struct ReformRequest: Hashable, Sendable {
  public var plan: ReformPlan

  /// The shapes that the plan names.
  public var shapes: [String: MultiPolygon]

  /// How much land may be lost, doubled or made up.
  public var tolerance: PartitionCheck.Tolerance

  public init(
    plan: ReformPlan, shapes: [String: MultiPolygon] = [:],
    tolerance: PartitionCheck.Tolerance = PartitionCheck.Tolerance()
  ) {
    self.plan = plan
    self.shapes = shapes
    self.tolerance = tolerance
  }
}

/// What a reform recorded, or would record.
public struct ReformReport: Hashable, Sendable {
  public var plan: ReformPlan

  /// The acts in order, with what each comes to.
  public var acts: [Act]

  /// Children whose parent is another, or whose land lies in several.
  public var moves: [ReformDecision.ChildMove]

  /// Reaches that were re-targeted by themselves.
  public var retargeted: [Retargeted]

  /// Reaches that somebody has to look at.
  public var review: [ReviewItem]

  /// Number of references to territories that this reform ended or cut, and that are neither
  /// re-targeted nor on the list.
  public var untouchedCount: Int

  /// Names of the territories spoken of, as they are from the reform on.
  public var names: [TerritoryID: String]

  /// Number of events by stored type.
  public var eventCounts: [String: Int]
  public var isDryRun: Bool

  /// Position of the log afterwards.
  public var position: Int64

  /// One act.
  public struct Act: Hashable, Sendable {
    public var act: ReformAct

    /// Land that passed, with how much of it.
    public var passed: [Passed]

    /// The area of a territory that was drawn anew, before and after, in m².
    public var redrawn: (before: Double?, after: Double)? {
      redrawnAfter.map { (redrawnBefore, $0) }
    }

    var redrawnBefore: Double?
    var redrawnAfter: Double?
  }

  /// Land that passed from one territory to another.
  public struct Passed: Hashable, Sendable {
    public var from: TerritoryID
    public var to: TerritoryID

    /// Area in m²; `nil` where nobody has drawn it.
    public var squareMetres: Double?

    /// The people who live there; `nil` where no table tells.
    public var people: PeopleCount?

    /// Whether it follows from land that moves between territories inside the two.
    public var isImplied: Bool
  }

  /// A reach that was re-targeted.
  public struct Retargeted: Hashable, Sendable {
    public var service: ServiceID
    public var serviceName: String
    public var resourceName: String
    public var effectiveOn: CalendarDate
    public var replaced: [Replacement]

    /// Whether it serves people now whom nobody promised to serve.
    public var isWidened: Bool

    /// How many these are; `nil` where no table tells, or none are.
    public var newPeople: PeopleCount?
  }

  /// A territory with the name it bears from the reform on.
  public func named(_ id: TerritoryID) -> NamedTerritory {
    NamedTerritory(id: id, name: names[id] ?? id.code)
  }
}

/// A reach that names a territory which a reform ended or cut, and that somebody has to look at.
public struct ReviewItem: Hashable, Sendable {
  public var service: ServiceID
  public var serviceName: String
  public var resource: ResourceID?
  public var resourceName: String

  /// What is stale, and since when.
  public var stale: StaleReference

  /// The ways to settle it, with the reach that each gives; the proposal first.
  public var choices: [Choice]

  /// Whether the proposal goes without saying: only nobody has accepted it yet.
  public var isAutomatic: Bool

  /// A way to settle it.
  public struct Choice: Hashable, Sendable {
    public var choice: RetargetChoice
    public var reach: Reach
  }
}
