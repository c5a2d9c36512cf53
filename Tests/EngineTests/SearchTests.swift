import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Search over the services")
struct SearchTests {
  /// A service as a test writes it.
  struct Offer {
    var id: String
    var name: String
    var category: String
    var resource = "clsc"
    var description: String?
    var reach: Reach.Clause = .everyone
    var isGroup = false
  }

  static let offers = [
    Offer(id: "popote", name: "Popote roulante", category: "food", resource: "entraide"),
    Offer(id: "depannage", name: "Dépannage alimentaire", category: "food", resource: "entraide"),
    Offer(
      id: "deuil", name: "Groupe de deuil", category: "psychosocial", resource: "coeur",
      isGroup: true),
    Offer(
      id: "repit", name: "Répit-dépannage", category: "caregivers", resource: "aidants",
      description: "Quelques heures pour souffler, à la maison."),
    Offer(
      id: "anxiete", name: "Apprivoiser l'anxiété", category: "mental-health", isGroup: true),
    Offer(
      id: "psy", name: "Évaluation en santé mentale", category: "mental-health",
      description: "Pour l'anxiété, la dépression et l'épuisement."),
    Offer(id: "crise", name: "Centre de crise", category: "crisis"),
    Offer(
      id: "hebergement", name: "Hébergement pour femmes", category: "shelter", resource: "ondine"),
    Offer(id: "bain", name: "Aide au bain", category: "home-care"),
    Offer(id: "soins", name: "Soins à domicile", category: "home-care"),
    Offer(id: "naissance", name: "Relevailles", category: "perinatal", resource: "coeur"),
    Offer(id: "hlm", name: "Recherche de logement", category: "housing"),
    Offer(id: "dependance", name: "Accompagnement en dépendance", category: "addiction"),
    Offer(id: "rehab", name: "Speech therapy for children", category: "rehabilitation"),
    Offer(
      id: "oeuvre", name: "L’Œuvre des Ainés", category: "isolation", resource: "entraide",
      reach: .residence(territories: [TerritoryID(trusted: "clsc:0-0")], except: [])),
    Offer(
      id: "visites", name: "Visites d'amitié", category: "isolation", resource: "entraide",
      reach: .residence(territories: [TerritoryID(trusted: "clsc:5-5")], except: [])),
    Offer(
      id: "diners", name: "Dîners communautaires", category: "isolation", resource: "coeur",
      reach: .residence(territories: [TerritoryID(trusted: "clsc:5-5")], except: [])),
  ]

  static let resources = [
    "clsc": "CLSC de la Rive", "entraide": "Entraide du Large", "coeur": "Cœur du village",
    "aidants": "Les Proches aidants", "ondine": "Maison Ondine",
  ]

  static func events(_ offers: [Offer] = offers) -> [DomainEvent] {
    let opened = resources.sorted { $0.key < $1.key }.map { id, name in
      DomainEvent.resource(
        ResourceID(trusted: "resource:\(id)"),
        .opened(
          ResourceOpened(
            name: name, kind: .communityOrganization, isConfidential: id == "ondine")))
    }
    return opened
      + offers.flatMap { offer -> [DomainEvent] in
        let id = ServiceID(trusted: "service:\(offer.id)")
        let details = ServiceDetails(
          name: offer.name, category: ServiceCategory(trusted: offer.category),
          description: offer.description,
          group: offer.isGroup ? GroupIntervention(kind: .mutualAid) : nil)
        return [
          .service(
            id,
            .offered(
              ServiceOffered(
                resource: ResourceID(trusted: "resource:\(offer.resource)"), details: details))),
          .service(id, .reachDeclared(ServiceReachDeclared(reach: Reach([offer.reach])))),
        ]
      }
  }

  static let day = CalendarDate(daysSince1970: 20_000)

  static func found(
    _ text: String, in snapshot: Snapshot, need: ServiceNeed? = nil
  ) throws -> [String] {
    let request = SearchRequest(text: text, lookup: LookupRequest(need: need, day: day))
    return try snapshot.search(request).others.services.map(\.id.code)
  }

