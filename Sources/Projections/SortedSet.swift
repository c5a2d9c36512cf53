/// A set in order, whose order is part of its value.
struct SortedSet<Element: Comparable & Hashable & Sendable>: Sendable {
  /// In order and none empty, so that an element in the midst of many moves only some of them.
  private var chunks: [[Element]] = []

  /// As many elements move at most when one is inserted.
  private static var chunkSizeMax: Int { 1_024 }

  init() {}

  /// Takes elements that are in order, each once.
  private init(inOrder elements: [Element]) {
    chunks = stride(from: 0, to: elements.count, by: Self.chunkSizeMax).map {
      Array(elements[$0..<min($0 + Self.chunkSizeMax, elements.count)])
    }
  }

  /// All elements, ascending.
  ///
  /// - Complexity: O(1) for a small set, else O(*n*).
  var elements: [Element] { chunks.count == 1 ? chunks[0] : Array(chunks.joined()) }

  /// Adds an element, unless it is there.
  ///
  /// - Complexity: O(log *n*) to find its place, O(*n* / 1,024) to make room.
  mutating func insert(_ element: Element) {
    guard !chunks.isEmpty else {
      chunks = [[element]]
      return
    }
    // The first chunk that does not end before the element, or the last.
    let chunk = Self.lowerBound(chunks.count - 1) { index in
      chunks[index].last.map { $0 < element } ?? false
    }
    let place = Self.lowerBound(chunks[chunk].count) { chunks[chunk][$0] < element }
    guard place == chunks[chunk].count || chunks[chunk][place] != element else { return }
    chunks[chunk].insert(element, at: place)
    if chunks[chunk].count > Self.chunkSizeMax {
      let half = chunks[chunk].count / 2
      chunks.insert(Array(chunks[chunk][half...]), at: chunk + 1)
      chunks[chunk].removeSubrange(half...)
    }
  }

  /// The first index up to `count` that does not lie before what is looked for, by halving.
  private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SortedSet: Hashable {
  /// How the elements came there is no part of the value.
  static func == (left: Self, right: Self) -> Bool {
    left.chunks == right.chunks || left.chunks.joined().elementsEqual(right.chunks.joined())
  }

  func hash(into hasher: inout Hasher) { hasher.combine(elements) }
}

extension SortedSet: StateCodable where Element: StateCodable {
  func write(to state: inout StateWriter) { elements.write(to: &state) }

  init(from state: inout StateReader) throws(StateDamage) {
    self.init(inOrder: try [Element](from: &state))
  }
}
