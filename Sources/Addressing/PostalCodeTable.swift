public import Domain

/// The points known for each postal code, in one compact table.
///
/// The stored form is little-endian: eight bytes of magic, the caller's key of 32 bytes, the count of
/// codes and of points (4 bytes each); for each code in order its six characters and the index of its
/// first point (10 bytes); for each point 0 where it stands for the code, 1 for a door, 2 for a building
/// that people name (1 byte), longitude and latitude (8 bytes each).
public struct PostalCodeTable: Sendable {
  /// One point of a postal code.
  public struct Entry: Hashable, Sendable {
    public var point: Coordinate

    /// Whether it is a door; otherwise it stands for the whole code.
    public var isDoor: Bool

    /// Whether that door is of a building that people name, such as a school: it says nothing of where
    /// people live.
    public var isBuilding: Bool

    public init(point: Coordinate, isDoor: Bool, isBuilding: Bool = false) {
      self.point = point
      self.isDoor = isDoor || isBuilding
      self.isBuilding = isBuilding
    }
  }

  /// The stored bytes are not such a table.
  public struct Damaged: Error, Hashable {
    /// Offset at which they stop making sense.
    public let byteOffset: Int
  }

  /// Bytes of a key.
  public static let keyByteCount = 32

  /// The stored form.
  public let bytes: [UInt8]

  private let codeCount: Int
  private let pointCount: Int

  private static let magic = Array("ANCRPC02".utf8)
  private static let headerByteCount = magic.count + keyByteCount + 8
  private static let codeByteCount = 10
  private static let pointByteCount = 17

  /// Builds a table; points that a code has twice are kept once.
  ///
  /// - Precondition: `key` has 32 bytes.
  /// - Complexity: O(*n* log *n*) in the number of points.
  public init(_ entries: [PostalCode: [Entry]], key: [UInt8]) {
    precondition(key.count == Self.keyByteCount, "A key has 32 bytes, not \(key.count)")
    var bytes = Self.magic + key
    var points: [UInt8] = []
    var codes: [UInt8] = []
    var count = 0
    for (code, given) in entries.sorted(by: { $0.key.text < $1.key.text }) {
      codes += Array(code.text.utf8)
      Self.append(UInt32(count), to: &codes)
      for entry in Set(given).sorted(by: Self.comesFirst) {
        points.append(entry.isBuilding ? 2 : entry.isDoor ? 1 : 0)
        Self.append(entry.point.longitudeDegrees.bitPattern, to: &points)
        Self.append(entry.point.latitudeDegrees.bitPattern, to: &points)
        count += 1
      }
    }
    Self.append(UInt32(entries.count), to: &bytes)
    Self.append(UInt32(count), to: &bytes)
    self.bytes = bytes + codes + points
    codeCount = entries.count
    pointCount = count
  }

  /// Takes up a stored table.
  ///
  /// - Throws: ``Damaged`` when the bytes are no table, or none of this key.
  public init(bytes: [UInt8], key: [UInt8]) throws(Damaged) {
    guard bytes.count >= Self.headerByteCount, bytes.starts(with: Self.magic + key) else {
      throw Damaged(byteOffset: 0)
    }
    self.bytes = bytes
    codeCount = Int(Self.integer(UInt32.self, in: bytes, at: Self.magic.count + Self.keyByteCount))
    pointCount = Int(
      Self.integer(UInt32.self, in: bytes, at: Self.magic.count + Self.keyByteCount + 4))
    let expected =
      Self.headerByteCount + codeCount * Self.codeByteCount + pointCount * Self.pointByteCount
    guard bytes.count == expected else { throw Damaged(byteOffset: bytes.count) }
  }

  /// The points of a code, in a fixed order; empty when the table does not know it.
  ///
  /// - Throws: ``Damaged`` when the entry of the code points outside the table.
  /// - Complexity: O(log *n*) in the number of codes.
  public func entries(of code: PostalCode) throws(Damaged) -> [Entry] {
    let wanted = Array(code.text.utf8)
    let index = firstCode(from: wanted)
    guard index < codeCount, bytes[codeStart(index)...].starts(with: wanted) else { return [] }
    return try entries(ofCode: index)
  }

