public import Domain

/// A change of a resource or of a service that is recorded and not yet true.
public struct Announcement: Hashable, Sendable {
  /// What will be otherwise; never where a resource will stand.
  public enum Change: Hashable, Sendable {
    case resourceCloses
    case resourceReopens
    case resourceMoves
    case resourceRenamed(to: String)
    /// Its telephone, who answers for it, or what is said of it.
    case resourceDescribed
    case withdrawn
    case suspended(until: CalendarDate?, reason: String?)
    /// A service that is suspended or withdrawn is offered again.
    case resumes
    /// Whom it reaches.
    case reach
    /// Its name, hours, ages, languages or the like.
    case details
  }

  /// The first day on which it is so.
  public var on: CalendarDate
  public var change: Change

  public init(on: CalendarDate, change: Change) {
    self.on = on
    self.change = change
  }
}

/// A change of a territory that is recorded and not yet true.
public struct TerritoryAnnouncement: Hashable, Sendable {
  /// What will become of it.
  public enum Change: Hashable, Sendable {
    case merged(into: NamedTerritory)
    /// The same land goes on under another code.
    case recoded(into: NamedTerritory)
    case split(into: [NamedTerritory])
    case abolished
    case renamed(to: String)
    /// Other borders.
    case redrawn
    /// Other territories that it lies in.
    case reparented(to: [NamedTerritory])
    /// A part of its land passes to another.
    case givesPart(to: NamedTerritory)
  }

  public var territory: NamedTerritory

  /// The first day on which it is so.
  public var on: CalendarDate
  public var change: Change

  public init(territory: NamedTerritory, on: CalendarDate, change: Change) {
    self.territory = territory
    self.on = on
    self.change = change
  }
}
