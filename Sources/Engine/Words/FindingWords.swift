internal import Domain

/// What speaks against a service, has to be asked, or should be known, in words.
public enum FindingWords {
  /// The fact: `à partir de 18 ans`, `réservé : femmes`.
  public static func text(_ finding: EligibilityFinding, in language: Language) -> String {
    words(finding).text(in: language)
  }

  /// The question that settles it: `18 ans et plus : quel âge a-t-elle ?`; `nil` where nobody has to
  /// be asked.
  public static func question(_ finding: EligibilityFinding, in language: Language) -> String? {
    guard finding.isQuestion, let question = question(of: finding) else { return nil }
    // What is asked stands behind what it is about.
    return text(finding, in: language) + " — " + question.text(in: language)
  }

  private static func words(_ finding: EligibilityFinding) -> Bilingual {
    switch finding {
    case .tooYoung(let years): Bilingual("à partir de \(years) ans", "from age \(years)")
    case .tooOld(let years): Bilingual("jusqu'à \(years) ans", "up to age \(years)")
    case .ageNotKnown(let low, let high): ages(low, high)
    case .otherLanguages, .languageNotStated, .partialLanguages, .interpreted:
      languages(finding)
    case .otherModes(let modes):
      each { "\($0 == .french ? "seulement" : "only") \(list(modes, $0, Labels.label))" }
    case .modeNotStated: Bilingual("mode non précisé", "mode not stated")
    case .outsideHomeVisits:
      Bilingual("à domicile, par l'inscription seulement", "at home, through the registration only")
    case .forClientele, .notOfClientele, .clienteleRuleNotStated, .mainlyForClientele:
      clientele(finding)
    case .accessBy, .otherAccess, .personMustAsk, .counterOnly, .accessNotStated: access(finding)
    case .costsMore, .asksContribution, .costNotStated: cost(finding)
    case .full(let reported), .waiting(let reported), .intakeDoubtful(let reported):
      each { IntakeWords.text(reported, in: $0) }
    case .groupHasBegun, .groupStarts, .groupStartNotStated, .groupOpennessNotStated:
      group(finding)
    case .suspended, .suspensionRanOut, .withdrawn, .resourceClosed: status(finding)
    case .widened(let promised, _, let day):
      each { language in
        let names = promised.map { TerritoryWords.inSentence($0, in: language) }
        let list = TextFormat.list(names, in: language)
        let date = TextFormat.date(day, in: language)
        return language == .french
          ? "promis, avant la fusion du \(date), pour \(list) seulement"
          : "promised, before the merger of \(date), for \(list) only"
      }
    case .announced(let announcement): each { AnnouncementWords.text(announcement, in: $0) }
    case .regardless(let finding):
      // The line is for everybody; what it says of itself is told, and leaves nobody out.
      words(finding)
    }
  }

  /// What is asked, without what it is about.
  private static func question(of finding: EligibilityFinding) -> Bilingual? {
    switch finding {
    case .ageNotKnown: Bilingual("quel âge a-t-elle ?", "how old are they?")
    case .languageNotStated(let codes): served(in: codes)
    case .partialLanguages(let codes): served(in: codes)
    case .interpreted: Bilingual("l'accepte-t-elle ?", "would they accept one?")
    case .modeNotStated(let mode):
      each { language in
        let label = Labels.label(mode, in: language)
        return language == .french ? "est-ce offert \(label) ?" : "is it offered \(label)?"
      }
    case .outsideHomeVisits:
      Bilingual("va-t-on jusque chez elle ?", "do they go as far as their home?")
    case .forClientele(_, let rule, let asked): isOne(of: asked, rule)
    case .clienteleRuleNotStated:
      Bilingual("accepte-t-on d'autres personnes ?", "are others accepted?")
    case .personMustAsk: Bilingual("le peut-elle ?", "can they?")
    case .counterOnly:
      Bilingual("peut-elle s'y adresser elle-même ?", "can they go to it themselves?")
    case .accessNotStated: Bilingual("comment y entre-t-on ?", "how do people get in?")
    case .asksContribution:
      Bilingual("le peut-elle, ou en est-elle dispensée ?", "can they, or are they exempt?")
    case .costNotStated: Bilingual("qu'en coûte-t-il ?", "what does it cost?")
    case .intakeDoubtful: Bilingual("est-ce encore vrai ?", "is it still so?")
    case .groupHasBegun: Bilingual("quand repart-il ?", "when does it start again?")
    case .groupStartNotStated: Bilingual("quand commence-t-il ?", "when does it start?")
    case .groupOpennessNotStated: Bilingual("peut-on s'y joindre ?", "can people join?")
    case .suspensionRanOut: Bilingual("a-t-il repris ?", "is it back?")
    case .widened: Bilingual("sert-on aussi chez elle ?", "is their home served too?")
    case .tooYoung, .tooOld, .otherLanguages, .otherModes, .notOfClientele, .mainlyForClientele,
      .accessBy, .otherAccess, .costsMore, .full, .waiting, .groupStarts, .suspended, .withdrawn,
      .resourceClosed, .announced, .regardless:
      nil
    }
  }
}

