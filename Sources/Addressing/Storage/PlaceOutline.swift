/// The outermost of many points, in sixteen directions; their order does not matter.
struct PlaceOutline: Equatable {
  static let directionCount = 16

  /// Directions as steps east and north, at most 23.2° apart; on the map, where a degree of longitude is
  /// shorter, about as much.
  private static let directions: [(east: Int, north: Int)] = {
    let quarter = [(1, 0), (5, 2), (1, 1), (2, 5)]
    return quarter + quarter.map { (-$1, $0) } + quarter.map { (-$0, -$1) }
      + quarter.map { ($1, -$0) }
  }()

  /// The outermost point of each direction; empty as long as there is none.
  private(set) var points: [PackedPoint] = []

  mutating func add(_ point: PackedPoint) {
    guard !points.isEmpty else {
      points = Self.directions.map { _ in point }
      return
    }
    for (index, direction) in Self.directions.enumerated() {
      let (old, new) = (
        Self.distance(points[index], direction), Self.distance(point, direction)
      )
      // Of several on one line, the same is kept whichever comes first.
      if new > old || new == old && point < points[index] { points[index] = point }
    }
  }

  mutating func add(_ other: PlaceOutline) {
    for point in other.points { add(point) }
  }

  /// Metres from a point to the farthest of all points, or up to 4 % more.
  ///
  /// The farthest lies at most half the widest angle between two directions beside one of them, so that
  /// the outermost point of that direction is at least the cosine as far.
  func reach(from point: PackedPoint) -> Double {
    points.reduce(0) { max($0, point.metres(to: $1)) } * Self.betweenDirections
  }

  /// One divided by the cosine of 16°: half of 23.2°, and what the ground stretches between the
  /// equator and the 70th parallel.
  private static let betweenDirections = 1.04

  /// How far out a point lies in a direction; a degree of longitude counts for two thirds, as at the
  /// 48th parallel.
  private static func distance(_ point: PackedPoint, _ direction: (east: Int, north: Int)) -> Int {
    2 * Int(Int32(bitPattern: point.longitude)) * direction.east
      + 3 * Int(Int32(bitPattern: point.latitude)) * direction.north
  }
}
