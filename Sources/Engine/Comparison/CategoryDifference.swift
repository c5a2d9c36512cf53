public import Domain

/// What a category offers in two territories.
public struct CategoryDifference: Hashable, Sendable {
  /// How the two sides compare, what is for everyone left out: it is on both sides of every border.
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// The same services, each for the same part of the territory.
    case same
    /// The same services, some for another part of the territory.
    case otherExtent
    case different
    case onlyFirst
    case onlySecond
    /// Nothing but services for everyone.
    case everyone
    /// Nobody has said whom the services reach.
    case notStated
  }

  public var category: ServiceCategory
  public var relation: Relation

  /// Services bound to each territory, and those on both sides.
  public var onlyFirstCount: Int
  public var onlySecondCount: Int
  public var sharedCount: Int
}

/// Counts, category by category, what two territories have.
struct CategoryTally {
  private struct Counts {
    var onlyFirst = 0
    var onlySecond = 0
    var shared = 0
    var isOtherwise = false
    var isForEveryone = false
  }

  private var counts: [ServiceCategory: Counts] = [:]

  /// Counts a service where it is in either basket.
  mutating func add(_ pair: ServicePair) {
    let (left, right) = (pair.oldLine, pair.newLine)
    guard let line = right ?? left else { return }
    var count = counts[line.details.category] ?? Counts()
    if left?.isBound ?? false || right?.isBound ?? false {
      // Whoever is served as one of everyone on the other side is served there.
      switch (left?.isServing ?? false, right?.isServing ?? false) {
      case (true, false): count.onlyFirst += 1
      case (false, true): count.onlySecond += 1
      default:
        count.shared += 1
        if pair.differs { count.isOtherwise = true }
      }
    } else if line.extent == .everyone {
      count.isForEveryone = true
    }
    counts[line.details.category] = count
  }

  /// What was counted, in order of category.
  var categories: [CategoryDifference] {
    counts.sorted { $0.key < $1.key }.map { category, count in
      CategoryDifference(
        category: category, relation: Self.relation(count), onlyFirstCount: count.onlyFirst,
        onlySecondCount: count.onlySecond, sharedCount: count.shared)
    }
  }

  private static func relation(_ count: Counts) -> CategoryDifference.Relation {
    switch (count.onlyFirst > 0, count.onlySecond > 0, count.shared > 0) {
    case (false, false, false): count.isForEveryone ? .everyone : .notStated
    case (false, false, true): count.isOtherwise ? .otherExtent : .same
    case (true, false, false): .onlyFirst
    case (false, true, false): .onlySecond
    default: .different
    }
  }
}

extension BasketAnswer.Line {
  /// Whether it is bound to the territory: neither for everyone nor of unknown reach.
  fileprivate var isBound: Bool { extent == .whole || extent == .partly }

  /// Whether it is known to serve somebody here.
  fileprivate var isServing: Bool { extent != .notStated }
}
