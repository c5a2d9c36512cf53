internal import Domain

/// A point in two whole numbers, ordered by longitude, then latitude.
struct PackedPoint: Hashable, Comparable, BitwiseCopyable, Sendable {
  var longitude: UInt32
  var latitude: UInt32

  init(longitude: UInt32, latitude: UInt32) {
    self.longitude = longitude
    self.latitude = latitude
  }

  init(_ point: Coordinate) {
    longitude = FixedDegrees.pack(point.longitudeDegrees)
    latitude = FixedDegrees.pack(point.latitudeDegrees)
  }

  var coordinate: Coordinate? { FixedDegrees.point(longitude, latitude) }

  static func < (left: PackedPoint, right: PackedPoint) -> Bool {
    let longitudes = (Int32(bitPattern: left.longitude), Int32(bitPattern: right.longitude))
    if longitudes.0 != longitudes.1 { return longitudes.0 < longitudes.1 }
    return Int32(bitPattern: left.latitude) < Int32(bitPattern: right.latitude)
  }

  /// Metres between two points; see ``GroundDistance``.
  func metres(to other: PackedPoint) -> Double {
    GroundDistance.metres(
      FixedDegrees.unpack(longitude), FixedDegrees.unpack(latitude),
      FixedDegrees.unpack(other.longitude), FixedDegrees.unpack(other.latitude))
  }
}

/// Where many points lie, in whole numbers, so that their order does not matter.
struct PointSpread: Equatable {
  private(set) var count = 0
  private var longitudeSum = 0
  private var latitudeSum = 0
  private var low = (longitude: Int32.max, latitude: Int32.max)
  private var high = (longitude: Int32.min, latitude: Int32.min)

  mutating func add(_ point: PackedPoint) {
    let (longitude, latitude) = (
      Int32(bitPattern: point.longitude), Int32(bitPattern: point.latitude)
    )
    count += 1
    longitudeSum += Int(longitude)
    latitudeSum += Int(latitude)
    low = (min(low.longitude, longitude), min(low.latitude, latitude))
    high = (max(high.longitude, longitude), max(high.latitude, latitude))
  }

  mutating func add(_ other: PointSpread) {
    guard other.count > 0 else { return }
    count += other.count
    longitudeSum += other.longitudeSum
    latitudeSum += other.latitudeSum
    low = (min(low.longitude, other.low.longitude), min(low.latitude, other.low.latitude))
    high = (max(high.longitude, other.high.longitude), max(high.latitude, other.high.latitude))
  }

  /// The mean; `nil` of no points.
  var centre: PackedPoint? {
    guard count > 0 else { return nil }
    return PackedPoint(
      longitude: UInt32(bitPattern: Int32(longitudeSum / count)),
      latitude: UInt32(bitPattern: Int32(latitudeSum / count)))
  }

  /// Metres from a point to the farthest corner of the box around the points.
  func reach(from point: PackedPoint) -> Double {
    guard count > 0 else { return 0 }
    var reach = 0.0
    for longitude in [low.longitude, high.longitude] {
      for latitude in [low.latitude, high.latitude] {
        let corner = PackedPoint(
          longitude: UInt32(bitPattern: longitude), latitude: UInt32(bitPattern: latitude))
        reach = max(reach, point.metres(to: corner))
      }
    }
    return reach
  }

  static func == (left: PointSpread, right: PointSpread) -> Bool {
    left.count == right.count && left.longitudeSum == right.longitudeSum
      && left.latitudeSum == right.latitudeSum && left.low == right.low && left.high == right.high
  }
}
