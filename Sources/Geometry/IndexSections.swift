internal import MappedFiles

/// The plain sections of an index: sets of areas, and the areas themselves.
@safe
struct IndexSections: Sendable {
  private nonisolated(unsafe) let setStarts: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let setMembers: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let areaOrdinals: UnsafeBufferPointer<UInt32>
  private nonisolated(unsafe) let areaLayers: UnsafeBufferPointer<UInt16>

  /// The layers of the index, ascending.
  let layers: [UInt16]

  /// - Precondition: the header was checked against the bytes, which outlive this.
  @unsafe
  init(bytes: MappedBytes, header: IndexFile.Header) {
    unsafe setStarts = bytes.elements(of: UInt32.self, header.range(.setStarts))
    unsafe setMembers = bytes.elements(of: UInt32.self, header.range(.setMembers))
    unsafe areaOrdinals = bytes.elements(of: UInt32.self, header.range(.areaOrdinals))
    unsafe areaLayers = bytes.elements(of: UInt16.self, header.range(.areaLayers))
    layers = unsafe Set(areaLayers).sorted()
  }

  /// Number of stored sets, the empty one included.
  var setCount: Int { unsafe max(setStarts.count - 1, 0) }

  /// Appends the ordinals in a set; nothing where the bytes are damaged.
  func appendMembers(of set: Int, to ordinals: inout [UInt32]) {
    guard set >= 0, set < setCount else { return }
    let (start, end) = unsafe (Int(setStarts[set]), Int(setStarts[set + 1]))
    guard start <= end, unsafe end <= setMembers.count else { return }
    unsafe ordinals.append(contentsOf: setMembers[start..<end])
  }

  /// The number of each set by its members.
  func setsByMembers() -> [[UInt32]: UInt32] {
    var numbers: [[UInt32]: UInt32] = [:]
    for set in 0..<setCount {
      var members: [UInt32] = []
      appendMembers(of: set, to: &members)
      numbers[members] = UInt32(set)
    }
    return numbers
  }

  /// The layer of an area, or `nil` for an ordinal that is not in the index.
  func layer(ofArea ordinal: UInt32) -> UInt16? {
    var (low, high) = unsafe (0, min(areaOrdinals.count, areaLayers.count))
    while low < high {
      let middle = (low + high) / 2
      if unsafe areaOrdinals[middle] < ordinal { low = middle + 1 } else { high = middle }
    }
    guard unsafe low < areaOrdinals.count, unsafe areaOrdinals[low] == ordinal else { return nil }
    return unsafe areaLayers[low]
  }
}

extension IndexSections {
  /// The bits of a layer in ``BorderBox/layers``; all of them for `nil`.
  ///
  /// A layer's bit is its place among the layers of the index, the last bit from the 64th on.
  func bits(ofLayer layer: UInt16?) -> UInt64 {
    guard let layer else { return .max }
    guard let place = layers.firstIndex(of: layer) else { return 0 }
    return 1 << UInt64(min(place, 63))
  }

  /// Whether an area of a stored set has a layer that `body` accepts.
  func forAnyArea(of set: UInt32, _ body: (UInt16) -> Bool) -> Bool {
    var members: [UInt32] = []
    appendMembers(of: Int(set), to: &members)
    return members.contains { ordinal in layer(ofArea: ordinal).map(body) ?? false }
  }
}

extension IndexFile.Header {
  /// The bytes of a section.
  func range(_ section: IndexFile.Section) -> (offset: Int, byteCount: Int) {
    let range = sections[section.rawValue]
    return (Int(range.offset), Int(range.length))
  }
}

extension MappedBytes {
  /// The elements of a section; see ``elements(of:offset:byteCount:)``.
  func elements<Element: BitwiseCopyable>(
    of type: Element.Type, _ range: (offset: Int, byteCount: Int)
  ) -> UnsafeBufferPointer<Element> {
    unsafe elements(of: type, offset: range.offset, byteCount: range.byteCount)
  }
}

extension IndexFile {
  /// The header of an index, checked against itself and against the size of the file.
  ///
  /// After this, every section lies within the bytes and the root grid within its section.
  ///
  /// - Throws: ``TerritoryIndexError``: `notAnIndex`, `unknownVersion`, `damaged`, `wrongSize`.
  static func header(
    of bytes: MappedBytes, path: String
  ) throws(TerritoryIndexError) -> Header {
    let prefix = bytes.prefix(headerSize)
    guard prefix.count == headerSize, Array(prefix.prefix(magic.count)) == magic else {
      throw .notAnIndex(path: path)
    }
    let found = prefix[magic.count..<magic.count + 4].reversed().reduce(UInt32(0)) {
      $0 << 8 | UInt32($1)
    }
    guard found == version else {
      throw .unknownVersion(path: path, found: found, known: version)
    }
    let header = Header(decoding: prefix)
    guard header.encoded == prefix else { throw .damaged(path: path) }
    guard header.totalBytes == UInt64(bytes.count) else {
      throw .wrongSize(
        path: path, expectedBytes: header.totalBytes, foundBytes: UInt64(bytes.count))
    }
    guard header.isConsistent else { throw .damaged(path: path) }
    return header
  }
}

extension IndexFile.Header {
  /// Whether the parts fit each other: what lookups rely on without asking again.
  fileprivate var isConsistent: Bool {
    for section in sections {
      guard section.offset % UInt64(IndexFile.alignment) == 0,
        section.offset <= totalBytes, section.length <= totalBytes - section.offset
      else { return false }
    }
    let square = UInt64(rootColumns) * UInt64(rootRows)
    let limit = Int64(1) << 33
    return rootColumns > 0 && rootRows > 0 && rootShift < 32
      && square <= sections[IndexFile.Section.cells.rawValue].length / 4
      && abs(Int64(rootX)) + Int64(rootColumns) << Int64(rootShift) <= limit
      && abs(Int64(rootY)) + Int64(rootRows) << Int64(rootShift) <= limit
      && sections[IndexFile.Section.leaves.rawValue].length >= 8
  }
}
