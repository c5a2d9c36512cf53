internal import Addressing

/// A whole address in one cell: `3-24, rue Paquette, Salaberry-de-Valleyfield J6S 6A5`.
struct AddressLineText {
  private let line: String

  init(_ line: String) { self.line = line }

  /// Puts what the line says into a record; what the record says already counts more.
  func write(to record: inout AddressRecord) {
    guard let reading = AddressReader.readings(of: line).first else { return }
    record.unit = record.unit ?? reading.unit
    record.postalCode = record.postalCode ?? reading.postalCode
    record.municipality = record.municipality ?? reading.municipality
    guard let street = reading.street else { return }
    record.street = street.text
    record.number = reading.number
    record.numberSuffix = reading.numberSuffix
  }
}
