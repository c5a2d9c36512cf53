/// A resource of the invented region.
struct DemoResource {
  let id: String
  let name: String
  let kind: String

  /// Code of the organisation in `Directory.organizations`.
  let organization: String

  /// The part of a municipality where it stands; `nil` for a telephone line or a secret place.
  var part: Character?

  /// Which of the part's addresses it takes, counted in hundredths of the list.
  var share = 50

  /// The GMF that this is a further site of.
  var partOf = ""

  /// True if it stands on the community's ground.
  var isInCommunity = false
  var isConfidential = false
}

/// Everyone who offers something in the invented region.
enum Directory {
  static let organizations = [
    "cisss": "CISSS des Confins-de-Brumaille (inventé)",
    "orfraies": "Autorité de santé de l'Anse-aux-Orfraies (inventée)",
    "gmf-mirande": "Clinique médicale de Port-Mirande inc. (inventée)",
    "gmf-tourvanche": "Coopérative de santé de Tourvanche (inventée)",
    "gmf-boreane": "Groupe médical de Boréane (inventé)",
    "gmf-lac": "Clinique du Lac (inventée)",
    "css": "Centre de services scolaire des Brumes (inventé)",
    "province": "Lignes provinciales (inventées)",
    "villes": "Municipalités des Confins-de-Brumaille (inventées)",
    "communautaire": "Table des organismes des Confins (inventée)",
    "prive": "Praticiens privés des Confins (inventés)",
  ]

  static let resources: [DemoResource] =
    clscs + medicalGroups + establishments + community + otherPlaces + lines

  private static let clscs =
    Gazetteer.clscTerritories.map { territory in
      DemoResource(
        id: "clsc-\(territory.code)", name: "CLSC de \(territory.name)", kind: "clsc",
        organization: "cisss", part: territory.parts.first, share: 42)
    } + [
      DemoResource(
        id: "poste-orfraies", name: "Poste de santé de l'Anse-aux-Orfraies", kind: "clsc",
        organization: "orfraies", part: "J", isInCommunity: true)
    ]

  private static let medicalGroups = [
    gmf("gmf-port-mirande", "GMF de Port-Mirande – site Ouest", "gmf-mirande", "P", 30),
    gmf(
      "gmf-port-mirande-est", "GMF de Port-Mirande – site Est", "gmf-mirande", "p", 60,
      partOf: "gmf-port-mirande"),
    gmf("gmf-tourvanche", "GMF de Tourvanche – site du Village", "gmf-tourvanche", "G", 20),
    gmf(
      "gmf-tourvanche-rang", "GMF de Tourvanche – site du Rang", "gmf-tourvanche", "G", 85,
      partOf: "gmf-tourvanche"),
    gmf("gmf-boreane", "GMF de Boréane", "gmf-boreane", "I", 40),
    gmf("gmf-du-lac", "GMF du Lac", "gmf-lac", "C", 35),
  ]

  private static let establishments = [
    place("hopital-mirande", "Hôpital de Port-Mirande", "hospital", "cisss", "p", 20),
    place("hopital-boreane", "Hôpital de Boréane", "hospital", "cisss", "I", 10),
    place("chsld-ombeline", "CHSLD de Sainte-Ombeline", "chsld", "cisss", "A", 25),
    place("chsld-ebrillac", "CHSLD d'Ébrillac", "chsld", "cisss", "E", 15),
    place(
      "readaptation-mirande", "Centre de réadaptation de Mirande", "rehabilitationCentre", "cisss",
      "P", 75),
    place(
      "readaptation-nord", "Centre de réadaptation du Nord", "rehabilitationCentre", "cisss", "M",
      45),
    place("jeunesse-confins", "Centre jeunesse des Confins", "youthCentre", "cisss", "p", 80),
  ]

  private static let community = [
    place(
      "entraide-mirande", "Entraide Port-Mirande", "communityOrganization", "communautaire", "P", 55
    ),
    place(
      "proches-aidants", "Les Proches aidants de la Brume", "communityOrganization",
      "communautaire", "N", 30),
    place(
      "maison-familles", "Maison des familles du Lac", "communityOrganization", "communautaire",
      "C", 60),
    place(
      "popote-tourvanche", "Popote des Tourvanches", "communityOrganization", "communautaire", "G",
      50),
    place(
      "carrefour-nord", "Carrefour des nouveaux arrivants", "communityOrganization",
      "communautaire", "p", 45),
    place("phare-rivage", "Le Phare du rivage", "communityOrganization", "communautaire", "M", 20),
    place(
      "cuisines-iles", "Cuisines collectives des Îles", "communityOrganization", "communautaire",
      "K", 50),
    place(
      "transport-brume", "Transport bénévole Haute-Brumaille", "communityOrganization",
      "communautaire", "N", 70),
    DemoResource(
      id: "maison-ondine", name: "Maison Ondine", kind: "communityOrganization",
      organization: "communautaire", isConfidential: true),
  ]

  private static let otherPlaces = [
    place("psy-mirande", "Cabinet de psychologie de Mirande", "privatePractice", "prive", "P", 15),
    place("physio-boreane", "Physiothérapie Boréane", "privatePractice", "prive", "I", 70),
    place("ecole-embruns", "École des Embruns", "school", "css", "p", 35),
    place("ecole-brumaille", "École de la Brumaille", "school", "css", "N", 15),
    place("biblio-mirande", "Bibliothèque de Port-Mirande", "library", "villes", "P", 85),
    place("biblio-ambroisin", "Bibliothèque de Saint-Ambroisin", "library", "villes", "N", 45),
  ]

  private static let lines =
    Gazetteer.locals.map { code, name in
      line("accueil-\(code)", "Guichet d'accueil – \(name)", "cisss")
    } + [
      line("plaintes-cisss", "Commissaire aux plaintes du CISSS", "cisss"),
      line("plaintes-orfraies", "Commissaire aux plaintes de l'Autorité des Orfraies", "orfraies"),
      line("info-sante", "Ligne Info-Confins Santé", "province"),
      line("ligne-suicide", "Ligne de prévention du suicide Brume", "province"),
      line("ligne-aines", "Ligne Aînés Confins", "province"),
      line("ligne-parents", "Ligne Parents Confins", "province"),
      line("ligne-violence", "Ligne Violence conjugale Confins", "province"),
    ]

  private static func gmf(
    _ id: String, _ name: String, _ organization: String, _ part: Character, _ share: Int,
    partOf: String = ""
  ) -> DemoResource {
    DemoResource(
      id: id, name: name, kind: "gmf", organization: organization, part: part, share: share,
      partOf: partOf)
  }

  private static func place(
    _ id: String, _ name: String, _ kind: String, _ organization: String, _ part: Character,
    _ share: Int
  ) -> DemoResource {
    DemoResource(
      id: id, name: name, kind: kind, organization: organization, part: part, share: share)
  }

  private static func line(_ id: String, _ name: String, _ organization: String) -> DemoResource {
    DemoResource(id: id, name: name, kind: "telephoneLine", organization: organization)
  }
}
