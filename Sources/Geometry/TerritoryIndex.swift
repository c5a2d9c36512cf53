public import Domain
internal import MappedFiles
internal import Synchronization

/// From a point to all areas of all layers that hold it, exactly.
///
/// **Exact** means to the stored coordinates: longitude and latitude are plane coordinates, edges
/// are straight between them, and no tolerance is used anywhere. An area holds a point when an
/// eastward ray from it meets the area's rings an odd number of times, all rings of all its
/// polygons together; for a valid multipolygon that is what one expects of holes and islands.
///
/// **On a border** a point is treated as if it were moved by an infinitely small step east, and by
/// an infinitely smaller step north. An edge is met when `(a.y > p.y) != (b.y > p.y)` and its
/// crossing with the ray is strictly east of the point. So a point on the border between areas of
/// a partition lies in exactly one of them, whatever the order of loading or the direction of
/// rings. A point of the outer border may lie in none.
///
/// The index is one piece of read-only memory, built or mapped from a file; any number of threads
/// may ask it at once. It does not copy the shapes.
///
/// A set of areas has a number of its own, so that looking up allocates nothing.
@safe
public final class TerritoryIndex: Sendable {
  /// What the caller called the boundaries this was built from: 32 bytes.
  public let key: [UInt8]

  let bytes: MappedBytes
  let trie: TrieView
  let sections: IndexSections
  let borders: BorderSearch
  private let bodyChecksum: UInt64
  private let lateSets = Mutex(LateSets())

  /// Sets that turned up while asking, in places where too many borders meet for a table.
  private struct LateSets {
    /// Numbers of all sets by their members, those of the file included; empty until needed.
    var numbers: [[UInt32]: UInt32] = [:]
    var added: [[UInt32]] = []
  }

  /// Builds an index.
  ///
  /// - Parameters:
  ///   - areas: all areas of all layers, in any order. Degenerate rings do no harm: repeated
  ///     vertices, spikes and rings without area hold no point.
  ///   - key: 32 bytes that name these boundaries, for instance a hash of them; kept in the file.
  /// - Throws: ``TerritoryIndexError/ordinalGivenTwice(_:)``;
  ///   ``TerritoryIndexError/tooLarge`` beyond 8 GB of borders.
  /// - Precondition: `key` has 32 bytes.
  /// - Complexity: about O(*n* log *n*) in the number of vertices.
  public convenience init(
    areas: [IndexedArea], key: [UInt8]
  ) throws(TerritoryIndexError) {
    precondition(key.count == IndexFile.keySize, "a key has 32 bytes")
    let bytes = try TerritoryIndexBuilder(areas: areas, key: key).bytes()
    try self.init(bytes: bytes, path: "")
  }

  /// Opens a file that ``write(replacing:)`` left, without reading it through.
  ///
  /// - Parameters:
  ///   - path: the file. It must not be changed in place while the index is in use.
  ///   - expectedKey: the 32 bytes the file must have been built with; `nil` takes any.
  /// - Throws: ``TerritoryIndexError``: `cannotOpen`, `notAnIndex`, `unknownVersion`,
  ///   `wrongSize`, `damaged` when the header is, `otherKey`.
  /// - Complexity: O(1).
  public convenience init(
    contentsOf path: String, expectedKey: [UInt8]? = nil
  ) throws(TerritoryIndexError) {
    let bytes: MappedBytes
    do {
      bytes = try MappedBytes(mapping: path, byteCountMin: IndexFile.headerSize)
    } catch {
      throw TerritoryIndexError(error, path: path)
    }
    try self.init(bytes: bytes, path: path)
    if let expectedKey, expectedKey != key { throw .otherKey(path: path) }
  }

  init(bytes: MappedBytes, path: String) throws(TerritoryIndexError) {
    let header = try IndexFile.header(of: bytes, path: path)
    self.bytes = bytes
    key = header.key
    bodyChecksum = header.bodyChecksum
    unsafe sections = IndexSections(bytes: bytes, header: header)
    unsafe borders = BorderSearch(bytes: bytes, header: header)
    trie = unsafe TrieView(
      cells: bytes.elements(of: UInt32.self, header.range(.cells)),
      leaves: bytes.elements(of: UInt64.self, header.range(.leaves)), header: header)
  }

  /// Writes the index to a file that takes the place of `path` at once, or not at all.
  ///
  /// - Throws: ``TerritoryIndexError/cannotWrite(path:code:)``.
  public func write(replacing path: String) throws(TerritoryIndexError) {
    do {
      try bytes.write(replacing: path)
    } catch {
      throw TerritoryIndexError(error, path: path)
    }
  }

