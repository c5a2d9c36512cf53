public import Domain
public import Projections

/// Everything that a question needs, as it was known at one position of the log, for one day.
///
/// A value: it does not change while others append, and may be shared between threads.
public struct Snapshot: Sendable {
  /// The day that questions are about, and the position of the last event that is taken into account.
  public let vantage: Vantage

  public let atlas: Atlas
  public let directory: Directory
  public let baskets: Baskets

  /// The territories that exist on the day, with what every answer needs of them.
  let gazetteer: Gazetteer
  let locator: any TerritoryLocating
  let postalCodes: any PostalCodeFinding
  let shapes: any TerritoryShapes

  init(
    vantage: Vantage, atlas: Atlas, directory: Directory, baskets: Baskets,
    locator: any TerritoryLocating, postalCodes: any PostalCodeFinding,
    shapes: any TerritoryShapes
  ) {
    self.vantage = vantage
    self.atlas = atlas
    self.directory = directory
    self.baskets = baskets
    gazetteer = Gazetteer(atlas: atlas, vantage: vantage)
    self.locator = locator
    self.postalCodes = postalCodes
    self.shapes = shapes
  }

  /// The day that questions are about.
  public var day: CalendarDate { vantage.day }

  /// Position of the last event that is taken into account.
  public var position: Int64 { vantage.position }

  /// A territory with the name it bears on the day, or its code where it bears none.
  public func named(_ id: TerritoryID) -> NamedTerritory {
    NamedTerritory(id: id, name: gazetteer.name(of: id))
  }

  /// Territories from the smallest kind to the largest: those that lie in most others come first.
  func ordered(_ ids: some Collection<TerritoryID>) -> [NamedTerritory] {
    guard ids.count > 1 else { return ids.map(named) }
    return ids.map { (depth: gazetteer.depth(of: $0), id: $0) }
      .sorted { left, right in
        left.depth != right.depth ? left.depth > right.depth : left.id < right.id
      }
      .map { named($0.id) }
  }

  /// The name of a resource on the day, or its code where it bears none.
  public func name(of id: ResourceID) -> String {
    directory.facts(of: id, at: vantage)?.name ?? id.code
  }

  /// The kinds of the territories that exist on the day and have a boundary, sorted.
  public var territoryKinds: [TerritoryKind] {
    Set(gazetteer.drawn.map(\.kind)).sorted()
  }
}
