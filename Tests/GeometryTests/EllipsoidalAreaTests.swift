import Domain
import Geometry
import Testing

@Suite("Areas on the ellipsoid")
struct EllipsoidalAreaTests {
  @Test("The whole ellipsoid has its published area")
  func wholeEllipsoid() {
    // 510 065 621.724 km² for WGS 84: H. Moritz, "Geodetic Reference System 1980", gives the same
    // figure for GRS 80 to nine digits. Stacked in degree rows, since a side must stay short.
    var sum = 0.0
    for south in -90..<90 {
      sum += EllipsoidalArea.squareMetres(
        of: rectangle(west: -180, south: Double(south), east: 180, north: Double(south) + 1))
    }
    #expect(abs(sum / 1e6 - 510_065_621.724) < 0.001)
  }

  @Test("Slanted borders agree with a fine division of them")
  func slantedBorders() {
    let coarse = areas([(-73, 46), (-72, 46), (-72.3, 46.9)])
    var fine: [(Double, Double)] = []
    let corners = [(-73.0, 46.0), (-72, 46), (-72.3, 46.9), (-73, 46)]
    for (a, b) in zip(corners, corners.dropFirst()) {
      for step in 0..<1000 {
        let t = Double(step) / 1000
        fine.append((a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t))
      }
    }
    let difference =
      EllipsoidalArea.squareMetres(of: coarse) - EllipsoidalArea.squareMetres(of: areas(fine))
    #expect(abs(difference) < 0.01)
  }

  @Test("Holes count against, however they turn")
  func holes() {
    let whole = EllipsoidalArea.squareMetres(
      of: rectangle(west: 0, south: 50, east: 1, north: 51))
    let hole = [(0.2, 50.2), (0.4, 50.2), (0.4, 50.4), (0.2, 50.4)]
    let outer = [(0.0, 50.0), (1, 50), (1, 51), (0, 51)]
    let left = EllipsoidalArea.squareMetres(of: areas(outer, hole))
    let right = EllipsoidalArea.squareMetres(of: areas(outer, hole.reversed()))
    #expect(abs(left - right) < 1e-3)
    #expect(abs(whole - left - EllipsoidalArea.squareMetres(of: areas(hole))) < 1e-3)
  }
}
