internal import Domain

/// Whether a service takes people in, in words.
enum IntakeWords {
  /// The intake alone: `attente de 45 jours`.
  static func text(_ intake: ServiceIntake, in language: Language) -> String {
    let isFrench = language == .french
    switch intake {
    case .open: return isFrench ? "sans attente" : "no wait"
    case .waiting(nil): return isFrench ? "liste d'attente" : "waiting list"
    case .waiting(let days?):
      return isFrench
        ? "attente de \(days) \(days < 2 ? "jour" : "jours")"
        : "wait of \(days) day\(days == 1 ? "" : "s")"
    case .full: return isFrench ? "complet" : "full"
    }
  }

  /// With when it was reported, and how long it may be believed.
  static func text(_ reported: ReportedIntake, in language: Language) -> String {
    let said = text(reported.intake, in: language)
    let since = TextFormat.date(reported.reportedOn, in: language)
    guard let until = reported.believedUntil else {
      return language == .french
        ? "\(said) (dit le \(since), sans échéance)" : "\(said) (said on \(since), no end date)"
    }
    let end = TextFormat.date(until, in: language)
    return language == .french
      ? "\(said) (dit le \(since), à croire jusqu'au \(end))"
      : "\(said) (said on \(since), to be believed until \(end))"
  }
}
