internal import Domain

extension OwnTaxonomy {
  /// What people come with: living conditions, transitions, body and age.
  static let lifeNeeds: [Entry] = [
    Entry(
      "life-transitions", .need, Bilingual("Transition de vie", "Life transition"),
      Bilingual(
        "Un changement qui bouscule : retraite, perte d'emploi, déménagement, annonce.",
        "A change that upsets: retirement, a lost job, a move, a diagnosis."),
      fr: ["retraite", "perte d'emploi", "déménagement", "changement de vie", "adaptation"],
      en: ["retirement", "job loss", "moving house", "adjustment"],
      standsFor: ["psychosocial", "employment"]),
    Entry(
      "bereavement", .need, Bilingual("Deuil", "Bereavement"),
      Bilingual(
        "La mort d'un proche, et vivre après.", "The death of somebody close, and living on."),
      fr: [
        "perte d'un proche", "décès", "endeuillé", "endeuillée", "deuil périnatal", "mortalité",
      ],
      en: ["grief", "mourning", "loss of a loved one", "death"],
      in: ["life-transitions"], standsFor: ["psychosocial", "mental-health"]),
    Entry(
      "loneliness", .need, Bilingual("Solitude", "Loneliness"),
      Bilingual(
        "N'avoir personne, ou plus personne.", "Having nobody, or nobody any more."),
      fr: ["seul", "seule", "isolé", "isolée", "ennui", "pas de réseau", "isolement social"],
      en: ["lonely", "alone", "no friends", "social isolation"],
      standsFor: ["isolation", "leisure", "psychosocial"]),
    Entry(
      "poverty", .need, Bilingual("Pauvreté", "Poverty"),
      Bilingual(
        "Ne pas pouvoir payer ce qu'il faut pour vivre.",
        "Not being able to pay for what one needs to live."),
      fr: [
        "manque d'argent", "budget", "dettes", "endettement", "ACEF", "aide de dernier recours",
        "bien-être social", "BS", "faim", "Hydro", "vêtements", "friperie", "impôts",
      ],
      en: ["no money", "debt", "budgeting", "welfare", "hunger", "clothing", "tax clinic"],
      standsFor: ["food", "housing", "employment", "psychosocial"]),
    Entry(
      "homelessness", .need, Bilingual("Itinérance", "Homelessness"),
      Bilingual(
        "Ne pas avoir de toit, ou risquer de perdre le sien.",
        "Having no roof, or being about to lose it."),
      fr: [
        "sans-abri", "itinérant", "itinérante", "à la rue", "sans domicile fixe", "SDF",
        "sans adresse", "campement", "expulsé",
      ],
      en: ["homeless", "on the street", "no fixed address", "rough sleeping", "evicted"],
      standsFor: ["shelter", "housing", "food", "psychosocial"]),
    Entry(
      "settling-in", .need, Bilingual("Arrivée au pays", "Settling in a new country"),
      Bilingual(
        "S'installer, apprendre la langue, comprendre les services.",
        "Settling, learning the language, understanding the services."),
      fr: [
        "intégration des immigrants", "sans papiers",
        "sans RAMQ",
      ],
      en: ["settlement", "undocumented", "no health card"],
      standsFor: ["immigration", "employment", "housing", "psychosocial"]),
    Entry(
      "legal-trouble", .need, Bilingual("Problème juridique", "Legal problem"),
      Bilingual(
        "Droit, police, tribunal, sortie de prison.", "Law, police, courts, leaving prison."),
      fr: [
        "avocat", "aide juridique", "justice", "prison", "judiciarisation", "clinique juridique",
      ],
      en: ["lawyer", "legal aid", "court", "leaving prison"],
      standsFor: ["psychosocial", "other"]),
    Entry(
      "incapacity", .need, Bilingual("Inaptitude", "Incapacity"),
      Bilingual(
        "Ne plus pouvoir décider pour soi : mandat, tutelle, représentation.",
        "No longer being able to decide for oneself: mandate, tutorship, representation."),
      fr: [
        "mandat de protection", "tutelle", "curatelle", "curateur public", "régime de protection",
        "évaluation psychosociale d'inaptitude", "assistance",
      ],
      en: ["protection mandate", "tutorship", "public curator", "guardianship"],
      standsFor: ["psychosocial", "seniors", "home-care"]),
    Entry(
      "illness", .need, Bilingual("Maladie", "Illness"),
      Bilingual(
        "Vivre avec une maladie : diagnostic, suivi, fin de vie.",
        "Living with an illness: diagnosis, follow-up, end of life."),
      fr: ["cancer", "maladie chronique", "diabète", "douleur", "malade", "MPOC", "AVC"],
      en: ["chronic disease", "diabetes", "pain", "sick", "stroke"],
      standsFor: ["family-medicine", "hospital-care", "home-care", "health-line"]),
    Entry(
      "end-of-life", .need, Bilingual("Fin de vie", "End of life"),
      Bilingual(
        "Soins palliatifs, à la maison ou ailleurs.", "Palliative care, at home or elsewhere."),
      fr: [
        "soins palliatifs", "mourir à la maison", "maison de soins palliatifs",
        "aide médicale à mourir", "AMM",
      ],
      en: ["palliative care", "hospice", "dying at home", "medical assistance in dying"],
      in: ["illness"], standsFor: ["home-care", "caregivers"]),
    Entry(
      "living-with-disability", .need,
      Bilingual("Vivre avec un handicap", "Living with a disability"),
      Bilingual(
        "Une déficience du corps, des sens ou de l'intelligence.",
        "A disability of body, senses or intellect."),
      fr: [
        "handicapé", "handicapée", "déficience intellectuelle", "déficience motrice",
        "fauteuil roulant",
        "surdité", "sourd", "cécité", "aveugle", "trisomie",
      ],
      en: ["disabled", "intellectual disability", "wheelchair", "deaf", "blind", "Down syndrome"],
      standsFor: ["disability", "rehabilitation", "home-care"]),
    Entry(
      "autism", .need, Bilingual("Autisme", "Autism"),
      Bilingual(
        "Le trouble du spectre de l'autisme, à tout âge.",
        "Autism spectrum disorder, at any age."),
      fr: ["TSA", "autiste", "spectre de l'autisme", "TED", "Asperger"],
      en: ["ASD", "autistic", "autism spectrum"],
      in: ["living-with-disability"], standsFor: ["disability", "rehabilitation"]),
    Entry(
      "loss-of-autonomy", .need, Bilingual("Perte d'autonomie", "Loss of autonomy"),
      Bilingual(
        "Ne plus pouvoir tout faire seul : se laver, manger, se déplacer.",
        "No longer doing everything alone: washing, eating, getting about."),
      fr: [
        "vieillissement", "chutes", "Alzheimer", "démence", "troubles cognitifs",
        "trouble neurocognitif", "pertes de mémoire", "autonomie",
      ],
      en: ["ageing", "falls", "dementia", "memory loss", "frailty"],
      standsFor: ["home-care", "seniors", "long-term-care", "rehabilitation"]),
    Entry(
      "caregiving", .need, Bilingual("Aider un proche", "Helping somebody close"),
      Bilingual(
        "S'occuper d'un parent, d'un conjoint ou d'un enfant malade.",
        "Looking after a sick parent, partner or child."),
      fr: [
        "prendre soin d'un parent", "s'occuper de sa mère", "épuisement de l'aidant",
        "proche aidance", "proximologie",
      ],
      en: ["looking after a parent", "caregiver burnout", "looking after my mother"],
      standsFor: ["caregivers", "home-care", "psychosocial"]),
    Entry(
      "pregnancy-birth", .need, Bilingual("Grossesse et naissance", "Pregnancy and birth"),
      Bilingual(
        "Attendre un enfant, le mettre au monde, l'accueillir; ou ne pas le vouloir.",
        "Expecting a child, giving birth, welcoming it; or not wanting it."),
      fr: [
        "enceinte", "bébé", "accouchement", "nouveau-né", "IVG", "avortement",
        "planification familiale",
      ],
      en: ["pregnant", "baby", "giving birth", "newborn", "abortion", "family planning"],
      standsFor: ["perinatal"]),
    Entry(
      "school-difficulties", .need, Bilingual("Difficultés scolaires", "Difficulties at school"),
      Bilingual(
        "Apprendre, y aller, y rester.", "Learning, going there, staying there."),
      fr: [
        "trouble d'apprentissage", "refus scolaire", "dyslexie", "absentéisme", "échec scolaire",
      ],
      en: ["learning disability", "school refusal", "dyslexia", "failing at school"],
      standsFor: ["school-support", "youth"]),
    Entry(
      "identity-gender", .need, Bilingual("Identité et orientation", "Identity and orientation"),
      Bilingual(
        "Genre, orientation sexuelle, et la place qu'on leur fait.",
        "Gender, sexual orientation, and the room that is made for them."),
      fr: [
        "LGBTQ", "2ELGBTQIA+", "trans", "transgenre", "identité de genre", "coming out",
        "homophobie",
      ],
      en: ["2SLGBTQIA+", "transgender", "gender identity", "homophobia"],
      standsFor: ["psychosocial", "youth", "mental-health"]),
    Entry(
      "sexual-health", .need, Bilingual("Santé sexuelle", "Sexual health"),
      Bilingual(
        "Contraception, dépistage, sexualité.", "Contraception, testing, sexuality."),
      fr: ["contraception", "pilule", "sexualité", "VIH", "infection transmise sexuellement"],
      en: ["birth control", "sexuality", "HIV", "sexually transmitted infection"],
      standsFor: ["public-health", "youth", "family-medicine"]),
  ]
}
