internal import Foundation

extension PublicCases {
  /// A file of Pelias' acceptance tests; only what is used here.
  private struct AcceptanceTests: Decodable {
    struct Test: Decodable {
      struct Question: Decodable { let text: String }
      struct Expected: Decodable {
        struct Properties: Decodable {
          let housenumber: String?
          let street: String?
          let name: String?
          let locality: String?
        }
        let properties: [Properties]
      }
      let `in`: Question
      let expected: Expected
    }
    let tests: [Test]
  }

  /// Reads the French addresses of Pelias, and counts those of other countries.
  mutating func readPelias(_ folder: URL) throws {
    func tests(_ name: String) throws -> [AcceptanceTests.Test] {
      let data = try Data(contentsOf: folder.appendingPathComponent(name))
      return try JSONDecoder().decode(AcceptanceTests.self, from: data).tests
    }
    for test in try tests("pelias_french_addresses.json") {
      let expected = test.expected.properties.first
      guard let street = expected?.street ?? expected?.name, let city = expected?.locality else {
        leaveOut(1, "names of buildings, sites, regions and cities, no addresses")
        continue
      }
      let place = place(
        of: CaseAddress(number: expected?.housenumber ?? "", street: street, city: city))
      questions.append(CaseQuestion(kind: .pelias, text: test.in.text, address: place))
    }
    let elsewhere =
      try tests("pelias_address_parsing.json").count
      + tests("pelias_autocomplete_streets.json").count
    leaveOut(elsewhere, "Pelias: addresses of the United States, Germany, Finland and New Zealand")
  }
}