// MARK: - One criterion each

extension FindingWords {
  private static func ages(_ low: Int?, _ high: Int?) -> Bilingual {
    switch (low ?? 0, high) {
    case (let low, let high?) where low > 0:
      Bilingual("de \(low) à \(high) ans", "ages \(low) to \(high)")
    case (_, let high?): Bilingual("jusqu'à \(high) ans", "up to age \(high)")
    case (let low, nil): Bilingual("à partir de \(low) ans", "from age \(low)")
    }
  }

  private static func languages(_ finding: EligibilityFinding) -> Bilingual {
    each { language in
      let isFrench = language == .french
      func list(_ codes: [String]) -> String {
        TextFormat.list(
          codes.map { Labels.spokenLanguage($0, in: language) }, in: language)
      }
      switch finding {
      case .otherLanguages(let codes):
        return (isFrench ? "seulement en " : "only in ") + list(codes)
      case .partialLanguages(let codes):
        return isFrench ? "en partie en \(list(codes))" : "partly in \(list(codes))"
      case .interpreted(let codes, let accepted):
        let text =
          isFrench
          ? "avec interprète (\(list(codes)))" : "with an interpreter (\(list(codes)))"
        guard accepted == false else { return text }
        return (isFrench ? "seulement " : "only ") + text
      default: return isFrench ? "langue non précisée" : "language not stated"
      }
    }
  }

  private static func served(in codes: [String]) -> Bilingual {
    each { language in
      let names = codes.map { Labels.spokenLanguage($0, in: language) }
      let or = language == .french ? " ou " : " or "
      let list = names.joined(separator: or)
      return language == .french ? "la sert-on en \(list) ?" : "can they be served in \(list)?"
    }
  }

  private static func clientele(_ finding: EligibilityFinding) -> Bilingual {
    switch finding {
    case .notOfClientele(let codes, let rule): only(codes, rule)
    case .forClientele(let codes, let rule?, _) where rule != .mainly: only(codes, rule)
    case .forClientele(let codes, _, _), .clienteleRuleNotStated(let codes):
      each { "\($0 == .french ? "pour" : "for") \(clienteles(codes, $0))" }
    case .mainlyForClientele(let codes):
      each { "\($0 == .french ? "surtout pour" : "mainly for") \(clienteles(codes, $0))" }
    default: Bilingual("", "")
    }
  }

  private static func only(_ codes: [String], _ rule: ClienteleRule) -> Bilingual {
    each { language in
      let names = codes.map { Labels.clientele($0, in: language) }
      let isFrench = language == .french
      if codes.count > 1, rule == .allOf {
        let list = TextFormat.list(names, in: language)
        return isFrench ? "seulement pour \(list) à la fois" : "only for \(list) at once"
      }
      let list = names.joined(separator: isFrench ? " ou " : " or ")
      return isFrench ? "seulement pour \(list)" : "only for \(list)"
    }
  }

