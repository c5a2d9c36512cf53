internal import Domain
internal import EventLog
internal import Geometry
internal import Hashing
internal import Projections

/// Fetches boundaries from beside the log.
struct BoundaryStore: Sendable {
  let log: any AppendOnlyLog

  /// Shapes that somebody gave and that are not recorded yet.
  var given: [Digest: MultiPolygon] = [:]

  /// Reads a boundary.
  ///
  /// - Throws: ``EngineError/missingBoundary(_:)`` when the log does not hold it, or an error of the
  ///   log or of the format.
  func boundary(_ digest: Digest) throws -> MultiPolygon {
    if let shape = given[digest] { return shape }
    guard case .present(let content)? = try log.content(digest) else {
      throw EngineError.missingBoundary(digest)
    }
    return try WellKnownBinary.decode(content.bytes)
  }
}

/// Shares of area between territories, by overlaying their boundaries.
struct BoundaryShapes: TerritoryShapes {
  let atlas: Atlas
  let boundaries: BoundaryStore

  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = try shape(of: territory, at: vantage),
      let part = try shape(of: other, at: vantage)
    else { return nil }
    return try Self.share(of: whole, coveredBy: part)
  }

  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double? {
    guard let whole = try shape(of: territory, at: vantage) else { return nil }
    return try Self.share(of: whole, coveredBy: boundaries.boundary(land))
  }

  func remainder(
    of territory: TerritoryID, without others: [TerritoryID], at vantage: Vantage
  ) throws -> LandRemainder? {
    let parts = try others.compactMap { try shape(of: $0, at: vantage) }
    guard let whole = try shape(of: territory, at: vantage), parts.count == others.count else {
      return nil
    }
    let area = EllipsoidalArea.squareMetres(of: whole)
    guard area > 0 else { return nil }
    var context = try GeometryContext()
    var cutter = try LandCutter([try context.dissolve(parts).area])
    let left = try cutter.pieces(of: whole).first { $0.area == nil }
    return LandRemainder(
      share: min(1, (left?.squareMetres ?? 0) / area), widthMetres: left?.widthMetres ?? 0)
  }

  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit? {
    let parts = try territories.compactMap { try shape(of: $0, at: vantage) }
    guard parts.count == territories.count else { return nil }
    var context = try GeometryContext()
    let together = try context.dissolve(parts).area
    let land = try boundaries.boundary(land)
    guard let ofLand = try Self.share(of: land, coveredBy: together),
      let ofTerritories = try Self.share(of: together, coveredBy: land)
    else { return nil }
    return LandFit(ofLand: ofLand, ofTerritories: ofTerritories)
  }

  private static func share(
    of whole: MultiPolygon, coveredBy part: MultiPolygon
  ) throws -> Double? {
    if whole == part { return 1 }
    guard whole.mayMeet(part) else { return 0 }
    var context = try GeometryContext()
    let common = try context.intersection(whole, part)
    let area = EllipsoidalArea.squareMetres(of: whole)
    return area > 0 ? min(1, EllipsoidalArea.squareMetres(of: common) / area) : nil
  }

  private func shape(of id: TerritoryID, at vantage: Vantage) throws -> MultiPolygon? {
    try atlas.facts(of: id, at: vantage)?.boundary.map(boundaries.boundary)
  }
}

extension MultiPolygon {
  /// Whether the bounding boxes of two areas meet.
  func mayMeet(_ other: MultiPolygon) -> Bool {
    guard let left = box, let right = other.box else { return false }
    return left.west <= right.east && right.west <= left.east && left.south <= right.north
      && right.south <= left.north
  }

  private var box: (west: Double, south: Double, east: Double, north: Double)? {
    var box: (west: Double, south: Double, east: Double, north: Double)?
    for vertex in polygons.lazy.compactMap(\.rings.first).joined() {
      let (x, y) = (vertex.longitudeDegrees, vertex.latitudeDegrees)
      let known = box ?? (x, y, x, y)
      box = (min(known.west, x), min(known.south, y), max(known.east, x), max(known.north, y))
    }
    return box
  }
}
