public import Domain

/// The values of one thing over time, each from a day on.
///
/// Facts may be learned in any order: what counts on a day is the value with the latest effective
/// date on or before it, and of two on the same day the one learned last.
public struct Timeline<Value: Hashable & Sendable>: Hashable, Sendable {
  /// A value and from when it holds.
  public struct Entry: Hashable, Sendable {
    public let effectiveOn: CalendarDate

    /// Position of the event that says so.
    public let position: Int64
    public let value: Value
  }

  /// In order of effective date, then of position.
  public private(set) var entries: [Entry] = []

  public init() {}

  init(entries: [Entry]) {
    self.entries = entries
  }

  /// Adds a value.
  ///
  /// - Complexity: O(1) when facts come in order of effective date, else O(*n*).
  public mutating func set(_ value: Value, on day: CalendarDate, at position: Int64) {
    let entry = Entry(effectiveOn: day, position: position, value: value)
    var index = entries.count
    while index > 0,
      (entries[index - 1].effectiveOn, entries[index - 1].position) > (day, position)
    {
      index -= 1
    }
    entries.insert(entry, at: index)
  }

  /// The entry that counts on a day; `nil` before the first.
  public func entry(on day: CalendarDate) -> Entry? {
    entries.last { $0.effectiveOn <= day }
  }

  /// The value that counts on a day; `nil` before the first.
  public func value(on day: CalendarDate) -> Value? {
    entry(on: day)?.value
  }
}

extension Timeline: StateCodable where Value: StateCodable {
  public func write(to state: inout StateWriter) {
    state.write(entries.count)
    for entry in entries {
      entry.effectiveOn.write(to: &state)
      entry.position.write(to: &state)
      entry.value.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let count = try state.count()
    var entries: [Entry] = []
    for _ in 0..<count {
      entries.append(
        Entry(
          effectiveOn: try CalendarDate(from: &state), position: try Int64(from: &state),
          value: try Value(from: &state)))
    }
    self.init(entries: entries)
  }
}
