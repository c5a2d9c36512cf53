internal import MappedFiles

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
  func circle(ofPlace place: Int) -> Double { metres(self.place(place, .circle)) }
  func radius(ofCode code: Int) -> Double { metres(self.code(code, .radius)) }

  /// Metres from a point to the farthest door, part or postal code of a place, or up to 4 % less; see
  /// ``PlaceOutline``.
  func outlineMetres(from point: PackedPoint, ofPlace place: Int) -> Double {
    var farthest = 0.0
    let range = placeOutlines[place].prefix(PlaceOutline.directionCount * 2)
    for index in stride(from: range.startIndex, to: range.endIndex - 1, by: 2) {
      let outer = PackedPoint(
        longitude: placeOutlines.members[index], latitude: placeOutlines.members[index + 1])
      farthest = max(farthest, point.metres(to: outer))
    }
    return farthest
  }

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
