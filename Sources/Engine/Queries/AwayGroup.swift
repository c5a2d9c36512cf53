public import Domain

/// A group that is not held too near the home of somebody who asks for that.
public struct AwayGroup: Hashable, Sendable {
  public var service: ServiceID

  /// The smallest territory in which it is held; `nil` for one whose place nobody has said, or nobody
  /// may know.
  public var territory: NamedTerritory?

  /// The groups of the same sort near home.
  public var insteadOf: [ServiceID]
}
