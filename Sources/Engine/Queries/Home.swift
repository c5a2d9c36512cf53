internal import Domain

/// Where a person lives, in memory, for as long as a question takes.
///
/// The point cannot be read from outside this module, has no textual form and is never stored.
public struct Home: Sendable, CustomStringConvertible, CustomReflectable {
  /// What may be shown: the territories, and how sure they are.
  public let location: Location

  /// The best known point; `nil` where only territories are known.
  let point: Coordinate?

  /// A home known by its territories only.
  public init(location: Location) {
    self.init(location: location, point: nil)
  }

  init(location: Location, point: Coordinate?) {
    self.location = location
    self.point = point
  }

  /// Says nothing of the place, so that no message or log line can.
  public var description: String { "Home" }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
