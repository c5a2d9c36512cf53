/// A small set in order, whose order is part of its value.
struct SortedSet<Element: Comparable & Hashable & Sendable>: Hashable, Sendable {
  private(set) var elements: [Element] = []

  /// Adds an element, unless it is there.
  ///
  /// - Complexity: O(log *n*) to find its place, O(*n*) to make room.
  mutating func insert(_ element: Element) {
    var low = 0
    var high = elements.count
    while low < high {
      let middle = (low + high) / 2
      if elements[middle] < element { low = middle + 1 } else { high = middle }
    }
    if low == elements.count || elements[low] != element { elements.insert(element, at: low) }
  }
}

extension SortedSet: StateCodable where Element: StateCodable {
  func write(to state: inout StateWriter) { elements.write(to: &state) }

  init(from state: inout StateReader) throws(StateDamage) {
    elements = try [Element](from: &state)
  }
}
