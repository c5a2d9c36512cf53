internal import Addressing

/// What queries ask of the registered tables of addresses.
protocol AddressFinding: Sendable {
  /// The index of all tables that hold; `nil` when none is registered.
  ///
  /// It is opened when it is first asked for, and built before that when it is not there.
  ///
  /// - Throws: an error of the storage or of a table.
  func index(progress: Progress?) throws -> AddressIndex?

  /// Builds the index afresh beside the one that is there, and puts it in its place at once.
  ///
  /// - Throws: an error of the storage or of a table.
  func rebuiltIndex(progress: Progress?) throws -> AddressIndex?
}

/// A world without addresses.
struct NoAddresses: AddressFinding {
  func index(progress: Progress?) throws -> AddressIndex? { nil }

  func rebuiltIndex(progress: Progress?) throws -> AddressIndex? { nil }
}
