internal import BenchmarkRivals
internal import Domain
internal import Geometry

/// Plain GEOS beside the territory index: prepared polygons and an STRtree, in C.
@safe
struct GeosRival: ~Copyable {
  private let rival: OpaquePointer
  private let placesPerPoint = 32

  init?(areas: [IndexedArea]) {
    guard let rival = unsafe geos_rival_create(areas.count) else { return nil }
    unsafe self.rival = rival
    for area in areas { add(area) }
  }

  deinit {
    unsafe geos_rival_destroy(rival)
  }

  private func add(_ area: IndexedArea) {
    var coordinates: [Double] = []
    var ringSizes: [UInt32] = []
    var polygonSizes: [UInt32] = []
    for polygon in area.shape.polygons {
      polygonSizes.append(UInt32(polygon.rings.count))
      for ring in polygon.rings {
        ringSizes.append(UInt32(ring.count + 1))
        for vertex in ring + ring.prefix(1) {
          coordinates += [vertex.longitudeDegrees, vertex.latitudeDegrees]
        }
      }
    }
    unsafe geos_rival_add(
      rival, area.ordinal, coordinates, ringSizes, polygonSizes, polygonSizes.count)
  }

  /// Answers as the library gives them: ordinals of each point, in no order.
  struct Answers {
    var ordinals: [UInt32]
    var counts: [UInt32]
    let placesPerPoint: Int

    init(pointCount: Int, placesPerPoint: Int) {
      ordinals = Array(repeating: 0, count: pointCount * placesPerPoint)
      counts = Array(repeating: 0, count: pointCount)
      self.placesPerPoint = placesPerPoint
    }

    var checksum: AnswerChecksum {
      var checksum = AnswerChecksum()
      for (point, count) in counts.enumerated() {
        for place in 0..<Int(count) {
          checksum.add(ordinals[point * placesPerPoint + place], ofPoint: point)
        }
      }
      return checksum
    }
  }

  func room(for points: SpatialPoints) -> Answers {
    Answers(pointCount: points.count, placesPerPoint: placesPerPoint)
  }

  func answer(_ points: SpatialPoints, into answers: inout Answers) {
    unsafe geos_rival_answer(
      rival, points.longitudes, points.latitudes, points.count, &answers.ordinals,
      &answers.counts, placesPerPoint)
  }
}
