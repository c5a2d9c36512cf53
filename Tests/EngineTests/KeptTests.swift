import Testing

@testable import Engine

@Suite("What is worked out once and kept")
struct KeptTests {
  @Test("Each key is worked out once, until there are too many")
  func forgets() {
    let kept = KeptEach<Int, Int>(countMax: 2)
    var made: [Int] = []
    func value(_ key: Int) -> Int {
      kept.value(key) {
        made.append(key)
        return key * key
      }
    }
    #expect([1, 2, 1, 2].map(value) == [1, 4, 1, 4])
    #expect(made == [1, 2])
    #expect([3, 1].map(value) == [9, 1])
    #expect(made == [1, 2, 3, 1])
  }

  @Test("What could not be worked out is not kept")
  func failures() {
    struct Failure: Error {}
    let kept = KeptEach<Int, Int>()
    #expect(throws: Failure.self) { try kept.value(1) { throw Failure() } }
    #expect(kept.value(1) { 7 } == 7)
  }
}
