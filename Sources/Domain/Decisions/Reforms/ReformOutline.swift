/// What a plan comes to before any shape is looked at: what ends, what begins, which land moves, and
/// what has to be drawn.
public struct ReformOutline: Hashable, Sendable {
  /// What becomes of a territory that ends.
  public struct Ending: Hashable, Sendable {
    public var status: TerritoryStatus

    /// Why, in words; for a territory that is abolished.
    public var reason: String?
    public var act: Int
  }

  /// A territory that begins with the reform.
  public struct Beginning: Hashable, Sendable {
    public var name: String
    public var parents: [TerritoryID]
    public var act: Int
  }

  /// Land that passes from one territory to another while both go on.
  public struct Movement: Hashable, Sendable {
    public var from: TerritoryID
    public var to: TerritoryID
    public var land: Land
    public var act: Int

    /// Whether no act says so: it follows from land that moves between territories inside the two.
    public var isImplied: Bool
  }

  /// How the land of a territory after the reform is put together.
  public struct Work: Hashable, Sendable {
    /// The pieces of land that it is made of, before parts pass to it and from it.
    public var base: [Land]

    /// A boundary that was given for it, to be held against ``base``.
    public var given: Land?
    public var act: Int

    /// What must be true of ``base`` or ``given``.
    public var rule: Rule

    /// How the land is checked.
    public enum Rule: Hashable, Sendable {
      /// The land of others: nothing to be checked but a boundary that was given.
      case others
      /// A new drawing of the same territory.
      case redrawn(takesNewLand: Bool)
      /// The only change is that parts pass.
      case moved
    }
  }

  /// A child whose parent the shapes decide: whoever holds most of its land.
  public struct Placement: Hashable, Sendable {
    public var child: TerritoryID

    /// The territory in which it lay.
    public var parent: TerritoryID

    /// Who takes which land of the parent.
    public var takers: [Taker]

    /// Whether the parent goes on and keeps the rest.
    public var parentGoesOn: Bool
    public var act: Int

    public struct Taker: Hashable, Sendable {
      public var id: TerritoryID
      public var land: Land
    }
  }

  /// A split territory, for the check that its pieces are its land.
  public struct Division: Hashable, Sendable {
    public var whole: TerritoryID
    public var pieces: [Placement.Taker]
    public var act: Int
  }

  public internal(set) var endings: [TerritoryID: Ending] = [:]
  public internal(set) var beginnings: [TerritoryID: Beginning] = [:]
  public internal(set) var movements: [Movement] = []
  public internal(set) var works: [TerritoryID: Work] = [:]
  public internal(set) var placements: [Placement] = []
  public internal(set) var divisions: [Division] = []

  /// New names of territories that go on.
  var names: [TerritoryID: String] = [:]

  /// Parents that an act states, of territories that go on.
  var statedParents: [TerritoryID: StatedParents] = [:]

  struct StatedParents: Hashable, Sendable {
    var parents: [TerritoryID]
    var act: Int

    /// Whether these are all; otherwise parents of kinds that are not named stay.
    var areAll: Bool
  }

  /// Children that follow named land: from which parent to which.
  var followers: [TerritoryID: [Following]] = [:]

  struct Following: Hashable, Sendable {
    var from: TerritoryID
    var to: TerritoryID
  }

  /// Children that an act gives a parent that comes into being.
  var adopted: [TerritoryID: [TerritoryID]] = [:]

  /// Whether a territory comes into being above others or on land that passes to it, and in the place
  /// of none.
  public func isCreated(_ id: TerritoryID) -> Bool {
    beginnings[id] != nil && !endings.values.contains { $0.status.successors.contains(id) }
  }

  /// Whether a territory exists once the reform holds.
  func existsAfter(_ id: TerritoryID, on ground: any ReformGround) -> Bool {
    beginnings[id] != nil || (endings[id] == nil && ground.existedBefore(id))
  }

  /// The territory that goes on in the place of one that the reform ends: itself when it does not end,
  /// `nil` when its land is divided or left to nobody.
  public func heir(of id: TerritoryID) -> TerritoryID? {
    switch endings[id]?.status {
    case nil, .existing: id
    case .merged(let into), .recoded(let into): into
    case .split, .abolished: nil
    }
  }
}