  /// Whether every byte after the header is as it was written.
  ///
  /// Opening does not ask this, for it reads the whole file. Without it, damage inside the file
  /// can make answers wrong; it can never make a lookup fail or read elsewhere.
  public func isIntact() -> Bool {
    bytes.checksum(from: IndexFile.headerSize) == bodyChecksum
  }

  /// Number of sets of areas that the index was built with; their numbers run from 0.
  public var setCount: Int { sections.setCount }

  /// Size of the index in bytes, in memory and as a file.
  public var byteCount: Int { bytes.count }

  // MARK: One point

  /// The areas that hold a point.
  ///
  /// - Returns: their ordinals, ascending; empty outside everything.
  public func areas(at point: Coordinate) -> [UInt32] {
    areas(in: setID(at: point))
  }

  /// The set of areas that hold a point; allocates nothing.
  public func setID(at point: Coordinate) -> AreaSetID {
    setID(
      longitudeDegrees: point.longitudeDegrees, latitudeDegrees: point.latitudeDegrees)
  }

  /// The set of areas that hold a point; the empty set where a value is not a place on Earth.
  public func setID(longitudeDegrees: Double, latitudeDegrees: Double) -> AreaSetID {
    switch trie.answer(longitude: longitudeDegrees, latitude: latitudeDegrees) {
    case .set(let set): AreaSetID(rawValue: set)
    case .wideLeaf(let word): sumUp(word, longitudeDegrees, latitudeDegrees)
    }
  }

  /// The ordinals of the areas in a set, ascending; empty for a set of another index.
  public func areas(in set: AreaSetID) -> [UInt32] {
    var ordinals: [UInt32] = []
    appendAreas(in: set, to: &ordinals)
    return ordinals
  }

  /// Appends the ordinals of the areas in a set, ascending, to an array that is reused.
  public func appendAreas(in set: AreaSetID, to ordinals: inout [UInt32]) {
    let number = Int(set.rawValue)
    if number < sections.setCount {
      sections.appendMembers(of: number, to: &ordinals)
      return
    }
    let late = lateSets.withLock { state in
      number - sections.setCount < state.added.count
        ? state.added[number - sections.setCount] : []
    }
    ordinals.append(contentsOf: late)
  }

  // MARK: Many points

  /// The set of areas of each of many points; several times faster than one by one.
  ///
  /// - Parameters:
  ///   - longitudesDegrees: one for each point; a value that is no place on Earth gives the empty
  ///     set.
  ///   - latitudesDegrees: as many.
  ///   - sets: as many, overwritten.
  /// - Precondition: the three have the same count.
  public func setIDs(
    longitudesDegrees: Span<Double>, latitudesDegrees: Span<Double>,
    into sets: inout MutableSpan<AreaSetID>
  ) {
    precondition(
      longitudesDegrees.count == latitudesDegrees.count && longitudesDegrees.count == sets.count,
      "as many longitudes as latitudes and sets")
    unsafe longitudesDegrees.withUnsafeBufferPointer { xs in
      unsafe latitudesDegrees.withUnsafeBufferPointer { ys in
        unsafe sets.withUnsafeMutableBufferPointer { out in
          // An AreaSetID is laid out as its only property.
          unsafe out.withMemoryRebound(to: UInt32.self) { numbers in
            unsafe trie.answers(longitudes: xs, latitudes: ys, into: numbers)
          }
          for index in 0..<out.count where unsafe out[index].rawValue == TrieView.unresolved {
            unsafe out[index] = setID(longitudeDegrees: xs[index], latitudeDegrees: ys[index])
          }
        }
      }
    }
  }

  // MARK: Where too many borders meet

  /// Sums the toggles of a leaf without a table, and gives the set its number.
  private func sumUp(_ word: Int, _ longitude: Double, _ latitude: Double) -> AreaSetID {
    var members: Set<UInt32> = []
    var toggled: [UInt32] = []
    trie.forEachToggle(ofWideLeaf: word, longitude: longitude, latitude: latitude) { set in
      sections.appendMembers(of: Int(set), to: &toggled)
    }
    for ordinal in toggled { members.formSymmetricDifference([ordinal]) }
    if members.isEmpty { return .empty }
    return number(of: members.sorted())
  }

  private func number(of members: [UInt32]) -> AreaSetID {
    lateSets.withLock { state in
      if state.numbers.isEmpty { state.numbers = sections.setsByMembers() }
      if let known = state.numbers[members] { return AreaSetID(rawValue: known) }
      let number = UInt32(sections.setCount + state.added.count)
      state.added.append(members)
      state.numbers[members] = number
      return AreaSetID(rawValue: number)
    }
  }
}
