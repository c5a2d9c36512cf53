import Domain

@testable import Engine

/// Invented answers to render: a person who lives in the Bourg and sees a doctor across the river.
enum Fixture {
  static let day = date("2026-11-21")

  static let clscBourg = territory("clsc:B1", "CLSC du Bourg")
  static let rlsRive = territory("rls:R1", "RLS de la Rive")
  static let rlsIles = territory("rls:R2", "Îles")
  static let rtsEst = territory("rts:T1", "Est")
  static let rss = territory("rss:S1", "Région du Fleuve")
  static let mrc = territory("mrc:M1", "Bas-Fleuve")
  static let clscIles = territory("clsc:I1", "CLSC des Îles")

  static let home = Location(
    territories: [clscBourg, rlsRive, mrc, rtsEst, rss], precision: .point,
    nearestBorderMetres: 1234.5, doubtMetres: 0, candidates: [],
    standing: Standing(territories: [clscBourg.id, rlsRive.id, mrc.id, rtsEst.id, rss.id]))

  /// The same home, known by its postal code only.
  static let doubtfulHome = Location(
    territories: [clscBourg, rlsRive, rtsEst, rss], precision: .postalCode,
    nearestBorderMetres: 38.2, doubtMetres: 150,
    candidates: [
      CandidateTerritory(territory: clscBourg, distanceMetres: 0, share: 0.62),
      CandidateTerritory(territory: clscIles, distanceMetres: 38.2, share: 0.38),
      CandidateTerritory(territory: rlsRive, distanceMetres: 0, share: 0.62),
      CandidateTerritory(territory: rlsIles, distanceMetres: 38.2, share: 0.38),
      CandidateTerritory(territory: rtsEst, distanceMetres: 0, share: 1),
      CandidateTerritory(territory: rss, distanceMetres: 0, share: 1),
    ],
    standing: Standing(
      territories: [rtsEst.id, rss.id],
      possibleTerritories: [clscBourg.id, clscIles.id, rlsRive.id, rlsIles.id],
      alternatives: [[clscBourg.id, clscIles.id]]))

  static let gmf = GMFSurroundings(
    id: ResourceID(trusted: "resource:gmf-saules"), name: "GMF des Saules",
    sites: [
      GMFSite(
        id: ResourceID(trusted: "resource:gmf-saules"), name: "GMF des Saules",
        territories: [clscIles, rlsIles, rtsEst, rss], hasPoint: true,
        standing: Standing(territories: [clscIles.id, rlsIles.id, rtsEst.id, rss.id])),
      GMFSite(
        id: ResourceID(trusted: "resource:gmf-saules-nord"), name: "Site Nord", territories: [],
        hasPoint: false, standing: Standing(territories: [])),
    ])

  static let intake = service(
    "accueil-bourg", "Accueil psychosocial", "psychosocial", "CLSC du Bourg", .clsc, .homeOnly,
    telephone: "450 555-0101", metres: 850, home: [.residence(clscBourg)])

  static let homeCare = service(
    "soutien-bourg", "Soutien à domicile aux personnes en perte d'autonomie", "home-care",
    "CLSC du Bourg", .clsc, .homeOnly, telephone: "450 555-0102", metres: 850,
    home: [.residence(rlsRive)], findings: [.languageNotStated(["en"])])

  static let crisis = service(
    "crise", "Intervention de crise", "crisis", "Centre de crise L'Ancre", .communityOrganization,
    .both, telephone: "450 555-0140", metres: 3215, home: [.residence(rtsEst), .residence(rss)],
    gmf: [.residenceAroundSite(rss, site: gmf.id, siteName: gmf.name)])

  static let nurse = service(
    "infirmiere", "Infirmière clinicienne", "family-medicine", "GMF des Saules", .gmf,
    .registration, telephone: "450 555-0155", metres: 7_940,
    registration: [.registration(gmf.id, name: "GMF des Saules")])

  static let shelter = service(
    "refuge", "Hébergement", "shelter", "Maison L'Éclaircie", .residence, .both,
    telephone: "450 555-0199", metres: nil, home: [.everyone], gmf: [.everyone],
    findings: [.forClientele(["women"], rule: nil, asked: ["women"])], site: .confidential)

  static let unknown = service(
    "repas", "Popote roulante", "food", "Entraide du Bourg", .communityOrganization, .unknown,
    telephone: "450 555-0170", metres: 1_990)

  static let wrongIntake = service(
    "accueil-iles", "Accueil psychosocial", "psychosocial", "CLSC des Îles", .clsc, .gmfOnly,
    telephone: "450 555-0201", metres: 6_100,
    gmf: [.residenceAroundSite(clscIles, site: gmf.id, siteName: gmf.name)],
    servesOnly: [clscIles], counterparts: [intake])

  static let wrongGroup = service(
    "groupe-iles", "Groupe d'entraide pour proches aidants", "caregivers", "Les Insulaires",
    .communityOrganization, .gmfOnly, telephone: nil, metres: 6_900,
    gmf: [.residenceAroundSite(rlsIles, site: gmf.id, siteName: gmf.name)], servesOnly: [rlsIles])

  static let complaints = service(
    "plaintes", "Commissaire aux plaintes et à la qualité", "complaints", "CISSS du Fleuve",
    .other, .both, telephone: "1 800 555-0110", metres: nil, home: [.residence(rss)],
    gmf: [.residenceAroundSite(rss, site: gmf.id, siteName: gmf.name)], isInEveryBasket: true)

  static let youth = service(
    "jeunes", "Suivi jeunesse", "youth", "CLSC du Bourg", .clsc, .homeOnly,
    telephone: "450 555-0103", metres: 850, home: [.residence(clscBourg)],
    findings: [.tooOld(maxYears: 17)])

