internal import MappedFiles

/// The layout of an address index: a header of 1,024 bytes, then sections aligned to 64 bytes.
///
/// Every number is little-endian. A file is rebuilt, never upgraded: another version is refused.
/// `AddressIndex.md` describes it.
enum IndexLayout {
  static let magic: [UInt8] = Array("ANCRADDR".utf8)
  static let version: UInt32 = 2
  static let headerSize = 1024
  static let alignment = 64
  static let keySize = 32

  /// The parts of the file, in the order they stand.
  ///
  /// A list of lists is two sections: `…Starts` has one number more than there are lists, where each
  /// begins in the other.
  enum Section: Int, CaseIterable {
    /// UTF-8 of all texts people see, one after the other.
    case textBytes
    case textStarts

    /// UTF-8 of the folded words, in ascending order of bytes.
    case wordBytes
    case wordStarts
    /// The word that each word stands for: mostly itself; for `deuxieme`, `2e`.
    case wordTargets

    /// Buckets of the words with up to two letters left out; see ``DeletionHash``.
    case deletionStarts
    case deletionTags
    case deletionWords

    /// Names of streets and places: lists of words.
    case nameWordStarts
    case nameWords
    /// An open table of names by hash: number + 1, or 0 for a free slot.
    case nameSlots
    /// Doors of all streets of each name.
    case nameDoorCounts

    /// Names of streets that hold a word, ascending.
    case wordNameStarts
    case wordNames
    /// Names of places that hold a word, ascending.
    case wordPlaceNameStarts
    case wordPlaceNames
    /// Streets whose name holds a word, ascending.
    case wordAllStreetStarts
    case wordAllStreets
    /// Streets of a name, ascending.
    case nameStreetStarts
    case nameStreets
    /// Places of a name, ascending.
    case namePlaceStarts
    case namePlaces

    /// See ``StreetField``.
    case streets
    /// See ``DoorField``.
    case doors
    /// Pairs of texts: suffix of the number, unit.
    case doorTexts
    /// Places besides the municipality that doors belong to.
    case placeSetStarts
    case placeSets
    /// See ``PlaceField``.
    case places
    /// The outermost points of each place: pairs of longitude and latitude; none for one of a point
    /// only.
    case placeOutlineStarts
    case placeOutlines
    /// Streets with doors in a place that is not their municipality, ascending.
    case placeStreetStarts
    case placeStreets

    /// See ``CodeField``; ascending by code.
    case codes
    /// Streets with doors of a postal code, ascending.
    case codeStreetStarts
    case codeStreets

    /// Beginnings of words, of one to three characters, ascending; see ``PrefixKey``.
    case prefixKeys
    /// Streets with the most doors for each beginning, most first.
    case prefixStreetStarts
    case prefixStreets
    /// Streets with the most doors for each word, most first.
    case wordStreetStarts
    case wordStreets
  }

  /// What the header says.
  struct Header: Equatable {
    var key: [UInt8]
    var bodyChecksum: UInt64
    var totalBytes: UInt64
    /// Offset and length of each section in bytes, in the order of ``Section``.
    var offsets: [UInt64]
    var lengths: [UInt64]

    init(key: [UInt8]) {
      self.key = key
      bodyChecksum = 0
      totalBytes = 0
      offsets = Section.allCases.map { _ in 0 }
      lengths = offsets
    }

    /// The header's bytes, checksum included.
    var encoded: [UInt8] {
      var bytes = IndexLayout.magic
      bytes.append(littleEndian: IndexLayout.version)
      bytes += key
      bytes.append(littleEndian: bodyChecksum)
      bytes.append(littleEndian: totalBytes)
      for section in offsets.indices {
        bytes.append(littleEndian: offsets[section])
        bytes.append(littleEndian: lengths[section])
      }
      bytes += [UInt8](repeating: 0, count: IndexLayout.headerSize - 8 - bytes.count)
      bytes.append(littleEndian: Checksum.of(bytes))
      return bytes
    }

