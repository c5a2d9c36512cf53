public import Domain
public import Geometry

/// One territory as a file of boundaries gives it.
public struct TerritoryRow: Hashable, Sendable {
  /// Number of the feature in the file, from 1, for messages.
  public var feature: Int

  /// Line of the file on which the feature begins, from 1; `nil` when the format has no lines.
  public var line: Int?
  public var code: String
  public var name: String

  /// Code of its parent, when the import names a parent kind.
  public var parent: String?

  /// Codes of the coarser territories to dissolve it into, by kind.
  public var dissolved: [TerritoryKind: String]

  /// Names of those coarser territories, where the file has them.
  public var dissolvedNames: [TerritoryKind: String]
  public var shape: MultiPolygon

  public init(
    feature: Int, line: Int?, code: String, name: String, parent: String?,
    dissolved: [TerritoryKind: String], dissolvedNames: [TerritoryKind: String],
    shape: MultiPolygon
  ) {
    self.feature = feature
    self.line = line
    self.code = code
    self.name = name
    self.parent = parent
    self.dissolved = dissolved
    self.dissolvedNames = dissolvedNames
    self.shape = shape
  }
}