  static let intakeInDoubt: ServiceAnswer = {
    var service = intake
    service.home = SideVerdict(holds: .inSome, reasons: [.residence(clscBourg)])
    service.gmf = nil
    service.distanceMetres = nil
    return service
  }()

  static let crisisWithoutGMF: ServiceAnswer = {
    var service = crisis
    service.group = .homeOnly
    service.gmf = nil
    return service
  }()

  /// What the doubt of ``doubtfulHome`` leaves open.
  static let lookupInDoubt: LookupAnswer = {
    var answer = lookup
    answer.home = doubtfulHome
    answer.home.contradictions = [
      LayerContradiction(
        kind: rlsRive.id.kind, drawn: [rlsRive],
        declared: [LayerContradiction.Declared(child: clscBourg, parents: [rlsIles])])
    ]
    answer.gmf = nil
    answer.services = [intakeInDoubt, crisisWithoutGMF]
    answer.leftOut = []
    answer.categories = []
    let town = territory("municipality:1", "Bourg-des-Saules")
    let island = territory("municipality:2", "Les Îles")
    answer.doubt = LookupDoubt(
      everywhere: [crisis.id],
      inSome: [LookupDoubt.Part(service: intake.id, territories: [clscBourg])],
      question: SettlingQuestion(
        .territory(town.id.kind),
        answers: [
          SettlingQuestion.Answer(territory: town, services: [intake.id]),
          SettlingQuestion.Answer(territory: island, services: []),
        ]))
    return answer
  }()

  static let lookup = LookupAnswer(
    day: day, position: 1234, home: home, gmf: gmf,
    services: [
      homeCare, intake, complaints, crisis, shelter, nurse, unknown, wrongGroup, wrongIntake,
    ],
    leftOut: [youth],
    categories: [
      comparison("caregivers", .onlyAroundGMF, [], [wrongGroup], nearest: nil),
      comparison("complaints", .sameResource, [complaints], [complaints]),
      comparison("crisis", .sameResource, [crisis], [crisis]),
      comparison("family-medicine", .onlyAtHome, [nurse], []),
      comparison("food", .notCompared, [], []),
      comparison("home-care", .onlyAtHome, [homeCare], []),
      comparison("psychosocial", .differentResources, [intake], [wrongIntake]),
      comparison("shelter", .sameResource, [shelter], [shelter]),
    ])

  static func date(_ text: String) -> CalendarDate { CalendarDate(text) ?? .earliest }

  static func territory(_ id: String, _ name: String) -> NamedTerritory {
    NamedTerritory(id: TerritoryID(trusted: id), name: name)
  }

  static func comparison(
    _ category: String, _ relation: CategoryComparison.Relation, _ home: [ServiceAnswer],
    _ gmf: [ServiceAnswer], nearest: ServiceAnswer? = nil
  ) -> CategoryComparison {
    var comparison = CategoryComparison(ServiceCategory(trusted: category), relation)
    (comparison.sayingAtHome, comparison.sayingAroundGMF) = (home.map(\.said), gmf.map(\.said))
    comparison.nearestForEveryone = nearest?.id
    return comparison
  }

  static func service(
    _ code: String, _ name: String, _ category: String, _ resource: String, _ kind: ResourceKind,
    _ group: ComparisonGroup, telephone: String?, metres: Double?, home: [VerdictReason] = [],
    registration: [VerdictReason] = [], gmf: [VerdictReason] = [],
    servesOnly: [NamedTerritory] = [], counterparts: [ServiceAnswer] = [],
    findings: [EligibilityFinding] = [], site: Site = .unplaced, isInEveryBasket: Bool = false
  ) -> ServiceAnswer {
    let card = ServiceCard(
      id: ServiceID(trusted: "service:\(code)"),
      details: ServiceDetails(name: name, category: ServiceCategory(trusted: category)),
      resource: ResourceID(trusted: "resource:\(code)"), resourceName: resource,
      resourceKind: kind, telephone: telephone, site: site, isInEveryBasket: isInEveryBasket)
    let verdict = ServiceVerdict(
      home: verdict(home, isUnknown: group == .unknown),
      registration: verdict(registration, isUnknown: group == .unknown),
      gmf: verdict(gmf, isUnknown: group == .unknown), servesOnly: servesOnly,
      declaredBy: group == .unknown ? nil : "Répertoire inventé", findings: findings)
    var answer = ServiceAnswer(SharedAnswer(card, group, verdict), distanceMetres: metres)
    answer.counterparts = counterparts.map(\.said)
    return answer
  }

  private static func verdict(_ reasons: [VerdictReason], isUnknown: Bool) -> SideVerdict {
    if isUnknown { return SideVerdict(holds: .notStated, reasons: []) }
    return SideVerdict(holds: reasons.isEmpty ? .no : .yes, reasons: reasons)
  }
}

extension Fixture {
  static let basket = BasketAnswer(
    day: day, position: 1234, territory: rlsRive,
    people: PeopleCount(
      count: 52_870, askedYear: 2026, year: 2024, isProjection: true, source: source),
    lines: [
      line(homeCare, .whole, because: [rlsRive]),
      line(crisis, .whole, because: [rtsEst]),
      line(complaints, .whole, because: [rss]),
      line(intake, .partly, because: [clscBourg], share: 0.415),
      line(shelter, .everyone),
      line(unknown, .notStated),
    ])

  static func line(
    _ service: ServiceAnswer, _ extent: BasketAnswer.Extent, because: [NamedTerritory] = [],
    share: Double? = nil
  ) -> BasketAnswer.Line {
    BasketAnswer.Line(
      card: service.card, extent: extent, because: because, areaShare: share,
      peopleShare: share.map { $0 / 2 }, findings: service.findings)
  }
}
