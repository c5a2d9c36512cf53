internal import Domain

extension OwnTaxonomy {
  /// What people come with: distress, relations, safety.
  static let needs: [Entry] = [
    Entry(
      "psychological-distress", .need,
      Bilingual("Détresse psychologique", "Psychological distress"),
      Bilingual(
        "Souffrir, ne plus y arriver, sans que cela porte encore un nom.",
        "Suffering, no longer coping, with no name for it yet."),
      fr: ["détresse", "mal-être", "ça ne va pas", "je ne vais pas bien", "souffrance", "stress"],
      en: ["distress", "not coping", "I am not well", "emotional distress"],
      standsFor: ["psychosocial", "mental-health", "crisis", "suicide-prevention"]),
    Entry(
      "exhaustion", .need, Bilingual("Épuisement", "Exhaustion"),
      Bilingual(
        "Être à bout, au travail ou à la maison.",
        "Being at the end of one's strength, at work or at home."),
      fr: [
        "burnout", "burn-out", "épuisement professionnel", "épuisée", "fatigue", "surmenage",
        "surcharge", "à bout", "arrêt de travail", "épuisement parental",
      ],
      en: ["burned out", "overwork", "worn out", "fatigue at work"],
      in: ["psychological-distress"], standsFor: ["mental-health", "psychosocial"]),
    Entry(
      "depression", .need, Bilingual("Dépression", "Depression"),
      Bilingual(
        "Une tristesse qui dure et qui empêche de vivre.",
        "A sadness that lasts and keeps one from living."),
      fr: ["déprime", "dépressif", "dépressive", "tristesse", "idées noires", "post-partum"],
      en: ["feeling down", "sadness", "the blues", "postpartum depression"],
      in: ["psychological-distress"], standsFor: ["mental-health", "psychosocial"]),
    Entry(
      "anxiety", .need, Bilingual("Anxiété", "Anxiety"),
      Bilingual(
        "Peur, panique ou inquiétude qui prennent toute la place.",
        "Fear, panic or worry that take over."),
      fr: [
        "angoisse", "crise de panique", "phobie", "TAG", "TOC", "stress post-traumatique", "TSPT",
      ],
      en: ["panic attack", "worry", "phobia", "OCD", "PTSD"],
      in: ["psychological-distress"], standsFor: ["mental-health", "psychosocial"]),
    Entry(
      "suicidal-thoughts", .need, Bilingual("Idées suicidaires", "Suicidal thoughts"),
      Bilingual(
        "Penser au suicide, pour soi ou pour un proche.",
        "Thinking of suicide, for oneself or somebody close."),
      fr: ["suicide", "suicidaire", "veut mourir", "tentative de suicide", "en finir"],
      en: ["suicidal", "wants to die", "suicide attempt", "end my life"],
      standsFor: ["suicide-prevention", "crisis", "mental-health"]),
    Entry(
      "eating-disorders", .need, Bilingual("Troubles alimentaires", "Eating disorders"),
      Bilingual("Anorexie, boulimie, hyperphagie.", "Anorexia, bulimia, binge eating."),
      fr: ["anorexie", "boulimie", "hyperphagie", "trouble des conduites alimentaires", "TCA"],
      en: ["anorexia", "bulimia", "binge eating"], standsFor: ["mental-health", "youth"]),
    Entry(
      "family-difficulties", .need, Bilingual("Difficultés familiales", "Family difficulties"),
      Bilingual(
        "Conflits, séparation, parentalité difficile.",
        "Conflicts, separation, parenting that is hard."),
      fr: [
        "conflit familial", "chicane", "difficultés parentales", "compétences parentales",
        "crise familiale", "adolescent difficile", "opposition",
      ],
      en: ["family conflict", "parenting difficulties", "difficult teenager"],
      standsFor: ["family", "psychosocial", "youth"]),
    Entry(
      "separation", .need, Bilingual("Séparation", "Separation"),
      Bilingual("Une rupture et ce qui la suit.", "A break-up and what follows."),
      fr: [
        "divorce", "rupture", "peine d'amour", "garde des enfants", "garde partagée",
        "monoparental",
      ],
      en: ["break-up", "custody", "single parent"],
      in: ["family-difficulties", "life-transitions"], standsFor: ["family", "psychosocial"]),
    Entry(
      "endured-violence", .need, Bilingual("Violence vécue", "Violence endured"),
      Bilingual(
        "Être frappé, menacé, contrôlé, agressé.",
        "Being struck, threatened, controlled, assaulted."),
      fr: [
        "violence conjugale", "violence familiale", "femme battue", "conjoint violent",
        "contrôle coercitif", "victime", "harcèlement", "intimidation",
      ],
      en: [
        "domestic violence", "battered woman", "abusive partner", "coercive control", "victim",
        "harassment", "bullying",
      ],
      standsFor: ["violence", "shelter", "crisis", "psychosocial"]),
    Entry(
      "sexual-violence", .need, Bilingual("Violence sexuelle", "Sexual violence"),
      Bilingual(
        "Agression, exploitation ou inconduite sexuelles.",
        "Sexual assault, exploitation or misconduct."),
      fr: ["agression sexuelle", "viol", "inceste", "abus sexuel", "exploitation sexuelle"],
      en: ["sexual assault", "rape", "incest", "sexual abuse", "sexual exploitation"],
      in: ["endured-violence"], standsFor: ["violence", "crisis", "mental-health"]),
    Entry(
      "maltreatment", .need, Bilingual("Maltraitance", "Maltreatment"),
      Bilingual(
        "Un aîné ou un adulte vulnérable maltraité ou négligé.",
        "An older or vulnerable adult mistreated or neglected."),
      fr: [
        "abus envers les aînés", "négligence envers un aîné", "aîné maltraité",
        "ligne aide maltraitance", "LAMAA", "abus financier",
      ],
      en: ["elder abuse", "neglect of an elder", "mistreatment", "financial abuse"],
      standsFor: ["violence", "seniors", "psychosocial", "complaints"]),
    Entry(
      "youth-protection", .need, Bilingual("Protection de la jeunesse", "Youth protection"),
      Bilingual(
        "Un enfant dont la sécurité ou le développement est compromis.",
        "A child whose security or development is at risk."),
      fr: [
        "DPJ", "signalement", "enfant négligé", "négligence d'un enfant", "enfant maltraité",
        "placement d'un enfant", "famille d'accueil", "LPJ",
      ],
      en: ["child protection", "child neglect", "child abuse", "foster family", "DYP"],
      standsFor: ["youth", "family", "psychosocial"]),
    Entry(
      "used-violence", .need, Bilingual("Violence exercée", "Violence used"),
      Bilingual("Vouloir cesser d'être violent.", "Wanting to stop being violent."),
      fr: ["colère", "impulsivité", "gestion de la colère", "comportements violents"],
      en: ["anger", "anger management", "violent behaviour"],
      standsFor: ["violence", "psychosocial"]
    ),
    Entry(
      "substance-use", .need, Bilingual("Consommation", "Substance use"),
      Bilingual("Alcool, drogues ou médicaments.", "Alcohol, drugs or medicines."),
      fr: [
        "alcool", "drogue", "boisson", "cannabis", "opioïdes", "surdose", "cocaïne", "fentanyl",
        "consommateur",
      ],
      en: ["alcohol", "drugs", "drinking", "opioids", "overdose", "cocaine"],
      standsFor: ["addiction"]),
    Entry(
      "gambling-screens", .need, Bilingual("Jeu et écrans", "Gambling and screens"),
      Bilingual(
        "Jeu de hasard, jeux vidéo ou écrans qui ont pris le dessus.",
        "Gambling, video games or screens that took over."),
      fr: [
        "jeu pathologique", "loterie vidéo", "cyberdépendance", "joueur compulsif", "jeux vidéo",
      ],
      en: ["problem gambling", "video games", "internet addiction"], standsFor: ["addiction"]),
    Entry(
      "behaviour-development", .need,
      Bilingual("Développement de l'enfant", "Child development"),
      Bilingual(
        "Retard, langage, comportement ou attention d'un enfant.",
        "A child's delay, speech, behaviour or attention."),
      fr: [
        "TDAH", "retard de développement", "retard de langage", "trouble de comportement",
        "agir tôt",
      ],
      en: ["ADHD", "developmental delay", "language delay", "behaviour problems"],
      standsFor: ["youth", "rehabilitation", "perinatal", "disability"]),
  ]
}
