import Addressing
import Domain
import Foundation
import TestSupport
import Testing

/// Public cases of geocoder-tester: addresses of France with what must be found.
///
/// Each address is asked with its municipality, with its postal code, and with neither but near a
/// point. The gazetteer is made of what the cases themselves expect. A French postal code is no code
/// of Canada: here it is another name of the municipality.
private struct FrenchCases {
  struct Question {
    var kind: String
    var text: String
    var street: String
    var number: String
    var city: String?
    var nearby: Coordinate?
  }

  /// What the rows of one address say together.
  struct Address: Hashable {
    var number: String
    var street: String
    var city: String?
    var code: String?
    var point: Coordinate?
  }

  private(set) var addresses: [Address] = []
  private(set) var questions: [Question] = []

  init() throws {
    let folder = try RealData.file("geocoding-cases/geocoder_tester_france")
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    for file in files.sorted(by: { $0.path < $1.path })
    where file.lastPathComponent.hasSuffix("_addresses.csv") {
      let table = try PlainTable(file: file)
      guard table.columns.contains("expected_housenumber"), table.columns.contains("lon") else {
        continue
      }
      read(table)
    }
  }

  /// Rows of one address stand together: they share number and street.
  private mutating func read(_ table: PlainTable) {
    var group: [[String]] = []
    func key(_ row: [String]) -> String {
      table.field(row, "expected_housenumber") + "|" + table.field(row, "expected_street")
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
    var address = Address(
      number: table.field(first, "expected_housenumber"),
      street: table.field(first, "expected_street"), city: value("expected_city"),
      code: value("expected_postcode"))
    if let longitude = value("lon").flatMap(Double.init),
      let latitude = value("lat").flatMap(Double.init)
    {
      address.point = Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude)
    }
    guard address.point != nil, address.city != nil, !address.number.isEmpty else { return }
    addresses.append(address)
    for row in group {
      let text = table.field(row, "query")
      let isNear = !table.field(row, "lon").isEmpty
      let hasCode = address.code.map { text.contains($0) } ?? false
      questions.append(
        Question(
          kind: isNear ? "near a point" : hasCode ? "with postal code" : "with municipality",
          text: text, street: address.street, number: address.number, city: address.city,
          nearby: isNear ? address.point : nil))
    }
  }

  func index(in folder: TemporaryFolder) throws -> AddressIndex {
    let builder = AddressIndexBuilder(temporaryFolder: folder.path(""))
    for address in addresses {
      guard let point = address.point else { continue }
      let number = AddressReader.readings(of: address.number + " rue A").first
      try builder.add(
        AddressRecord(
          number: number?.number, numberSuffix: number?.numberSuffix ?? "",
          street: address.street, municipality: address.city,
          otherPlaces: [address.code].compactMap(\.self), point: point))
    }
    let path = folder.path("france.index")
    _ = try builder.finish(writing: path, key: SmallIndex.key)
    return try AddressIndex(contentsOf: path)
  }
}

@Suite(
  "Public cases of other geocoders",
  .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct FrenchCasesTests {
  private func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .filter { $0.isLetter || $0.isNumber }
  }

  @Test("Addresses of France are found by municipality, postal code and nearness")
  func france() throws {
    let cases = try FrenchCases()
    let folder = try TemporaryFolder()
    let index = try cases.index(in: folder)
    var all: [String: Int] = [:]
    var passed: [String: Int] = [:]
    var failed: [String] = []
    for question in cases.questions {
      all[question.kind, default: 0] += 1
      let match = index.find(question.text, limit: 5, nearby: question.nearby).first
      let isRight =
        match?.level == .door && folded(match?.label.street ?? "") == folded(question.street)
        && folded(match?.label.number ?? "") == folded(question.number)
        && folded(match?.label.municipality ?? "") == folded(question.city ?? "")
      if isRight {
        passed[question.kind, default: 0] += 1
      } else {
        let label = match?.label
        failed.append(
          "\(question.text) → \(label?.number ?? "") \(label?.street ?? "nothing") "
            + "\(label?.municipality ?? "")")
      }
    }
    print("Addresses of France: \(cases.addresses.count)")
    for (kind, count) in all.sorted(by: { $0.key < $1.key }) {
      let share = Double(passed[kind] ?? 0) / Double(count)
      print("  \(kind): \(count), right \((share * 1_000).rounded() / 10) %")
      #expect(share >= 0.97, "\(kind)")
    }
    for line in failed.prefix(20) { print("  not found: \(line)") }
    #expect(all.values.reduce(0, +) > 3_000)
  }

  /// The addresses of address_formatting_ca.yaml that have a number, as they are formatted there on
  /// one line, and their parts.
  @Test(
    "Canadian addresses of OpenCage are read",
    arguments: [
      (
        "251 McMurchy Avenue South, Brampton, ON L6Y 1Z4, Canada",
        "number=251 kind=avenue street=mcmurchy direction=south town=Brampton code=L6Y1Z4"
      ),
      (
        "Brampton Centennial Secondary School, 251 McMurchy Avenue South, Brampton, ON L6Y 1Z4",
        "number=251 kind=avenue street=mcmurchy direction=south town=Brampton code=L6Y1Z4"
      ),
      (
        "6 Cowan Avenue, London, ON N6C 2W9, Canada",
        "number=6 kind=avenue street=cowan town=London code=N6C2W9"
      ),
      (
        "7931 Tenth Line, Halton Hills, ON L5N 8P7, Canada",
        "number=7931 kind=ligne street=10e town=Halton Hills code=L5N8P7"
      ),
      (
        "12345 Av Demars, St-Hyancinth, J2T 3T5, Canada",
        "number=12345 kind=avenue street=demars town=St-Hyancinth code=J2T3T5"
      ),
    ])
  func canada(_ row: (text: String, line: String)) {
    #expect(AddressReader.readings(of: row.text).first?.line == row.line)
  }
}
