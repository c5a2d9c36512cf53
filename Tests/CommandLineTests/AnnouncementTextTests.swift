import Domain
import Foundation
import Testing

@testable import CommandLine
@testable import Engine
@testable import Interchange

@Suite("What is announced, in words and in JSON")
struct AnnouncementTextTests {
  private static let first = Fixture.date("2027-04-01")

  /// Every sort of change of a resource or a service.
  private static let changes: [Announcement.Change] = [
    .resourceCloses, .resourceReopens, .resourceMoves, .resourceRenamed(to: "L'Ancre"),
    .resourceDescribed, .withdrawn, .suspended(until: nil, reason: nil),
    .suspended(until: Fixture.date("2027-05-02"), reason: "travaux"), .resumes, .reach, .details,
  ]

  /// Every sort of change of a territory.
  private static let ofTerritories: [TerritoryAnnouncement.Change] = [
    .merged(into: Fixture.rlsIles), .recoded(into: Fixture.rlsIles),
    .split(into: [Fixture.rlsIles, Fixture.rlsRive]), .abolished, .renamed(to: "Rives"), .redrawn,
    .reparented(to: [Fixture.rtsEst]), .reparented(to: []), .givesPart(to: Fixture.rlsIles),
  ]

  @Test("Every change reads well", arguments: Language.allCases)
  func everyChange(_ language: Language) throws {
    let lines =
      Self.changes.map {
        AnnouncementWords.text(Announcement(on: Self.first, change: $0), in: language)
      }
      + Self.ofTerritories.map {
        AnnouncementWords.text(
          TerritoryAnnouncement(territory: Fixture.rlsRive, on: Self.first, change: $0),
          in: language)
      }
    try expect(
      lines.map { $0 + "\n" }.joined(), equalsFile: "announcements.\(language.rawValue).txt")
  }

  /// The lookup of the fixture with something announced everywhere.
  static let lookup: LookupAnswer = {
    var answer = Fixture.lookup
    answer.home.announced = [
      TerritoryAnnouncement(
        territory: Fixture.rlsRive, on: first, change: .merged(into: Fixture.rlsIles))
    ]
    answer.gmf?.announced = [Announcement(on: first, change: .resourceCloses)]
    answer.gmf?.sites[1].announced = [Announcement(on: first, change: .resourceMoves)]
    var services = Array(answer.services.prefix(2))
    services[0].findings.append(.announced(Announcement(on: first, change: .withdrawn)))
    answer.services = ServiceList(services)
    answer.leftOut[0].findings.append(.announced(Announcement(on: first, change: .resumes)))
    return answer
  }()

  @Test("A lookup, a place and a basket say what is announced", arguments: Language.allCases)
  func answers(_ language: Language) throws {
    var page = Page(language: language)
    LookupText(Self.lookup, showsAll: false, language: language, width: 100).write(to: &page)
    page.skip()
    LocationText.write(Self.lookup.home, to: &page)
    page.skip()
    var basket = Fixture.basket
    basket.announced = Self.lookup.home.announced
    basket.lines[1].findings = [.announced(Announcement(on: Self.first, change: .reach))]
    BasketText(basket, showsAll: false).write(to: &page)
    try expect(page.text, equalsFile: "announced.\(language.rawValue).txt")
  }

  @Test("Every member is described in the contract")
  func contract() throws {
    let document = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Engine/Engine.docc/JSON.md")
    let contract = String(decoding: try Data(contentsOf: document), as: UTF8.self)
    var answer = Self.lookup
    answer.home.announced = Self.ofTerritories.map {
      TerritoryAnnouncement(territory: Fixture.rlsRive, on: Self.first, change: $0)
    }
    answer.gmf?.announced = Self.changes.map { Announcement(on: Self.first, change: $0) }
    let text = String(
      decoding: AnswerJSON(language: .french, branch: nil).lookup(answer), as: UTF8.self)
    for match in text.matches(of: #/"(\w+)":/#) {
      #expect(contract.contains("`\(match.output.1)`"), "\(match.output.1)")
    }
    for match in text.matches(of: #/"type":"(\w+)"/#) {
      #expect(contract.contains("`\(match.output.1)`"), "\(match.output.1)")
    }
  }

  @Test("The mark of an answer counts, lists and says where to read on")
  func mark() {
    func facts(_ count: Int) -> [CorrectedFact] {
      (1...count).map { number in
        CorrectedFact(
          subject: .service(ServiceID(trusted: "service:s\(number)")), root: Int64(number),
          position: 1400 + Int64(number))
      }
    }
    #expect(CorrectionWords.mark([], in: .french).isEmpty)
    #expect(
      CorrectionWords.mark(facts(1), in: .french)
        == """
        1 fait de cette réponse a été corrigé depuis :
          service:s1, position 1, corrigé à la position 1\u{202F}401 (ancrage history service:s1)

        """)
    let many = CorrectionWords.mark(facts(7), in: .english)
    #expect(many.hasPrefix("7 facts of this answer have been corrected since:\n  service:s1,"))
    #expect(many.hasSuffix("  … and 2 others\n"))
    #expect(CorrectionWords.mark(facts(6), in: .french).contains("service:s6"))
  }
}
