public import Domain

/// One way to understand a text as an address.
public struct AddressReading: Hashable, Sendable {
  /// The civic number; the first of a range.
  public var number: Int?

  /// What follows the number, upper case: `A`, `1/2`; empty when nothing does.
  public var numberSuffix = ""

  /// The last number of a range: 1259 in `1255-1259`.
  public var lastNumber: Int?

  /// The flat, office or floor, upper case.
  public var unit: String?
  public var street: StreetReading?

  /// The number of a rural route: 2 in `R.R. 2`.
  public var ruralRoute: String?

  /// The number of a box at the post office: 40 in `C.P. 40`.
  public var postBox: String?

  /// The number of a lot in the cadastre: 12-3 in `lot 12-3`.
  public var lot: String?

  /// The municipality as written, without its type.
  public var municipality: String?

  /// The type of the municipality in French, where one was written: `paroisse`, `canton`, `ville`.
  public var municipalityType: String?

  /// A borough, a former municipality or a village named beside the municipality.
  public var borough: String?
  public var postalCode: PostalCode?

  /// How likely this reading is among those of its text, from 0 to 1.
  public var likelihood = 1.0

  public init() {}
}

/// A street as somebody wrote it.
public struct StreetReading: Hashable, Sendable {
  /// Kind, name and direction as written: `boul. St-Joseph E`.
  public var text: String

  /// The kind of street; `nil` when none was written.
  public var kind: StreetKind?

  /// The name without kind, direction and links, word by word in one form: `saint`, `joseph`.
  public var words: [String]

  /// The part of the street; `nil` when none was written.
  public var direction: StreetDirection?

  public init(
    text: String, kind: StreetKind? = nil, words: [String], direction: StreetDirection? = nil
  ) {
    self.text = text
    self.kind = kind
    self.words = words
    self.direction = direction
  }
}
