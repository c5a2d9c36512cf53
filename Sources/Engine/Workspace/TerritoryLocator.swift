internal import Domain
internal import Geometry
internal import Hashing
internal import Projections

/// The territories from one vantage, found by their place.
struct TerritoryLocator: TerritoryLocating {
  private let index: TerritoryIndex

  /// The territories in the order of the index's ordinals.
  private let territories: [TerritoryID]

  /// Opens the index of the boundaries that hold, building it when it is not there.
  ///
  /// - Throws: an error of the log, of the shapes or of the file system.
  static func open(
    for atlas: Atlas, at vantage: Vantage, boundaries: BoundaryStore, in folder: DataFolder,
    progress: Progress?
  ) throws -> TerritoryLocator {
    let drawn = atlas.existing(at: vantage).compactMap { id in
      atlas.facts(of: id, at: vantage)?.boundary.map { (id: id, boundary: $0) }
    }
    let key = Digest(hashing: drawn.flatMap { Array($0.id.text.utf8) + [0] + $0.boundary.bytes })
    let territories = drawn.map(\.id)
    let index = try KeptIndex(name: DataFolder.territoryIndex(key), key: key, folder: folder).open {
      let layers = Dictionary(
        uniqueKeysWithValues: Set(territories.map(\.kind)).sorted().enumerated().map { ($1, $0) })
      return try drawn.enumerated().map { ordinal, territory in
        progress?(ordinal, drawn.count)
        return IndexedArea(
          layer: UInt16(layers[territory.id.kind] ?? 0), ordinal: UInt32(ordinal),
          shape: try boundaries.boundary(territory.boundary))
      }
    }
    return TerritoryLocator(index: index, territories: territories)
  }

  func territories(at point: Coordinate) -> [TerritoryID] {
    index.areas(at: point).map { territories[Int($0)] }
  }

  func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier? {
    PointClassifier(index: index, territories: territories, kinds: kinds, separator: separator)
  }

  func nearestBorderMetres(from point: Coordinate) -> Double? {
    index.nearestBorderMetres(from: point)
  }

  func territories(
    within radiusMetres: Double, of point: Coordinate
  ) -> [(territory: TerritoryID, distanceMetres: Double)] {
    index.areas(withinMetres: radiusMetres, of: point).map {
      (territories[Int($0.ordinal)], $0.distanceMetres)
    }
  }
}
