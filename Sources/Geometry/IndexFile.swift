internal import MappedFiles

/// The layout of a territory index: a header of 512 bytes, then sections aligned to 64 bytes.
///
/// Every number is little-endian. A file is rebuilt, never upgraded: another version is refused.
enum IndexFile {
  static let magic: [UInt8] = Array("ANCRTIDX".utf8)
  static let version: UInt32 = 2
  static let headerSize = 512
  static let alignment = 64
  static let keySize = 32

  /// The parts of the file, in the order they stand.
  enum Section: Int, CaseIterable {
    /// `UInt32` each: the root grid, then the nodes; see ``CellEntry``.
    case cells
    /// Words of eight bytes.
    case leaves
    /// `UInt32` each, one more than there are sets: where a set begins in `setMembers`.
    case setStarts
    /// `UInt32` each: ordinals of areas, ascending within a set.
    case setMembers
    /// `UInt32` each: the ordinals of all areas, ascending.
    case areaOrdinals
    /// `UInt16` each: the layer of each area.
    case areaLayers
    /// Two `Double` each, longitude and latitude: vertices of borders, run by run.
    case borderVertices
    /// See ``BorderRun``.
    case borderRuns
    /// See ``BorderBox``.
    case borderBoxes
  }

  /// What the header says.
  struct Header: Equatable {
    var key: [UInt8]
    var rootX: Int32
    var rootY: Int32
    var rootColumns: UInt32
    var rootRows: UInt32
    var rootShift: UInt32
    var bodyChecksum: UInt64
    var totalBytes: UInt64
    /// Offset and length of each section in bytes, in the order of ``Section``.
    var sections: [(offset: UInt64, length: UInt64)]

    static func == (left: Header, right: Header) -> Bool { left.encoded == right.encoded }

    /// The header's bytes, checksum included.
    var encoded: [UInt8] {
      var bytes = IndexFile.magic
      bytes.append(littleEndian: IndexFile.version)
      bytes.append(contentsOf: key)
      for value in [rootX, rootY] { bytes.append(littleEndian: UInt32(bitPattern: value)) }
      for value in [rootColumns, rootRows, rootShift] { bytes.append(littleEndian: value) }
      bytes.append(littleEndian: bodyChecksum)
      bytes.append(littleEndian: totalBytes)
      for section in sections {
        bytes.append(littleEndian: section.offset)
        bytes.append(littleEndian: section.length)
      }
      bytes.append(
        contentsOf: repeatElement(0, count: IndexFile.headerSize - 8 - bytes.count))
      bytes.append(littleEndian: Checksum.of(bytes))
      return bytes
    }

    /// Reads a header whose size, magic, version and checksum were seen to be right.
    init(decoding bytes: [UInt8]) {
      var reader = LittleEndianReader(bytes: bytes, offset: IndexFile.magic.count + 4)
      key = Array(bytes[reader.offset..<reader.offset + IndexFile.keySize])
      reader.offset += IndexFile.keySize
      rootX = Int32(bitPattern: reader.next())
      rootY = Int32(bitPattern: reader.next())
      rootColumns = reader.next()
      rootRows = reader.next()
      rootShift = reader.next()
      bodyChecksum = reader.next()
      totalBytes = reader.next()
      sections = []
      for _ in Section.allCases { sections.append((reader.next(), reader.next())) }
    }

    init(
      key: [UInt8], root: SquareGrid, bodyChecksum: UInt64, totalBytes: UInt64,
      sections: [(offset: UInt64, length: UInt64)]
    ) {
      self.key = key
      rootX = Int32(root.origin.x)
      rootY = Int32(root.origin.y)
      rootColumns = UInt32(root.columns)
      rootRows = UInt32(root.rows)
      rootShift = UInt32(root.origin.shift)
      self.bodyChecksum = bodyChecksum
      self.totalBytes = totalBytes
      self.sections = sections
    }
  }
}

/// Reads numbers from bytes whose length the caller has checked.
private struct LittleEndianReader {
  let bytes: [UInt8]
  var offset: Int

  mutating func next<Value: FixedWidthInteger & UnsignedInteger>() -> Value {
    var value: Value = 0
    for index in 0..<(Value.bitWidth / 8) {
      value |= Value(bytes[offset + index]) << Value(8 * index)
    }
    offset += Value.bitWidth / 8
    return value
  }
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
