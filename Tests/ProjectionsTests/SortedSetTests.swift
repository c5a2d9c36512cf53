import TestSupport
import Testing

@testable import Projections

@Suite("A set in order")
struct SortedSetTests {
  @Test("holds each element once, ascending, however many come and in whatever order")
  func random() throws {
    let seed: UInt64 = 20_261_130
    print("sorted set: seed \(seed)")
    var random = SplitMix64(seed: seed)
    for count in [0, 1, 2, 1_024, 1_025, 9_000] {
      let numbers = (0..<count).map { _ in Int.random(in: 0..<(count * 2), using: &random) }
      var (set, other) = (SortedSet<String>(), SortedSet<String>())
      for number in numbers { set.insert("\(number)") }
      for number in numbers.sorted() { other.insert("\(number)") }
      #expect(set.elements == Set(numbers.map(String.init)).sorted())
      // In another order the chunks differ, and so they do from stored bytes.
      #expect(set == other && set.hashValue == other.hashValue)
      var state = StateWriter()
      set.write(to: &state)
      var reader = StateReader(state.bytes)
      #expect(try SortedSet<String>(from: &reader) == set)
      other.insert("x")
      #expect(set != other)
      #expect(other.elements == set.elements + ["x"])
    }
  }

  @Test("goes on growing in order from stored bytes")
  func stored() throws {
    var set = SortedSet<String>()
    for number in 0..<3_000 { set.insert("\(number * 2)") }
    var state = StateWriter()
    set.write(to: &state)
    var reader = StateReader(state.bytes)
    var again = try SortedSet<String>(from: &reader)
    for number in 0..<3_000 { again.insert("\(number * 2 + 1)") }
    #expect(again.elements == (0..<6_000).map(String.init).sorted())
  }
}
