internal import Domain
internal import Geometry
internal import Hashing
internal import Projections

/// The lands that no territory of the day is, found by place.
struct FormerLandLocator: FormerLandLocating {
  private let index: TerritoryIndex

  /// The lands in the order of the index's ordinals.
  private let lands: [Digest]
  private let known: Set<Digest>

  private init(index: TerritoryIndex, lands: [Digest]) {
    self.index = index
    self.lands = lands
    known = Set(lands)
  }

  func knows(_ land: Digest) -> Bool { known.contains(land) }

  /// Opens the index of the lands that reforms and reaches speak of at a vantage.
  ///
  /// - Throws: an error of the log, of the shapes or of the file system.
  static func open(
    for reforms: ReformedLand, _ baskets: Baskets, boundaries: BoundaryStore,
    in folder: DataFolder
  ) throws -> any FormerLandLocating {
    let lands = Set(reforms.lands).union(baskets.polygons)
    return try open(
      for: lands.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, boundaries: boundaries,
      in: folder)
  }

  /// Opens the index of some lands, building it when it is not there.
  ///
  /// - Throws: an error of the log, of the shapes or of the file system.
  static func open(
    for lands: [Digest], boundaries: BoundaryStore, in folder: DataFolder
  ) throws -> any FormerLandLocating {
    guard !lands.isEmpty else { return NoFormerLand() }
    let key = Digest(hashing: lands.flatMap(\.bytes))
    let index = try KeptIndex(name: DataFolder.landIndex(key), key: key, folder: folder).open {
      try lands.enumerated().map { ordinal, land in
        IndexedArea(layer: 0, ordinal: UInt32(ordinal), shape: try boundaries.boundary(land))
      }
    }
    return FormerLandLocator(index: index, lands: lands)
  }

  func lands(near places: [Coordinate], withinMetres radius: Double) -> Set<Digest> {
    var found: Set<Digest> = []
    for place in places {
      for ordinal in index.areas(at: place) { found.insert(lands[Int(ordinal)]) }
      guard radius > 0 else { continue }
      for near in index.areas(withinMetres: radius, of: place) {
        found.insert(lands[Int(near.ordinal)])
      }
    }
    return found
  }
}
