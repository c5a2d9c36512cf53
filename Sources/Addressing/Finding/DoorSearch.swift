internal import MappedFiles

/// A door, or the place where one should be.
struct DoorFinding {
  var cost: Double
  var level: MatchLevel
  var point: PackedPoint
  var doubtMetres: Double
  var door: Int?
  var number: NumberFinding

  /// Whether so few doors of the street are known, so far from the number, that it may lie in another
  /// part of the municipality.
  var isSparse = false
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
    return [between(number, in: range) ?? beyond(number, in: range)]
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
        // Several flats of one door stand a little apart: the door is where any of them is.
        let apart = found[same].point.metres(to: finding.point)
        let doubt = max(found[same].doubtMetres, finding.doubtMetres, apart)
        if finding.cost < found[same].cost { found[same] = finding }
        if found[same].level == .door { found[same].doubtMetres = doubt }
      } else if found.count < 8 {
        found.append(finding)
      }
    }
    return found
  }

  /// What suffix and unit of a door cost against those asked for.
  private func fit(_ door: Int, _ frame: AddressFrame) -> (cost: Double, isUnit: Bool) {
    let pair = tables.door(door, .texts)
    if pair == 0, frame.numberSuffix.isEmpty {
      return (frame.unit == nil ? 0 : MatchCosts.unitNotFound, false)
    }
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
    if !isUnit, frame.unit != nil { cost += MatchCosts.unitNotFound }
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
    var finding = DoorFinding(
      cost: MatchCosts.numberBetween, level: .interpolated,
      point: from.towards(to, share: share),
      doubtMetres: LearnedDoubt.between(apartMetres: distance, precisionMetres: precision),
      door: share < 0.5 ? low : high, number: .between(left, right))
    finding.isSparse = LearnedDoubt.isSparse(
      doorCount: range.count, gap: Int(min(number - left, right - number)))
    return finding
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
  private func beyond(_ number: UInt32, in range: Range<Int>) -> DoorFinding {
    let (first, last) = (range.lowerBound, range.upperBound - 1)
    let door = number < tables.door(first, .number) ? first : last
    let nearest = tables.door(door, .number)
    let gap = Int(number > nearest ? number - nearest : nearest - number)
    var finding = DoorFinding(
      cost: MatchCosts.numberBeyond, level: .street, point: tables.point(ofDoor: door),
      doubtMetres: LearnedDoubt.beyond(gap: gap), door: door, number: .beyond(nearest))
    finding.isSparse = LearnedDoubt.isSparse(doorCount: range.count, gap: gap)
    return finding
  }

  /// The street as a whole.
  func whole(_ street: Int, count: Int, number: NumberFinding, cost: Double) -> DoorFinding {
    var finding = DoorFinding(
      cost: cost, level: .street, point: tables.point(ofStreet: street),
      doubtMetres: LearnedDoubt.street(
        radiusMetres: tables.radius(ofStreet: street), doorCount: count), door: nil,
      number: number)
    finding.isSparse = count < LearnedDoubt.outlineCount
    return finding
  }
}
