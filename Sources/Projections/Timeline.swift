public import Domain

/// The values of one thing over time, each from a day on, and when the log learned and unlearned them.
///
/// Facts may be learned in any order: what counts on a day is the value with the latest effective
/// date on or before it, and of two on the same day the one whose fact was recorded last. A value that
/// was corrected stays, for those who ask what was known before the correction.
public struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
  /// A value and from when it holds.
  public struct Entry: Hashable, Sendable {
    public let effectiveOn: CalendarDate

    /// Position of the event that says so.
    public let position: Int64

    /// Position of the fact that was first recorded: ``position``, but for a correction that of the
    /// fact that it corrects, whose place it takes.
    public let root: Int64
    public let value: Value

    /// Position of the correction that took the value back; `nil` while it stands.
    public fileprivate(set) var correctedAt: Int64?

    /// Whether it was known, and not yet taken back, once `position` was recorded.
    func isKnown(at position: Int64) -> Bool {
      self.position <= position && correctedAt.map { $0 > position } ?? true
    }
  }

  /// In order of effective date, then of ``Entry/root``, then of position.
  public private(set) var entries: [Entry] = []

  public init() {}

  init(entries: [Entry]) {
    self.entries = entries
  }

  /// Adds a value from the day of a fact on.
  ///
  /// - Complexity: O(log *n*) to find its place; O(1) to make room when facts come in order of
  ///   effective date, else O(*n*).
  mutating func set(_ value: Value, by fact: RecordedEvent) {
    let entry = Entry(
      effectiveOn: fact.effectiveOn, position: fact.position, root: fact.root, value: value)
    entries.insert(entry, at: firstIndex { $0.order > entry.order })
  }

  /// Takes back what a fact said, because a correction was recorded.
  ///
  /// - Parameters:
  ///   - root: Position of the fact.
  ///   - position: Position of the correction.
  mutating func takeBack(_ root: Int64, at position: Int64) {
    for index in entries.indices
    where entries[index].root == root && entries[index].correctedAt == nil {
      entries[index].correctedAt = position
    }
  }

  /// The entry that counts from a vantage; `nil` before the first.
  ///
  /// - Complexity: O(log *n* + *k*), where *k* counts the entries of the day or before that were not
  ///   known then, or no longer.
  public func entry(at vantage: Vantage) -> Entry? {
    var index = firstIndex { $0.effectiveOn > vantage.day }
    while index > 0 {
      index -= 1
      if entries[index].isKnown(at: vantage.position) { return entries[index] }
    }
    return nil
  }

  /// Everything that was said up to the vantage's day, as far as was known, by date.
  public func known(at vantage: Vantage) -> [Entry] {
    entries.filter { $0.effectiveOn <= vantage.day && $0.isKnown(at: vantage.position) }
  }

  /// Everything that counted on some day up to the vantage's, as far as was known, by date.
  func daily(at vantage: Vantage) -> [Entry] {
    let known = known(at: vantage)
    return known.indices.filter { index in
      index + 1 == known.count || known[index + 1].effectiveOn != known[index].effectiveOn
    }.map { known[$0] }
  }

  /// The value that counts from a vantage; `nil` before the first.
  public func value(at vantage: Vantage) -> Value? {
    entry(at: vantage)?.value
  }

  /// Whether such a value counted or was said on the vantage's day or before, as far as was known.
  func hasHeld(_ isMeant: (Value) -> Bool, by vantage: Vantage) -> Bool {
    entries.contains {
      $0.effectiveOn <= vantage.day && $0.isKnown(at: vantage.position) && isMeant($0.value)
    }
  }

  /// The entry that will count next, after the vantage's day, as far as was known; `nil` when nothing
  /// is announced.
  public func next(after vantage: Vantage) -> Entry? {
    let announced = entries[firstIndex { $0.effectiveOn > vantage.day }...].first {
      $0.isKnown(at: vantage.position)
    }
    // Of several on the same day the last one counts.
    return announced.flatMap {
      entry(at: Vantage(day: $0.effectiveOn, position: vantage.position))
    }
  }

  /// The index of the first entry that lies beyond a place in the order, by halving.
  ///
  /// Mostly it is the end, where facts are learned in order and questions are about today.
  private func firstIndex(_ isBeyond: (Entry) -> Bool) -> Int {
    guard let last = entries.last, isBeyond(last) else { return entries.count }
    var (low, high) = (0, entries.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if isBeyond(entries[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Timeline.Entry {
  fileprivate var order: (CalendarDate, Int64, Int64) { (effectiveOn, root, position) }
}

extension Timeline: StateCodable where Value: StateCodable {
  public func write(to state: inout StateWriter) {
    state.write(entries.count)
    for entry in entries {
      entry.effectiveOn.write(to: &state)
      entry.position.write(to: &state)
      // Corrections are rare: the distance to the root is 0 for almost every fact.
      (entry.position - entry.root).write(to: &state)
      entry.correctedAt.write(to: &state)
      entry.value.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let count = try state.count()
    var entries: [Entry] = []
    for _ in 0..<count {
      let effectiveOn = try CalendarDate(from: &state)
      let position = try Int64(from: &state)
      let (root, isBelow) = position.subtractingReportingOverflow(try Int64(from: &state))
      guard !isBelow else { throw state.damage }
      let correctedAt = try Int64?(from: &state)
      entries.append(
        Entry(
          effectiveOn: effectiveOn, position: position, root: root,
          value: try Value(from: &state), correctedAt: correctedAt))
    }
    self.init(entries: entries)
  }
}
