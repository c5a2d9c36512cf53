import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

@Suite("Taxonomy of needs and services")
struct TaxonomyTests {
  static func category(_ code: String) -> ServiceCategory { ServiceCategory(trusted: code) }

  /// Codes that services have been filed under since the first version.
  static let filedUnder = """
    psychosocial mental-health crisis suicide-prevention home-care seniors youth family perinatal \
    disability addiction violence shelter housing food isolation caregivers immigration employment \
    health-line front-line complaints family-medicine rehabilitation long-term-care hospital-care \
    public-health school-support library leisure other
    """.split(separator: " ").map { category(String($0)) }

  @Test("The codes that services are filed under stay, as services")
  func oldCodes() {
    for code in Self.filedUnder {
      #expect(Taxonomy.own.description(of: code)?.facet == .service, "\(code)")
    }
  }

  @Test("Every category is complete in both languages, and every link leads somewhere")
  func complete() {
    var facets: [CategoryFacet: Int] = [:]
    for (code, described) in OwnTaxonomy.categories {
      #expect(ServiceCategory(code.code) != nil, "\(code)")
      facets[described.facet, default: 0] += 1
      for words in [described.french, described.english] {
        #expect(!words.label.isEmpty && !words.definition.isEmpty, "\(code)")
        #expect(!words.synonyms.isEmpty && words.synonyms.allSatisfy { !$0.isEmpty }, "\(code)")
      }
      for link in described.parents + described.standsFor {
        #expect(OwnTaxonomy.categories[link] != nil, "\(code) → \(link)")
        #expect(link != code)
      }
      if described.facet == .need || described.facet == .programme {
        #expect(!described.standsFor.isEmpty, "\(code) stands for nothing")
      }
      if described.facet == .service { #expect(described.standsFor.isEmpty, "\(code)") }
    }
    for facet in CategoryFacet.allCases { #expect(facets[facet, default: 0] >= 4, "\(facet)") }
    #expect(OwnTaxonomy.categories.values.allSatisfy { $0.french.label != "" })
  }

  @Test("No name is that of two categories")
  func oneMeaning() {
    var owners: [String: Set<ServiceCategory>] = [:]
    for (code, described) in OwnTaxonomy.categories {
      for name in described.allNames + [code.code] {
        owners[SearchText.key(name), default: []].insert(code)
      }
    }
    for (name, codes) in owners where codes.count > 1 { Issue.record("\(name): \(codes)") }
  }

  /// What people write, and the category that it means.
  static let meanings: [(text: String, code: String)] = [
    ("épuisement", "exhaustion"), ("EPUISEMENT", "exhaustion"), ("burnout", "exhaustion"),
    ("burn out", "exhaustion"), ("aidante", "caregivers"), ("Proches aidants", "caregivers"),
    ("déprime", "depression"), ("DPJ", "youth-protection"), ("itinérance", "homelessness"),
    ("homeless", "homelessness"), ("TSA", "autism"), ("CLSC", "psychosocial"),
    ("popote roulante", "food"), ("meals on wheels", "food"), ("Mental health", "mental-health"),
    ("santé mentale", "mental-health"), ("mental-health", "mental-health"),
    ("SAPA", "programme-seniors"), ("DI-TSA-DP", "programme-disability"),
    ("ainés", "seniors"), ("hôpitaux", "hospital-care"), ("deuils", "bereavement"),
    ("s’occuper de sa mère", "caregiving"), ("Grief", "bereavement"),
    ("bipolarité", "mental-health"),
  ]

  @Test("A code, a label or a synonym in either language is understood", arguments: meanings)
  func meaning(_ example: (text: String, code: String)) throws {
    #expect(try Taxonomy.own.need(meant: example.text).asked.code == example.code)
  }

  @Test("What means nothing, several things, or a way of helping is refused, with what is near")
  func refused() throws {
    let unknown = #expect(throws: CategoryError.self) { try Taxonomy.own.need(meant: "epuisment") }
    guard case .unknown(_, let nearest)? = unknown else {
      Issue.record("\(String(describing: unknown))")
      return
    }
    #expect(nearest.first?.category.code == "exhaustion")
    let ambiguous = #expect(throws: CategoryError.self) { try Taxonomy.own.need(meant: "abus") }
    guard case .ambiguous(_, let candidates)? = ambiguous else {
      Issue.record("\(String(describing: ambiguous))")
      return
    }
    #expect(candidates.map(\.category.code) == ["maltreatment", "sexual-violence"])
    for language in Language.allCases {
      #expect(ambiguous?.message(in: language).contains("maltreatment") == true)
    }
    #expect(throws: CategoryError.self) { try Taxonomy.own.need(meant: "groupe d'entraide") }
    #expect(throws: CategoryError.self) { try Taxonomy.own.need(meant: "  ") }
    // A code that only a service knows is one all the same.
    #expect(
      try Taxonomy.own.need(meant: "falconry", orOffered: [Self.category("falconry")])
        == ServiceNeed(Self.category("falconry")))
  }

  /// All that a category stands for, by asking of each category whether a path of links leads to it.
  static func reachable(_ from: ServiceCategory) -> Set<ServiceCategory> {
    let all = OwnTaxonomy.categories
    var steps: Set<[ServiceCategory]> = []
    for (code, described) in all {
      for link in described.standsFor { steps.insert([code, link]) }
      for parent in described.parents { steps.insert([parent, code]) }
    }
    var found: Set<ServiceCategory> = [from]
    for _ in all {
      for step in steps where found.contains(step[0]) { found.insert(step[1]) }
    }
    return found
  }

  @Test("A need is all that it stands for, as a plain walk over every pair of links finds it")
  func expansion() {
    for code in OwnTaxonomy.categories.keys {
      #expect(Taxonomy.own.need(code).categories == Self.reachable(code), "\(code)")
    }
    #expect(
      Taxonomy.own.need(Self.category("life-transitions")).categories.contains(
        Self.category("bereavement")))
  }

