internal import Domain
internal import Hashing

/// What queries ask of the registered tables of addresses.
protocol PostalCodeFinding: Sendable {
  /// The points known for a postal code; `nil` when no table is registered.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func points(ofPostalCode code: String) throws -> [PostalCodePoint]?

  /// What the neighbours of a postal code say of the point that stands for it; `nil` when no such
  /// point is known.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func neighbours(ofPostalCode code: String) throws -> PostalCodeNeighbours?

  /// Names the tables and how they are read: the same key means the same points.
  var key: Digest { get }

  /// The points of every postal code, in order of code; empty when no table is registered.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func allPlaces() throws -> [PostalCodePlaces]
}

extension PostalCodeFinding {
  var key: Digest { .zero }

  func allPlaces() throws -> [PostalCodePlaces] { [] }

  func neighbours(ofPostalCode code: String) throws -> PostalCodeNeighbours? { nil }
}

/// What the postal codes of an area say of the point that stands for one of them.
struct PostalCodeNeighbours: Hashable, Sendable {
  /// From the point to the middle of the points of the area, in metres.
  var metresFromArea: Double

  /// How many codes of the area have this very point, its own among them.
  var sharedByCodes: Int
}

/// One point of a postal code.
struct PostalCodePoint: Hashable, Sendable {
  var point: Coordinate

  /// Whether it is a door; otherwise it stands for the whole code.
  var isDoor: Bool
}
