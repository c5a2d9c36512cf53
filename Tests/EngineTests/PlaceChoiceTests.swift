import Addressing
import Domain
import Testing

@testable import Engine

/// How places are told apart of which somebody has to choose one.
@Suite("Places to choose from")
struct PlaceChoiceTests {
  private static func territory(_ id: String, _ name: String) -> NamedTerritory {
    NamedTerritory(id: TerritoryID(trusted: id), name: name)
  }

  private static func choice(
    _ number: Int, mrc: String = "La Rive", area: String? = nil, apartMetres: Double? = nil,
    municipality: String = "Sainte-Anne"
  ) -> PlaceChoice {
    var choice = PlaceChoice(
      number: number,
      found: FoundAddress(level: .street, municipality: municipality, assumptions: []),
      territories: [
        territory("clsc:1", "du Phare"), territory("rls:1", "RLS du Phare"),
        territory("mrc:\(mrc)", mrc),
      ])
    choice.postalArea = area
    choice.apart = apartMetres.map { PlaceChoice.Distance(choice: 1, metres: $0) }
    return choice
  }

  private static func lines(_ choices: [PlaceChoice], _ language: Language = .french) -> [String] {
    AmbiguousPlace(choices: choices, isCut: false).message(in: language)
      .split(separator: "\n").dropFirst().map(String.init)
  }

  @Test("Two of one name differ by what people call the place, and by no more than is needed")
  func land() {
    let lines = Self.lines([
      Self.choice(1, area: "X9A"), Self.choice(2, mrc: "Le Large", area: "X9B", apartMetres: 3_200),
    ])
    #expect(
      lines == [
        "  1  rue, Sainte-Anne · MRC La Rive · CLSC du Phare · RLS du Phare",
        "  2  rue, Sainte-Anne · MRC Le Large · CLSC du Phare · RLS du Phare",
      ])
  }

  @Test("In the same land they differ by the area of the postal code, else by the distance")
  func areaAndDistance() {
    let areas = Self.lines([
      Self.choice(1, area: "X9A"), Self.choice(2, area: "X9B", apartMetres: 3_200),
    ])
    #expect(
      areas == [
        "  1  rue, Sainte-Anne · CLSC du Phare · RLS du Phare · code postal en X9A…",
        "  2  rue, Sainte-Anne · CLSC du Phare · RLS du Phare · code postal en X9B…",
      ])
    let apart = Self.lines(
      [
        Self.choice(1, area: "X9A"), Self.choice(2, area: "X9A", apartMetres: 3_200),
        Self.choice(3, municipality: "Cap"),
      ], .english)
    #expect(
      apart == [
        "  1  street, Sainte-Anne · CLSC du Phare · RLS du Phare",
        "  2  street, Sainte-Anne · CLSC du Phare · RLS du Phare · 3.2\u{A0}km from choice 1",
        "  3  street, Cap · CLSC du Phare · RLS du Phare",
      ])
  }

  @Test("Where nothing tells them apart, the message says how to")
  func alike() {
    let lines = Self.lines([Self.choice(1), Self.choice(2)])
    #expect(lines.count == 3 && lines[2].contains("ancrage suggest -"))
    #expect(Self.lines([Self.choice(1), Self.choice(2, mrc: "Le Large")]).count == 2)
  }

  @Test("A place in doubt shows every territory that is possible, with the shares that are known")
  func doubt() {
    var choice = Self.choice(1)
    func candidates(_ count: Int, share: Double?) -> [CandidateTerritory] {
      (1...count).map {
        CandidateTerritory(
          territory: Self.territory("clsc:\($0)", "C\($0)"), distanceMetres: 0, share: share)
      }
    }
    choice.candidates = candidates(2, share: 0.5)
    #expect(Self.lines([choice])[0].contains("· CLSC C1 (50\u{A0}%) ou CLSC C2 (50\u{A0}%) · RLS"))
    choice.candidates = candidates(6, share: nil)
    #expect(Self.lines([choice])[0].contains("· CLSC C1, CLSC C2, CLSC C3 ou 3 autres · RLS"))
  }

  @Test("A list of names that is cut says how many there are more")
  func names() {
    func message(_ count: Int, _ language: Language) -> [Substring] {
      LookupError.ambiguousName("x", candidates: (1...count).map { "n\($0)" })
        .message(in: language).split(separator: "\n")
    }
    #expect(message(7, .french).last == "  n7")
    #expect(message(8, .french).count == 8 && message(8, .french).last == "  … et 2 autres")
    #expect(message(9, .english).last == "  … and 3 others")
    let near = LookupError.unknownName("x", nearest: (1...9).map { "n\($0)" })
    #expect(near.message(in: .french).hasSuffix("n5, n6 et 3 autres."))
  }
}