  @Test("Asking for a need is asking for everything and keeping its categories")
  func filtering() throws {
    let (snapshot, gmf) = try Self.world()
    let whole = try snapshot.lookup(
      snapshot.locate(Self.home), LookupRequest(gmf: gmf, day: Self.day))
    var foundCount = 0
    for code in OwnTaxonomy.categories.keys {
      let need = Taxonomy.own.need(code)
      let answer = try snapshot.lookup(
        snapshot.locate(Self.home), LookupRequest(gmf: gmf, need: need, day: Self.day))
      let kept = Self.reachable(code)
      func isKept(_ service: ServiceAnswer) -> Bool {
        kept.contains(service.details.category) || service.details.category.ignoresFilters
      }
      #expect(answer.services.map(\.id) == whole.services.filter(isKept).map(\.id), "\(code)")
      foundCount += answer.services.count
    }
    #expect(foundCount > 200, "\(foundCount)")
  }

  static let day = CalendarDate(daysSince1970: 20_000)
  static let home = WorkspaceFixture.point(60.5, -44.5)

  /// One service of each category, each for everyone or for one territory.
  static func world() throws -> (Snapshot, gmf: ResourceID) {
    let gmf = ResourceID(trusted: "resource:gmf")
    var events: [DomainEvent] = [
      .resource(gmf, .opened(ResourceOpened(name: "GMF", kind: .gmf)))
    ]
    for (index, code) in OwnTaxonomy.categories.keys.sorted().enumerated() {
      let id = ServiceID(trusted: "service:\(code)")
      let details = ServiceDetails(name: "Service \(code)", category: code)
      events.append(.service(id, .offered(ServiceOffered(resource: gmf, details: details))))
      let reach: Reach =
        index.isMultiple(of: 3) ? Reach([.registration([gmf])]) : Reach([.everyone])
      events.append(.service(id, .reachDeclared(ServiceReachDeclared(reach: reach))))
    }
    return (try Snapshot.ofGrid(events, places: [gmf: home]), gmf)
  }

  // MARK: - What the log says

