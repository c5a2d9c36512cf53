import Domain
import Geometry
import Testing

@Suite("Conic projections")
struct ConicProjectionTests {
  /// Points of Montréal, Québec, the Îles de la Madeleine and the Ungava, as PROJ 9.1 gives them
  /// (`gdaltransform -s_srs EPSG:4269 -t_srs …`).
  static let published = [
    ("EPSG:3347", -73.5673, 45.5017, 7631760.58134958, 1244624.55726369),
    ("EPSG:3347", -71.2075, 46.8139, 7763140.55198909, 1440950.88525304),
    ("EPSG:3347", -61.85, 47.38, 8397906.33673604, 1776725.45984427),
    ("EPSG:3347", -77.75, 58.45, 6996375.60284072, 2554005.62303716),
    ("EPSG:32198", -73.5673, 45.5017, -396122.432092087, 181374.149146303),
    ("EPSG:32198", -71.2075, 46.8139, -206262.337082036, 317058.918814814),
    ("EPSG:32198", -61.85, 47.38, 500173.131722968, 399218.254950156),
    ("EPSG:32198", -77.75, 58.45, -536935.25731439, 1635344.44501163),
  ]

  @Test("A point comes back within a millimetre of where PROJ has it", arguments: published)
  func back(
    name: String, longitude: Double, latitude: Double, easting: Double, northing: Double
  ) throws {
    let projection = try #require(ConicProjection(named: name))
    let point = try #require(
      projection.coordinate(eastingMetres: easting, northingMetres: northing))
    #expect(abs(point.longitudeDegrees - longitude) < 1e-8)
    #expect(abs(point.latitudeDegrees - latitude) < 1e-8)
  }

  @Test("A name in lower case is known, another system is not")
  func names() {
    #expect(ConicProjection(named: "epsg:3347") == ConicProjection(named: "EPSG:3347"))
    #expect(ConicProjection(named: "EPSG:32188") == nil)
    #expect(ConicProjection.names == ["EPSG:3347", "EPSG:32198"])
  }
}
