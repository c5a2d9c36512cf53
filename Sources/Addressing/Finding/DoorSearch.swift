internal import MappedFiles

/// A door, or the place where one should be.
struct DoorFinding {
  var cost: Double
  var level: MatchLevel
  var point: PackedPoint
  var doubtMetres: Double
  var door: Int?
  var number: NumberFinding
}

/// Finds civic numbers on a street.
struct DoorSearch {
  let tables: IndexTables

  /// Doors of one number nearer than this are one place.
  static let sameDoorMetres = 150.0

  /// Where a number is on a street, several places where it is there several times.
  func find(_ frame: AddressFrame, on street: Int) -> [DoorFinding] {
    let first = Int(tables.street(street, .firstDoor))
    let count = min(Int(tables.street(street, .doorCount)), max(0, tables.doorCount - first))
    guard let number = frame.number.flatMap({ UInt32(exactly: $0) }) else {
      return [whole(street, count: count, number: .notAsked, cost: 0)]
    }
    let range = first..<first + count
    let exact = doors(number, frame, in: range)
    if !exact.isEmpty { return exact }
    if let last = frame.lastNumber.flatMap({ UInt32(exactly: $0) }) {
      let other = doors(last, frame, in: range)
      if !other.isEmpty { return other }
    }
    guard count > 0 else {
      return [whole(street, count: 0, number: .unknown, cost: MatchCosts.numberBeyond)]
    }
    return [between(number, in: range) ?? beyond(number, street, in: range)]
  }

  /// Whether a street has a door of a number.
  func has(_ number: Int, on street: Int) -> Bool {
    guard let number = UInt32(exactly: number) else { return false }
    let first = Int(tables.street(street, .firstDoor))
    let count = min(Int(tables.street(street, .doorCount)), max(0, tables.doorCount - first))
    let place = lowerBound(number, in: first..<first + count)
    return place < first + count && tables.door(place, .number) == number
  }

  private func lowerBound(_ number: UInt32, in range: Range<Int>) -> Int {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if tables.door(middle, .number) < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The doors of a number that fit suffix and unit best, one for each place.
  private func doors(
    _ number: UInt32, _ frame: AddressFrame, in range: Range<Int>
  ) -> [DoorFinding] {
    var found: [DoorFinding] = []
    var place = lowerBound(number, in: range)
    while place < range.upperBound, tables.door(place, .number) == number {
      let door = place
      place += 1
      let (cost, isUnit) = fit(door, frame)
      let finding = DoorFinding(
        cost: cost, level: isUnit ? .unit : .door, point: tables.point(ofDoor: door),
        doubtMetres: Precision.unpack(tables.door(door, .codeAndPrecision) >> 24), door: door,
        number: .exact)
      let same = found.firstIndex {
        $0.point.metres(to: finding.point) <= Self.sameDoorMetres
      }
      if let same {
        if finding.cost < found[same].cost { found[same] = finding }
      } else if found.count < 8 {
        found.append(finding)
      }
    }
    return found
  }

  /// What suffix and unit of a door cost against those asked for.
  private func fit(_ door: Int, _ frame: AddressFrame) -> (cost: Double, isUnit: Bool) {
    let pair = tables.door(door, .texts)
    if pair == 0, frame.numberSuffix.isEmpty, frame.unit == nil { return (0, false) }
    let suffix = tables.text(tables.doorTexts[Int(pair) * 2])
    let unit = tables.text(tables.doorTexts[Int(pair) * 2 + 1])
    var cost = 0.0
    // `1255A` and `1255, app. A` are mostly the same door.
    if suffix != frame.numberSuffix, unit != frame.numberSuffix || !suffix.isEmpty {
      cost +=
        suffix.isEmpty || frame.numberSuffix.isEmpty
        ? MatchCosts.numberSuffix : MatchCosts.numberSuffix * 2
    }
    let isUnit = frame.unit != nil && frame.unit == unit
    if !isUnit, !unit.isEmpty, unit != frame.numberSuffix { cost += MatchCosts.unitOther }
    return (cost, isUnit)
  }

  /// Between the nearest smaller and the nearest greater number of the same side.
  private func between(_ number: UInt32, in range: Range<Int>) -> DoorFinding? {
    let middle = lowerBound(number, in: range)
    guard middle > range.lowerBound, middle < range.upperBound else { return nil }
    var (low, high) = (middle - 1, middle)
    let lowSide = nearest(below: middle, in: range, like: number)
    let highSide = nearest(from: middle, in: range, like: number)
    if let lowSide, let highSide { (low, high) = (lowSide, highSide) }
    let (left, right) = (tables.door(low, .number), tables.door(high, .number))
    guard left < number, number < right else { return nil }
    let (from, to) = (tables.point(ofDoor: low), tables.point(ofDoor: high))
    let share = Double(number - left) / Double(right - left)
    let distance = from.metres(to: to)
    let precision = max(
      Precision.unpack(tables.door(low, .codeAndPrecision) >> 24),
      Precision.unpack(tables.door(high, .codeAndPrecision) >> 24))
    return DoorFinding(
      cost: MatchCosts.numberBetween, level: .interpolated,
      point: from.towards(to, share: share), doubtMetres: distance + precision,
      door: share < 0.5 ? low : high, number: .between(left, right))
  }

  /// The door of the same side among the sixteen before a place.
  private func nearest(below place: Int, in range: Range<Int>, like number: UInt32) -> Int? {
    var index = place - 1
    while index >= range.lowerBound, index > place - 17 {
      if tables.door(index, .number) & 1 == number & 1 { return index }
      index -= 1
    }
    return nil
  }

  private func nearest(from place: Int, in range: Range<Int>, like number: UInt32) -> Int? {
    var index = place
    while index < range.upperBound, index < place + 16 {
      if tables.door(index, .number) & 1 == number & 1 { return index }
      index += 1
    }
    return nil
  }

  /// The first or last door, as far off as the numbers of the street say.
  private func beyond(_ number: UInt32, _ street: Int, in range: Range<Int>) -> DoorFinding {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let (low, high) = (tables.door(first, .number), tables.door(last, .number))
    let door = number < low ? first : last
    let nearest = tables.door(door, .number)
    let gap = Double(number > nearest ? number - nearest : nearest - number)
    let known = tables.point(ofDoor: first).metres(to: tables.point(ofDoor: last))
    let metresPerNumber = high > low ? known / Double(high - low) : 0
    let doubt = Sparse.beyondMetres(
      gap: gap, metresPerNumber: metresPerNumber, doorCount: range.count)
    let radius = tables.radius(ofStreet: street)
    return DoorFinding(
      cost: MatchCosts.numberBeyond, level: .street, point: tables.point(ofDoor: door),
      doubtMetres: max(doubt, radius), door: door, number: .beyond(nearest))
  }

  /// The street as a whole.
  func whole(_ street: Int, count: Int, number: NumberFinding, cost: Double) -> DoorFinding {
    DoorFinding(
      cost: cost, level: .street, point: tables.point(ofStreet: street),
      doubtMetres: Sparse.streetMetres(radius: tables.radius(ofStreet: street), doorCount: count),
      door: nil, number: number)
  }
}

/// How far off a place may be when few doors are known to tell.
enum Sparse {
  /// Metres from the point of a street to its farthest address.
  static func streetMetres(radius: Double, doorCount: Int) -> Double {
    doorCount >= 10 ? radius : max(radius, 2_500)
  }

