/// In which patches of land somebody lives, as far as that is known.
///
/// A patch that is in neither set is one that nobody could decide: they may live there.
public struct PatchStanding: Hashable, Sendable {
  /// Patches in which they live for certain.
  public var inside: Set<Patch>

  /// Patches in which they do not live for certain.
  public var outside: Set<Patch>

  public init(inside: Set<Patch> = [], outside: Set<Patch> = []) {
    self.inside = inside
    self.outside = outside
  }

  /// Nothing is known of any patch.
  public static let unknown = PatchStanding()
}
