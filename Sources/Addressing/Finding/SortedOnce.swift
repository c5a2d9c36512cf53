extension [UInt32] {
  /// Sorts the numbers, and keeps each once.
  mutating func sortOnce() {
    sort()
    var last: UInt32?
    removeAll { number in
      defer { last = number }
      return number == last
    }
  }
}
