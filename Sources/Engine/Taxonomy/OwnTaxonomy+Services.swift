internal import Domain

extension OwnTaxonomy {
  /// What services are filed under: help and community life.
  static let services: [Entry] = [
    Entry(
      "psychosocial", .service, Bilingual("Accueil psychosocial", "Psychosocial intake"),
      Bilingual(
        "Évaluer une demande d'aide, soutenir et orienter, sans spécialité.",
        "Assessing a request for help, supporting and directing, without a specialty."),
      fr: [
        "accueil social", "CLSC", "travailleuse sociale", "travailleur social", "TS",
        "intervenante sociale", "intervenant social", "aide sociale du CLSC", "orientation",
        "accueil-évaluation-orientation", "AEO", "guichet psychosocial", "parler à quelqu'un",
      ],
      en: [
        "social worker", "social work", "social intake", "counselling", "counseling",
        "talk to somebody", "intake and referral",
      ]),
    Entry(
      "crisis", .service, Bilingual("Crise", "Crisis"),
      Bilingual(
        "Aider tout de suite une personne en détresse ou un milieu en crise.",
        "Helping a person in distress, or those around them, at once."),
      fr: [
        "centre de crise", "intervention de crise", "urgence psychosociale", "urgence sociale",
        "ligne de crise", "811 option 2",
      ],
      en: ["crisis centre", "crisis intervention", "crisis line", "psychosocial emergency"]),
    Entry(
      "suicide-prevention", .service, Bilingual("Prévention du suicide", "Suicide prevention"),
      Bilingual(
        "Aider les personnes suicidaires, leurs proches et les endeuillés par suicide.",
        "Helping suicidal people, those close to them, and those bereaved by suicide."),
      fr: ["centre de prévention du suicide", "1 866 APPELLE", "ligne suicide", "CPS"],
      en: ["suicide prevention centre", "suicide line", "suicide hotline"]),
    Entry(
      "youth", .service, Bilingual("Jeunesse", "Youth"),
      Bilingual(
        "Aider les enfants, les adolescents et les jeunes adultes.",
        "Helping children, teenagers and young adults."),
      fr: [
        "jeunes", "adolescents", "ados", "maison de jeunes", "Aire ouverte", "enfance-jeunesse",
        "travailleur de rue", "centre jeunesse",
      ],
      en: ["young people", "teenagers", "teens", "youth centre", "drop-in for youth"]),
    Entry(
      "family", .service, Bilingual("Famille", "Family"),
      Bilingual(
        "Soutenir les parents et les familles : compétences parentales, répit, médiation.",
        "Supporting parents and families: parenting skills, respite, mediation."),
      fr: [
        "parents", "maison de la famille", "soutien à la famille", "médiation familiale",
        "carrefour familial", "halte-garderie", "couple",
      ],
      en: ["parents", "family centre", "family support", "family mediation", "parenting"]),
    Entry(
      "violence", .service, Bilingual("Violence", "Violence"),
      Bilingual(
        "Aider les personnes qui subissent ou exercent de la violence.",
        "Helping people who suffer or use violence."),
      fr: [
        "CALACS", "CAVAC", "SOS violence conjugale", "aide aux victimes",
        "aide aux conjoints violents", "centre d'aide aux victimes d'actes criminels",
      ],
      en: [
        "victim assistance", "help for victims", "sexual assault centre", "abusive partner help",
      ]
    ),
    Entry(
      "shelter", .service, Bilingual("Hébergement d'urgence", "Emergency shelter"),
      Bilingual(
        "Un lit tout de suite, pour une nuit ou quelques mois.",
        "A bed at once, for a night or some months."),
      fr: [
        "refuge", "maison d'hébergement", "maison pour femmes", "abri", "lit d'urgence",
        "dépannage d'hébergement", "halte-chaleur",
      ],
      en: ["women's shelter", "refuge", "emergency bed", "warming centre", "homeless shelter"]),
    Entry(
      "housing", .service, Bilingual("Logement", "Housing"),
      Bilingual(
        "Trouver, garder ou payer un logement.", "Finding, keeping or paying for a home."),
      fr: [
        "HLM", "comité logement", "loyer", "bail", "office d'habitation", "OMH",
        "logement social", "éviction", "coopérative d'habitation",
      ],
      en: [
        "low-rental housing", "social housing", "rent", "lease", "tenants' committee", "eviction",
      ]),
    Entry(
      "food", .service, Bilingual("Aide alimentaire", "Food aid"),
      Bilingual(
        "De la nourriture, cuisinée ou non, livrée ou à prendre.",
        "Food, cooked or not, delivered or to be fetched."),
      fr: [
        "popote roulante", "banque alimentaire", "comptoir alimentaire", "dépannage alimentaire",
        "soupe populaire", "cuisine collective", "paniers de Noël", "repas", "frigo communautaire",
      ],
      en: [
        "meals on wheels", "food bank", "soup kitchen", "community kitchen", "groceries", "meals",
      ]),
    Entry(
      "isolation", .service, Bilingual("Isolement", "Isolation"),
      Bilingual(
        "Visites, appels, sorties et lieux pour ne pas rester seul.",
        "Visits, calls, outings and places so as not to stay alone."),
      fr: [
        "visites d'amitié", "visites amicales", "appels d'amitié", "jumelage", "milieu de vie",
        "Les Petits Frères", "accompagnement-transport", "bénévolat",
      ],
      en: ["friendly visits", "friendly calls", "befriending", "volunteer drivers"]),
    Entry(
      "caregivers", .service, Bilingual("Proches aidants", "Caregivers"),
      Bilingual(
        "Répit, soutien et information pour ceux qui aident un proche.",
        "Respite, support and information for those who help somebody close."),
      fr: [
        "proche aidant", "proche aidante", "aidant", "aidante", "aidant naturel",
        "aidante naturelle", "personne proche aidante", "PPA", "répit", "L'Appui",
        "répit-dépannage",
      ],
      en: ["caregiver", "carer", "family caregiver", "respite", "respite care"]),
    Entry(
      "immigration", .service, Bilingual("Immigration", "Immigration"),
      Bilingual(
        "Accueillir et accompagner les personnes immigrantes et réfugiées.",
        "Welcoming and guiding immigrants and refugees."),
      fr: [
        "nouvel arrivant", "nouveaux arrivants", "immigrant", "immigrante", "réfugié", "réfugiée",
        "demandeur d'asile", "francisation",
        "PRAIDA", "interprète", "statut migratoire",
      ],
      en: ["newcomer", "immigrant", "refugee", "asylum seeker", "French classes", "interpreter"]),
    Entry(
      "employment", .service, Bilingual("Emploi", "Employment"),
      Bilingual(
        "Chercher, trouver et garder un travail.", "Looking for, finding and keeping work."),
      fr: [
        "travail", "recherche d'emploi", "carrefour jeunesse-emploi", "CJE", "Services Québec",
        "employabilité", "réinsertion au travail", "insertion professionnelle",
      ],
      en: ["work", "job search", "jobs", "employability", "back to work"]),
    Entry(
      "school-support", .service, Bilingual("Soutien scolaire", "School support"),
      Bilingual(
        "Aider les élèves et ceux qui décrochent.", "Helping pupils and those who drop out."),
      fr: [
        "aide aux devoirs", "décrochage", "persévérance scolaire", "alphabétisation", "tutorat",
      ],
      en: ["homework help", "tutoring", "dropout", "literacy"]),
    Entry(
      "library", .service, Bilingual("Bibliothèque", "Library"),
      Bilingual(
        "Livres, lieu ouvert et activités.", "Books, an open place and activities."),
      fr: ["biblio", "livres", "heure du conte"], en: ["books", "story time"]),
    Entry(
      "leisure", .service, Bilingual("Loisirs", "Leisure"),
      Bilingual("Sports, arts et activités.", "Sports, arts and activities."),
      fr: ["activités", "sport", "camp de jour", "centre communautaire", "club social"],
      en: ["activities", "sports", "day camp", "community centre", "recreation"]),
    Entry(
      "front-line", .service, Bilingual("Ligne de première ligne", "Front-line telephone"),
      Bilingual(
        "La ligne générale du territoire, dans tous les paniers.",
        "The general telephone line of the territory, in every basket."),
      fr: ["811", "Info-Social", "guichet d'accès", "accueil téléphonique"],
      en: ["front line", "general line"]),
    Entry(
      "complaints", .service, Bilingual("Commissaire aux plaintes", "Complaints commissioner"),
      Bilingual(
        "Recevoir les plaintes sur les services, dans tous les paniers.",
        "Receiving complaints about services, in every basket."),
      fr: ["plainte", "plaintes", "CAAP", "protecteur du citoyen", "droits des usagers"],
      en: ["complaint", "ombudsman", "users' rights"]),
    Entry(
      "other", .service, Bilingual("Autres besoins", "Other needs"),
      Bilingual(
        "Ce qui n'entre dans aucune autre catégorie.", "What fits into no other category."),
      fr: ["divers", "autre"], en: ["various"]),
  ]
}
