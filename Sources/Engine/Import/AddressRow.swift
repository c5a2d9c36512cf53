public import Addressing

/// What one row of an imported table of addresses says.
public struct AddressRow: Hashable, Sendable {
  /// Something that the mapping allows a row to lack.
  public enum Lack: String, CaseIterable, Hashable, Sendable {
    /// The row has no point, and says nothing.
    case point

    /// What stands where the postal code should is none; the rest of the row is taken.
    case postalCode
  }

  /// Line of the file, or number of its feature, from 1.
  public var line: Int

  /// The door, the street or the postal code; `nil` for a place that has a name only.
  public var record: AddressRecord?

  /// The place that the row names; `nil` where it names none.
  public var place: AddressPlace?

  /// Precedence of the table, 1 to 9: of one door that two tables know, the lower number counts.
  public var precedence: Int

  /// What the row lacks.
  public var lacks: Set<Lack>

  /// The precedence of a table whose mapping states none.
  public static let precedenceDefault = 5

  public init(
    line: Int, record: AddressRecord?, place: AddressPlace? = nil,
    precedence: Int = precedenceDefault, lacks: Set<Lack> = []
  ) {
    self.line = line
    self.record = record
    self.place = place
    self.precedence = precedence
    self.lacks = lacks
  }
}
