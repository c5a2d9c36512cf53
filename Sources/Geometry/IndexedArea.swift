/// One area of one layer, as the territory index takes it in.
public struct IndexedArea: Sendable {
  /// The layer it belongs to: one number for each kind of territory, chosen by the caller.
  public var layer: UInt16

  /// The number by which answers name this area, chosen by the caller and unique over all layers.
  public var ordinal: UInt32

  /// The land it covers.
  public var shape: MultiPolygon

  public init(layer: UInt16, ordinal: UInt32, shape: MultiPolygon) {
    self.layer = layer
    self.ordinal = ordinal
    self.shape = shape
  }
}

/// The name of a set of areas inside one ``TerritoryIndex``; meaningless in any other.
///
/// Within one index two points have the same identifier exactly when they lie in the same areas.
public struct AreaSetID: Hashable, Sendable {
  /// A small number, from 0.
  public let rawValue: UInt32

  /// The set without areas: where points outside everything lie.
  public static let empty = AreaSetID(rawValue: 0)

  public init(rawValue: UInt32) {
    self.rawValue = rawValue
  }
}