  /// Metres from the last known number to one beyond it.
  static func beyondMetres(gap: Double, metresPerNumber: Double, doorCount: Int) -> Double {
    let rate = doorCount >= 4 && metresPerNumber > 0 ? max(3, metresPerNumber * 2) : 15
    return 100 + gap * rate
  }

  /// Metres from the point of a municipality to its farthest address.
  static func placeMetres(radius: Double, doorCount: Int) -> Double {
    doorCount >= 200 ? radius : max(radius, 10_000)
  }
}

extension IndexTables {
  func point(ofDoor door: Int) -> PackedPoint {
    PackedPoint(longitude: self.door(door, .longitude), latitude: self.door(door, .latitude))
  }

  func point(ofStreet street: Int) -> PackedPoint {
    PackedPoint(
      longitude: self.street(street, .longitude), latitude: self.street(street, .latitude))
  }

  func point(ofPlace place: Int) -> PackedPoint {
    PackedPoint(longitude: self.place(place, .longitude), latitude: self.place(place, .latitude))
  }

  func point(ofCode code: Int) -> PackedPoint {
    PackedPoint(longitude: self.code(code, .longitude), latitude: self.code(code, .latitude))
  }

  func radius(ofStreet street: Int) -> Double { metres(self.street(street, .radius)) }
  func radius(ofPlace place: Int) -> Double { metres(self.place(place, .radius)) }
  func radius(ofCode code: Int) -> Double { metres(self.code(code, .radius)) }

  private func metres(_ bits: UInt32) -> Double {
    let value = Float(bitPattern: bits)
    return value.isFinite && value >= 0 && value < 1e8 ? Double(value) : 0
  }

  /// The place of a postal code among the codes; `nil` when it is not known.
  func codeIndex(_ packed: UInt32) -> Int? {
    let index = codeLowerBound(packed)
    return index < codeCount && code(index, .code) == packed ? index : nil
  }

  /// The first code that is not smaller.
  func codeLowerBound(_ packed: UInt32) -> Int {
    var (low, high) = (0, codeCount)
    while low < high {
      let middle = (low + high) / 2
      if code(middle, .code) < packed { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension PackedPoint {
  /// The point at a share of the way to another.
  func towards(_ other: PackedPoint, share: Double) -> PackedPoint {
    func between(_ from: UInt32, _ to: UInt32) -> UInt32 {
      let (a, b) = (Int64(Int32(bitPattern: from)), Int64(Int32(bitPattern: to)))
      return UInt32(bitPattern: Int32(a + Int64((Double(b - a) * share).rounded())))
    }
    return PackedPoint(
      longitude: between(longitude, other.longitude), latitude: between(latitude, other.latitude))
  }
}
