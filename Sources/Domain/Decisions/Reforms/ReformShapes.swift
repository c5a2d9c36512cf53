public import Hashing

/// What the shapes say about an outline: boundaries after the reform, parts that pass, and who holds
/// the land of which child.
public struct ReformShapes: Hashable, Sendable {
  /// A boundary that is kept beside the log.
  public struct Drawn: Hashable, Sendable {
    public var boundary: Digest
    public var squareMetres: Double

    public init(boundary: Digest, squareMetres: Double) {
      self.boundary = boundary
      self.squareMetres = squareMetres
    }
  }

  /// The boundaries from the day of the reform on, of every territory whose land was worked on.
  public var after: [TerritoryID: Drawn] = [:]

  /// Areas on the day before in m², of every territory that a work or an ending concerns.
  public var squareMetresBefore: [TerritoryID: Double] = [:]

  /// The part of each movement, by its index; a movement of which no shape is known has none.
  public var parts: [Int: Drawn] = [:]

  /// For each placement, by its index: the share of the child's land that each territory holds.
  public var shares: [Int: [TerritoryID: Double]] = [:]

  public init() {}
}
