/// Cuts land by the territories of one set, again and again.
///
/// Owns a ``GeometryContext`` in which the set is loaded once; give each worker its own.
public struct LandCutter: ~Copyable {
  /// The part of some land that lies in one area of the set, or in none.
  public struct Piece: Hashable, Sendable {
    /// Index of the area, from 0; `nil` for what lies in none.
    public let area: Int?
    public let shape: MultiPolygon
    public let squareMetres: Double

    /// Mean width of its widest polygon, in metres.
    public let widthMetres: Double

    init(area: Int?, shape: MultiPolygon) {
      self.area = area
      self.shape = shape
      squareMetres = EllipsoidalArea.squareMetres(of: shape)
      widthMetres = shape.polygons.reduce(0) { max($0, $1.meanWidthMetres) }
    }
  }

  private var context: GeometryContext
  private let areas: [GeometryContext.Shape]

  /// Loads a set of valid areas, which keep their order.
  ///
  /// - Throws: ``GeometryError``.
  public init(_ areas: [MultiPolygon]) throws(GeometryError) {
    var context = try GeometryContext()
    var loaded: [GeometryContext.Shape] = []
    for area in areas { loaded.append(try context.load(area)) }
    self.context = context
    self.areas = loaded
  }

  /// Cuts land into what lies in each area, in order, and at last what lies in none.
  ///
  /// Pieces without area are left out. Land in which areas overlap is in the piece of each.
  ///
  /// - Throws: ``GeometryError``; most often because the land is not valid.
  /// - Complexity: O(*n* log *n*) in the vertices of the land and of the areas that it meets.
  public mutating func pieces(of land: MultiPolygon) throws(GeometryError) -> [Piece] {
    let areas = areas
    return try context.scoped { (context) throws(GeometryError) in
      let whole = try context.load(land)
      var pieces: [Piece] = []
      var met: [GeometryContext.Shape] = []
      for pair in try context.meetings(of: [whole], with: areas) {
        let shape = try context.overlay(.intersection, whole, areas[pair.second])
        guard !shape.isEmpty else { continue }
        met.append(areas[pair.second])
        pieces.append(Piece(area: pair.second, shape: shape))
      }
      let outside = try context.remainder(of: whole, without: met)
      if !outside.isEmpty { pieces.append(Piece(area: nil, shape: outside)) }
      return pieces
    }
  }
}
