internal import Domain

extension AmbiguousPlace: UserFacingError {
  public var code: String { "locate.ambiguous" }
  public var kind: FailureKind { .usage }

  /// The choices, each with its municipality, its smallest territory and what was assumed.
  public func message(in language: Language) -> String {
    let isFrench = language == .french
    let heading =
      isGuess
      ? Self.guess(option).text(in: language)
      : isFrench
        ? "Plusieurs lieux sont possibles. Choisissez avec \(option) N :"
        : "Several places are possible. Choose one with \(option) N:"
    let place = label.map { isFrench ? "\($0) : " : "\($0): " } ?? ""
    let texts = ChoiceTexts(choices, in: language).texts
    var lines = [place + heading] + zip(choices, texts).map { "  \($0.number)  \($1)" }
    if isCut {
      lines.append(
        isFrench
          ? "  … et d'autres : précisez la municipalité."
          : "  … and others: say which municipality.")
    }
    if Set(texts).count < texts.count {
      lines.append(
        isFrench
          ? "Pour les distinguer, écrivez l'adresse avec ancrage suggest - et reprenez-la telle quelle."
          : "To tell them apart, type the address with ancrage suggest - and take it as it stands.")
    }
    return lines.joined(separator: "\n")
  }

  private static func guess(_ option: String) -> Bilingual {
    Bilingual(
      "Rien de connu n'est sûrement cette adresse. Si c'est l'un de ces lieux, choisissez avec "
        + "\(option) N;\nsinon, donnez une municipalité (--municipality NOM), un territoire ou un point :",
      "Nothing known is surely this address. If it is one of these places, choose with \(option) N;\n"
        + "else give a municipality (--municipality NAME), a territory or a point:")
  }
}

/// The lines of a list of places to choose from, each told from the others by what differs.
struct ChoiceTexts {
  private let choices: [PlaceChoice]
  private let language: Language

  /// How many kinds of territories a line shows, where they are enough.
  private static let kindCountMax = 2

  /// The same for a territory that was named, which is shown with what it lies in.
  private static let kindCountMaxOfTerritory = 4

  /// Territories of one kind that a line names before it counts the rest.
  private static let candidateCountMax = 3

  init(_ choices: [PlaceChoice], in language: Language) {
    self.choices = choices
    self.language = language
  }

  /// A line for each choice, without its number: what it is, what tells it from others that are
  /// called alike, where it lies, and what was assumed.
  var texts: [String] {
    var parts = choices.map { (land: [String](), known: territories(of: $0), told: [String]()) }
    let alike = Dictionary(grouping: choices.indices) { title(of: choices[$0]) }
      .values.filter { $0.count > 1 }
    for group in alike {
      let kinds = kindsTelling(group).prefix(Self.kindCountMax)
      for index in group {
        parts[index].land = kinds.flatMap { kind in
          choices[index].territories.filter { $0.id.kind == kind }
            .map { TerritoryWords.title($0, in: language) }
        }
      }
      for detail in [postalArea(of:), apart(of:)] {
        let texts = group.map { parts[$0].land + parts[$0].known + parts[$0].told }
        guard Set(texts).count < texts.count else { break }
        let details = group.map { detail(choices[$0]) }
        guard Set(details).count > 1 else { continue }
        for (index, text) in zip(group, details) { parts[index].told += [text].compactMap(\.self) }
      }
    }
    return zip(choices, parts).map { choice, part in
      ([title(of: choice)].compactMap(\.self) + part.land + part.known + part.told
        + [assumed(of: choice)].compactMap(\.self)).joined(separator: " · ")
    }
  }

  private func title(of choice: PlaceChoice) -> String? {
    choice.found.map { AddressWords.title($0, in: language) }
  }

  /// The kinds of the territories of a choice that its line shows, the smallest first.
  private func kinds(of choice: PlaceChoice) -> [TerritoryKind] {
    var kinds: [TerritoryKind] = []
    let known = choice.territories.isEmpty ? choice.candidates.map(\.territory) : choice.territories
    for territory in known where !kinds.contains(territory.id.kind) {
      kinds.append(territory.id.kind)
    }
    guard choice.found == nil else { return Array(kinds.prefix(Self.kindCountMax)) }
    // What a territory lies in says which one it is, and the smallest in doubt what hangs on it.
    let doubtful = choice.candidates.map(\.territory.id.kind).first { !kinds.contains($0) }
    return kinds.prefix(Self.kindCountMaxOfTerritory) + [doubtful].compactMap(\.self)
  }

  private func territories(of choice: PlaceChoice) -> [String] {
    kinds(of: choice).compactMap { text(of: $0, choice) }
  }

  /// The territories of a kind in which a choice may lie: `CLSC de la Rive ou CLSC des Îles`.
  private func text(of kind: TerritoryKind, _ choice: PlaceChoice) -> String? {
    let candidates = choice.candidates.filter { $0.territory.id.kind == kind }
    let titles =
      candidates.isEmpty
      ? choice.territories.filter { $0.id.kind == kind }.map {
        TerritoryWords.title($0, in: language)
      } : candidates.map(text)
    guard !titles.isEmpty else { return nil }
    return TextFormat.shortList(
      titles, countMax: Self.candidateCountMax, candidates.isEmpty ? .and : .or, in: language)
  }

  private func text(of candidate: CandidateTerritory) -> String {
    let title = TerritoryWords.title(candidate.territory, in: language)
    return candidate.share.map { "\(title) (\(TextFormat.share($0, in: language)))" } ?? title
  }

  /// The kinds that people name by which choices of one title differ, apart from those shown already.
  private func kindsTelling(_ group: [Int]) -> [TerritoryKind] {
    let shown = Set(group.flatMap { kinds(of: choices[$0]) })
    return SettlingQuestion.kindsPeopleName.filter { kind in
      !shown.contains(kind)
        && Set(
          group.map { index in
            choices[index].territories.filter { $0.id.kind == kind }
          }
        ).count > 1
    }
  }

  private func postalArea(of choice: PlaceChoice) -> String? {
    choice.postalArea.map {
      language == .french ? "code postal en \($0)…" : "postal code in \($0)…"
    }
  }

  private func apart(of choice: PlaceChoice) -> String? {
    choice.apart.map { apart in
      let distance = TextFormat.distance(metres: apart.metres, in: language)
      return language == .french
        ? "à \(distance) du choix \(apart.choice)" : "\(distance) from choice \(apart.choice)"
    }
  }

  private func assumed(of choice: PlaceChoice) -> String? {
    guard var found = choice.found else { return nil }
    // That each lies in a municipality of its own is what the choice is about.
    found.assumptions.removeAll {
      if case .municipality(found.municipality, false) = $0 { true } else { false }
    }
    return AddressWords.assumptions(found, in: language)
  }
}
