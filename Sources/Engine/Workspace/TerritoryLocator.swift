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
    let path = folder.territoryIndex(key)
    // Missing, damaged or of another format: it is built again. A flipped bit could name a wrong
    // territory, so that the whole file is checked each time.
    if let index = try? TerritoryIndex(contentsOf: path, expectedKey: key.bytes), index.isIntact() {
      return TerritoryLocator(index: index, territories: territories)
    }
    let layers = Dictionary(
      uniqueKeysWithValues: Set(territories.map(\.kind)).sorted().enumerated().map { ($1, $0) })
    let areas = try drawn.enumerated().map { ordinal, territory in
      progress?(ordinal, drawn.count)
      return IndexedArea(
        layer: UInt16(layers[territory.id.kind] ?? 0), ordinal: UInt32(ordinal),
        shape: try boundaries.boundary(territory.boundary))
    }
    let index = try TerritoryIndex(areas: areas, key: key.bytes)
    if (try? index.write(replacing: path)) != nil {
      // Where it cannot be kept it is built again next time.
      folder.prune(prefix: "territories-", keeping: 6)
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
