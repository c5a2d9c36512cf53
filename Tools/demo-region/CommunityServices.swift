extension Directory {
  static let communityServices: [DemoService] = [
    DemoService(
      id: "entraide-depannage", resource: "entraide-mirande", name: "Dépannage alimentaire",
      category: "food", reach: .territories("municipality:90105")),
    DemoService(
      id: "entraide-visites", resource: "entraide-mirande", name: "Visites d'amitié aux aînés",
      category: "isolation", reach: .territories("clsc:91111;clsc:91112"), modes: "atHome",
      ages: 65...120, clientele: "seniors"),
    DemoService(
      id: "aidants-repit", resource: "proches-aidants", name: "Répit aux proches aidants",
      category: "caregivers", reach: .territories("clsc:91133"), modes: "atHome",
      clientele: "caregivers"),
    DemoService(
      id: "aidants-ecoute", resource: "proches-aidants", name: "Écoute aux proches aidants",
      category: "caregivers", reach: .territories("mrc:902"), modes: "telephone",
      clientele: "caregivers"),
    DemoService(
      id: "familles-halte", resource: "maison-familles", name: "Halte-garderie du Lac",
      category: "family", reach: .territories("municipality:90205;municipality:90210"),
      clientele: "parents", cost: "5 $ la demi-journée"),
    DemoService(
      id: "popote-repas", resource: "popote-tourvanche", name: "Popote roulante", category: "food",
      reach: .territories("municipality:90315;municipality:90320"), modes: "atHome",
      clientele: "seniors", cost: "8 $ le repas"),
    DemoService(
      id: "arrivants-accueil", resource: "carrefour-nord", name: "Accueil des nouveaux arrivants",
      category: "immigration", reach: .territories("rss:91"), languages: "fr;en;es",
      interpretedLanguages: "mul", clientele: "newcomers", clienteleRule: "oneOf"),
    DemoService(
      id: "arrivants-emploi", resource: "carrefour-nord", name: "Aide à l'emploi",
      category: "employment", reach: .notStated, languages: "fr;en"),
    DemoService(
      id: "phare-logement", resource: "phare-rivage", name: "Aide à la recherche de logement",
      category: "housing", reach: .notStated),
    DemoService(
      id: "phare-dependances", resource: "phare-rivage", name: "Accompagnement en dépendance",
      category: "addiction", reach: .territories("rls:9113"), ages: 16...120),
    DemoService(
      id: "cuisines-ateliers", resource: "cuisines-iles", name: "Cuisines collectives",
      category: "food", reach: .territories("clsc:91132")),
    DemoService(
      id: "transport-medical", resource: "transport-brume", name: "Transport médical bénévole",
      category: "seniors", reach: .territories("municipality:90215;municipality:90220"),
      ages: 60...120, clientele: "seniors", cost: "0,45 $ le kilomètre"),
    DemoService(
      id: "ondine-hebergement", resource: "maison-ondine", name: "Hébergement pour femmes",
      category: "shelter", reach: .everyone, clientele: "women", clienteleRule: "oneOf",
      hours: "24 h", schedule: "24/7",
      description: "Lieu confidentiel : appeler d'abord."),
    DemoService(
      id: "ondine-externe", resource: "maison-ondine", name: "Suivi externe", category: "violence",
      reach: .territories("rss:91"), modes: "telephone", clientele: "women",
      clienteleRule: "oneOf"),
  ]

  /// Interventions that are given to groups.
  static let groupServices: [DemoService] = [
    group(
      "groupe-stress", "clsc-91111", "Apprivoiser l'anxiété", "mental-health",
      .territories("rls:9111"), ("education", "cognitivo-comportementale", "closed", "8"),
      meetings: ("weekly", "2026-02-03;2027-01-12", "6", "12", "")),
    group(
      "groupe-deuil", "clsc-91133", "Traverser un deuil", "psychosocial",
      .territories("clsc:91133"), ("mutualAid", "médiation", "closed", "10"),
      meetings: ("everyTwoWeeks", "2026-01-13", "5", "10", "no")),
    group(
      "groupe-aidants", "proches-aidants", "Café des aidants", "caregivers",
      .territories("mrc:902"), ("mutualAid", "aide mutuelle", "open", ""),
      meetings: ("monthly", "", "", "", "yes")),
    group(
      "groupe-jardin", "entraide-mirande", "Jardin partagé", "isolation",
      .territories("municipality:90105"), ("task", "action collective", "open", "20")),
    group(
      "groupe-marche", "popote-tourvanche", "Marche du mardi", "isolation",
      .territories("clsc:91122;clsc:91123"), ("socialisation", "loisir", "open", ""),
      meetings: ("weekly", "", "", "15", "yes")),
    group(
      "groupe-parents", "gmf-port-mirande", "Parents en confiance", "family",
      .registration("gmf-port-mirande"), ("education", "psychoéducation", "closed", "6")),
    group(
      "groupe-hommes", "phare-rivage", "Entre hommes", "mental-health", .notStated,
      ("mutualAid", "aide mutuelle", "open", "")),
    group(
      "groupe-ados", "jeunesse-confins", "Ados et estime de soi", "youth",
      .territories("rts:911"), ("education", "psychoéducation", "closed", "7")),
  ]

  private static func group(
    _ id: String, _ resource: String, _ name: String, _ category: String, _ reach: DemoReach,
    _ group: (kind: String, approach: String, openness: String, meetings: String),
    meetings: (
      rhythm: String, starts: String, placesMin: String, placesMax: String, transport: String
    ) = ("", "", "", "", "")
  ) -> DemoService {
    DemoService(
      id: id, resource: resource, name: name, category: category, reach: reach,
      access: "self;professional", group: group, meetings: meetings)
  }

  static let otherServices: [DemoService] = [
    DemoService(
      id: "psy-consultation", resource: "psy-mirande", name: "Psychothérapie",
      category: "mental-health", reach: .everyone, modes: "inPerson;online", languages: "fr;en",
      cost: "140 $ la séance", description: "Sans délai."),
    DemoService(
      id: "physio-consultation", resource: "physio-boreane", name: "Physiothérapie",
      category: "rehabilitation", reach: .notStated, cost: "95 $ la séance"),
    DemoService(
      id: "embruns-orthopedagogie", resource: "ecole-embruns", name: "Orthopédagogie",
      category: "school-support", reach: .territories("municipality:90105"), ages: 5...12,
      clientele: "youth"),
    DemoService(
      id: "brumaille-devoirs", resource: "ecole-brumaille", name: "Aide aux devoirs",
      category: "school-support", reach: .territories("municipality:90215;municipality:90220"),
      ages: 6...16, clientele: "youth"),
    DemoService(
      id: "biblio-mirande-pret", resource: "biblio-mirande", name: "Prêt et ateliers",
      category: "library", reach: .territories("municipality:90105")),
    DemoService(
      id: "biblio-ambroisin-pret", resource: "biblio-ambroisin", name: "Prêt et heure du conte",
      category: "library", reach: .containing("municipality")),
  ]

  static let lineServices: [DemoService] =
    Gazetteer.locals.map { code, name in
      line(
        "accueil-\(code)-ligne", "accueil-\(code)", "Ligne d'accueil – \(name)", "front-line",
        .territories("rls:\(code)"), hours: "lun.-ven. 8 h-18 h",
        schedule: "Mo-Fr 08:00-18:00; PH off")
    } + [
      line(
        "plaintes-cisss-ligne", "plaintes-cisss", "Commissaire aux plaintes", "complaints",
        .territories("rts:911")),
      line(
        "plaintes-orfraies-ligne", "plaintes-orfraies", "Commissaire aux plaintes – Orfraies",
        "complaints", .territories("community:C901")),
      line(
        "info-sante-ligne", "info-sante", "Info-Confins Santé et Social", "health-line",
        .everyone, hours: "24 h"),
      line(
        "suicide-ligne", "ligne-suicide", "Prévention du suicide", "suicide-prevention",
        .everyone, hours: "24 h"),
      line("aines-ligne", "ligne-aines", "Écoute aux aînés", "seniors", .everyone),
      line("parents-ligne", "ligne-parents", "Écoute aux parents", "family", .everyone),
      line(
        "violence-ligne", "ligne-violence", "Violence conjugale", "violence", .everyone,
        hours: "24 h"),
    ]

  private static func line(
    _ id: String, _ resource: String, _ name: String, _ category: String, _ reach: DemoReach,
    hours: String = "", schedule: String = ""
  ) -> DemoService {
    DemoService(
      id: id, resource: resource, name: name, category: category, reach: reach, modes: "telephone",
      languages: "fr;en", hours: hours, schedule: hours == "24 h" ? "24/7" : schedule)
  }
}
