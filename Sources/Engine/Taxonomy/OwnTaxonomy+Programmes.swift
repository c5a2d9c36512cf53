internal import Domain

extension OwnTaxonomy {
  /// The programmes of the network.
  static let programmes: [Entry] = [
    Entry(
      "programme-psychosocial", .programme,
      Bilingual("Services psychosociaux généraux", "General psychosocial services"),
      Bilingual(
        "La première ligne sociale : accueil, consultation, crise, intervention brève.",
        "The social front line: intake, consultation, crisis, brief intervention."),
      fr: ["SPG", "services sociaux généraux", "SSG", "première ligne psychosociale"],
      en: ["general social services"],
      standsFor: ["psychosocial", "crisis", "suicide-prevention", "family", "violence"]),
    Entry(
      "programme-front-line", .programme,
      Bilingual("Services généraux de santé", "General health services"),
      Bilingual(
        "Médecine de famille, soins courants et lignes téléphoniques.",
        "Family medicine, current care and telephone lines."),
      fr: ["services de santé courants", "soins courants", "soins infirmiers courants"],
      en: ["primary care", "current care"],
      standsFor: ["family-medicine", "health-line", "front-line"]),
    Entry(
      "programme-mental-health", .programme,
      Bilingual("Programme Santé mentale", "Mental health programme"),
      Bilingual(
        "Les services de santé mentale de tous les âges, de la première à la troisième ligne.",
        "Mental health services for all ages, from the first to the third line."),
      fr: ["programme SM", "santé mentale adulte", "santé mentale jeunesse", "SMJ", "SMA"],
      en: ["adult mental health", "youth mental health"],
      standsFor: ["mental-health", "crisis", "suicide-prevention"]),
    Entry(
      "programme-seniors", .programme,
      Bilingual(
        "Soutien à l'autonomie des personnes âgées", "Support for the autonomy of seniors"),
      Bilingual(
        "Soutien à domicile, centres de jour et hébergement des personnes âgées.",
        "Home support, day centres and residential care of older people."),
      fr: ["SAPA", "PALV", "perte d'autonomie liée au vieillissement"],
      en: ["seniors' autonomy programme"],
      standsFor: ["home-care", "seniors", "long-term-care", "caregivers", "isolation"]),
    Entry(
      "programme-disability", .programme,
      Bilingual(
        "Déficiences et trouble du spectre de l'autisme",
        "Disabilities and autism spectrum disorder"),
      Bilingual(
        "Déficience intellectuelle, trouble du spectre de l'autisme et déficience physique.",
        "Intellectual disability, autism spectrum disorder and physical disability."),
      fr: ["DI-TSA-DP", "DI-TSA", "DITSADP", "DP-DI-TSA", "programme DI", "programme DP"],
      en: ["disability programme", "ID-ASD-PD"],
      standsFor: ["disability", "rehabilitation", "home-care"]),
    Entry(
      "programme-youth", .programme,
      Bilingual("Jeunes en difficulté", "Young people in difficulty"),
      Bilingual(
        "Les enfants, les jeunes et leurs familles, jusqu'à la protection de la jeunesse.",
        "Children, young people and their families, up to youth protection."),
      fr: ["JED", "programme jeunes en difficulté", "programme jeunesse", "crise-ado-famille"],
      en: ["youth programme", "troubled youth"],
      standsFor: ["youth", "family", "school-support", "psychosocial"]),
    Entry(
      "programme-addiction", .programme,
      Bilingual("Programme Dépendances", "Addiction programme"),
      Bilingual(
        "Alcool, drogues, jeu et écrans : prévention, réadaptation et désintoxication.",
        "Alcohol, drugs, gambling and screens: prevention, rehabilitation and detoxification."),
      fr: ["programme dépendance", "services en dépendance"],
      en: ["addiction services"], standsFor: ["addiction"]),
    Entry(
      "programme-public-health", .programme,
      Bilingual("Programme Santé publique", "Public health programme"),
      Bilingual(
        "Promouvoir, prévenir, protéger et surveiller.",
        "Promoting, preventing, protecting and watching over health."),
      fr: ["direction de santé publique", "DSP", "DSPublique"], en: ["public health department"],
      standsFor: ["public-health", "perinatal"]),
    Entry(
      "programme-physical-health", .programme,
      Bilingual("Programme Santé physique", "Physical health programme"),
      Bilingual(
        "Urgences, soins hospitaliers, maladies chroniques et cancer.",
        "Emergencies, hospital care, chronic diseases and cancer."),
      fr: ["santé physique", "soins physiques"], en: ["physical health"],
      standsFor: ["hospital-care", "family-medicine", "rehabilitation", "home-care"]),
    Entry(
      "programme-perinatal", .programme,
      Bilingual(
        "Programme Périnatalité et petite enfance", "Perinatal and early childhood programme"),
      Bilingual(
        "Grossesse, naissance et enfants jusqu'à cinq ans.",
        "Pregnancy, birth and children up to five."),
      fr: ["programme famille-enfance", "FEJ"], en: ["early childhood programme"],
      standsFor: ["perinatal", "family"]),
  ]

  /// How help is given.
  static let interventions: [Entry] = [
    Entry(
      "individual-intervention", .intervention,
      Bilingual("Intervention individuelle", "Individual intervention"),
      Bilingual("Une personne et un intervenant.", "One person and one worker."),
      fr: ["suivi individuel", "rencontre individuelle"],
      en: ["individual follow-up", "one-to-one"]),
    Entry(
      "couple-family-intervention", .intervention,
      Bilingual("Intervention de couple ou familiale", "Couple or family intervention"),
      Bilingual(
        "Le couple ou la famille ensemble.", "The couple or the family together."),
      fr: ["thérapie de couple", "thérapie familiale", "suivi familial"],
      en: ["couple therapy", "family therapy"]),
    Entry(
      "group-intervention", .intervention,
      Bilingual("Intervention de groupe", "Group intervention"),
      Bilingual(
        "Plusieurs personnes qui se rencontrent autour d'un même but.",
        "Several people who meet for the same purpose."),
      fr: [
        "groupe", "groupe d'entraide", "groupe de soutien", "groupe de parole", "atelier",
        "café-rencontre",
      ],
      en: ["group", "support group", "mutual aid group", "workshop"]),
    Entry(
      "community-intervention", .intervention,
      Bilingual("Intervention communautaire", "Community intervention"),
      Bilingual(
        "Agir avec un milieu : organisation communautaire, travail de rue.",
        "Acting with a community: community organization, outreach."),
      fr: ["organisation communautaire", "organisateur communautaire", "travail de milieu"],
      en: ["community organizing", "outreach"]),
  ]
}
