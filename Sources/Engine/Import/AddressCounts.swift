internal import Addressing
internal import Domain

/// What the rows of a table of addresses come to.
public struct AddressCounts: Hashable, Sendable {
  /// Doors, each counted once: a number on a street of a municipality, with its unit.
  public var doorCount = 0

  /// Streets, each counted once in its municipality.
  public var streetCount = 0

  /// Rows that name a place.
  public var placeCount = 0

  /// Postal codes, each counted once.
  public var postalCodeCount = 0

  /// Rows with a street and no number: they stand for the street.
  public var withoutNumberCount = 0

  /// Rows without a point, which say nothing.
  public var withoutPointCount = 0

  /// Rows whose postal code was none, and was left out.
  public var withoutPostalCodeCount = 0

  /// Rows that say a door once more.
  public var duplicateCount = 0

  public init() {}
}

/// Counts rows as they pass, in sixteen bytes or so for each door.
///
/// Doors, streets and codes are told apart by a digest of 64 bits: among four million doors two
/// different ones pass for the same once in two million tables.
struct AddressTally {
  private(set) var counts = AddressCounts()
  private(set) var rowCount = 0

  private var doors: Set<UInt64> = []
  private var streets: Set<UInt64> = []
  private var postalCodes: Set<UInt64> = []

  mutating func add(_ row: AddressRow) {
    rowCount += 1
    if row.lacks.contains(.point) { counts.withoutPointCount += 1 }
    if row.lacks.contains(.postalCode) { counts.withoutPostalCodeCount += 1 }
    if row.place != nil { counts.placeCount += 1 }
    if let record = row.record { add(record) }
  }

  private mutating func add(_ record: AddressRecord) {
    if let code = record.postalCode, postalCodes.insert(Self.digest([code.text])).inserted {
      counts.postalCodeCount += 1
    }
    guard let street = record.street else { return }
    let town = record.municipality ?? ""
    if streets.insert(Self.digest([street, town])).inserted { counts.streetCount += 1 }
    guard let number = record.number else {
      counts.withoutNumberCount += 1
      return
    }
    let door = [String(number), record.numberSuffix, record.unit ?? "", street, town]
    if doors.insert(Self.digest(door)).inserted {
      counts.doorCount += 1
    } else {
      counts.duplicateCount += 1
    }
  }

  /// FNV-1a over the texts, each closed by a byte that no text holds, its bits then mixed.
  ///
  /// - SeeAlso: G. Fowler et al., "The FNV Non-Cryptographic Hash Algorithm", RFC 9923; the last
  ///   step is that of SplitMix64.
  private static func digest(_ texts: [String]) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for text in texts {
      for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
      hash = (hash ^ 0xFF) &* 0x0100_0000_01B3
    }
    hash = (hash ^ hash >> 30) &* 0xBF58_476D_1CE4_E5B9
    hash = (hash ^ hash >> 27) &* 0x94D0_49BB_1331_11EB
    return hash ^ hash >> 31
  }
}
