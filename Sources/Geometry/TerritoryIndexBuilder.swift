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
    for set in trie.numberedSets {
      content.setMembers += trie.sets.members(of: set).lazy.map { areas[Int($0)].ordinal }
      content.setStarts.append(UInt32(content.setMembers.count))
    }
    self.content = content
    header = content.header(key: key, root: trie.root)
  }

  /// The index as one piece of memory, as it would lie in a file.
  func bytes() -> IndexBytes {
    var header = header
    let content = content
    let bytes = unsafe IndexBytes(count: Int(header.totalBytes)) { buffer in
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
    case .borderVertices, .borderRuns, .borderBoxes: 0
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
    case .borderVertices, .borderRuns, .borderBoxes: break
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
