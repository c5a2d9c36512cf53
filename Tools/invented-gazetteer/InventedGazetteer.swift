internal import DemoRegion

/// Addresses of a country that does not exist, as many as wanted, the same for the same seed.
///
/// Of 4,000,000 rows some 130,000 are streets of some 1,300 municipalities. Names are put together
/// from syllables and from plain words of French and English; sizes of towns and streets, shares of
/// kinds, units and suffixes, and codes of town and country are about those of Québec.
public struct InventedGazetteer: Sendable {
  /// The seed of the figures that are published.
  public static let keptSeed: UInt64 = 4_000_000

  /// More rows have no postal codes left.
  public static let doorCountMax = 40_000_000

  /// Number of rows: doors, and units where a door has several.
  public let doorCount: Int
  private let towns: [Town]
  private let words = InventedWords()

  /// - Precondition: `doorCount` is at least 1 and at most ``doorCountMax``.
  public init(doorCount: Int, seed: UInt64 = keptSeed) {
    precondition((1...Self.doorCountMax).contains(doorCount), "so many doors cannot be invented")
    self.doorCount = doorCount
    towns = Town.all(rowCount: doorCount, seed: seed, words: words)
  }

  public var municipalityCount: Int { towns.count }

  /// Gives each row to `body`, town after town and street after street.
  ///
  /// - Complexity: O(*n*) in time; memory is that of the names of one town.
  public func forEachDoor(_ body: (InventedDoor) throws -> Void) rethrows {
    var codes = PostalCodeSeries()
    for town in towns {
      var streets = TownStreets(town, words: words)
      try streets.forEachDoor(&codes, body)
    }
  }
}
