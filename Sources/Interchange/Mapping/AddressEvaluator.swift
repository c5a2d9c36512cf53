internal import Addressing
internal import Domain
internal import Engine
internal import Geometry
internal import JSONText

/// Reads the rows of a table of addresses by a mapping.
struct AddressEvaluator {
  private let fields: AddressFields
  private let header: CSVHeader

  /// The texts with their columns found; `nil` when the general evaluator must be used.
  private let cells: [(key: String, text: CellText)]?
  private let conditions: [(index: Int, condition: RowCondition)]

  init(_ fields: AddressFields, header: CSVHeader) {
    self.fields = fields
    self.header = header
    let found = fields.texts.sorted { $0.key < $1.key }.compactMap { key, expression in
      CellText(expression, header: header).map { (key: key, text: $0) }
    }
    cells = found.count == fields.texts.count ? found : nil
    conditions = fields.conditions.compactMap { condition in
      header.indexIfPresent(of: condition.column).map { ($0, condition) }
    }
  }

  /// What a row says; `nil` where a condition leaves it out.
  ///
  /// - Throws: ``Problems`` with everything that is wrong with it.
  func row(_ row: CSVRow) throws -> AddressRow? {
    for (index, condition) in conditions where !condition.holds(for: row[index].trimmed) {
      return nil
    }
    if let texts = quickTexts(row),
      let found = try? AddressAssembly(fields, texts, line: row.line).row()
    {
      return found
    }
    // Something is unusual: the slow way says in which column.
    return try careful(row)
  }

  /// Everything that is wrong with a row.
  struct Problems: Error {
    let list: [ImportProblem]
  }

  private func quickTexts(_ row: CSVRow) -> [String: String]? {
    guard let cells else { return nil }
    var texts: [String: String] = [:]
    for (key, text) in cells {
      do throws(CellText.Unusual) {
        if let found = try text.text(row) { texts[key] = found }
      } catch {
        return nil
      }
    }
    return texts
  }

  private func careful(_ row: CSVRow) throws -> AddressRow {
    var evaluator = RowEvaluator(header: header, row: row)
    var texts: [String: String] = [:]
    for (key, expression) in fields.texts.sorted(by: { $0.key < $1.key }) {
      if let text = evaluator.text(expression, "address.\(key)") { texts[key] = text }
    }
    do throws(AddressAssembly.Fault) {
      let found = try AddressAssembly(fields, texts, line: row.line).row()
      if evaluator.problems.isEmpty { return found }
    } catch {
      evaluator.problem(error.reason, field: "address.\(error.key)", value: error.value)
    }
    throw Problems(list: evaluator.problems)
  }
}

/// Puts the texts of a row together to a door, a street, a postal code or a place.
struct AddressAssembly {
  /// What is wrong with one of the texts.
  struct Fault: Error {
    let key: String
    let value: String
    let reason: ImportProblem.Reason
  }

  private let fields: AddressFields
  private let texts: [String: String]
  private let line: Int

  init(_ fields: AddressFields, _ texts: [String: String], line: Int) {
    self.fields = fields
    self.texts = texts
    self.line = line
  }

  func row() throws(Fault) -> AddressRow {
    var lacks: Set<AddressRow.Lack> = []
    let corner = try coordinate(AddressFields.cornerKeys)
    // A shape is a place; it is no door.
    guard let point = try point(), corner == nil || texts["place"] != nil else {
      guard fields.mayLack.contains(.point) else {
        let key = fields.projection == nil ? "longitude" : "x"
        throw Fault(key: key, value: "", reason: .missingValue)
      }
      lacks.insert(.point)
      return AddressRow(
        line: line, record: nil, precedence: fields.precedence, lacks: lacks)
    }
    var postalCode: PostalCode?
    if let text = texts["postalCode"] {
      postalCode = PostalCode(text)
      if postalCode == nil {
        guard fields.mayLack.contains(.postalCode) else {
          throw Fault(
            key: "postalCode", value: text, reason: .malformedIdentifier(expected: "A1A 1A1"))
        }
        lacks.insert(.postalCode)
      }
    }
    let record = corner == nil ? record(at: point, postalCode) : nil
    let place = try place(at: point).map { place in corner.map(place.reaching) ?? place }
    return AddressRow(
      line: line, record: record, place: place, precedence: fields.precedence,
      lacks: lacks)
  }