  /// What people write, and what has to come first.
  static let queries: [(text: String, first: String)] = [
    ("popote roulante", "popote"), ("POPOTE", "popote"), ("popote roulate", "popote"),
    ("poptoe", "popote"), ("meals on wheels", "popote"), ("banque alimentaire", "depannage"),
    ("aide alimentaire", "depannage"), ("depannage alimentaire", "depannage"),
    ("groupe de deuil", "deuil"), ("deuils", "deuil"), ("coeur du village", "naissance"),
    ("cœur du village", "naissance"), ("anxiete", "anxiete"), ("l'anxiété", "anxiete"),
    ("l’anxieté", "anxiete"), ("anxiétée", "anxiete"), ("burnout", "deuil"), ("épuisement", "psy"),
    ("epuisment", "psy"), ("santé mentale", "psy"), ("mental health", "psy"), ("crise", "crise"),
    ("centre de crise", "crise"), ("hebergement", "hebergement"), ("hébergment", "hebergement"),
    ("womens shelter", "hebergement"), ("maison ondine", "hebergement"), ("bain", "bain"),
    ("soins a domicile", "soins"), ("SAD", "bain"), ("relevailles", "naissance"),
    ("logement", "hlm"), ("logment", "hlm"), ("HLM", "hlm"), ("dépendances", "dependance"),
    ("addiction", "dependance"), ("detox", "dependance"), ("speech therapy", "rehab"),
    ("orthophonie", "rehab"), ("orthophonei", "rehab"), ("oeuvre des aines", "oeuvre"),
    ("œuvre", "oeuvre"), ("repit", "repit"), ("proche aidante", "repit"), ("aidante", "repit"),
    ("souffler à la maison", "repit"), ("visites d amitie", "visites"),
    ("diners communautaires", "diners"), ("communautair", "diners"), ("caregiver", "repit"),
  ]

  @Test("The best answer comes first, whatever accents, plurals and errors", arguments: queries)
  func first(_ query: (text: String, first: String)) throws {
    let snapshot = try Snapshot.ofGrid(Self.events(), places: [:])
    let found = try Self.found(query.text, in: snapshot)
    #expect(found.first == query.first, "\(found)")
  }

  @Test("A name counts before a category, a category before a description, exact before an error")
  func ranking() throws {
    let snapshot = try Snapshot.ofGrid(
      Self.events([
        Offer(id: "d", name: "Écoute", category: "other", description: "Pour un deuil."),
        Offer(id: "c", name: "Écoute active", category: "bereavement"),
        Offer(id: "n", name: "Vivre son deuil", category: "other"),
        Offer(id: "p", name: "Deuillants", category: "other"),
        Offer(id: "w", name: "Deuil", category: "other"),
      ]), places: [:])
    #expect(try Self.found("deuil", in: snapshot) == ["w", "n", "c", "d", "p"])
    // An error is forgiven only where nothing is written so.
    #expect(try Self.found("dueil", in: snapshot).isEmpty == false)
    #expect(try Self.found("xyzzy", in: snapshot).isEmpty)
    #expect(try Self.found("de la", in: snapshot).isEmpty)
  }

  @Test("Where nothing has all the words, what has most of them is found, and that is said")
  func someWords() throws {
    let snapshot = try Snapshot.ofGrid(Self.events(), places: [:])
    let request = SearchRequest(text: "popote spatiale", lookup: LookupRequest(day: Self.day))
    let answer = try snapshot.search(request)
    #expect(!answer.hasAllWords && answer.others.services.map(\.id.code) == ["popote"])
  }

  @Test("With a person, their basket stands apart from the rest, and the rest says whom it serves")
  func person() throws {
    let snapshot = try Snapshot.ofGrid(Self.events(), places: [:])
    let home = snapshot.locate(WorkspaceFixture.point(60.5, -44.5))
    let request = SearchRequest(text: "isolement", lookup: LookupRequest(day: Self.day))
    let answer = try snapshot.search(request, for: home)
    #expect(answer.basket?.services.map(\.id.code) == ["oeuvre"])
    #expect(answer.basket?.count == 1)
    #expect(Set(answer.others.services.map(\.id.code)) == ["visites", "diners"])
    #expect(answer.others.count == 2)
    #expect(answer.others.territories.map(\.territory.id.text) == ["clsc:5-5"])
    #expect(answer.others.territories.map(\.count) == [2])
    // Together they are what is found without a person.
    let all = try snapshot.search(request)
    #expect(all.basket == nil && all.others.count == 3)
    let need = Taxonomy.own.need(ServiceCategory(trusted: "food"))
    #expect(try Self.found("entraide", in: snapshot, need: need) == ["popote", "depannage"])
  }

  @Test("A service whose reach nobody has stated is neither in the basket nor outside")
  func notStated() throws {
    var offers = Self.offers
    let silent = try #require(offers.firstIndex { $0.id == "diners" })
    offers[silent].reach = .notStated
    let snapshot = try Snapshot.ofGrid(Self.events(offers), places: [:])
    let home = snapshot.locate(WorkspaceFixture.point(60.5, -44.5))
    let answer = try snapshot.search(
      SearchRequest(text: "isolement", lookup: LookupRequest(day: Self.day)), for: home)
    #expect(answer.basket?.services.map(\.id.code) == ["oeuvre"])
    #expect(answer.basket?.notStated.map(\.id.code) == ["diners"])
    #expect(answer.basket?.count == 1 && answer.basket?.notStatedCount == 1)
    #expect(answer.others.services.map(\.id.code) == ["visites"])
  }

