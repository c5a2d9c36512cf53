internal import MappedFiles

/// Doors and postal codes: what passes from disk to disk.
extension IndexWriter {
  /// Writes the doors in order, and hands their postal codes on.
  mutating func writeDoors(
    _ builder: AddressIndexBuilder, _ names: NameTables, _ placeSets: [UInt32], _ codes: [UInt32],
    _ texts: inout TextPool
  ) throws(FileFailure) -> DoorTables {
    let pairs = builder.texts.sorted()
    let pairTexts = pairs.order.flatMap { old in
      let pair = builder.texts.pairs[old]
      return [texts.number(of: pair.suffix), texts.number(of: pair.unit)]
    }
    builder.texts = PairRegistry()
    let codeNumbers = Dictionary(
      uniqueKeysWithValues: codes.enumerated().map { ($1, UInt32($0) + 1) })
    var tables = DoorTables(streetCount: names.streets.count)
    try begin(.doors)
    try builder.doorRows.drain { row in
      row.street = names.streetNumbers[Int(row.street)]
      row.texts = pairs.newNumbers[Int(row.texts)]
      row.placeSet = placeSets[Int(row.placeSet)]
    } _: { (rows: [DoorRow]) throws(FileFailure) in
      let doors = tables.doors(of: rows)
      var stored: [UInt32] = []
      stored.reserveCapacity(min(doors.count, 1 << 16) * DoorField.width)
      for door in doors {
        let code = codeNumbers[door.code] ?? 0
        stored += [
          door.number, door.texts, door.longitude, door.latitude,
          code | UInt32(door.precision) << 24, door.placeSet,
        ]
        if code > 0 {
          try builder.codeRows.append(
            CodeRow(
              code: door.code, street: door.street + 1, longitude: door.longitude,
              latitude: door.latitude, place: 0))
        }
        if stored.count >= DoorField.width << 16 {
          try append(stored, to: .doors)
          stored.removeAll(keepingCapacity: true)
        }
      }
      try append(stored, to: .doors)
    }
    tables.finish()
    try write(pairTexts, .doorTexts)
    return tables
  }

  /// Writes the postal codes.
  mutating func writeCodes(
    _ builder: AddressIndexBuilder, _ names: NameTables, _ places: PlaceTables, _ codes: [UInt32]
  ) throws(FileFailure) -> CodeTables {
    var tables = CodeTables()
    try builder.codeRows.drain { row in
      // Rows of doors are in the index's own numbers already.
      if row.place > 0 { row.place = places.numbers[Int(row.place) - 1] + 1 }
    } _: { (rows: [CodeRow]) throws(FileFailure) in
      tables.add(rows) { names.streets[Int($0)].place }
    }
    try write(tables.rows, .codes)
    return tables
  }
}

/// The postal codes of an index.
struct CodeTables {
  private(set) var rows: [UInt32] = []

  /// Streets with doors of each code.
  private(set) var streets: [[UInt32]] = []

  /// Takes a sorted piece of rows, in which codes are whole.
  mutating func add(_ sorted: [CodeRow], placeOfStreet: (UInt32) -> UInt32) {
    var index = 0
    while index < sorted.count {
      var end = index + 1
      while end < sorted.count, sorted[end].code == sorted[index].code { end += 1 }
      add(code: sorted[index].code, sorted[index..<end], placeOfStreet)
      index = end
    }
  }

  private mutating func add(
    code: UInt32, _ group: ArraySlice<CodeRow>, _ placeOfStreet: (UInt32) -> UInt32
  ) {
    let doors = group.filter { $0.street > 0 }
    // A point that stands for the whole code says little where doors are known.
    let known = doors.isEmpty ? group : doors[...]
    var spread = PointSpread()
    var placeCounts: [UInt32: Int] = [:]
    for row in known {
      spread.add(row.point)
      let place = row.street > 0 ? placeOfStreet(row.street - 1) + 1 : row.place
      if place > 0 { placeCounts[place, default: 0] += 1 }
    }
    guard let mean = spread.centre else { return }
    let points = known.map(\.point)
    let best =
      points.min { left, right in
        let (a, b) = (left.metres(to: mean), right.metres(to: mean))
        return a != b ? a < b : left < right
      } ?? mean
    let radius = points.reduce(0) { max($0, best.metres(to: $1)) }
    let place = placeCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    rows += [
      code, best.longitude, best.latitude, Float(radius).bitPattern, UInt32(doors.count), place,
    ]
    var last: UInt32?
    streets.append(
      doors.compactMap { row in
        defer { last = row.street }
        return row.street == last ? nil : row.street - 1
      })
  }
}

extension CodeRow {
  var point: PackedPoint { PackedPoint(longitude: longitude, latitude: latitude) }
}
