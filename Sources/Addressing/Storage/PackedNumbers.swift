internal import Domain

/// Degrees as whole ten-millionths: about a centimetre, and back to the same seven decimals.
enum FixedDegrees {
  static func pack(_ degrees: Double) -> UInt32 {
    UInt32(bitPattern: Int32((degrees * 1e7).rounded()))
  }

  static func unpack(_ packed: UInt32) -> Double { Double(Int32(bitPattern: packed)) / 1e7 }

  /// The point of two packed numbers; `nil` where they are none, in a damaged file.
  static func point(_ longitude: UInt32, _ latitude: UInt32) -> Coordinate? {
    Coordinate(longitudeDegrees: unpack(longitude), latitudeDegrees: unpack(latitude))
  }
}

/// A postal code in 25 bits, in alphabetical order.
enum PackedCode {
  static func pack(_ code: PostalCode) -> UInt32 {
    var packed: UInt32 = 0
    for (place, byte) in code.text.utf8.enumerated() {
      let isLetter = place.isMultiple(of: 2)
      packed = packed * (isLetter ? 26 : 10) + UInt32(byte) - (isLetter ? 65 : 48)
    }
    return packed
  }

  static func unpack(_ packed: UInt32) -> PostalCode? {
    var rest = packed
    var bytes: [UInt8] = []
    for place in (0..<6).reversed() {
      let isLetter = place.isMultiple(of: 2)
      let base: UInt32 = isLetter ? 26 : 10
      bytes.append(UInt8(rest % base) + (isLetter ? 65 : 48))
      rest /= base
    }
    return rest == 0 ? PostalCode(String(decoding: bytes.reversed(), as: UTF8.self)) : nil
  }
}

/// Precision of a point in one byte: eighths of a power of two, from 1 m to about 3,900 km.
enum Precision {
  static func pack(_ metres: Double) -> UInt32 {
    guard metres > 1 else { return 0 }
    var code: UInt32 = 0
    while code < 255, unpack(code) < metres * 0.999 { code += 1 }
    return code
  }

  /// Never less than what was packed, up to the largest.
  static func unpack(_ code: UInt32) -> Double {
    let whole = Double(UInt64(1) << UInt64(code / 8))
    return whole * eighths[Int(code % 8)]
  }

  /// Two to the power of nought to seven eighths.
  private static let eighths = [
    1, 1.090507732665257, 1.189207115002721, 1.296839554651009, 1.414213562373095,
    1.542210825407941, 1.681792830507429, 1.834008086409342,
  ]
}

/// One to three characters as one number, in the order of their words.
enum PrefixKey {
  static let lengthMax = 3

  static func pack(_ scalars: some Sequence<UInt32>) -> UInt64 {
    var packed: UInt64 = 0
    var count: UInt64 = 0
    for scalar in scalars.prefix(lengthMax) {
      packed |= UInt64(scalar & 0x1F_FFFF) << (42 - 21 * count)
      count += 1
    }
    return packed
  }
}

/// Distances on the ground, near enough for ranking and for doubt.
enum GroundDistance {
  /// Metres between two points, within 0.5 % up to some hundred kilometres.
  static func metres(
    _ longitude: Double, _ latitude: Double, _ otherLongitude: Double, _ otherLatitude: Double
  ) -> Double {
    let metresPerDegree = 111_195.0
    let north = (otherLatitude - latitude) * metresPerDegree
    let middle = (otherLatitude + latitude) / 2
    let east = (otherLongitude - longitude) * metresPerDegree * cosine(degrees: middle)
    return (north * north + east * east).squareRoot()
  }

  static func metres(_ from: Coordinate, _ to: Coordinate) -> Double {
    metres(
      from.longitudeDegrees, from.latitudeDegrees, to.longitudeDegrees, to.latitudeDegrees)
  }

  /// The cosine by its series, the same on every machine; exact to 1e-7 from -90 to 90.
  private static func cosine(degrees: Double) -> Double {
    let x = degrees * .pi / 180
    let square = x * x
    var (sum, term) = (1.0, 1.0)
    for step in stride(from: 1.0, through: 11, by: 2) {
      term *= -square / (step * (step + 1))
      sum += term
    }
    return sum
  }
}
