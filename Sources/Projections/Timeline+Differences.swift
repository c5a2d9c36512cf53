public import Domain

/// An event because of which two vantages see something otherwise.
public struct Turn: Hashable, Sendable {
  /// Its position in the log.
  public let position: Int64

  /// Whether it is a correction that only one of the vantages knows of.
  public let isCorrection: Bool

  public init(position: Int64, isCorrection: Bool) {
    self.position = position
    self.isCorrection = isCorrection
  }
}

extension Sequence where Element == Turn {
  /// Each event once, by position; a correction wherever one of them says so.
  public var inOrder: [Turn] {
    let corrections: [Int64: Bool] = reduce(into: [:]) { found, turn in
      found[turn.position] = turn.isCorrection || found[turn.position, default: false]
    }
    return corrections.keys.sorted().map {
      Turn(position: $0, isCorrection: corrections[$0, default: false])
    }
  }
}

extension Timeline {
  /// The events because of which two vantages see this otherwise, by position; empty when they see
  /// the same.
  ///
  /// They are the same whichever vantage is named first. What happened in between and was undone
  /// again is not among them.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public func turns(between first: Vantage, and second: Vantage) -> [Turn] {
    let (left, right) = (entry(at: first), entry(at: second))
    guard left?.value != right?.value else { return [] }
    return [left?.turn(hiddenAt: second), right?.turn(hiddenAt: first)].compactMap { $0 }.inOrder
  }

  /// The events because of which only one of two vantages sees some of what was ever said, by position.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  func turnsOfAll(between first: Vantage, and second: Vantage) -> [Turn] {
    entries.compactMap { entry in
      let (left, right) = (entry.isSeen(at: first), entry.isSeen(at: second))
      guard left != right else { return nil }
      return entry.turn(hiddenAt: left ? second : first)
    }.inOrder
  }

  /// The days from which another value may count, as far as was known, in order.
  public func days(knownAt position: Int64) -> [CalendarDate] {
    entries.lazy.filter { $0.isKnown(at: position) }.map(\.effectiveOn)
  }
}

extension Timeline.Entry {
  fileprivate func isSeen(at vantage: Vantage) -> Bool {
    effectiveOn <= vantage.day && isKnown(at: vantage.position)
  }

  /// The event because of which a vantage does not see the entry; `nil` when it could, and sees a later
  /// one instead.
  fileprivate func turn(hiddenAt vantage: Vantage) -> Turn? {
    // What lies beyond the day is not seen whatever was corrected.
    if effectiveOn > vantage.day { return Turn(position: position, isCorrection: false) }
    if let correctedAt, correctedAt <= vantage.position {
      return Turn(position: correctedAt, isCorrection: true)
    }
    if position > vantage.position {
      return Turn(position: position, isCorrection: position != root)
    }
    return nil
  }
}