  /// The points that stand for the codes of an area, one for each code that has one: the area of a
  /// code is all that begin with the same three characters.
  ///
  /// - Throws: ``Damaged`` when an entry points outside the table.
  /// - Complexity: O(*n*) in the number of codes of the area.
  public func standIns(ofAreaOf code: PostalCode) throws(Damaged) -> [Coordinate] {
    let area = Array(code.text.utf8.prefix(3))
    var points: [Coordinate] = []
    var index = firstCode(from: area)
    while index < codeCount, bytes[codeStart(index)...].starts(with: area) {
      for entry in try entries(ofCode: index) where !entry.isDoor {
        points.append(entry.point)
        break
      }
      index += 1
    }
    return points
  }

  /// The place in the order of the first code that is not before some characters.
  private func firstCode(from wanted: [UInt8]) -> Int {
    var low = 0
    var high = codeCount
    while low < high {
      let middle = (low + high) / 2
      let start = codeStart(middle)
      if bytes[start..<start + 6].lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Hands on the points of each code, in order of code.
  ///
  /// - Throws: ``Damaged`` when an entry points outside the table.
  public func forEachCode(_ body: (PostalCode, [Entry]) -> Void) throws(Damaged) {
    for index in 0..<codeCount {
      let start = codeStart(index)
      guard let code = PostalCode(String(decoding: bytes[start..<start + 6], as: UTF8.self)) else {
        throw Damaged(byteOffset: start)
      }
      body(code, try entries(ofCode: index))
    }
  }

  /// The points of a code by its place in the order.
  private func entries(ofCode code: Int) throws(Damaged) -> [Entry] {
    let first = firstPoint(ofCode: code)
    let end = code + 1 < codeCount ? firstPoint(ofCode: code + 1) : pointCount
    guard first <= end, end <= pointCount else { throw Damaged(byteOffset: codeStart(code)) }
    var result: [Entry] = []
    for index in first..<end { result.append(try entry(index)) }
    return result
  }

  private func entry(_ index: Int) throws(Damaged) -> Entry {
    let start =
      Self.headerByteCount + codeCount * Self.codeByteCount + index * Self.pointByteCount
    let longitude = Double(bitPattern: Self.integer(UInt64.self, in: bytes, at: start + 1))
    let latitude = Double(bitPattern: Self.integer(UInt64.self, in: bytes, at: start + 9))
    guard let point = Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude) else {
      throw Damaged(byteOffset: start)
    }
    return Entry(point: point, isDoor: bytes[start] != 0, isBuilding: bytes[start] == 2)
  }

  private func codeStart(_ index: Int) -> Int {
    Self.headerByteCount + index * Self.codeByteCount
  }

  private func firstPoint(ofCode index: Int) -> Int {
    Int(Self.integer(UInt32.self, in: bytes, at: codeStart(index) + 6))
  }

  private static func comesFirst(_ left: Entry, _ right: Entry) -> Bool {
    let (a, b) = (left.point, right.point)
    if a.longitudeDegrees != b.longitudeDegrees { return a.longitudeDegrees < b.longitudeDegrees }
    if a.latitudeDegrees != b.latitudeDegrees { return a.latitudeDegrees < b.latitudeDegrees }
    return left.isDoor && !right.isDoor
  }

  private static func append<Value: FixedWidthInteger>(_ value: Value, to bytes: inout [UInt8]) {
    for shift in stride(from: 0, to: Value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> Value(shift)))
    }
  }

  private static func integer<Value: FixedWidthInteger>(
    _: Value.Type, in bytes: [UInt8], at start: Int
  ) -> Value {
    var value: Value = 0
    for index in 0..<Value.bitWidth / 8 {
      value |= Value(bytes[start + index]) << Value(index * 8)
    }
    return value
  }
}
