public import Hashing

/// The last version and position of every stream, in the order in which the streams appeared.
///
/// The single writer checks expected versions here, in memory, so that the store needs no index on
/// (stream, version). Changes since ``begin()`` can be taken back.
public struct StreamHeads: Sendable {
  /// Name of each stream, by its index.
  public private(set) var names = TextTable()

  /// Number of events of each stream, by its index.
  public private(set) var versions: [Int64] = []

  /// Position of the last event of each stream, by its index.
  public private(set) var positions: [Int64] = []

  private var journal: [(index: Int, version: Int64, position: Int64)] = []
  private var countBefore = 0

  public init() {}

  /// Index of a stream, from 0; `nil` when it has no event.
  public func index(of name: String) -> Int? {
    names.index(of: name)
  }

  /// Number of events of a stream; 0 when it has none.
  public func version(of name: String) -> Int64 {
    index(of: name).map { versions[$0] } ?? 0
  }

  /// Adds a stream that has no event yet and returns its index.
  public mutating func add(_ name: String) -> Int {
    versions.append(0)
    positions.append(0)
    return names.add(name)
  }

  /// Sets the head of a stream that was read from a store.
  public mutating func restore(_ index: Int, version: Int64, position: Int64) {
    versions[index] = version
    positions[index] = position
  }

  /// Adds one event to a stream.
  ///
  /// - Returns: The event's version, and the position of the stream's event before it (0 if none).
  public mutating func advance(
    _ index: Int, to position: Int64
  ) -> (version: Int64, previous: Int64) {
    let previous = positions[index]
    let version = versions[index]
    journal.append((index, version, previous))
    versions[index] = version + 1
    positions[index] = position
    return (version + 1, previous)
  }

  /// Starts a group of changes that ``rollBack()`` takes back.
  public mutating func begin() {
    journal.removeAll(keepingCapacity: true)
    countBefore = names.count
  }

  /// Takes back all changes since ``begin()``.
  ///
  /// - Complexity: O(*n*) in the number of changes.
  public mutating func rollBack() {
    for change in journal.reversed() {
      versions[change.index] = change.version
      positions[change.index] = change.position
    }
    names.removeLast(toCount: countBefore)
    versions.removeSubrange(countBefore...)
    positions.removeSubrange(countBefore...)
    journal.removeAll(keepingCapacity: true)
  }
}
