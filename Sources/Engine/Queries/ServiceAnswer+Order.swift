internal import Domain

/// The first sixteen bytes of a category's code: what differs in them is in the order of the codes.
struct CategoryKey: Equatable, Sendable {
  private let (first, second): (UInt64, UInt64)

  /// Whether the code is no longer: equal keys are then equal codes.
  let isWhole: Bool

  init(_ category: ServiceCategory) {
    func word(_ bytes: Substring.UTF8View.SubSequence) -> UInt64 {
      bytes.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(56 - 8 * $1.offset) }
    }
    let bytes = category.code[...].utf8
    (first, second) = (word(bytes.prefix(8)), word(bytes.dropFirst(8).prefix(8)))
    isWhole = bytes.count <= 16
  }

  static func == (left: CategoryKey, right: CategoryKey) -> Bool {
    left.first == right.first && left.second == right.second && left.isWhole == right.isWhole
  }

  static func < (left: CategoryKey, right: CategoryKey) -> Bool {
    if left.first != right.first { return left.first < right.first }
    if left.second != right.second { return left.second < right.second }
    return left.isWhole && !right.isWhole
  }
}

extension SharedAnswer {
  /// Whether it comes before another of its category, group and distance.
  func comesFirstByName(_ other: SharedAnswer) -> Bool {
    let (one, another) = (card.details.name, other.card.details.name)
    return one == another ? card.id < other.card.id : one < another
  }
}

extension [ServiceAnswer] {
  /// Two lists by group, category, distance and name, in one.
  func merged(with others: [ServiceAnswer]) -> [ServiceAnswer] {
    if others.isEmpty { return self }
    var merged: [ServiceAnswer] = []
    merged.reserveCapacity(count + others.count)
    var next = startIndex
    for other in others {
      while next < endIndex, self[next].comesFirst(other) {
        merged.append(self[next])
        next += 1
      }
      merged.append(other)
    }
    return merged + self[next...]
  }
}

extension ServiceAnswer {
  /// Whether it comes before another: by group, category, distance and name.
  fileprivate func comesFirst(_ other: ServiceAnswer) -> Bool {
    if group != other.group { return group.rank < other.group.rank }
    if said.categoryKey != other.said.categoryKey {
      return said.categoryKey < other.said.categoryKey
    }
    if details.category != other.details.category {
      return details.category < other.details.category
    }
    let metres = (distanceMetres ?? .infinity, other.distanceMetres ?? .infinity)
    return metres.0 == metres.1
      ? said.comesFirstByName(other.said) : metres.0 < metres.1
  }
}

extension [CategoryComparison] {
  /// Two lists in order of category, in one; of a category that is in both, the first says more.
  func merged(with others: [CategoryComparison]) -> [CategoryComparison] {
    if others.isEmpty { return self }
    var merged: [CategoryComparison] = []
    merged.reserveCapacity(count + others.count)
    var next = others.startIndex
    for comparison in self {
      while next < others.endIndex, others[next].category <= comparison.category {
        if others[next].category < comparison.category { merged.append(others[next]) }
        next += 1
      }
      merged.append(comparison)
    }
    return merged + others[next...]
  }
}
