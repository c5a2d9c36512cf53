/// Sets of areas, each kept once and named by a small number; used while an index is built.
///
/// Set 0 is the empty one.
struct AreaSetInterner {
  /// Members of all sets, one set after the other, each ascending.
  private var members: [UInt32] = []

  /// Where each set begins in `members`; one more at the end.
  private var starts: [Int] = [0, 0]

  /// Open addressing over contents: set + 1, or 0 for a free slot.
  private var slots: [UInt32] = Array(repeating: 0, count: 1 << 10)

  /// The last results of ``symmetricDifference(_:_:)``, by a hash of the pair.
  private var recentPairs: [UInt64] = Array(repeating: .max, count: AreaSetInterner.recentCount)
  private var recentResults: [UInt32] = Array(repeating: 0, count: AreaSetInterner.recentCount)

  private static let recentCount = 1 << 16

  /// Number of sets, the empty one included.
  var count: Int { starts.count - 1 }

  /// The members of a set, ascending.
  func members(of set: UInt32) -> ArraySlice<UInt32> {
    members[starts[Int(set)]..<starts[Int(set) + 1]]
  }

  /// The set of exactly these members, given ascending and without repetition.
  mutating func intern(_ sorted: ArraySlice<UInt32>) -> UInt32 {
    if sorted.isEmpty { return 0 }
    var slot = Int(truncatingIfNeeded: hash(sorted)) & (slots.count - 1)
    while slots[slot] != 0 {
      let candidate = slots[slot] - 1
      if members(of: candidate) == sorted { return candidate }
      slot = (slot + 1) & (slots.count - 1)
    }
    let set = UInt32(count)
    members.append(contentsOf: sorted)
    starts.append(members.count)
    slots[slot] = set + 1
    if count * 2 > slots.count { growSlots() }
    return set
  }

  /// The areas in exactly one of two sets.
  mutating func symmetricDifference(_ a: UInt32, _ b: UInt32) -> UInt32 {
    if a == 0 { return b }
    if b == 0 { return a }
    if a == b { return 0 }
    let pair = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
    let recent = Int(truncatingIfNeeded: mix(pair)) & (AreaSetInterner.recentCount - 1)
    if recentPairs[recent] == pair { return recentResults[recent] }
    let result = intern(merged(members(of: a), members(of: b))[...])
    recentPairs[recent] = pair
    recentResults[recent] = result
    return result
  }

  private func merged(_ a: ArraySlice<UInt32>, _ b: ArraySlice<UInt32>) -> [UInt32] {
    var result: [UInt32] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (a.startIndex, b.startIndex)
    while i < a.endIndex, j < b.endIndex {
      if a[i] == b[j] {
        i += 1
        j += 1
      } else if a[i] < b[j] {
        result.append(a[i])
        i += 1
      } else {
        result.append(b[j])
        j += 1
      }
    }
    result.append(contentsOf: a[i...])
    result.append(contentsOf: b[j...])
    return result
  }

  private mutating func growSlots() {
    slots = Array(repeating: 0, count: slots.count * 2)
    for set in 1..<count {
      var slot =
        Int(truncatingIfNeeded: hash(members(of: UInt32(set)))) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(set) + 1
    }
  }

  private func hash(_ set: ArraySlice<UInt32>) -> UInt64 {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for member in set { state = mix(state ^ UInt64(member)) }
    return state
  }

  /// The finaliser of SplitMix64: every input bit reaches every output bit.
  private func mix(_ value: UInt64) -> UInt64 {
    var mixed = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
