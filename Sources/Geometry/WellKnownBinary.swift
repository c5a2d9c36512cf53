internal import Domain

/// Reads and writes polygons as little-endian ISO well-known binary (WKB).
///
/// The form is fixed so that the digest of a boundary can be taken over it: always a multipolygon
/// (type 6), always little-endian, two dimensions, rings closed. ``MultiPolygon`` keeps rings open,
/// so the closing vertex is added on writing and checked and dropped on reading.
///
/// - SeeAlso: ISO 19125-1 (OGC 06-103r4), clause 8.2.
public enum WellKnownBinary {
  private static let polygonType: UInt32 = 3
  private static let multiPolygonType: UInt32 = 6
  private static let collectionType: UInt32 = 7

  /// Writes an area.
  ///
  /// - Complexity: O(*n*) in the number of vertices; 16 bytes for each.
  public static func encode(_ area: MultiPolygon) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(9 + area.polygons.count * 17 + area.vertexCount * 16)
    appendHeader(multiPolygonType, count: area.polygons.count, to: &bytes)
    for polygon in area.polygons {
      appendHeader(polygonType, count: polygon.rings.count, to: &bytes)
      for ring in polygon.rings { append(ring, to: &bytes) }
    }
    return bytes
  }

  /// Reads an area that ``encode(_:)`` wrote, or any polygon or multipolygon of the same form.
  ///
  /// - Throws: ``WellKnownBinaryError`` with the offset of the byte at fault.
  /// - Complexity: O(*n*) in the number of bytes; a false count cannot make it reserve more.
  public static func decode(_ bytes: [UInt8]) throws(WellKnownBinaryError) -> MultiPolygon {
    var reader = Reader(bytes: bytes)
    let area = try reader.area(passesOverLinesAndPoints: false)
    guard reader.offset == bytes.count else {
      throw .trailingBytes(offset: reader.offset, count: bytes.count - reader.offset)
    }
    return area
  }

  /// Reads the polygons of any geometry, leaving out the lines and points that an overlay of areas
  /// with common borders also returns.
  static func decodePolygons(_ bytes: [UInt8]) throws(WellKnownBinaryError) -> MultiPolygon {
    var reader = Reader(bytes: bytes)
    return try reader.area(passesOverLinesAndPoints: true)
  }

  private static func appendHeader(_ type: UInt32, count: Int, to bytes: inout [UInt8]) {
    bytes.append(1)
    append(type, to: &bytes)
    append(UInt32(count), to: &bytes)
  }

  private static func append(_ ring: [Coordinate], to bytes: inout [UInt8]) {
    guard let first = ring.first else { return append(UInt32(0), to: &bytes) }
    append(UInt32(ring.count + 1), to: &bytes)
    for vertex in ring { append(vertex, to: &bytes) }
    append(first, to: &bytes)
  }

  private static func append(_ vertex: Coordinate, to bytes: inout [UInt8]) {
    append(vertex.longitudeDegrees.bitPattern, to: &bytes)
    append(vertex.latitudeDegrees.bitPattern, to: &bytes)
  }

  private static func append<Word: FixedWidthInteger & UnsignedInteger>(
    _ word: Word, to bytes: inout [UInt8]
  ) {
    for shift in stride(from: 0, to: Word.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> Word(shift)))
    }
  }
}

/// Why bytes are not the well-known binary of an area.
public enum WellKnownBinaryError: Error, Hashable, Sendable {
  /// The bytes end where `needed` more were expected.
  case truncated(offset: Int, needed: Int)

  /// The byte order is not 1, little-endian.
  case unsupportedByteOrder(offset: Int, value: UInt8)

  /// The geometry is neither a polygon nor a multipolygon of two dimensions.
  case unexpectedType(offset: Int, value: UInt32)

  /// The last vertex of a ring is not its first.
  case ringNotClosed(offset: Int)

  /// A vertex is not a finite place on the globe.
  case notOnEarth(offset: Int, longitudeDegrees: Double, latitudeDegrees: Double)

