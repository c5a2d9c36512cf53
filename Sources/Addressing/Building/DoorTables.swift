internal import MappedFiles

/// What is learned of streets while their doors go by in order.
struct DoorTables {
  struct Street {
    var firstDoor: UInt32 = 0
    var doorCount: UInt32 = 0
    var centre: PackedPoint?
    var radiusMetres = 0.0
    var placeSets: Set<UInt32> = []
  }

  private(set) var streets: [Street]
  private(set) var doorCount = 0

  /// The street whose doors go by, and their points.
  private var current: UInt32?
  private var points: [PackedPoint] = []

  /// Two rows of one address are one door within this distance, when one source has both.
  private static let sameSourceMetres = 150.0

  /// The same, when they come from different sources.
  private static let otherSourceMetres = 2_000.0

  init(streetCount: Int) {
    streets = [Street](repeating: Street(), count: streetCount)
  }

  /// Takes a sorted piece of rows.
  ///
  /// - Returns: the doors among them, each once.
  mutating func doors(of rows: [DoorRow]) -> [DoorRow] {
    var doors: [DoorRow] = []
    doors.reserveCapacity(rows.count)
    var index = 0
    while index < rows.count {
      var end = index + 1
      while end < rows.count, rows[end].key == rows[index].key,
        rows[end].texts == rows[index].texts
      {
        end += 1
      }
      let first = doors.count
      for row in rows[index..<end] { Self.join(row, to: &doors, from: first) }
      if doors.count - first > 1 { doors[first...].sort { $0.point < $1.point } }
      for door in doors[first...] { note(door) }
      index = end
    }
    return doors
  }

  /// Ends the last street.
  mutating func finish() { closeStreet() }

  /// Rows come best source first: that row gives the point, others what it lacks.
  private static func join(_ row: DoorRow, to doors: inout [DoorRow], from first: Int) {
    for index in first..<doors.count {
      let limit = doors[index].source == row.source ? sameSourceMetres : otherSourceMetres
      let metres = doors[index].point.metres(to: row.point)
      guard metres <= limit else { continue }
      // Where rows differ, either may be right.
      doors[index].precision = max(doors[index].precision, UInt8(Precision.pack(metres)))
      if doors[index].code == DoorRow.noCode { doors[index].code = row.code }
      if doors[index].placeSet == 0 { doors[index].placeSet = row.placeSet }
      return
    }
    doors.append(row)
  }

  private mutating func note(_ door: DoorRow) {
    if current != door.street {
      closeStreet()
      current = door.street
      streets[Int(door.street)].firstDoor = UInt32(doorCount)
    }
    streets[Int(door.street)].doorCount += 1
    if door.placeSet != 0 { streets[Int(door.street)].placeSets.insert(door.placeSet) }
    points.append(door.point)
    doorCount += 1
  }

  /// The point of a street is the door nearest to the middle of all.
  private mutating func closeStreet() {
    guard let current else { return }
    self.current = nil
    var spread = PointSpread()
    for point in points { spread.add(point) }
    guard let mean = spread.centre else { return }
    let best = points.min { left, right in
      let (a, b) = (left.metres(to: mean), right.metres(to: mean))
      return a != b ? a < b : left < right
    }
    guard let best else { return }
    streets[Int(current)].centre = best
    streets[Int(current)].radiusMetres = points.reduce(0) { max($0, best.metres(to: $1)) }
    points.removeAll(keepingCapacity: true)
  }
}

extension DoorRow {
  var point: PackedPoint { PackedPoint(longitude: longitude, latitude: latitude) }
}
