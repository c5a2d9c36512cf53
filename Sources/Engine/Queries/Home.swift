internal import Domain

/// Where a person lives, in memory, for as long as a question takes.
///
/// The point cannot be read from outside this module, has no textual form and is never stored.
public struct Home: Sendable, CustomStringConvertible, CustomReflectable {
  /// What may be shown: the territories, and how sure they are.
  public let location: Location

  /// The best known point; `nil` where only territories are known.
  let point: Coordinate?

  /// Every point near which it may be; empty where only territories are known.
  let places: [Coordinate]

  /// A home known by its territories only.
  public init(location: Location) {
    self.init(location: location, point: nil, places: [])
  }

  init(location: Location, point: Coordinate?, places: [Coordinate]) {
    self.location = location
    self.point = point
    self.places = places
  }

  /// Says nothing of the place, so that no message or log line can.
  public var description: String { "Home" }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
