import Foundation
import TestSupport
import Testing

/// Needs, search and referral corridors on the invented region, through the program.
@Suite("Search in the invented region")
struct DemoSearchTests {
  /// What people write, and the service that has to come first.
  static let queries: [(text: String, first: String)] = [
    ("popote roulante", "service:popote-repas"), ("popote roulnate", "service:popote-repas"),
    ("meals on wheels", "service:popote-repas"), ("apprivoiser lanxiété", "service:groupe-stress"),
    ("anxiete", "service:groupe-stress"), ("cuisines collectives", "service:cuisines-ateliers"),
    ("hebergement pour femmes", "service:ondine-hebergement"),
    ("répit aux proches aidants", "service:aidants-repit"), ("aidante", "service:groupe-aidants"),
    ("transport medical", "service:transport-medical"),
    ("halte garderie", "service:familles-halte"), ("newcomer", "service:arrivants-accueil"),
  ]

  private struct Found: Decodable {
    struct Part: Decodable {
      struct Service: Decodable { var id: String }
      var count: Int
      var services: [Service]
    }
    var found: Part?
    var inBasket: Part?
    var outside: Part?
  }

  @Test("The best answer comes first", arguments: queries)
  func first(_ query: (text: String, first: String)) throws {
    let demo = try Demo.complete()
    let outcome = try demo.run(["search", query.text, "--on", "2026-06-01", "--json"])
    try outcome.check()
    let found = try outcome.json(Found.self).found
    #expect(found?.services.first?.id == query.first, "\(found?.services.prefix(4) ?? [])")
  }

  @Test("With a person, what is outside their basket is apart, in both languages")
  func person() throws {
    let demo = try Demo.complete()
    let outcome = try demo.run(["search", "aide alimentaire", "--json"] + Demo.person)
    try outcome.check()
    let answer = try outcome.json(Found.self)
    let (inside, outside) = (try #require(answer.inBasket), try #require(answer.outside))
    #expect(outside.count > 0)
    let ids = Set(inside.services.map(\.id))
    #expect(outside.services.allSatisfy { !ids.contains($0.id) })
    for (language, words) in [("fr", "HORS DE SON PANIER"), ("en", "OUTSIDE THEIR BASKET")] {
      let text = try demo.run(["search", "aide alimentaire", "--lang", language] + Demo.person)
      try text.check()
      #expect(text.text.contains(words))
    }
  }

  @Test("The corridors of the demonstration are shown from both ends")
  func corridors() throws {
    let demo = try DataDirectory(copying: Demo.complete())
    try demo.run(["log", "record", Package.path("Data/demo/partnerships.jsonl")]).check()
    for (resource, words) in [
      ("gmf-port-mirande", "dirige vers CLSC de Lac-des-Mirages"),
      ("clsc-91113", "reçoit de GMF de Port-Mirande"),
      ("maison-ondine", "reçoit de CLSC de Port-Mirande-Ouest"),
    ] {
      let page = try demo.run(["resource", resource, "--on", "2026-06-01", "--lang", "fr"])
      try page.check()
      #expect(page.text.contains(words), "\(page.text)")
    }
    let history = try demo.run(["history", "partnership:mirande-lac", "--lang", "fr"])
    try history.check()
    #expect(history.text.contains("entente formée"))
  }

  @Test("A taxonomy is loaded once, and its history is told")
  func load() throws {
    let demo = try DataDirectory(copying: Demo.complete())
    let options = ["--effective", "2026-01-01", "--source", "essai", "--json"]
    let first = try demo.run(["categories", "load"] + options)
    try first.check()
    #expect(first.text.contains("category.described"))
    let again = try demo.run(["categories", "load"] + options)
    try again.check()
    #expect(!again.text.contains("category.described"))
    let history = try demo.run(["history", "category:bereavement", "--lang", "fr"])
    try history.check()
    #expect(history.text.contains("Deuil"))
  }
}
