/// Pairs of suffix and unit, each once, numbered in the order they come; 0 is the empty pair.
struct PairRegistry {
  struct Pair: Hashable {
    var suffix: String
    var unit: String
  }

  private(set) var pairs = [Pair(suffix: "", unit: "")]
  private var numbers: [Pair: UInt32] = [:]

  mutating func number(of suffix: String, _ unit: String) -> UInt32 {
    if suffix.isEmpty, unit.isEmpty { return 0 }
    let pair = Pair(suffix: suffix, unit: unit)
    if let number = numbers[pair] { return number }
    let number = UInt32(pairs.count)
    pairs.append(pair)
    numbers[pair] = number
    return number
  }

  /// The numbers from 0 in alphabetical order: the new number of each old one, and the old ones in
  /// their new order.
  func sorted() -> (newNumbers: [UInt32], order: [Int]) {
    let order = pairs.indices.sorted { left, right in
      let (a, b) = (pairs[left], pairs[right])
      return (a.suffix, a.unit) < (b.suffix, b.unit)
    }
    var newNumbers = [UInt32](repeating: 0, count: pairs.count)
    for (new, old) in order.enumerated() { newNumbers[old] = UInt32(new) }
    return (newNumbers, order)
  }
}

/// Sets of places, each once, numbered in the order they come; 0 is the empty set.
struct PlaceSetRegistry {
  private(set) var sets: [[UInt32]] = [[]]
  private var numbers: [[UInt32]: UInt32] = [[]: 0]

  mutating func number(of places: [UInt32]) -> UInt32 {
    if places.isEmpty { return 0 }
    let sorted = Set(places).sorted()
    if let number = numbers[sorted] { return number }
    let number = UInt32(sets.count)
    sets.append(sorted)
    numbers[sorted] = number
    return number
  }

  /// The sets in their new names: the new number of each old one, and the new sets, ascending.
  func renamed(_ newNames: [UInt32]) -> (newNumbers: [UInt32], sets: [[UInt32]]) {
    let renamed = sets.map { set in Set(set.map { newNames[Int($0)] }).sorted() }
    let unique = Set(renamed).sorted { $0.lexicographicallyPrecedes($1) }
    let numbers = Dictionary(uniqueKeysWithValues: unique.enumerated().map { ($1, UInt32($0)) })
    return (renamed.map { numbers[$0] ?? 0 }, unique)
  }
}
