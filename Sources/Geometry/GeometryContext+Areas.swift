public import Domain

/// Whether an area is valid, as the standard for simple features means it.
public enum Validity: Hashable, Sendable {
  case valid

  /// What is wrong first, in the words of GEOS, and where, when there is one place.
  case invalid(reason: String, at: Coordinate?)
}

/// An area after its rings were made valid.
public struct RepairedArea: Hashable, Sendable {
  /// The valid area.
  public let area: MultiPolygon

  /// Area after less area before, in m².
  ///
  /// Before means the outer rings less their holes, which for a ring that crosses itself is the
  /// difference of its loops.
  public let areaChangeSquareMetres: Double
}

/// An area put together from parts.
public struct DissolvedArea: Hashable, Sendable {
  /// How the parts were put together.
  public enum Method: Hashable, Sendable {
    /// The parts meet edge to edge: common edges were removed and no vertex is new.
    case coverage

    /// The parts overlap or do not meet edge to edge: their union, with new vertices at crossings.
    case union
  }

  public let area: MultiPolygon
  public let method: Method
}

extension GeometryContext {
  /// Tells whether an area is valid, and if not what is wrong and where.
  ///
  /// - Throws: ``GeometryError/unreadableArea(reason:)`` when a ring has one vertex only;
  ///   ``GeometryError/operationFailed(_:reason:)``.
  /// - Complexity: O(*n* log *n*) in the number of vertices.
  public mutating func validity(of area: MultiPolygon) throws(GeometryError) -> Validity {
    try scoped { (context) throws(GeometryError) in
      try context.validity(of: context.load(area))
    }
  }

  /// Makes an area valid and says how its size changed.
  ///
  /// No vertex is moved; one is added where a ring crosses itself. A valid area stays as it is.
  ///
  /// - Throws: As ``validity(of:)``.
  public mutating func madeValid(_ area: MultiPolygon) throws(GeometryError) -> RepairedArea {
    let (validity, repaired) = try scoped {
      (context) throws(GeometryError) -> (Validity, MultiPolygon) in
      let shape = try context.load(area)
      let validity = try context.validity(of: shape)
      return (validity, validity == .valid ? area : try context.repaired(shape))
    }
    guard validity != .valid else { return RepairedArea(area: area, areaChangeSquareMetres: 0) }
    let change =
      EllipsoidalArea.squareMetres(of: repaired) - EllipsoidalArea.squareMetres(of: area)
    return RepairedArea(area: repaired, areaChangeSquareMetres: change)
  }

  /// The land that two valid areas share; common borders alone give nothing.
  ///
  /// - Throws: ``GeometryError``; most often because an area is not valid.
  public mutating func intersection(
    _ lhs: MultiPolygon, _ rhs: MultiPolygon
  ) throws(GeometryError) -> MultiPolygon {
    try overlay(.intersection, lhs, rhs)
  }

  /// The land of either of two valid areas.
  ///
  /// - Throws: ``GeometryError``; most often because an area is not valid.
  public mutating func union(
    _ lhs: MultiPolygon, _ rhs: MultiPolygon
  ) throws(GeometryError) -> MultiPolygon {
    try overlay(.union, lhs, rhs)
  }

  /// The land of the first of two valid areas that is not in the second.
  ///
  /// - Throws: ``GeometryError``; most often because an area is not valid.
  public mutating func difference(
    _ lhs: MultiPolygon, _ rhs: MultiPolygon
  ) throws(GeometryError) -> MultiPolygon {
    try overlay(.difference, lhs, rhs)
  }

  /// Puts parts together into one area, in canonical form.
  ///
  /// Parts that meet edge to edge lose their common edges and nothing else changes. Whether they do
  /// is found by trying: the result must be valid and as large as the parts together, within one
  /// part in 10⁹ or 1 m². Otherwise their union is taken.
  ///
  /// - Throws: ``GeometryError``; most often because a part is not valid.
  /// - Complexity: O(*n* log *n*) in the number of vertices.
  public mutating func dissolve(_ parts: [MultiPolygon]) throws(GeometryError) -> DissolvedArea {
    let expected = parts.reduce(0) { $0 + EllipsoidalArea.squareMetres(of: $1) }
    if let merged = try coverageUnion(of: parts) {
      let difference = abs(EllipsoidalArea.squareMetres(of: merged) - expected)
      if difference <= max(1, expected * 1e-9), try validity(of: merged) == .valid {
        return DissolvedArea(area: merged.canonical, method: .coverage)
      }
    }
    let merged = try union(of: parts, assumesCoverage: false)
    return DissolvedArea(area: merged.canonical, method: .union)
  }

  /// The union of parts that meet edge to edge; `nil` when GEOS says that they do not.
  private mutating func coverageUnion(
    of parts: [MultiPolygon]
  ) throws(GeometryError) -> MultiPolygon? {
    do {
      return try union(of: parts, assumesCoverage: true)
    } catch .operationFailed {
      return nil
    }
  }

  private mutating func overlay(
    _ overlay: Overlay, _ lhs: MultiPolygon, _ rhs: MultiPolygon
  ) throws(GeometryError) -> MultiPolygon {
    try scoped { (context) throws(GeometryError) in
      let left = try context.load(lhs)
      return try context.overlay(overlay, left, context.load(rhs))
    }
  }
}
