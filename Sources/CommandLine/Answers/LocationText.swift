internal import Domain
internal import Engine

/// Where a place is, in words: its territories, how sure they are, and what else it may be.
enum LocationText {
  /// Territories of one kind that a doubt lists before it counts the rest.
  private static let candidateCountMax = 5

  /// The answer to `locate`.
  static func write(_ location: Location, to page: inout Page) {
    let language = page.language
    if location.territories.isEmpty, !location.isDoubtful {
      page.add(wrapping: nowhere(location, page))
    }
    let rows = location.territories.map { territory in
      [
        TerritoryWords.label(territory.id.kind, in: language), TerritoryWords.bare(territory),
        territory.id.text,
      ]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 4...28), TextTable.Column(width: 20...60),
        TextTable.Column(width: 8...40),
      ], rows: rows, width: page.width)
    for row in rows { page.add(row: row, of: table, indent: 0) }
    page.skip()
    page.add(
      pairs: precision(of: location, in: language) + announced(location.announced, in: language))
    writeDoubt(of: location, to: &page)
  }

  /// What is announced of territories, a line each.
  static func announced(
    _ announcements: [TerritoryAnnouncement], in language: Language
  ) -> [(label: String, value: String)] {
    announcements.enumerated().map { index, announcement in
      let label = language == .french ? "Annoncé" : "Announced"
      return (index == 0 ? label : "", AnnouncementWords.text(announcement, in: language))
    }
  }

  /// What is said of a place in no territory: no border at all means that none is loaded.
  private static func nowhere(_ location: Location, _ page: Page) -> String {
    guard location.nearestBorderMetres == nil else {
      return page.say(
        "Aucun territoire chargé ne contient ce lieu.", "No loaded territory contains this place.")
    }
    return page.say(
      "Aucun territoire n'est chargé pour ce jour. Importez-en, ou donnez un autre jour : --on DATE.",
      "No territory is loaded for this day. Import some, or give another day: --on DATE.")
  }

  /// The territories on one line: `CLSC de la Rive · RLS des Îles · RSS du Fleuve`.
  static func line(_ territories: [NamedTerritory], in language: Language) -> String {
    guard !territories.isEmpty else {
      return language == .french ? "aucun territoire chargé" : "no loaded territory"
    }
    return territories.map { TerritoryWords.title($0, in: language) }.joined(separator: " · ")
  }

  /// How exactly the place is known, and how near a border is.
  static func precision(
    of location: Location, in language: Language
  ) -> [(label: String, value: String)] {
    var text = Labels.label(location.precision, in: language)
    if location.doubtMetres > 0 {
      let doubt = TextFormat.distance(metres: location.doubtMetres, in: language)
      text += language == .french ? ", à \(doubt) près" : ", within \(doubt)"
    }
    if let border = location.nearestBorderMetres {
      let distance = TextFormat.distance(metres: border, in: language)
      text +=
        language == .french
        ? " · limite la plus proche à \(distance)" : " · nearest border at \(distance)"
    }
    return found(location, in: language)
      + [(language == .french ? "Précision" : "Precision", text)]
      + rule(for: location.basis, in: language)
  }

  /// How the address was found, and what was assumed: neither number nor street.
  private static func found(
    _ location: Location, in language: Language
  ) -> [(label: String, value: String)] {
    guard let found = location.found else { return [] }
    let isFrench = language == .french
    var lines = [(isFrench ? "Trouvé" : "Found", AddressWords.title(found, in: language))]
    if let assumed = AddressWords.assumptions(found, in: language) {
      lines.append((isFrench ? "Supposé" : "Assumed", assumed))
    }
    return lines
  }

  /// The rule by which something stands for a home, for somebody without a fixed address.
  private static func rule(
    for basis: HomeBasis, in language: Language
  ) -> [(label: String, value: String)] {
    let label = language == .french ? "Règle" : "Rule"
    switch (basis, language) {
    case (.home, _): return []
    case (.placeOfStay, .french):
      return [(label, "sans adresse fixe : l'endroit où elle séjourne tient lieu de domicile")]
    case (.placeOfStay, .english):
      return [(label, "no fixed address: where they stay stands for their home")]
    case (.lastTerritory, .french):
      return [
        (
          label,
          "sans adresse fixe : le dernier territoire connu tient lieu de domicile; ce qui n'en "
            + "dessert qu'une partie est à confirmer"
        )
      ]
    case (.lastTerritory, .english):
      return [
        (
          label,
          "no fixed address: the last known territory stands for their home; what serves only a "
            + "part of it is to be confirmed"
        )
      ]
    }
  }

  /// Where layers contradict each other, and the kinds of which the place may lie in several
  /// territories, with each candidate.
  ///
  /// - Parameters:
  ///   - location: The place.
  ///   - label: What an answer about several places calls it, such as `Domicile A`; `nil` where there
  ///     is one only.
  ///   - page: Where to write.
  static func writeDoubt(of location: Location, label: String? = nil, to page: inout Page) {
    let label = label.map { $0 + page.say(" : ", ": ") } ?? ""
    for contradiction in location.contradictions {
      page.add(
        wrapping: "! \(label)" + ContradictionWords.text(contradiction, in: page.language),
        hanging: 2)
    }
    let doubtful = doubtfulKinds(of: location)
    guard !doubtful.isEmpty else { return }
    let language = page.language
    page.heading(
      page.say(
        "? DOUTE — \(label)ce lieu peut être dans l'un ou l'autre de ces territoires :",
        "? DOUBT — \(label)this place may be in any one of these territories:"), .caution)
    let rows = doubtful.flatMap { candidateRows($0.candidates, in: language) }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 20...60), TextTable.Column(width: 6...12, isNumeric: true),
        TextTable.Column(width: 10...30),
      ], rows: rows, width: page.width - 2)
    for row in rows { page.add(row: row, of: table, indent: 2) }
  }

  /// The candidates by kind, for the kinds that have more than one.
  static func doubtfulKinds(
    of location: Location
  ) -> [(kind: TerritoryKind, candidates: [CandidateTerritory])] {
    var kinds: [TerritoryKind] = []
    var byKind: [TerritoryKind: [CandidateTerritory]] = [:]
    for candidate in location.candidates {
      let kind = candidate.territory.id.kind
      if byKind[kind] == nil { kinds.append(kind) }
      byKind[kind, default: []].append(candidate)
    }
    let certain = location.standing.territories
    return kinds.compactMap { kind in
      let candidates = byKind[kind] ?? []
      let isCertain = candidates.allSatisfy { certain.contains($0.territory.id) }
      return isCertain ? nil : (kind, candidates)
    }
  }

  private static func candidateRows(
    _ candidates: [CandidateTerritory], in language: Language
  ) -> [[String]] {
    let shown = candidates.count > candidateCountMax + 1 ? candidateCountMax : candidates.count
    var rows = candidates.prefix(shown).map { candidate in
      [
        TerritoryWords.title(candidate.territory, in: language),
        candidate.distanceMetres.map { TextFormat.distance(metres: $0, in: language) } ?? "",
        candidate.share.map { share in
          let text = TextFormat.share(share, in: language)
          return language == .french ? "\(text) des portes" : "\(text) of the doors"
        } ?? "",
      ]
    }
    let rest = candidates.count - shown
    if rest > 0 {
      rows.append([TextFormat.more(rest, in: language), "", ""])
    }
    return rows
  }
}
