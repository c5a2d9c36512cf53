import Domain
import Geometry
import Testing

/// The rule of decision 0002, place by place.
@Suite("A point on a border")
struct PointOnBorderTests {
  /// Four squares around 70° W 46° N and a fifth, an enclave, inside the first.
  static let index: TerritoryIndex? = {
    let enclave = [(-70.75, 46.25), (-70.25, 46.25), (-70.25, 46.75), (-70.75, 46.75)]
    let shapes = [
      areas([[(-71, 46), (-70, 46), (-70, 47), (-71, 47)], enclave]),
      areas([(-70, 46), (-69, 46), (-69, 47), (-70, 47)]),
      areas([(-71, 45), (-70, 45), (-70, 46), (-71, 46)]),
      areas([(-70, 45), (-69, 45), (-69, 46), (-70, 46)]),
      areas(enclave.reversed()),
    ]
    // A failure to build shows in every test below.
    return try? TerritoryIndex(
      areas: shapes.enumerated().map {
        IndexedArea(layer: 0, ordinal: UInt32($0.offset), shape: $0.element)
      }, key: testKey)
  }()

  /// A place, what it is, and the area it belongs to.
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var longitude: Double
    var latitude: Double
    var areas: [UInt32]

    init(_ what: String, _ longitude: Double, _ latitude: Double, _ areas: [UInt32]) {
      testDescription = what
      self.longitude = longitude
      self.latitude = latitude
      self.areas = areas
    }
  }

  static let cases = [
    Case("inside the north-western square", -70.9, 46.9, [0]),
    Case("a border that runs north: the eastern side", -70, 46.5, [1]),
    Case("a border that runs east: the northern side", -70.9, 46, [0]),
    Case("the vertex where four meet: the north-eastern one", -70, 46, [1]),
    Case("the western outer border: inside", -71, 46.5, [0]),
    Case("the eastern outer border: outside", -69, 46.5, []),
    Case("the southern outer border: inside", -70.5, 45, [2]),
    Case("the northern outer border: outside", -70.5, 47, []),
    Case("the south-western outer vertex: inside", -71, 45, [2]),
    Case("the north-eastern outer vertex: outside", -69, 47, []),
    Case("inside the enclave", -70.5, 46.5, [4]),
    Case("the enclave's western side: the enclave", -70.75, 46.5, [4]),
    Case("the enclave's eastern side: around it", -70.25, 46.5, [0]),
    Case("the enclave's southern side: the enclave", -70.5, 46.25, [4]),
    Case("the enclave's northern side: around it", -70.5, 46.75, [0]),
    Case("in the sea", -60, 46.5, []),
    Case("at the pole", 0, 90, []),
    Case("at the antimeridian", 180, 46.5, []),
  ]

  @Test("lies in the area east of it, then north of it", arguments: cases)
  func followsRule(_ row: Case) throws {
    let index = try #require(PointOnBorderTests.index)
    let point = place(row.longitude, row.latitude)
    #expect(index.areas(at: point) == row.areas)
    #expect(index.areas(in: index.setIDs(at: [point])[0]) == row.areas)
  }

  @Test("Values that are no place on Earth lie nowhere")
  func refusesNonsense() throws {
    let index = try #require(PointOnBorderTests.index)
    let nonsense = [Double.nan, .infinity, -.infinity, 1e300, -1e300, 181, -181]
    let longitudes = nonsense + [Double](repeating: -70.5, count: nonsense.count)
    let latitudes = [Double](repeating: 46.9, count: nonsense.count) + nonsense
    var sets = [AreaSetID](repeating: AreaSetID(rawValue: 7), count: longitudes.count)
    var span = sets.mutableSpan
    index.setIDs(longitudesDegrees: longitudes.span, latitudesDegrees: latitudes.span, into: &span)
    #expect(sets.allSatisfy { $0 == .empty })
    for (longitude, latitude) in zip(longitudes, latitudes) {
      #expect(
        index.setID(longitudeDegrees: longitude, latitudeDegrees: latitude) == .empty)
    }
  }

  @Test("Where thirty areas meet in one vertex each point still has one", arguments: [0, 1, 2])
  func manyMeet(at corner: Int) throws {
    // Three placements of the vertex: on no corner of a square, on a side, on a corner.
    let centre = [
      (x: -70.123_456_7, y: 46.765_432_1), (x: -70.125, y: 46.765_432_1), (x: -70.125, y: 46.75),
    ][corner]
    let rim = (0..<30).map { step -> (Double, Double) in
      let (row, along) = (step / 8, Double(step % 8) / 8)
      switch row {
      case 0: return (-71 + 2 * along, 46)
      case 1: return (-69, 46 + 2 * along)
      case 2: return (-69 - 2 * along, 48)
      default: return (-71, 48 - 2 * along)
      }
    }
    let fan = rim.indices.map { step in
      IndexedArea(
        layer: 0, ordinal: UInt32(step),
        shape: areas([(centre.x, centre.y), rim[step], rim[(step + 1) % rim.count]]))
    }
    let index = try TerritoryIndex(areas: fan, key: testKey)
    var random = RandomSource(seed: 30)
    for scale in [0, 1e-14, 1e-12, 1e-9, 1e-7, 1e-5, 1e-2] {
      for _ in 0..<50 {
        let point = place(
          centre.x + scale * Double.random(in: -1...1, using: &random),
          centre.y + scale * Double.random(in: -1...1, using: &random))
        let found = index.areas(at: point)
        #expect(found.count == 1)
        #expect(index.areas(in: index.setIDs(at: [point])[0]) == found)
        #expect(index.setID(at: point) == index.setIDs(at: [point])[0])
      }
    }
  }
}
