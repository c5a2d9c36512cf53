internal import Domain
internal import Engine
internal import JSONText

/// The columns of a table of addresses, found once: tables of addresses have millions of rows.
struct AddressColumns {
  private let number: Int?
  private let street: Int?
  private let unit: Int?
  private let municipality: Int?
  private let postalCode: Int?
  private let longitude: Int
  private let latitude: Int

  /// Finds the columns; `nil` when a field is more than the text of one cell, so that the general
  /// evaluator must be used.
  init?(_ fields: AddressFields, header: CSVHeader) {
    var indices: [String: Int] = [:]
    for (key, expression) in fields.texts {
      guard case .template(let parts) = expression.form, parts.count == 1,
        case .column(let name) = parts[0], !expression.isSlug,
        let index = header.indexIfPresent(of: name)
      else { return nil }
      indices[key] = index
    }
    guard let longitude = indices["longitude"], let latitude = indices["latitude"] else {
      return nil
    }
    self.longitude = longitude
    self.latitude = latitude
    number = indices["number"]
    street = indices["street"]
    unit = indices["unit"]
    municipality = indices["municipality"]
    postalCode = indices["postalCode"]
  }

  /// The row as an address; `nil` when anything about it is unusual, for the general evaluator to
  /// say what.
  func address(_ row: CSVRow) -> AddressRow? {
    guard let longitude = Self.degrees(row[longitude]), let latitude = Self.degrees(row[latitude]),
      let point = Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude)
    else { return nil }
    var code: String?
    if let postalCode, !row[postalCode].isEmpty {
      guard let found = Self.postalCode(row[postalCode]) else { return nil }
      code = found
    }
    return AddressRow(
      line: row.line, number: text(number, row), street: text(street, row),
      unit: text(unit, row), municipality: text(municipality, row), postalCode: code,
      point: point)
  }

  private func text(_ index: Int?, _ row: CSVRow) -> String? {
    guard let index else { return nil }
    let text = row[index].trimmed
    return text.isEmpty ? nil : text
  }

  private static func degrees(_ text: String) -> Double? {
    let bytes = Array(text.utf8)
    return DecimalNumber.double(bytes, in: bytes.indices) ?? RowEvaluator.decimal(text)
  }

  /// A code written `A1A1A1` or `A1A 1A1`.
  private static func postalCode(_ text: String) -> String? {
    var code: [UInt8] = []
    code.reserveCapacity(6)
    for (place, byte) in text.utf8.enumerated() where !(place == 3 && byte == 0x20) {
      let isRight =
        code.count % 2 == 0
        ? byte &- UInt8(ascii: "A") < 26 : byte &- UInt8(ascii: "0") < 10
      guard isRight else { return nil }
      code.append(byte)
    }
    return code.count == 6 ? String(decoding: code, as: UTF8.self) : nil
  }
}
