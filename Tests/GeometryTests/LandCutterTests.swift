import Geometry
import Testing

@Suite("Cutting land")
struct LandCutterTests {
  @Test("Land is cut into what lies in each area, in order, and what lies in none")
  func pieces() throws {
    var cutter = try LandCutter([
      rectangle(west: 2, south: 0, east: 3, north: 1),
      rectangle(west: 0, south: 0, east: 1, north: 1),
      rectangle(west: 8, south: 8, east: 9, north: 9),
    ])
    let pieces = try cutter.pieces(of: rectangle(west: 0.5, south: 0, east: 2.25, north: 1))
    #expect(pieces.map(\.area) == [0, 1, nil])
    let whole = EllipsoidalArea.squareMetres(
      of: rectangle(west: 0.5, south: 0, east: 2.25, north: 1))
    let shares = pieces.map { $0.squareMetres / whole * 1.75 }
    for (share, expected) in zip(shares, [0.25, 0.5, 1]) {
      #expect(abs(share - expected) < 1e-12)
    }
  }

  @Test("Land that only touches an area, or fills it, has no other piece")
  func edges() throws {
    var cutter = try LandCutter([
      rectangle(west: 0, south: 0, east: 1, north: 1),
      rectangle(west: 1, south: 0, east: 2, north: 1),
    ])
    #expect(
      try cutter.pieces(of: rectangle(west: 0, south: 0, east: 1, north: 1)).map(\.area) == [0])
    #expect(
      try cutter.pieces(of: rectangle(west: 2, south: 0, east: 3, north: 1)).map(\.area) == [nil])
    #expect(
      try cutter.pieces(of: rectangle(west: 5, south: 5, east: 6, north: 6)).map(\.area) == [nil])
    #expect(try cutter.pieces(of: MultiPolygon(polygons: [])).isEmpty)
    var none = try LandCutter([])
    #expect(
      try none.pieces(of: rectangle(west: 0, south: 0, east: 1, north: 1)).map(\.area) == [nil])
  }

  @Test("Land on which areas overlap is in the piece of each")
  func overlaps() throws {
    var cutter = try LandCutter([
      rectangle(west: 0, south: 0, east: 1, north: 1),
      rectangle(west: 0.5, south: 0, east: 2, north: 1),
    ])
    let pieces = try cutter.pieces(of: rectangle(west: 0, south: 0, east: 2, north: 1))
    #expect(pieces.map(\.area) == [0, 1])
    let whole = EllipsoidalArea.squareMetres(of: rectangle(west: 0, south: 0, east: 2, north: 1))
    #expect(abs(pieces.reduce(0) { $0 + $1.squareMetres } / whole - 1.25) < 1e-12)
  }

  @Test("A cutter cuts many lands, and each as if it were the only one")
  func again() throws {
    var cutter = try LandCutter([
      rectangle(west: 0, south: 0, east: 1, north: 1),
      rectangle(west: 1, south: 0, east: 2, north: 1),
    ])
    let land = rectangle(west: 0.25, south: 0.25, east: 1.75, north: 0.75)
    let first = try cutter.pieces(of: land)
    for _ in 0..<20 { #expect(try cutter.pieces(of: land) == first) }
  }

  @Test("A strip is as wide as it is, whatever its length; the widest polygon counts")
  func width() throws {
    // A ten-thousandth of a degree of latitude is 11.1 m.
    var cutter = try LandCutter([
      rectangle(west: 0, south: 0, east: 1, north: 0.0001),
      MultiPolygon(
        polygons: rectangle(west: 2, south: 0, east: 2.5, north: 0.0001).polygons
          + rectangle(west: 3, south: 0, east: 3.5, north: 0.0002).polygons),
    ])
    let pieces = try cutter.pieces(of: rectangle(west: 0, south: 0, east: 4, north: 1))
    #expect(abs(pieces[0].widthMetres - 11.06) < 0.01)
    #expect(abs(pieces[1].widthMetres - 22.11) < 0.02)
  }

  /// Lengths of a degree, from the tables of the ellipsoid WGS 84.
  ///
  /// - SeeAlso: National Geospatial-Intelligence Agency, "Length of a degree of latitude and longitude
  ///   calculator": 110,574.3 m and 111,319.5 m at the equator, 111,131.8 m and 78,846.8 m at 45°.
  @Test(
    "Lengths are those of the ellipsoid",
    arguments: [(0.0, 110_574.3, 111_319.5), (45.0, 111_131.8, 78_846.8)])
  func lengths(latitude: Double, north: Double, east: Double) {
    let hair = 1e-7
    let vertical = rectangle(west: 0, south: latitude - 0.5, east: hair, north: latitude + 0.5)
      .polygons[0]
    #expect(abs(EllipsoidalLength.metres(around: vertical) / 2 - north) < 1)
    let horizontal = rectangle(west: 0, south: latitude, east: 1, north: latitude + hair).polygons[
      0]
    #expect(abs(EllipsoidalLength.metres(around: horizontal) / 2 - east) < 1)
  }
}