  private static func isOne(of asked: [String], _ rule: ClienteleRule?) -> Bilingual {
    guard asked.count > 1 else { return Bilingual("est-ce son cas ?", "is that so of them?") }
    return rule == .oneOf
      ? Bilingual("est-elle l'une d'elles ?", "are they one of these?")
      : Bilingual("est-elle tout cela ?", "are they all of these?")
  }

  private static func clienteles(_ codes: [String], _ language: Language) -> String {
    TextFormat.list(codes.map { Labels.clientele($0, in: language) }, in: language)
  }

  private static func access(_ finding: EligibilityFinding) -> Bilingual {
    switch finding {
    case .accessBy(let routes): each { joined(routes, $0) }
    case .otherAccess(let routes):
      each { "\($0 == .french ? "seulement" : "only") \(joined(routes, $0))" }
    case .personMustAsk:
      Bilingual("la personne doit appeler elle-même", "the person has to call")
    case .counterOnly: Bilingual("par le guichet d'accès", "through the single counter")
    default: Bilingual("accès non précisé", "access not stated")
    }
  }

  private static func joined(_ routes: [AccessRoute], _ language: Language) -> String {
    routes.map { Labels.label($0, in: language) }
      .joined(separator: language == .french ? " ou " : " or ")
  }

  private static func cost(_ finding: EligibilityFinding) -> Bilingual {
    func label(_ kind: CostKind, _ words: String?) -> Bilingual {
      each { Labels.label(kind, in: $0) + (words.map { " (\($0))" } ?? "") }
    }
    switch finding {
    case .costsMore(let kind, let words): return label(kind, words)
    case .asksContribution(let words): return label(.contribution, words)
    case .costNotStated(let words?): return Bilingual("coût : \(words)", "cost: \(words)")
    default: return Bilingual("coût non précisé", "cost not stated")
    }
  }

  private static func group(_ finding: EligibilityFinding) -> Bilingual {
    switch finding {
    case .groupHasBegun(let day):
      each { language in
        let date = TextFormat.date(day, in: language)
        return language == .french
          ? "groupe fermé, commencé le \(date)" : "closed group, begun on \(date)"
      }
    case .groupStarts(let day):
      each { language in
        let date = TextFormat.date(day, in: language)
        return language == .french ? "prochain départ le \(date)" : "next start on \(date)"
      }
    case .groupStartNotStated: Bilingual("groupe fermé", "closed group")
    default: Bilingual("groupe ouvert ou fermé : non précisé", "open or closed group: not stated")
    }
  }

  private static func status(_ finding: EligibilityFinding) -> Bilingual {
    each { language in
      let isFrench = language == .french
      switch finding {
      case .suspended(let until, let reason):
        return suspended(until: until, reason: reason, in: language)
      case .suspensionRanOut(let day):
        let date = TextFormat.date(day, in: language)
        return isFrench
          ? "suspension prévue jusqu'au \(date)" : "suspension was to end on \(date)"
      case .resourceClosed(let day):
        let date = TextFormat.date(day, in: language)
        return isFrench ? "ressource fermée depuis le \(date)" : "resource closed since \(date)"
      default: return isFrench ? "n'est plus offert" : "no longer offered"
      }
    }
  }

  private static func suspended(
    until: CalendarDate?, reason: String?, in language: Language
  ) -> String {
    let why = reason.map { " (\($0))" } ?? ""
    guard let until else {
      return (language == .french ? "suspendu, retour non annoncé" : "suspended, no return date")
        + why
    }
    let date = TextFormat.date(until, in: language)
    return (language == .french ? "suspendu, retour prévu le \(date)" : "suspended until \(date)")
      + why
  }

  private static func list<Word>(
    _ words: [Word], _ language: Language, _ label: (Word, Language) -> String
  ) -> String {
    TextFormat.list(words.map { label($0, language) }, in: language)
  }

  /// A text that is made the same way in each language.
  private static func each(_ text: (Language) -> String) -> Bilingual {
    Bilingual(text(.french), text(.english))
  }
}
