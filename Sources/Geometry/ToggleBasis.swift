/// The independent toggles of a leaf: every toggle in it is a symmetric difference of some of them.
///
/// With *r* of them a leaf has at most 2^*r* answers, kept in a table by the bits that crossings
/// flip. Where *m* areas of a partition meet, *r* is *m* − 1.
struct ToggleBasis {
  /// Independent toggles, in the order they were met: bit *i* stands for `elements[i]`.
  private(set) var elements: [UInt32] = []

  /// Each known toggle and its bits.
  private var known: [(toggle: UInt32, mask: UInt64)] = []

  /// For elimination: vectors with their smallest member, which no other holds as its smallest.
  private var reduced: [(vector: UInt32, pivot: UInt32, mask: UInt64)] = []

  /// The most elements that are looked for.
  static let rankLimit = 64

  /// The bits of a toggle; `nil` once there would be more than ``rankLimit`` elements.
  mutating func mask(of toggle: UInt32, sets: inout AreaSetInterner) -> UInt64? {
    if toggle == 0 { return 0 }
    if let found = known.first(where: { $0.toggle == toggle }) { return found.mask }
    var (rest, mask) = (toggle, UInt64(0))
    while let pivot = sets.members(of: rest).first {
      guard let vector = reduced.first(where: { $0.pivot == pivot }) else { break }
      rest = sets.symmetricDifference(rest, vector.vector)
      mask ^= vector.mask
    }
    if let pivot = sets.members(of: rest).first {
      guard elements.count < ToggleBasis.rankLimit else { return nil }
      let bit = UInt64(1) << UInt64(elements.count)
      elements.append(toggle)
      reduced.append((rest, pivot, mask ^ bit))
      mask = bit
    }
    known.append((toggle, mask))
    return mask
  }
}