  /// The door, street or postal code; `nil` where the row names a place only.
  private func record(at point: Coordinate, _ postalCode: PostalCode?) -> AddressRecord? {
    var record = AddressRecord(
      unit: texts["unit"], municipality: texts["municipality"],
      otherPlaces: ["borough", "formerMunicipality", "otherName"].flatMap(names),
      postalCode: postalCode, point: point, precisionMetres: fields.precisionMetres)
    if let street = texts["street"] {
      record.street = StreetText.composed(
        name: street, kind: texts["streetKind"], direction: texts["streetDirection"])
      if let number = texts["number"] {
        CivicNumberText(number, suffix: texts["suffix"]).write(to: &record)
      }
    } else if let line = texts["line"] {
      AddressLineText(line).write(to: &record)
    }
    let saysNothing = record.street == nil && record.postalCode == nil
    return saysNothing && texts["place"] != nil ? nil : record
  }

  private func names(_ key: String) -> [String] {
    (texts[key] ?? "").split { $0 == ";" || $0 == "|" }.map { String($0).trimmed }
      .filter { !$0.isEmpty && $0 != texts["municipality"] }
  }

  private func place(at point: Coordinate) throws(Fault) -> AddressPlace? {
    guard let name = texts["place"] else { return nil }
    var kind = AddressPlace.Kind.locality
    if let word = texts["placeKind"] {
      guard let found = AddressPlace.Kind(word: word) else {
        let allowed = AddressPlace.Kind.allCases.map(\.word)
        throw Fault(
          key: "placeKind", value: word,
          reason: .notInVocabulary(
            allowed: allowed, nearest: EditDistance.nearest(to: word, in: allowed).first))
      }
      kind = found
    }
    return AddressPlace(name: name, kind: kind, municipality: texts["municipality"], point: point)
  }

  /// The point; `nil` where both of its numbers are absent.
  private func point() throws(Fault) -> Coordinate? {
    guard let projection = fields.projection else {
      return try coordinate(["longitude", "latitude"])
    }
    // Farther out there is no Canada.
    let x = try number("x", with: "y", max: 20_000_000)
    let y = try number("y", with: "x", max: 20_000_000)
    guard let x, let y else { return nil }
    guard let point = projection.coordinate(eastingMetres: x, northingMetres: y) else {
      throw Fault(key: "x", value: "\(x)", reason: .outOfRange(expected: projection.name))
    }
    return point
  }

  /// The point of two texts in degrees; `nil` where both are absent.
  private func coordinate(_ keys: [String]) throws(Fault) -> Coordinate? {
    let longitude = try number(keys[0], with: keys[1], max: 180)
    let latitude = try number(keys[1], with: keys[0], max: 90)
    guard let longitude, let latitude else { return nil }
    return Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude)
  }

  private func number(_ key: String, with other: String, max: Double) throws(Fault) -> Double? {
    guard let text = texts[key] else {
      guard texts[other] == nil else { throw Fault(key: key, value: "", reason: .missingValue) }
      return nil
    }
    let bytes = Array(text.utf8)
    guard let value = DecimalNumber.double(bytes, in: bytes.indices) ?? RowEvaluator.decimal(text)
    else { throw Fault(key: key, value: text, reason: .malformedNumber) }
    guard abs(value) <= max else {
      throw Fault(
        key: key, value: text, reason: .outOfRange(expected: "-\(Int(max))…\(Int(max))"))
    }
    return value
  }
}

extension AddressPlace.Kind {
  /// The word for it in a mapping.
  var word: String {
    switch self {
    case .municipality: "municipality"
    case .borough: "borough"
    case .formerMunicipality: "formerMunicipality"
    case .locality: "locality"
    case .landmark: "landmark"
    }
  }

  init?(word: String) {
    guard let kind = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = kind
  }
}
