internal import Domain

/// What is recorded and not yet true, in words.
public enum AnnouncementWords {
  /// What is announced of a resource or a service: `fermera le 4 janvier 2027`.
  public static func text(_ announcement: Announcement, in language: Language) -> String {
    let day = TextFormat.date(announcement.on, in: language)
    switch (announcement.change, language) {
    case (.resourceCloses, .french): return "fermera le \(day)"
    case (.resourceCloses, .english): return "closes on \(day)"
    case (.resourceReopens, .french): return "rouvrira le \(day)"
    case (.resourceReopens, .english): return "reopens on \(day)"
    case (.resourceMoves, .french): return "déménagera le \(day)"
    case (.resourceMoves, .english): return "moves on \(day)"
    case (.resourceRenamed(let name), .french): return "prendra le nom « \(name) » le \(day)"
    case (.resourceRenamed(let name), .english): return "takes the name \"\(name)\" on \(day)"
    case (.resourceDescribed, .french): return "nouvelles coordonnées à partir du \(day)"
    case (.resourceDescribed, .english): return "new contact details from \(day)"
    case (.withdrawn, .french): return "ne sera plus offert à partir du \(day)"
    case (.withdrawn, .english): return "no longer offered from \(day)"
    case (.suspended(let until, let reason), _):
      return suspended(from: day, until: until, reason: reason, in: language)
    case (.resumes, .french): return "reprendra le \(day)"
    case (.resumes, .english): return "resumes on \(day)"
    case (.reach, .french): return "la portée changera le \(day)"
    case (.reach, .english): return "the reach changes on \(day)"
    case (.details, .french): return "les modalités changeront le \(day)"
    case (.details, .english): return "the details change on \(day)"
    }
  }

  private static func suspended(
    from day: String, until: CalendarDate?, reason: String?, in language: Language
  ) -> String {
    let why = reason.map { " (\($0))" } ?? ""
    guard let until else {
      return
        (language == .french
        ? "sera suspendu à partir du \(day), retour non annoncé"
        : "suspended from \(day), no return date") + why
    }
    let back = TextFormat.date(until, in: language)
    return
      (language == .french
      ? "sera suspendu à partir du \(day), retour prévu le \(back)"
      : "suspended from \(day) until \(back)") + why
  }

  /// What is announced of a territory: `RLS de la Rive : fusion dans le RLS des Îles le 1er avril
  /// 2027`.
  public static func text(_ announcement: TerritoryAnnouncement, in language: Language) -> String {
    let day = TextFormat.date(announcement.on, in: language)
    let title = TerritoryWords.title(announcement.territory, in: language)
    func list(_ territories: [NamedTerritory]) -> String {
      TextFormat.list(
        territories.map { TerritoryWords.inSentence($0, in: language) }, in: language)
    }
    switch (announcement.change, language) {
    case (.merged(let into), .french): return "\(title) : fusion dans \(list([into])) le \(day)"
    case (.merged(let into), .english): return "\(title): merges into \(list([into])) on \(day)"
    case (.recoded(let into), .french):
      return "\(title) : nouveau code, \(into.id), le \(day)"
    case (.recoded(let into), .english): return "\(title): new code, \(into.id), on \(day)"
    case (.split(let into), .french): return "\(title) : division entre \(list(into)) le \(day)"
    case (.split(let into), .english): return "\(title): is split into \(list(into)) on \(day)"
    case (.abolished, .french): return "\(title) : abolition le \(day)"
    case (.abolished, .english): return "\(title): is abolished on \(day)"
    case (.renamed(let name), .french): return "\(title) : nouveau nom, « \(name) », le \(day)"
    case (.renamed(let name), .english): return "\(title): is renamed \"\(name)\" on \(day)"
    case (.redrawn, .french): return "\(title) : nouvelles limites le \(day)"
    case (.redrawn, .english): return "\(title): has new borders from \(day)"
    case (.reparented(let parents), .french):
      return parents.isEmpty
        ? "\(title) : plus aucun rattachement à partir du \(day)"
        : "\(title) : dans \(list(parents)) à partir du \(day)"
    case (.reparented(let parents), .english):
      return parents.isEmpty
        ? "\(title): in no larger territory from \(day)"
        : "\(title): in \(list(parents)) from \(day)"
    case (.givesPart(let to), .french):
      return "\(title) : une partie passe dans \(list([to])) le \(day)"
    case (.givesPart(let to), .english):
      return "\(title): a part passes to \(list([to])) on \(day)"
    }
  }
}