  /// The area is complete and something follows it.
  case trailingBytes(offset: Int, count: Int)
}

extension WellKnownBinary {
  /// A place in the bytes.
  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    mutating func area(
      passesOverLinesAndPoints: Bool
    ) throws(WellKnownBinaryError) -> MultiPolygon {
      var polygons: [MultiPolygon.Polygon] = []
      try geometry(into: &polygons, passesOverLinesAndPoints: passesOverLinesAndPoints)
      return MultiPolygon(polygons: polygons)
    }

    private mutating func geometry(
      into polygons: inout [MultiPolygon.Polygon], passesOverLinesAndPoints: Bool
    ) throws(WellKnownBinaryError) {
      let start = offset
      let type = try header()
      switch type {
      case polygonType:
        polygons.append(try polygon())
      case multiPolygonType:
        for _ in 0..<(try count(itemBytesMin: 9)) {
          let start = offset
          let type = try header()
          guard type == polygonType else {
            throw .unexpectedType(offset: start + 1, value: type)
          }
          polygons.append(try polygon())
        }
      case 1 where passesOverLinesAndPoints: try skip(16)
      case 2 where passesOverLinesAndPoints: try skip(16 * (try count(itemBytesMin: 16)))
      case 4 where passesOverLinesAndPoints, 5 where passesOverLinesAndPoints,
        collectionType where passesOverLinesAndPoints:
        for _ in 0..<(try count(itemBytesMin: 5)) {
          try geometry(into: &polygons, passesOverLinesAndPoints: true)
        }
      default:
        throw .unexpectedType(offset: start + 1, value: type)
      }
    }

    private mutating func header() throws(WellKnownBinaryError) -> UInt32 {
      try require(5)
      guard bytes[offset] == 1 else {
        throw .unsupportedByteOrder(offset: offset, value: bytes[offset])
      }
      offset += 1
      return UInt32(truncatingIfNeeded: word(byteCount: 4))
    }

    private mutating func polygon() throws(WellKnownBinaryError) -> MultiPolygon.Polygon {
      var rings: [[Coordinate]] = []
      for _ in 0..<(try count(itemBytesMin: 4)) { rings.append(try ring()) }
      return MultiPolygon.Polygon(rings: rings)
    }

    private mutating func ring() throws(WellKnownBinaryError) -> [Coordinate] {
      let start = offset
      let vertexCount = try count(itemBytesMin: 16)
      var ring: [Coordinate] = []
      ring.reserveCapacity(vertexCount)
      for _ in 0..<vertexCount { ring.append(try vertex()) }
      guard let last = ring.popLast() else { return [] }
      guard let first = ring.first, first == last else { throw .ringNotClosed(offset: start) }
      return ring
    }

    private mutating func vertex() throws(WellKnownBinaryError) -> Coordinate {
      try require(16)
      let start = offset
      let longitude = Double(bitPattern: word(byteCount: 8))
      let latitude = Double(bitPattern: word(byteCount: 8))
      guard let vertex = Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude) else {
        throw .notOnEarth(
          offset: start, longitudeDegrees: longitude, latitudeDegrees: latitude)
      }
      return vertex
    }

    /// Reads a count and checks that so many items of the least size can still follow.
    private mutating func count(itemBytesMin: Int) throws(WellKnownBinaryError) -> Int {
      try require(4)
      let count = Int(word(byteCount: 4))
      try require(count * itemBytesMin)
      return count
    }

    private mutating func skip(_ byteCount: Int) throws(WellKnownBinaryError) {
      try require(byteCount)
      offset += byteCount
    }

    private func require(_ byteCount: Int) throws(WellKnownBinaryError) {
      guard bytes.count - offset >= byteCount else {
        throw .truncated(offset: bytes.count, needed: byteCount - (bytes.count - offset))
      }
    }

    private mutating func word(byteCount: Int) -> UInt64 {
      var value: UInt64 = 0
      for place in 0..<byteCount { value |= UInt64(bytes[offset + place]) << UInt64(8 * place) }
      offset += byteCount
      return value
    }
  }
}
