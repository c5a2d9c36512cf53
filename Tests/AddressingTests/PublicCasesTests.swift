import Addressing
import Domain
import Foundation
import PublicCases
import TestSupport
import Testing

/// What other geocoders are tested with: French addresses found, Canadian and French addresses read.
///
/// `Tools/public-cases` writes the same questions for the rivals; AddressIndex.md has the shares.
@Suite(
  "Public cases of other geocoders",
  .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct PublicCasesTests {
  /// How much of each kind must be right, of 1: a little under what was seen.
  private static let leastShares: [CaseQuestion.Kind: Double] = [
    .withMunicipality: 0.97, .withPostalCode: 0.97, .nearAPoint: 0.97, .publicBuilding: 0.98,
    .postalRelay: 0.97, .namedBuilding: 0.9, .userInput: 0.75, .abbreviation: 0.6, .pelias: 0.9,
  ]

  /// A French postal code is no code of Canada: it is another name of the municipality.
  private func index(of cases: PublicCases, in folder: TemporaryFolder) throws -> AddressIndex {
    let builder = AddressIndexBuilder(temporaryFolder: folder.path(""))
    for address in cases.addresses + cases.distractors {
      let point = try #require(address.point)
      let (digits, suffix) = address.numberParts
      try builder.add(
        AddressRecord(
          number: Int(digits), numberSuffix: suffix, street: address.street,
          municipality: address.city, otherPlaces: address.code.isEmpty ? [] : [address.code],
          point: point))
    }
    let path = folder.path("france.index")
    _ = try builder.finish(writing: path, key: SmallIndex.key)
    return try AddressIndex(contentsOf: path)
  }

  @Test("Addresses of France are found, and none is sure and wrong")
  func france() throws {
    let cases = try PublicCases(folder: RealData.file("geocoding-cases"))
    let folder = try TemporaryFolder()
    let index = try index(of: cases, in: folder)
    var all: [CaseQuestion.Kind: Int] = [:]
    var right: [CaseQuestion.Kind: Int] = [:]
    var failed: [String] = []
    var sureAndWrong: [String] = []
    for question in cases.questions {
      let address = cases.addresses[question.address]
      let point = try #require(address.point)
      let match = index.find(question.text, limit: 5, nearby: question.nearby).first
      let metres = match?.point.metres(to: point) ?? .infinity
      let words =
        "\(question.kind.rawValue): \(question.text) → \(match?.label.number ?? "")"
        + " \(match?.label.street ?? "nothing"), \(match?.label.municipality ?? "")"
        + "; expected \(address.number) \(address.street), \(address.city) \(address.code)"
      all[question.kind, default: 0] += 1
      if metres <= 2 { right[question.kind, default: 0] += 1 } else { failed.append(words) }
      if let match, match.isSettled, metres > max(match.doubtMetres, 2) {
        sureAndWrong.append(words)
      }
    }
    for kind in CaseQuestion.Kind.allCases {
      let share = Double(right[kind] ?? 0) / Double(all[kind] ?? 0)
      print("\(kind.rawValue): \(all[kind] ?? 0), right \((share * 1_000).rounded() / 10) %")
      #expect(share >= Self.leastShares[kind] ?? 1, "\(kind)")
    }
    for line in failed { print("  not found: \(line)") }
    for line in sureAndWrong { print("  sure and wrong: \(line)") }
    #expect(sureAndWrong.isEmpty)
    #expect(cases.questions.count > 9_000)
  }

  /// Cities of Pelias' Canadian questions that the data at hand knows, and one of another province.
  @Test(
    "Cities of Québec are found as Pelias asks for them",
    arguments: [
      ("Quebec", "Québec"), ("Mont-Tremblant, Quebec", "Mont-Tremblant"),
      ("Montreal, Quebec", "Montréal"), ("Montreal, NA", "Montréal"),
    ])
  func cities(_ row: (text: String, city: String)) throws {
    let folder = try TemporaryFolder()
    let index = try RealGazetteer.shared.get().index(in: folder)
    let match = try #require(index.find(row.text).first)
    #expect(match.label.municipality == row.city)
    #expect(match.label.street == nil)
  }

  /// Four cases are not read.
  ///
  /// Two municipalities of Canada without a street: the index tells them from a street, grammar
  /// cannot. Two roads of France that are a letter and a number. The line of the country is left out
  /// where it is not Canada: the reader knows no other.
  @Test("What OpenCage formats is read", arguments: [("ca", 9, 7), ("fr", 16, 14)])
  func formatted(_ row: (country: String, count: Int, least: Int)) throws {
    let file = try RealData.file("geocoding-cases/address_formatting_\(row.country).yaml")
    let cases = try FormattedAddress.all(in: file)
    #expect(cases.count == row.count)
    var passed = 0
    for one in cases {
      let lines = one.lines.filter { !$0.hasSuffix("France") && !$0.hasPrefix("Polynésie") }
      let readings = AddressReader.readings(of: lines.joined(separator: "\n"))
      let wrong = readings.first.map { wrongParts(of: $0, one) } ?? ["nothing read"]
      passed += wrong.isEmpty ? 1 : 0
      if !wrong.isEmpty {
        print("  not read: \(one.lines) → \(readings.first?.line ?? ""): \(wrong)")
      }
    }
    print("address formatting, \(row.country): \(passed) of \(cases.count)")
    #expect(passed >= row.least)
  }

  /// The parts that stand in the formatted text and were read otherwise.
  private func wrongParts(of reading: AddressReading, _ one: FormattedAddress) -> [String] {
    let text = folded(one.lines.joined(separator: " "))
    /// The value of the first part that is written in the text.
    func written(_ names: [String]) -> String? {
      names.lazy.compactMap { one.components[$0].map(folded) }
        .first { !$0.isEmpty && text.contains($0) }
    }
    var wrong: [String] = []
    if let number = written(["house_number"]), number != reading.number.map(String.init) {
      wrong.append("number")
    }
    if let road = written(["road", "street", "road_reference", "road_reference_intl"]),
      !folded(reading.street?.text ?? "").hasSuffix(road)
    {
      wrong.append("road")
    }
    let towns = ["city", "town", "village", "hamlet", "locality", "municipality", "county"]
    if let town = written(towns), !folded(reading.municipality ?? "").hasSuffix(town) {
      wrong.append("town")
    }
    if let code = one.components["postcode"].flatMap({ PostalCode($0) }),
      reading.postalCode != code
    {
      wrong.append("code")
    }
    return wrong
  }

  private func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .filter { $0.isLetter || $0.isNumber }
  }
}
