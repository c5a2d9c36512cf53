public import Domain

/// The territories of one kind as they stood on a day: `rls@2020-04-01`.
public struct Division: Hashable, Sendable, CustomStringConvertible {
  public var kind: TerritoryKind
  public var day: CalendarDate

  public init(kind: TerritoryKind, day: CalendarDate) {
    self.kind = kind
    self.day = day
  }

  /// Reads `kind@YYYY-MM-DD`; `nil` for any other text.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = TerritoryKind(parts[0]), let day = CalendarDate(parts[1])
    else { return nil }
    self.init(kind: kind, day: day)
  }

  public var description: String { "\(kind.name)@\(day)" }
}
