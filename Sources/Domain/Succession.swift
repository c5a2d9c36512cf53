public import Hashing

/// How land passed from one territory to another.
public enum SuccessionKind: String, CaseIterable, Hashable, Sendable {
  /// All of it became part of another.
  case merged
  /// All of it goes on under another code.
  case recoded
  /// It was divided among several.
  case split
  /// Only a part of it passed to another; both go on.
  case partTransferred

  /// Whether everybody who lived in the one lives in the other.
  public var isWhole: Bool { self == .merged || self == .recoded }
}

/// One step of the lineage of a territory.
public struct SuccessionStep: Hashable, Sendable {
  public var from: TerritoryID
  public var to: TerritoryID
  public var how: SuccessionKind

  /// The date in use: the day from which the land counts with ``to``.
  public var effectiveOn: CalendarDate
  public var reform: ReformNote?

  /// Digest of the boundary of the part that passed; `nil` for the whole, or when nobody drew it.
  public var part: Digest?

  /// Position of the event that says so.
  public var position: Int64

  /// The day from which it holds in law, where that is another than ``effectiveOn``.
  public var officialOn: CalendarDate? { reform?.officialOn }

  public init(
    from: TerritoryID, to: TerritoryID, how: SuccessionKind, effectiveOn: CalendarDate,
    reform: ReformNote?, part: Digest? = nil, position: Int64
  ) {
    self.from = from
    self.to = to
    self.how = how
    self.effectiveOn = effectiveOn
    self.reform = reform
    self.part = part
    self.position = position
  }
}

/// What stands today for a territory of any vintage.
public struct CurrentTerritories: Hashable, Sendable {
  /// The territories that exist, sorted; empty when nothing took its place.
  public var territories: [TerritoryID]

  /// How it came to that, in the order in which the steps were followed; empty while it exists.
  public var steps: [SuccessionStep]

  public init(territories: [TerritoryID], steps: [SuccessionStep]) {
    self.territories = territories
    self.steps = steps
  }

  /// The one territory in which everybody who lived in the old one lives; `nil` when there is none.
  public var whole: TerritoryID? {
    territories.count == 1 && steps.allSatisfy(\.how.isWhole) ? territories.first : nil
  }
}
