import Addressing
import Domain
import TestSupport
import Testing

/// How far a street of which few doors are known may reach.
@Suite("The reach of a municipality")
struct MunicipalityReachTests {
  /// A city drawn out to the north-east: doors along 40 km, and a street of two doors at its end.
  private static let city: [AddressRecord] =
    (0..<300).map { number in
      AddressRecord(
        number: number + 1, street: "rue Longue", municipality: "Longueville",
        point: SmallIndex.point(Double(number) * 100, Double(number) * 95))
    }
    + SmallIndex.street("rue Brève", "Longueville", numbers: [10, 12])

  @Test("It ends at the farthest known address of the municipality, and reaches it")
  func farthest() throws {
    let match = try #require(
      try SmallIndex(Self.city).index.find("rue Brève, Longueville").first)
    let farthest = Self.city.map { $0.point.metres(to: match.point) }.max() ?? 0
    #expect(match.isSettled)
    #expect(match.doubtMetres >= farthest && match.doubtMetres <= 1.15 * farthest + 400)
    // From the middle of the box around the doors it would be half as much again.
    #expect(farthest > 40_000 && farthest < 42_000)
  }

  @Test("The order of rows does not matter, and no point lies beyond", arguments: 1...20)
  func random(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let doors = (1...400).map { number in
      AddressRecord(
        number: number, street: "rue \(number % 40)", municipality: "Longueville",
        point: SmallIndex.point(
          .random(in: -20_000...20_000, using: &random), .random(in: -9_000...9_000, using: &random)
        ))
    }
    let street = SmallIndex.street("rue Brève", "Longueville", numbers: [10, 12], at: (15_000, 0))
    let question = "rue Brève, Longueville"
    let match = try #require(try SmallIndex(doors + street).index.find(question).first)
    #expect(
      try SmallIndex((doors + street).shuffled(using: &random)).index.find(question).first == match)
    let farthest = doors.map { $0.point.metres(to: match.point) }.max() ?? 0
    #expect(match.doubtMetres >= farthest && match.doubtMetres <= 1.15 * farthest + 400)
  }

  @Test("A street without a municipality reaches no farther than a postal code of the country")
  func placeless() throws {
    let record = AddressRecord(number: 4, street: "route Perdue", point: SmallIndex.point())
    let match = try #require(try SmallIndex([record]).index.find("route Perdue").first)
    #expect(match.doubtMetres == 50_000)
  }
}
