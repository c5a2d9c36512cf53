public import Domain
public import Projections

/// What is seen from one vantage, and can say when the last event was recorded that it knows of.
public protocol Vantaged {
  /// The day in question, and the position of the last event that is taken into account.
  var vantage: Vantage { get }

  /// When the last event that is taken into account was recorded, in milliseconds since
  /// 1970-01-01T00:00:00Z; `nil` when there is none.
  ///
  /// - Throws: an error of the log.
  var recordedAtMilliseconds: Int64? { get throws }

  /// The categories of needs and services as they are known there.
  var taxonomy: Taxonomy { get }
}

/// Everything that a question needs, as it was known at one position of the log, for one day.
///
/// It does not change while others append, and may be shared between threads. A class, so that whoever
/// keeps it for a moment keeps one reference and not those of all its parts.
public final class Snapshot: Vantaged, Sendable {
  /// The day that questions are about, and the position of the last event that is taken into account.
  public let vantage: Vantage

  public let atlas: Atlas
  public let directory: Directory
  public let baskets: Baskets
  public let categories: Categories
  public let partnerships: Partnerships
  public let taxonomy: Taxonomy

  /// The territories that exist on the day, with what every answer needs of them.
  let gazetteer: Gazetteer
  let locator: any TerritoryLocating
  let postalCodes: any PostalCodeFinding
  let addresses: any AddressFinding
  let shapes: any TerritoryShapes
  let formerLand: any FormerLandLocating

  /// What reforms did to territories by the day.
  let reformedLand: ReformedLand
  let overlays: any DivisionOverlaying
  let populationReading: any PopulationReading
  /// The contacts of every establishment.
  let contacts = KeptOnce<[OrganizationID: [Establishment.Contact]]>()
  let serviceBook = ServiceBook()
  let searching: any SearchIndexing
  private let timeOfPosition: TimeOfPosition

  /// Position of the last event that anything here was made of; `nil` where nobody has said.
  private let foldedThrough: Int64?

  /// When the event at a position was recorded; `nil` where there is none.
  typealias TimeOfPosition = @Sendable (Int64) throws -> Int64?

  init(
    vantage: Vantage, atlas: Atlas, directory: Directory, baskets: Baskets,
    categories: Categories = Categories(), partnerships: Partnerships = Partnerships(),
    locator: any TerritoryLocating, postalCodes: any PostalCodeFinding,
    addresses: any AddressFinding = NoAddresses(),
    shapes: any TerritoryShapes, formerLand: any FormerLandLocating = NoFormerLand(),
    population: any PopulationReading = NoPopulation(),
    overlays: any DivisionOverlaying = NoOverlays(),
    searching: any SearchIndexing = FreshSearchIndex(),
    foldedThrough: Int64? = nil, timeOfPosition: @escaping TimeOfPosition = { _ in nil }
  ) {
    self.vantage = vantage
    self.atlas = atlas
    self.directory = directory
    self.baskets = baskets
    self.categories = categories
    self.partnerships = partnerships
    taxonomy = Taxonomy(categories, at: vantage)
    gazetteer = Gazetteer(atlas: atlas, vantage: vantage)
    self.locator = locator
    self.postalCodes = postalCodes
    self.addresses = addresses
    self.shapes = shapes
    self.formerLand = formerLand
    reformedLand = ReformedLand(atlas: atlas, vantage: vantage)
    self.overlays = overlays
    populationReading = population
    self.searching = searching
    self.foldedThrough = foldedThrough
    self.timeOfPosition = timeOfPosition
  }

  /// Everything that takes long to let go of, for a program that ends when it has answered.
  public var largeParts: [any Sendable] {
    [atlas, directory, baskets, gazetteer, locator, serviceBook]
  }

  /// Whether nothing was recorded after what is taken into account.
  var isOfTheHead: Bool { foldedThrough.map { $0 <= position } ?? false }

  public var recordedAtMilliseconds: Int64? {
    get throws { try timeOfPosition(position) }
  }

  /// How many people live where, by the tables that hold on the day; read when first asked for.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  public var population: Population {
    get throws { try populationReading.population() }
  }

  /// The day that questions are about.
  public var day: CalendarDate { vantage.day }

  /// Position of the last event that is taken into account.
  public var position: Int64 { vantage.position }

  /// A territory with the name it bears on the day, or its code where it bears none.
  ///
  /// A territory that ended has the name that it bore last.
  public func named(_ id: TerritoryID) -> NamedTerritory {
    let name = gazetteer.holds(id) ? nil : atlas.facts(of: id, at: vantage)?.name
    return NamedTerritory(id: id, name: name ?? gazetteer.name(of: id))
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