  static func described(_ label: String, standsFor: [String] = []) -> CategoryDescribed {
    CategoryDescribed(
      facet: .need, french: CategoryWords(label: label, synonyms: ["\(label) dit autrement"]),
      english: CategoryWords(label: "\(label) (en)"), standsFor: standsFor.map(category))
  }

  @Test("What the log says takes the place of the program's words, from its day on")
  func recorded() throws {
    let day = CalendarDate(daysSince1970: 20_100)
    func event(_ position: Int64, _ code: String, _ event: CategoryEvent) -> RecordedEvent {
      RecordedEvent(
        position: position, effectiveOn: day, source: "",
        event:
          .category(CategoryID(Self.category(code)), event), place: nil)
    }
    var projected = Projected<Categories>()
    for event in [
      event(1, "food", .described(Self.described("Nourriture", standsFor: ["poverty"]))),
      event(2, "library", .retired(CategoryRetired(successors: [Self.category("leisure")]))),
      event(
        3, "mental-health",
        .mapped(
          CategoryMapped(codes: [ForeignCodes(taxonomy: "211", codes: ["RM-1", "RP"])]))),
    ] {
      try projected.advance(with: event)
    }
    let before = Taxonomy(
      projected.state, at: Vantage(day: CalendarDate(daysSince1970: 20_099), position: 3))
    #expect(before.label(Self.category("food"), in: .french) == "Aide alimentaire")
    let taxonomy = Taxonomy(projected.state, at: .latest(on: day))
    #expect(taxonomy.label(Self.category("food"), in: .french) == "Nourriture")
    #expect(try taxonomy.need(meant: "nourriture dit autrement").asked.code == "food")
    #expect(throws: CategoryError.self) { try taxonomy.need(meant: "popote roulante") }
    #expect(taxonomy.need(Self.category("food")).categories.contains(Self.category("housing")))
    // What was retired still finds what is filed under it, and what took its place.
    let library = try taxonomy.need(meant: "library")
    #expect(library.categories == [Self.category("library"), Self.category("leisure")])
    #expect(taxonomy.label(Self.category("library"), in: .french) == "Bibliothèque")
    #expect(!taxonomy.categories.contains(Self.category("library")))
    // A code of another taxonomy stands for ours.
    #expect(try taxonomy.need(meant: "RM-1").asked.code == "mental-health")
    #expect(try taxonomy.need(meant: "211:RP").asked.code == "mental-health")
    #expect(throws: CategoryError.self) { try before.need(meant: "RM-1") }
  }

  @Test("Loading records what differs, once, and the codes of one taxonomy leave those of another")
  func load() throws {
    let fixture = try WorkspaceFixture()
    let workspace = try fixture.workspace()
    let options = WorkspaceFixture.options()
    let first = try workspace.loadCategories(Taxonomy.ownDraft, options)
    #expect(first.eventCounts == ["category.described": OwnTaxonomy.categories.count])
    #expect(try workspace.loadCategories(Taxonomy.ownDraft, options).eventCount == 0)
    func mapped(_ taxonomy: String, _ codes: [String]) -> CategoryDraft {
      CategoryDraft(foreign: [
        Self.category("food"): [ForeignCodes(taxonomy: taxonomy, codes: codes)]
      ])
    }
    #expect(try workspace.loadCategories(mapped("211", ["BD"]), options).eventCount == 1)
    #expect(try workspace.loadCategories(mapped("aim", ["7"]), options).eventCount == 1)
    #expect(try workspace.loadCategories(mapped("211", ["BD"]), options).eventCount == 0)
    let taxonomy = try workspace.taxonomy(on: WorkspaceFixture.day)
    #expect(
      taxonomy.foreignCodes(of: Self.category("food")) == [
        ForeignCodes(taxonomy: "211", codes: ["BD"]), ForeignCodes(taxonomy: "aim", codes: ["7"]),
      ])
    // Recorded as it is, the taxonomy is the program's own.
    for code in OwnTaxonomy.categories.keys {
      #expect(taxonomy.description(of: code) == OwnTaxonomy.categories[code], "\(code)")
    }
  }
}
