/// What a reform does to territories, as somebody wrote it down: all of it on one day.
///
/// The acts hold together, from what was on the day before; their order means nothing.
public struct ReformPlan: Hashable, Sendable {
  /// What people call it, its legal source, and the official date where it is another.
  public var note: ReformNote

  /// The date in use: the first day on which people are served so.
  public var effectiveOn: CalendarDate

  public var acts: [Entry]

  /// An act, and where it was written.
  public struct Entry: Hashable, Sendable {
    public var act: ReformAct

    /// Where it begins in the text of the plan; `nil` when it was not read from a text.
    public var place: TextPlace?

    public init(_ act: ReformAct, at place: TextPlace? = nil) {
      self.act = act
      self.place = place
    }
  }

  public init(note: ReformNote, effectiveOn: CalendarDate, acts: [Entry]) {
    self.note = note
    self.effectiveOn = effectiveOn
    self.acts = acts
  }
}

/// A place in a text, for messages: line and column, from 1.
public struct TextPlace: Hashable, Sendable {
  public var line: Int
  public var column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// One act of a reform.
public enum ReformAct: Hashable, Sendable {
  /// Territories become one: a new one, or one of them, which then goes on.
  case merge([TerritoryID], into: Successor)

  /// A territory is divided among others; each piece says its land.
  case split(TerritoryID, into: [Successor])

  /// A part of a territory passes to another; both go on.
  case transfer(from: TerritoryID, to: TerritoryID, part: Land)

  /// Two territories give each other a part; both go on.
  case exchange(TerritoryID, TerritoryID, gives: Land, takes: Land)

  case rename(TerritoryID, to: String)

  /// The same land goes on under another code.
  case recode(TerritoryID, into: Successor)

  /// A territory is placed in other parents; those of kinds that are not named stay.
  case reparent(TerritoryID, into: [TerritoryID])

  /// The border is drawn anew; `takesNewLand` allows land that was nobody's, or leaves some to nobody.
  case redraw(TerritoryID, as: Land, takesNewLand: Bool)

  /// A territory ceases to exist, and no other takes its land.
  case abolish(TerritoryID, reason: String?)

  /// A territory comes into being above others, which become its children; or on land that others
  /// transfer to it.
  case create(Successor, of: [TerritoryID])
}

/// A territory that comes out of an act.
public struct Successor: Hashable, Sendable {
  public var id: TerritoryID

  /// Its name; `nil` leaves the one that is known.
  public var name: String?

  /// All its parents; `nil` takes those of the land it comes from.
  public var parents: [TerritoryID]?

  /// Its land; `nil` takes the land it comes from.
  public var land: Land?

  public init(
    _ id: TerritoryID, name: String? = nil, parents: [TerritoryID]? = nil, land: Land? = nil
  ) {
    self.id = id
    self.name = name
    self.parents = parents
    self.land = land
  }
}

/// A piece of land, as a plan says it.
public enum Land: Hashable, Sendable {
  /// The land of these territories on the day before the reform.
  case territories([TerritoryID])

  /// A shape that came with the plan, by the name under which it came.
  case drawn(String)
}

extension ReformAct {
  /// The territories that it says something about, in the order in which they are named.
  public var subjects: [TerritoryID] {
    switch self {
    case .merge(let parts, let into): parts + (parts.contains(into.id) ? [] : [into.id])
    case .split(let id, let pieces): [id] + pieces.map(\.id)
    case .transfer(let from, let to, _): [from, to]
    case .exchange(let one, let other, _, _): [one, other]
    case .rename(let id, _), .reparent(let id, _), .redraw(let id, _, _), .abolish(let id, _): [id]
    case .recode(let id, let into): [id, into.id]
    case .create(let made, _): [made.id]
    }
  }
}
