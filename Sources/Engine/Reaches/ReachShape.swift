internal import EventLog
public import Geometry
public import Hashing

/// A shape drawn for a reach: mended where it crosses itself, in the form in which it is kept.
public struct ReachShape: Sendable {
  /// What a patch calls it.
  public let digest: Digest
  let shape: MultiPolygon
  let content: Content

  /// - Throws: ``ReachError/emptyShape``, or an error of the geometry.
  public init(_ drawn: MultiPolygon) throws {
    var context = try GeometryContext()
    let valid: MultiPolygon =
      if case .invalid = try context.validity(of: drawn) {
        try context.madeValid(drawn).area
      } else {
        drawn
      }
    shape = valid.canonical
    guard !shape.polygons.isEmpty else { throw ReachError.emptyShape }
    content = Content(bytes: WellKnownBinary.encode(shape))
    digest = content.digest
  }
}
