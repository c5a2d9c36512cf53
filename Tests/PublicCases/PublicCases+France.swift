internal import Domain
internal import Foundation
internal import TestSupport

extension PublicCases {
  /// Reads one file of geocoder-tester.
  mutating func read(_ table: PlainTable, named name: String) {
    switch name {
    case "nordpasdecalais_public_buildings_addresses":
      readWritten(table, .publicBuilding)
    case "nordpasdecalais_postal_relays_addresses":
      readWritten(table, .postalRelay)
    case "iledefrance_public_culture_buildings":
      readWritten(table, .namedBuilding)
    case "abbreviations", "synonymes":
      readStreets(table, .abbreviation)
    case "iledefrance_location_bias":
      readBiased(table)
    case _ where name.hasSuffix("_from_user_input"):
      readStreets(table, .userInput)
    case _ where name.hasSuffix("_addresses"):
      readAddresses(table)
    default:
      leaveOut(table.rows.count, "names of buildings, sites, regions and cities, no addresses")
    }
  }

  // MARK: - Addresses with their parts

  /// Rows of one address stand together: they share number and street.
  private mutating func readAddresses(_ table: PlainTable) {
    var group: [[String]] = []
    func key(_ row: [String]) -> String {
      table.field(row, "expected_housenumber") + "|" + table.field(row, "expected_street") + "|"
        + table.field(row, "expected_name")
    }
    for row in table.rows {
      if let first = group.first, key(first) != key(row) {
        close(group, table)
        group = []
      }
      group.append(row)
    }
    close(group, table)
  }

  private mutating func close(_ group: [[String]], _ table: PlainTable) {
    guard let first = group.first else { return }
    func value(_ column: String) -> String? {
      group.lazy.map { table.field($0, column) }.first { !$0.isEmpty }
    }
    var number = table.field(first, "expected_housenumber")
    var street = table.field(first, "expected_street")
    if street.isEmpty, let match = table.field(first, "expected_name").wholeMatch(of: Self.door) {
      number = String(match.1)
      street = String(match.2)
    }
    // Codes of nine departments have lost their zero in the file.
    let code = value("expected_postcode").map { $0.count == 4 ? "0" + $0 : $0 } ?? ""
    let point = Self.point(value("lat"), value("lon"))
    guard let point, !number.isEmpty, !street.isEmpty else {
      return leaveOut(group.count, "an address without number, street or point")
    }
    guard let city = value("expected_city") else {
      return leaveOut(group.count, "an address whose city no row tells")
    }
    let place = place(
      of: CaseAddress(number: number, street: street, city: city, code: code, point: point))
    for row in group {
      let text = table.field(row, "query")
      let isNear = !table.field(row, "lon").isEmpty
      let hasCode = !code.isEmpty && text.contains(code)
      questions.append(
        CaseQuestion(
          kind: isNear ? .nearAPoint : hasCode ? .withPostalCode : .withMunicipality, text: text,
          address: place, nearby: isNear ? point : nil))
    }
  }

  /// Number and street in one name.
  private static var door: Regex<(Substring, Substring, Substring)> {
    /(\d+ ?(?:BIS|TER|QUATER|[A-Z])?) (.+)/.ignoresCase()
  }

  // MARK: - Addresses written on a line, with the point that is expected

  /// Rows of one point are one address; the row that writes all of it tells street and number.
  private mutating func readWritten(_ table: PlainTable, _ kind: CaseQuestion.Kind) {
    var groups: [(key: String, rows: [[String]])] = []
    for row in table.rows {
      let key =
        table.field(row, "expected_coordinate") + "|" + table.field(row, "expected_city")
        + "|" + table.field(row, "expected_name")
      if groups.last?.key != key { groups.append((key, [])) }
      groups[groups.count - 1].rows.append(row)
    }
    for (_, rows) in groups {
      guard let address = rows.lazy.compactMap({ Self.written($0, table) }).first else {
        leaveOut(rows.count, "an address on one line that does not begin with a street")
        continue
      }
      let place = place(of: address)
      for row in rows {
        questions.append(CaseQuestion(kind: kind, text: table.field(row, "query"), address: place))
      }
    }
  }

  /// The address that a row writes in full: `18, rue Roger-Salengro 59217 Cattenières`.
  private static func written(_ row: [String], _ table: PlainTable) -> CaseAddress? {
    let text = table.field(row, "query")
    let line = text.split(separator: " - ", maxSplits: 1).last.map(String.init) ?? text
    guard let match = line.wholeMatch(of: full) else { return nil }
    let name = table.field(row, "expected_name")
    let parts = table.field(row, "expected_coordinate").split(separator: ",").map(String.init)
    let point = parts.count > 1 ? point(parts[0], parts[1]) : nil
    let number = match.1.map { String($0).replacingOccurrences(of: " ", with: "") } ?? ""
    return CaseAddress(
      number: number, street: name.isEmpty ? String(match.2) : name,
      city: table.field(row, "expected_city"), code: String(match.3), point: point)
  }

  /// Number, a street that begins with its kind, a postal code and a city.
  private static var full: Regex<(Substring, Substring?, Substring, Substring)> {
    /(?:(\d+(?: ?(?:bis|ter|quater|[A-Z])\b)?),? +)?((?:rue|avenue|place|boulevard|chemin|route|square|all[ée]e|impasse|cours|quai|grand['e ]?|parvis|esplanade)\b.*?)(?: (?:BP|CS) \d+)?,? +(\d{5}) +.+/
      .ignoresCase()
  }

  // MARK: - Streets by name

  /// Questions that expect a street of a city, whatever number they give.
  private mutating func readStreets(_ table: PlainTable, _ kind: CaseQuestion.Kind) {
    for row in table.rows {
      let named = table.field(row, "expected_street")
      let street = named.isEmpty ? table.field(row, "expected_name") : named
      let code = table.field(row, "expected_postcode").trimmingCharacters(in: .whitespaces)
      let city = table.field(row, "expected_city").trimmingCharacters(in: .whitespaces)
      // Only the lists of abbreviations name a street in a column of its own or in that of names.
      guard !named.isEmpty || kind == .abbreviation && !street.isEmpty,
        !city.isEmpty || !code.isEmpty,
        CaseAddress.folded(street) != CaseAddress.folded(city)
      else {
        leaveOut(1, "names of buildings, sites, regions and cities, no addresses")
        continue
      }
      let place = place(
        of: CaseAddress(
          street: street.trimmingCharacters(in: .whitespaces), city: city, code: code, point: nil))
      questions.append(
        CaseQuestion(kind: kind, text: table.field(row, "query"), address: place))
    }
  }

  /// A street that many cities have, asked from a point in one of them.
  private mutating func readBiased(_ table: PlainTable) {
    for row in table.rows {
      guard !table.field(row, "expected_city").isEmpty,
        let point = Self.point(table.field(row, "lat"), table.field(row, "lon"))
      else {
        leaveOut(1, "names of buildings, sites, regions and cities, no addresses")
        continue
      }
      let place = place(
        of: CaseAddress(
          street: table.field(row, "expected_name"), city: table.field(row, "expected_city"),
          point: point))
      questions.append(
        CaseQuestion(
          kind: .nearAPoint, text: table.field(row, "query"), address: place, nearby: point))
    }
  }

  static func point(_ latitude: String?, _ longitude: String?) -> Coordinate? {
    guard let north = latitude.flatMap(Double.init), let east = longitude.flatMap(Double.init)
    else { return nil }
    return Coordinate(longitudeDegrees: east, latitudeDegrees: north)
  }
}
