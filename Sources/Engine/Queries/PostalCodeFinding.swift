internal import Domain

/// What queries ask of the registered tables of addresses.
protocol PostalCodeFinding: Sendable {
  /// The points known for a postal code; `nil` when no table is registered.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func points(ofPostalCode code: String) throws -> [PostalCodePoint]?
}

/// One point of a postal code.
struct PostalCodePoint: Hashable, Sendable {
  var point: Coordinate

  /// Whether it is a door; otherwise it stands for the whole code.
  var isDoor: Bool
}
