public import Domain
public import Hashing

/// A value with exactly one stored form, so that equal states are equal bytes.
public protocol StateCodable {
  /// Writes the value.
  func write(to state: inout StateWriter)

  /// Reads what ``write(to:)`` wrote.
  ///
  /// - Throws: ``StateDamage`` when the bytes are not such a form.
  init(from state: inout StateReader) throws(StateDamage)
}

/// The bytes of a stored state are not what was written.
public struct StateDamage: Error, Hashable {
  /// Offset at which they stop making sense.
  public let byteOffset: Int
}

/// Collects the bytes of a state.
///
/// Whole numbers are written seven bits at a time, lowest first; signed ones with the sign in the
/// lowest bit; texts as their count of UTF-8 bytes and the bytes.
public struct StateWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public mutating func write(_ count: Int) {
    write(UInt64(count))
  }

  public mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  public mutating func write(raw: some Sequence<UInt8>) {
    bytes.append(contentsOf: raw)
  }
}

/// Reads a state back from its bytes.
public struct StateReader: Sendable {
  private let bytes: [UInt8]
  public private(set) var byteOffset: Int

  public init(_ bytes: [UInt8], from byteOffset: Int = 0) {
    self.bytes = bytes
    self.byteOffset = byteOffset
  }

  public var isAtEnd: Bool { byteOffset == bytes.count }

  public var damage: StateDamage { StateDamage(byteOffset: byteOffset) }

  /// Reads a whole number.
  ///
  /// - Throws: ``StateDamage`` at the end of the bytes or for more than 64 bits.
  public mutating func unsigned() throws(StateDamage) -> UInt64 {
    var value: UInt64 = 0
    for shift in stride(from: UInt64(0), through: 63, by: 7) {
      let byte = try byte()
      value |= UInt64(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
    }
    throw damage
  }

  /// Reads a count of things that take at least one byte each.
  ///
  /// - Throws: ``StateDamage`` when that many could not follow.
  public mutating func count() throws(StateDamage) -> Int {
    let value = try unsigned()
    guard value <= UInt64(bytes.count - byteOffset) else { throw damage }
    return Int(value)
  }

  /// Reads one byte.
  ///
  /// - Throws: ``StateDamage`` at the end of the bytes.
  public mutating func byte() throws(StateDamage) -> UInt8 {
    guard byteOffset < bytes.count else { throw damage }
    defer { byteOffset += 1 }
    return bytes[byteOffset]
  }

  /// Reads a number of bytes.
  ///
  /// - Throws: ``StateDamage`` when there are fewer.
  public mutating func raw(count: Int) throws(StateDamage) -> ArraySlice<UInt8> {
    guard count <= bytes.count - byteOffset else { throw damage }
    defer { byteOffset += count }
    return bytes[byteOffset..<byteOffset + count]
  }
}

// MARK: - Values of the language

extension Int64: StateCodable {
  public func write(to state: inout StateWriter) {
    state.write(UInt64(bitPattern: (self << 1) ^ (self >> 63)))
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let value = try state.unsigned()
    self = Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }
}

extension Int: StateCodable {
  public func write(to state: inout StateWriter) { Int64(self).write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    self = Int(try Int64(from: &state))
  }
}

extension Bool: StateCodable {
  public func write(to state: inout StateWriter) { state.write(self ? 1 : 0) }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.byte() {
    case 0: self = false
    case 1: self = true
    default: throw state.damage
    }
  }
}

extension Double: StateCodable {
  public func write(to state: inout StateWriter) {
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      state.write(raw: [UInt8(truncatingIfNeeded: bitPattern >> shift)])
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    var pattern: UInt64 = 0
    for (index, byte) in try state.raw(count: 8).enumerated() {
      pattern |= UInt64(byte) << UInt64(index * 8)
    }
    self.init(bitPattern: pattern)
  }
}

extension String: StateCodable {
  public func write(to state: inout StateWriter) {
    state.write(utf8.count)
    state.write(raw: utf8)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let count = try state.count()
    self.init(decoding: try state.raw(count: count), as: UTF8.self)
  }
}

extension Optional: StateCodable where Wrapped: StateCodable {
  public func write(to state: inout StateWriter) {
    (self != nil).write(to: &state)
    self?.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self = try Bool(from: &state) ? .some(try Wrapped(from: &state)) : nil
  }
}

extension Array: StateCodable where Element: StateCodable {
  public func write(to state: inout StateWriter) {
    state.write(count)
    for element in self { element.write(to: &state) }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let count = try state.count()
    self = []
    reserveCapacity(count)
    for _ in 0..<count { append(try Element(from: &state)) }
  }
}

extension Dictionary: StateCodable where Key: StateCodable & Comparable, Value: StateCodable {
  /// Writes the pairs in order of key: the order of a dictionary is never seen outside.
  public func write(to state: inout StateWriter) {
    state.write(count)
    for (key, value) in sorted(by: { $0.key < $1.key }) {
      key.write(to: &state)
      value.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let count = try state.count()
    self = [:]
    reserveCapacity(count)
    for _ in 0..<count {
      let key = try Key(from: &state)
      self[key] = try Value(from: &state)
    }
  }
}

// MARK: - Values of the domain

extension CalendarDate: StateCodable {
  public func write(to state: inout StateWriter) { Int64(daysSince1970).write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    guard let days = Int32(exactly: try Int64(from: &state)) else { throw state.damage }
    self.init(daysSince1970: days)
  }
}

extension Digest: StateCodable {
  public func write(to state: inout StateWriter) { state.write(raw: bytes) }

  public init(from state: inout StateReader) throws(StateDamage) {
    guard let digest = Digest(bytes: try state.raw(count: Digest.byteCount)) else {
      throw state.damage
    }
    self = digest
  }
}

extension EntityID where Self: StateCodable {
  public func write(to state: inout StateWriter) { text.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(trusted: try String(from: &state))
  }
}

extension TerritoryID: StateCodable {}
extension OrganizationID: StateCodable {}
extension ResourceID: StateCodable {}
extension ServiceID: StateCodable {}
extension DatasetID: StateCodable {}
extension CategoryID: StateCodable {}
extension PartnershipID: StateCodable {}

extension RawRepresentable where Self: StateCodable, RawValue == String {
  public func write(to state: inout StateWriter) { rawValue.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    guard let value = Self(rawValue: try String(from: &state)) else { throw state.damage }
    self = value
  }
}

extension ResourceKind: StateCodable {}
extension ServiceMode: StateCodable {}
extension ClienteleRule: StateCodable {}
extension CostKind: StateCodable {}
extension GroupRhythm: StateCodable {}
extension AccessRoute: StateCodable {}
extension GroupKind: StateCodable {}
extension GroupOpenness: StateCodable {}
extension DatasetRole: StateCodable {}