  @Test("A search with a person splits what one without finds, for 300 random people and words")
  func split() throws {
    let snapshot = try Snapshot.ofGrid(Self.events(), places: [:])
    var random = SplitMix64(seed: 41)
    var insideCount = 0
    for _ in 0..<300 {
      let text = try #require(Self.queries.randomElement(using: &random)).text
      let request = SearchRequest(text: text, lookup: LookupRequest(day: Self.day), limit: 1000)
      let home = snapshot.locate(try #require(GridWorld.randomPoint(&random)))
      let apart = try snapshot.search(request, for: home)
      let inside = try #require(apart.basket)
      let served = Set(
        try snapshot.lookup(home, request.lookup).services.filter { $0.group != .gmfOnly }.map(\.id)
      )
      #expect(inside.services.allSatisfy { served.contains($0.id) })
      #expect(apart.others.services.allSatisfy { !served.contains($0.id) })
      let all = try snapshot.search(request).others.services.map(\.id)
      let parts =
        inside.services.map(\.id) + inside.notStated.map(\.id) + inside.leftOut.map(\.id)
        + apart.others.services.map(\.id)
      #expect(parts.count == all.count && Set(parts) == Set(all), "\(text)")
      insideCount += inside.count
    }
    #expect(insideCount > 300, "\(insideCount)")
  }

  @Test("What is found is what was said at the vantage: renamed, closed, announced, corrected")
  func vantage() throws {
    let history = RandomHistory(seed: 20_261_121, count: 1_200)
    let world = try HistoryWorld(history.events)
    var comparedCount = 0
    for vantage in history.vantages(60, seed: 5) {
      let snapshot = world.snapshot(at: vantage)
      let naive = NaiveEvaluation(history.events, at: vantage)
      for number in 0..<20 {
        let expected = RandomHistory.services.filter { id in
          guard let facts = naive.facts(of: id), let resource = naive.facts(of: facts.resource),
            resource.closedOn == nil
          else { return false }
          if case .withdrawn = facts.status { return false }
          return facts.details.name == "S\(number)"
        }
        let request = SearchRequest(
          text: "S\(number)", lookup: LookupRequest(day: vantage.day), limit: 1000)
        let found = try snapshot.search(request).others.services
        let exact = found.filter { $0.details.name == "S\(number)" }
        #expect(Set(exact.map(\.id)) == Set(expected), "\(vantage) S\(number)")
        comparedCount += expected.count
      }
    }
    #expect(comparedCount > 8, "\(comparedCount)")
  }

  @Test("The index comes back from its stored bytes as it was, and damage is refused")
  func stored() throws {
    let snapshot = try Snapshot.ofGrid(Self.events(), places: [:])
    let index = SearchIndex(snapshot.directory)
    var state = StateWriter()
    index.write(to: &state)
    var reader = StateReader(state.bytes)
    #expect(try SearchIndex(from: &reader) == index)
    var random = SplitMix64(seed: 3)
    for _ in 0..<500 {
      var bytes = state.bytes
      bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      var reader = StateReader(bytes)
      guard let damaged = try? SearchIndex(from: &reader) else { continue }
      _ = SearchRun("deuil", need: nil, in: snapshot, damaged).hits()
    }
  }

  @Test("Where a confidential resource stands changes nothing")
  func secret() throws {
    let ondine = ResourceID(trusted: "resource:ondine")
    let answers = try [WorkspaceFixture.point(60.5, -44.5), WorkspaceFixture.point(70, -40), nil]
      .map { place in
        let snapshot = try Snapshot.ofGrid(
          Self.events(), places: place.map { [ondine: $0] } ?? [:])
        let home = snapshot.locate(WorkspaceFixture.point(60.5, -44.5))
        return try Self.queries.map { query in
          try snapshot.search(
            SearchRequest(text: query.text, lookup: LookupRequest(day: Self.day)), for: home)
        }
      }
    #expect(answers[0] == answers[1] && answers[1] == answers[2])
    let shelter = answers[0].flatMap { $0.basket?.services ?? [] }.first { $0.resource == ondine }
    #expect(shelter?.site == .confidential && shelter?.distanceMetres == nil)
  }
}
