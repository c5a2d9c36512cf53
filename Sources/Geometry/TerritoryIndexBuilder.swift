internal import MappedFiles

/// Puts the sections of a territory index together.
struct TerritoryIndexBuilder {
  private let header: IndexFile.Header
  private let content: Content

  /// The sections as they were computed, not yet in their place.
  fileprivate struct Content {
    var cells: [UInt32] = []
    var leaves: [UInt64] = []
    var setStarts: [UInt32] = [0]
    var setMembers: [UInt32] = []
    var ordinals: [UInt32] = []
    var layers: [UInt16] = []
    var borders = BorderTree(segments: [], layers: { _ in 0 }, setNumber: { $0 })
  }

  /// Computes an index over areas.
  ///
  /// - Throws: ``TerritoryIndexError/ordinalGivenTwice(_:)`` and
  ///   ``TerritoryIndexError/tooLarge``.
  init(areas: [IndexedArea], key: [UInt8]) throws(TerritoryIndexError) {
    // The order of the ordinals, not of loading, decides everything below.
    let areas = areas.sorted { $0.ordinal < $1.ordinal }
    for (area, next) in zip(areas, areas.dropFirst()) where area.ordinal == next.ordinal {
      throw .ordinalGivenTwice(area.ordinal)
    }
    var sets = AreaSetInterner()
    var collector = BorderSegmentCollector(
      expectedCount: areas.reduce(0) { $0 + $1.shape.vertexCount })
    for (index, area) in areas.enumerated() {
      let singleton = sets.intern([UInt32(index)])
      collector.add(area.shape, singleton: singleton, sets: &sets)
    }
    let segments = collector.finished()
    guard segments.count < 1 << 30 else { throw .tooLarge }
    var trie = TrieBuilder(segments: segments, sets: sets)
    try trie.build()

    var content = Content()
    content.cells = trie.cells
    content.leaves = trie.leaves.isEmpty ? [0] : trie.leaves
    content.ordinals = areas.map(\.ordinal)
    content.layers = areas.map(\.layer)
    content.borders = TerritoryIndexBuilder.borders(segments, areas: areas, trie: &trie)
    for set in trie.numberedSets {
      content.setMembers += trie.sets.members(of: set).lazy.map { areas[Int($0)].ordinal }
      content.setStarts.append(UInt32(content.setMembers.count))
    }
    self.content = content
    header = content.header(key: key, root: trie.root)
  }

  private static func borders(
    _ segments: [BorderSegment], areas: [IndexedArea], trie: inout TrieBuilder
  ) -> BorderTree {
    let layers = Set(areas.map(\.layer)).sorted()
    let bits = areas.map { area in
      UInt64(1) << UInt64(min(layers.firstIndex(of: area.layer) ?? 0, 63))
    }
    var bitsOfSet: [UInt32: UInt64] = [:]
    var numbers: [UInt32: UInt32] = [:]
    for segment in segments where numbers[segment.toggles] == nil {
      let number = trie.number(of: segment.toggles)
      numbers[segment.toggles] = number
      bitsOfSet[number] = trie.sets.members(of: segment.toggles).reduce(0) { $0 | bits[Int($1)] }
    }
    return BorderTree(
      segments: segments, layers: { bitsOfSet[$0] ?? .max }, setNumber: { numbers[$0] ?? 0 })
  }

  /// The index as one piece of memory, as it would lie in a file.
  func bytes() -> MappedBytes {
    var header = header
    let content = content
    let bytes = unsafe MappedBytes(count: Int(header.totalBytes)) { buffer in
      for section in IndexFile.Section.allCases {
        let range = header.sections[section.rawValue]
        let target = unsafe UnsafeMutableRawBufferPointer(
          rebasing: buffer[Int(range.offset)..<Int(range.offset + range.length)])
        unsafe content.copy(section, into: target)
      }
      header.bodyChecksum = unsafe IndexFile.bodyChecksum(UnsafeRawBufferPointer(buffer))
      unsafe buffer.copyBytes(from: header.encoded)
    }
    return bytes
  }
}

extension TerritoryIndexBuilder.Content {
  fileprivate func header(key: [UInt8], root: SquareGrid) -> IndexFile.Header {
    var offset = IndexFile.headerSize
    var sections: [(offset: UInt64, length: UInt64)] = []
    for section in IndexFile.Section.allCases {
      sections.append((UInt64(offset), UInt64(byteCount(of: section))))
      let end = offset + byteCount(of: section)
      offset = (end + IndexFile.alignment - 1) / IndexFile.alignment * IndexFile.alignment
    }
    return IndexFile.Header(
      key: key, root: root, bodyChecksum: 0, totalBytes: UInt64(offset), sections: sections)
  }

  private func byteCount(of section: IndexFile.Section) -> Int {
    switch section {
    case .cells: cells.count * 4
    case .leaves: leaves.count * 8
    case .setStarts: setStarts.count * 4
    case .setMembers: setMembers.count * 4
    case .areaOrdinals: ordinals.count * 4
    case .areaLayers: layers.count * 2
    case .borderVertices: borders.vertices.count * MemoryLayout<SIMD2<Double>>.stride
    case .borderRuns: borders.runs.count * MemoryLayout<BorderRun>.stride
    case .borderBoxes: borders.boxes.count * MemoryLayout<BorderBox>.stride
    }
  }

  fileprivate func copy(
    _ section: IndexFile.Section, into target: UnsafeMutableRawBufferPointer
  ) {
    switch section {
    case .cells: unsafe TerritoryIndexBuilder.copy(cells, into: target)
    case .leaves: unsafe TerritoryIndexBuilder.copy(leaves, into: target)
    case .setStarts: unsafe TerritoryIndexBuilder.copy(setStarts, into: target)
    case .setMembers: unsafe TerritoryIndexBuilder.copy(setMembers, into: target)
    case .areaOrdinals: unsafe TerritoryIndexBuilder.copy(ordinals, into: target)
    case .areaLayers: unsafe TerritoryIndexBuilder.copy(layers, into: target)
    case .borderVertices: unsafe TerritoryIndexBuilder.copy(borders.vertices, into: target)
    case .borderRuns: unsafe TerritoryIndexBuilder.copy(borders.runs, into: target)
    case .borderBoxes: unsafe TerritoryIndexBuilder.copy(borders.boxes, into: target)
    }
  }
}

extension TerritoryIndexBuilder {
  fileprivate static func copy<Value: BitwiseCopyable>(
    _ values: [Value], into target: UnsafeMutableRawBufferPointer
  ) {
    unsafe values.withUnsafeBytes { unsafe target.copyMemory(from: $0) }
  }
}

extension IndexFile {
  /// The checksum of everything after the header.
  static func bodyChecksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
    var checksum = Checksum()
    var offset = headerSize
    while offset + 8 <= bytes.count {
      checksum.add(unsafe bytes.load(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    return checksum.value
  }
}
