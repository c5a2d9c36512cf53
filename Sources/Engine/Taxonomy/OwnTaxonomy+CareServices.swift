internal import Domain

extension OwnTaxonomy {
  /// What services are filed under: health and care.
  static let careServices: [Entry] = [
    Entry(
      "mental-health", .service, Bilingual("Santé mentale", "Mental health"),
      Bilingual(
        "Évaluer, traiter et accompagner les troubles mentaux.",
        "Assessing, treating and accompanying mental disorders."),
      fr: [
        "psychologue", "psychothérapie", "psychiatrie", "psychiatre", "trouble mental",
        "maladie mentale", "guichet santé mentale", "GASMA", "thérapie", "PQPTM", "schizophrénie",
        "bipolarité", "trouble de personnalité",
      ],
      en: [
        "psychologist", "psychotherapy", "psychiatry", "psychiatrist", "mental illness", "therapy",
        "schizophrenia", "bipolar disorder",
      ]),
    Entry(
      "home-care", .service, Bilingual("Soutien à domicile", "Home care"),
      Bilingual(
        "Soins et aide chez la personne.", "Care and help in the person's home."),
      fr: [
        "SAD", "maintien à domicile", "soins à domicile", "aide à domicile", "aide domestique",
        "auxiliaire aux services de santé et sociaux", "ASSS", "bain", "chèque emploi-service",
        "EESAD", "ménage",
      ],
      en: ["home support", "homecare", "help at home", "home nursing", "housekeeping"]),
    Entry(
      "seniors", .service, Bilingual("Aînés", "Seniors"),
      Bilingual(
        "Services pensés pour les personnes âgées.", "Services meant for older people."),
      fr: [
        "personnes âgées", "âge d'or", "FADOQ", "centre de jour", "troisième âge", "gériatrie",
        "travailleur de milieu",
      ],
      en: ["older people", "elderly", "day centre", "senior citizens", "geriatrics"]),
    Entry(
      "perinatal", .service, Bilingual("Périnatalité", "Perinatal care"),
      Bilingual(
        "De la grossesse aux premières années de l'enfant.",
        "From pregnancy to the first years of the child."),
      fr: [
        "SIPPE", "suivi de grossesse", "sage-femme", "maison de naissance", "allaitement",
        "cours prénataux", "OLO", "relevailles", "vaccination des bébés", "petite enfance",
      ],
      en: ["prenatal classes", "midwife", "breastfeeding", "birthing centre", "early childhood"]),
    Entry(
      "disability", .service, Bilingual("Handicap", "Disability"),
      Bilingual(
        "Services aux personnes handicapées et à leurs familles.",
        "Services to disabled people and their families."),
      fr: [
        "personnes handicapées", "transport adapté", "OPHQ", "soutien à la famille handicap",
        "répit handicap", "intégration sociale",
      ],
      en: ["disabled people", "paratransit", "adapted transport", "disabilities"]),
    Entry(
      "addiction", .service, Bilingual("Dépendances", "Addiction"),
      Bilingual(
        "Prévenir, réduire les méfaits, sevrer et réadapter.",
        "Preventing, reducing harm, withdrawal and rehabilitation."),
      fr: [
        "CRD", "désintoxication", "désintox", "cure", "sevrage", "toxicomanie", "alcoolisme",
        "AA", "NA", "site d'injection supervisée", "réduction des méfaits", "dégrisement",
      ],
      en: [
        "detox", "rehab", "withdrawal", "substance abuse treatment", "harm reduction",
        "alcoholics anonymous",
      ]),
    Entry(
      "health-line", .service, Bilingual("Ligne santé", "Health line"),
      Bilingual(
        "Une infirmière au téléphone, jour et nuit.", "A nurse on the telephone, day and night."),
      fr: ["Info-Santé", "811 option 1", "infirmière au téléphone"],
      en: ["nurse line", "telehealth"]),
    Entry(
      "family-medicine", .service, Bilingual("Médecine de famille", "Family medicine"),
      Bilingual(
        "Voir un médecin de famille ou une infirmière praticienne.",
        "Seeing a family doctor or a nurse practitioner."),
      fr: [
        "médecin de famille", "docteur", "GMF", "GAP", "GAMF", "IPS", "sans rendez-vous",
        "clinique médicale", "super infirmière",
      ],
      en: ["family doctor", "doctor", "walk-in clinic", "nurse practitioner", "GP"]),
    Entry(
      "rehabilitation", .service, Bilingual("Réadaptation", "Rehabilitation"),
      Bilingual(
        "Retrouver ou compenser des capacités physiques, du langage ou des sens.",
        "Regaining or making up for abilities of body, speech or senses."),
      fr: [
        "physiothérapie", "ergothérapie", "orthophonie", "CRDP", "CRDI", "réadapt",
        "audiologie", "déficience physique", "orthophoniste", "ergothérapeute",
      ],
      en: [
        "physiotherapy", "occupational therapy", "speech therapy", "audiology",
      ]),
    Entry(
      "long-term-care", .service, Bilingual("Soins de longue durée", "Long-term care"),
      Bilingual(
        "Vivre dans un milieu qui donne des soins.", "Living in a place that gives care."),
      fr: [
        "CHSLD", "hébergement de longue durée", "maison des aînés", "RI", "RTF", "RPA",
        "ressource intermédiaire", "résidence pour aînés", "centre d'accueil", "placement",
      ],
      en: ["nursing home", "seniors' residence", "long-term placement"]),
    Entry(
      "hospital-care", .service, Bilingual("Soins hospitaliers", "Hospital care"),
      Bilingual(
        "Urgence, hospitalisation et cliniques externes.",
        "Emergency, hospital stays and outpatient clinics."),
      fr: ["hôpital", "urgence", "urgences", "chirurgie", "hospitalisation", "clinique externe"],
      en: ["hospital", "emergency room", "surgery", "outpatient clinic"]),
    Entry(
      "public-health", .service, Bilingual("Santé publique", "Public health"),
      Bilingual(
        "Prévention, vaccination et dépistage.", "Prevention, vaccination and screening."),
      fr: [
        "vaccin", "vaccination", "dépistage", "ITSS", "abandon du tabac", "CAT", "cesser de fumer",
        "prévention",
      ],
      en: ["vaccine", "screening", "STI testing", "quit smoking", "immunization"]),
  ]
}
