/// Whom a service of the demonstration promises to serve, as written in its row.
enum DemoReach {
  /// Those who live in the territory of this kind where the resource stands.
  case containing(String)

  /// Those who live in these territories, except those others; typed identifiers.
  case territories(String, except: String = "")

  /// Those registered with the GMF.
  case registration(String)

  /// Those registered with the GMF, and those who live in these territories.
  case registrationOrTerritories(String, String)
  case everyone
  case notStated
}

/// A service of the invented region; empty text means not stated.
struct DemoService {
  let id: String
  let resource: String
  let name: String
  let category: String
  let reach: DemoReach
  var modes = "inPerson"
  var languages = "fr"
  var partialLanguages = ""
  var interpretedLanguages = ""
  var ages: ClosedRange<Int>?
  var clientele = ""
  var clienteleRule = ""
  var access = "self"
  var cost = "gratuit"
  var hours = ""
  var schedule = ""
  var description = ""

  /// Kind, approach, openness and number of meetings of a group intervention.
  var group: (kind: String, approach: String, openness: String, meetings: String)?

  /// Rhythm, days of start, places and transport of a group intervention.
  var meetings = (rhythm: "", starts: "", placesMin: "", placesMax: "", transport: "")

  /// Whether it takes people in: state, days, and from and until when that may be believed.
  var intake: (state: String, days: String, from: String, until: String)?

  /// From and until when it is suspended, as dates.
  var suspension: (from: String, until: String)?
}

extension Directory {
  /// Every service, in the order of the file.
  static let services: [DemoService] =
    clscServices + localServices + medicalServices + regionalServices + communityServices
    + groupServices + otherServices + lineServices

  /// What each CLSC offers to those who live in its territory.
  private static let clscServices: [DemoService] = Gazetteer.clscTerritories.flatMap { territory in
    let resource = "clsc-\(territory.code)"
    return [
      DemoService(
        id: "\(resource)-accueil", resource: resource,
        name: "Accueil psychosocial – \(territory.name)", category: "psychosocial",
        reach: .containing("clsc"), modes: "inPerson;telephone", partialLanguages: "en",
        hours: "lun.-ven. 8 h 30-16 h 30", schedule: "Mo-Fr 08:30-16:30; PH off"),
      DemoService(
        id: "\(resource)-domicile", resource: resource,
        name: "Soutien à domicile – \(territory.name)", category: "home-care",
        reach: .territories("clsc:\(territory.code)"), modes: "atHome",
        access: "self;professional;counter"),
    ]
  }

  /// What is organised for a whole RLS, often from one of its CLSC.
  private static let localServices: [DemoService] = [
    ("91111", "9111", "Port-Mirande"), ("91122", "9112", "Tourvanche"),
    ("91133", "9113", "Boréane-les-Îles"),
  ].flatMap { clsc, local, name in
    [
      DemoService(
        id: "sante-mentale-\(local)", resource: "clsc-\(clsc)",
        name: "Santé mentale adulte – \(name)", category: "mental-health",
        reach: .territories("rls:\(local)"), interpretedLanguages: "mul", ages: 18...120,
        access: "professional;counter", intake: mentalHealthIntakes[local]),
      DemoService(
        id: "famille-\(local)", resource: "clsc-\(clsc)",
        name: "Équipe Enfance-famille – \(name)", category: "family",
        reach: .territories("rls:\(local)"), clientele: "parents"),
    ]
  }

  /// A wait that may be believed, a team that takes people without one, and a wait that nobody has
  /// reported again since it could be believed.
  private static let mentalHealthIntakes = [
    "9111": (state: "waiting", days: "90", from: "2026-02-01", until: "2027-02-28"),
    "9112": (state: "open", days: "", from: "2026-05-01", until: "2027-02-28"),
    "9113": (state: "waiting", days: "120", from: "2026-01-01", until: "2026-03-31"),
  ]

