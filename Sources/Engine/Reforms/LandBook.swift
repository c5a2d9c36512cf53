internal import Domain
internal import EventLog
internal import Geometry
internal import Hashing

/// The land that a reform speaks of: boundaries of the day before, shapes that came with the plan, and
/// what was made of them.
struct LandBook {
  private let ground: AtlasGround
  private let store: BoundaryStore

  /// Shapes that came with the plan, valid and in canonical form.
  private let drawn: [String: MultiPolygon]
  private var known: [TerritoryID: MultiPolygon] = [:]

  /// What was made, to be kept beside the log.
  private(set) var contents: [Digest: Content] = [:]

  init(ground: AtlasGround, store: BoundaryStore, drawn: [String: MultiPolygon]) {
    self.ground = ground
    self.store = store
    self.drawn = drawn
  }

  /// The land of a territory on the day before; `nil` when nobody has drawn it.
  ///
  /// - Throws: an error of the log or of the format.
  mutating func before(_ id: TerritoryID) throws -> MultiPolygon? {
    if let shape = known[id] { return shape }
    guard let digest = ground.before(id)?.boundary else { return nil }
    let shape = try store.boundary(digest)
    known[id] = shape
    return shape
  }

  /// A piece of land; `nil` when a territory that it names has no boundary.
  ///
  /// - Throws: an error of the log, of the format or of the shapes.
  mutating func shape(of land: Land) throws -> MultiPolygon? {
    switch land {
    case .drawn(let name): return drawn[name]
    case .territories(let ids):
      var parts: [MultiPolygon] = []
      for id in ids {
        guard let part = try before(id) else { return nil }
        parts.append(part)
      }
      if parts.count == 1 { return parts[0] }
      var context = try GeometryContext()
      return try context.dissolve(parts).area
    }
  }

  /// The first territory of a piece of land that nobody has drawn.
  func undrawn(in land: Land) -> TerritoryID? {
    guard case .territories(let ids) = land else { return nil }
    return ids.first { ground.before($0)?.boundary == nil }
  }

  /// A boundary that the log holds, from the day of the reform on.
  ///
  /// - Throws: an error of the log or of the format.
  func boundary(_ digest: Digest) throws -> MultiPolygon { try store.boundary(digest) }

  /// Keeps a shape beside the log.
  mutating func keep(_ shape: MultiPolygon) -> ReformShapes.Drawn {
    let content = Content(bytes: WellKnownBinary.encode(shape.canonical))
    contents[content.digest] = content
    return ReformShapes.Drawn(
      boundary: content.digest, squareMetres: EllipsoidalArea.squareMetres(of: shape))
  }
}

extension MultiPolygon {
  /// Area in m².
  var squareMetres: Double { EllipsoidalArea.squareMetres(of: self) }

  /// The land that two areas do not share, in m²; 0 for the same land.
  ///
  /// - Throws: an error of the shapes.
  func squareMetresApart(from other: MultiPolygon) throws -> Double {
    guard self != other else { return 0 }
    guard mayMeet(other) else { return squareMetres + other.squareMetres }
    var context = try GeometryContext()
    let common = try context.intersection(self, other).squareMetres
    return squareMetres + other.squareMetres - 2 * common
  }
}
