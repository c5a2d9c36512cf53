public import Domain

/// One thing wrong with one place of an imported file.
public struct ImportProblem: Error, Hashable, Sendable {
  /// Line of the file, from 1; `nil` when it concerns the file as a whole.
  public var line: Int?

  /// Column of the file: the number of the field in a table, the character in a text; from 1.
  public var column: Int?

  /// Name of the column or of the field.
  public var field: String?

  /// The value at fault, as it stands in the file.
  public var value: String
  public var reason: Reason

  /// What is wrong with the value.
  public enum Reason: Hashable, Sendable {
    case missingValue
    case notInVocabulary(allowed: [String], nearest: String?)
    case malformedCode
    case malformedIdentifier(expected: String)
    case malformedNumber
    case outOfRange(expected: String)
    case duplicate(firstLine: Int)
    case unknownTerritory(nearest: [String])
    case unknownResource(nearest: [String])
    case ambiguousName(candidates: [String])
    case noPoint
    case inNoTerritory(TerritoryKind)
    case inSeveralTerritories(TerritoryKind, [TerritoryID])
    case confidentialWithPlace
    /// Two groups of ages count the same people.
    case overlappingAges(with: String)
    /// A population table has no count where its other rows have one.
    case noCount
    /// The file has no row that says anything: it takes the place of no other.
    case noRows
    case refused(Refusal)
  }

  public init(
    line: Int? = nil, column: Int? = nil, field: String? = nil, value: String, reason: Reason
  ) {
    self.line = line
    self.column = column
    self.field = field
    self.value = value
    self.reason = reason
  }

  /// How many problems of one file are shown before giving up.
  public static let countMax = 100
}

/// Every problem of a file that could not be imported; nothing of it was recorded.
public struct ImportRefused: Error, Hashable, Sendable {
  /// Name of the file as it was given.
  public var file: String

  /// At most ``ImportProblem/countMax``, in order of line.
  public var problems: [ImportProblem]

  public init(file: String, problems: [ImportProblem]) {
    self.file = file
    self.problems = problems
  }
}