  private static let medicalServices: [DemoService] =
    [
      ("gmf-port-mirande", "Port-Mirande"), ("gmf-tourvanche", "Tourvanche"),
      ("gmf-boreane", "Boréane"), ("gmf-du-lac", "du Lac"),
    ].map { id, name in
      DemoService(
        id: "\(id)-medecine", resource: id, name: "Suivi médical – GMF \(name)",
        category: "family-medicine", reach: .registration(id), hours: "lun.-ven. 8 h-20 h")
    } + [
      DemoService(
        id: "gmf-port-mirande-ts", resource: "gmf-port-mirande", name: "Travail social en GMF",
        category: "psychosocial", reach: .registration("gmf-port-mirande"), access: "professional"),
      DemoService(
        id: "gmf-port-mirande-sevrage", resource: "gmf-port-mirande-est",
        name: "Suivi en dépendance du GMF", category: "addiction",
        reach: .registrationOrTerritories("gmf-port-mirande", "clsc:91112"), ages: 18...120,
        access: "professional"),
      DemoService(
        id: "gmf-boreane-nutrition", resource: "gmf-boreane", name: "Nutrition en GMF",
        category: "public-health", reach: .registration("gmf-boreane"), languages: "fr;en"),
    ]

  private static let regionalServices: [DemoService] = [
    DemoService(
      id: "urgence-mirande", resource: "hopital-mirande", name: "Urgence de Port-Mirande",
      category: "hospital-care", reach: .everyone, hours: "24 h", schedule: "24/7",
      description: "Ouverte à tous."),
    DemoService(
      id: "hopital-jour", resource: "hopital-mirande", name: "Hôpital de jour en psychiatrie",
      category: "mental-health", reach: .territories("rss:91", except: "rls:9112"),
      ages: 18...120, access: "professional"),
    DemoService(
      id: "urgence-boreane", resource: "hopital-boreane", name: "Urgence de Boréane",
      category: "hospital-care", reach: .everyone, hours: "24 h", schedule: "24/7"),
    DemoService(
      id: "hebergement-ombeline", resource: "chsld-ombeline", name: "Hébergement de longue durée",
      category: "long-term-care", reach: .territories("rts:911"), ages: 65...120,
      clientele: "seniors", clienteleRule: "oneOf", access: "counter",
      cost: "contribution selon le revenu",
      intake: ("full", "", "2026-09-01", "2027-03-31")),
    DemoService(
      id: "repit-ebrillac", resource: "chsld-ebrillac", name: "Répit temporaire en CHSLD",
      category: "caregivers", reach: .territories("rls:9112"), clientele: "caregivers",
      suspension: ("2026-03-01", "2026-09-30")),
    DemoService(
      id: "readaptation-physique", resource: "readaptation-mirande", name: "Réadaptation physique",
      category: "rehabilitation", reach: .territories("rss:91", except: "rls:9113"),
      access: "professional"),
    DemoService(
      id: "readaptation-nord-di", resource: "readaptation-nord",
      name: "Réadaptation – déficience intellectuelle", category: "disability",
      reach: .territories("rls:9113"), access: "counter"),
    DemoService(
      id: "protection-jeunesse", resource: "jeunesse-confins", name: "Protection de la jeunesse",
      category: "youth", reach: .territories("rts:911"), modes: "inPerson;telephone", ages: 0...17,
      clientele: "youth", hours: "24 h"),
    DemoService(
      id: "crise-confins", resource: "jeunesse-confins", name: "Équipe de crise des Confins",
      category: "crisis", reach: .territories("rss:91"), modes: "telephone;atHome",
      interpretedLanguages: "mul", hours: "24 h", schedule: "24/7"),
    DemoService(
      id: "orfraies-mieux-etre", resource: "poste-orfraies", name: "Mieux-être de la communauté",
      category: "psychosocial", reach: .territories("community:C901"), languages: "fr;en",
      clientele: "first-nations-inuit"),
    DemoService(
      id: "orfraies-domicile", resource: "poste-orfraies",
      name: "Soins à domicile de la communauté",
      category: "home-care", reach: .territories("community:C901"), modes: "atHome",
      languages: "fr;en", clientele: "first-nations-inuit"),
  ]
}