    /// Reads a header of ``headerSize`` bytes.
    init(decoding bytes: [UInt8]) {
      var place = IndexLayout.magic.count + 4
      func next() -> UInt64 {
        let value = bytes[place..<place + 8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        place += 8
        return value
      }
      key = Array(bytes[place..<place + IndexLayout.keySize])
      place += IndexLayout.keySize
      bodyChecksum = next()
      totalBytes = next()
      offsets = []
      lengths = []
      for _ in Section.allCases {
        offsets.append(next())
        lengths.append(next())
      }
    }
  }

  /// The header of an index, checked against itself and against the size of the file: after this,
  /// every section lies within the bytes.
  ///
  /// - Throws: ``AddressIndexError``: `notAnIndex`, `unknownVersion`, `damaged`, `wrongSize`.
  static func header(
    of bytes: MappedBytes, path: String
  ) throws(AddressIndexError) -> Header {
    let prefix = bytes.prefix(headerSize)
    guard prefix.count == headerSize, Array(prefix.prefix(magic.count)) == magic else {
      throw .notAnIndex(path: path)
    }
    let found = prefix[magic.count..<magic.count + 4].reversed().reduce(UInt32(0)) {
      $0 << 8 | UInt32($1)
    }
    guard found == version else { throw .unknownVersion(path: path, found: found, known: version) }
    let header = Header(decoding: prefix)
    guard header.encoded == prefix else { throw .damaged(path: path) }
    guard header.totalBytes == UInt64(bytes.count) else {
      throw .wrongSize(
        path: path, expectedBytes: header.totalBytes, foundBytes: UInt64(bytes.count))
    }
    for section in header.offsets.indices {
      guard header.offsets[section] % UInt64(alignment) == 0,
        header.offsets[section] <= header.totalBytes,
        header.lengths[section] <= header.totalBytes - header.offsets[section]
      else { throw .damaged(path: path) }
    }
    return header
  }
}

/// The numbers of a street, `UInt32` each.
enum StreetField: Int {
  static let width = 10

  case name
  /// The municipality.
  case place
  /// ``StreetKind`` in the lowest byte, ``StreetDirection`` in the next.
  case kindAndDirection
  /// The street as people write it.
  case text
  case firstDoor
  case doorCount
  /// A door in the middle, or the point the source gives; see ``FixedDegrees``.
  case longitude
  case latitude
  /// Metres from there to the farthest door, as the bits of a `Float`.
  case radius
  /// Set of other places of all its doors.
  case placeSet
}

/// The numbers of a door, `UInt32` each; doors of a street ascend by number, suffix, unit, point.
enum DoorField: Int {
  static let width = 6

  case number
  /// A pair of suffix and unit.
  case texts
  case longitude
  case latitude
  /// Place of its postal code among the codes, plus one, in the lower 24 bits; precision above, see
  /// ``Precision``.
  case codeAndPrecision
  case placeSet
}

/// The numbers of a place, `UInt32` each.
enum PlaceField: Int {
  static let width = 12

  case name
  case text
  /// Text of the type of municipality; 0 for none.
  case type
  /// ``AddressPlace/Kind``.
  case kind
  /// The municipality it is part of, plus one; 0 for none.
  case parent
  case longitude
  case latitude
  /// Metres, as the bits of a `Float`.
  case radius
  /// Streets of a municipality stand together.
  case firstStreet
  case streetCount
  case doorCount
  /// Metres around the point that are part of it whatever the outline says, as the bits of a `Float`.
  case circle
}

/// The numbers of a postal code, `UInt32` each.
enum CodeField: Int {
  static let width = 6

  /// See ``PackedCode``.
  case code
  case longitude
  case latitude
  /// Metres to the farthest door or point, as the bits of a `Float`.
  case radius
  case doorCount
  /// The municipality of most of its doors, plus one; 0 for none.
  case place
}

extension [UInt8] {
  fileprivate mutating func append<Value: FixedWidthInteger & UnsignedInteger>(
    littleEndian value: Value
  ) {
    for index in 0..<(Value.bitWidth / 8) {
      append(UInt8(truncatingIfNeeded: value >> Value(8 * index)))
    }
  }
}
