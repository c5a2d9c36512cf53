internal import Domain

extension ImportRefused: UserFacingError {
  public var code: String { "import.refused" }
  public var kind: FailureKind { .badData }

  /// Every problem of the file on a line of its own, after a line that counts them.
  public func message(in language: Language) -> String {
    let isCut = problems.count >= ImportProblem.countMax
    let count = (isCut ? "≥ " : "") + "\(problems.count)"
    let heading =
      language == .french
      ? "\(file) : rien n'a été enregistré. Problèmes : \(count)."
      : "\(file): nothing was recorded. Problems: \(count)."
    return ([heading] + problems.map { "  " + $0.message(in: language) }).joined(separator: "\n")
  }
}

extension ImportProblem {
  /// Where, which value, what was expected, and what may have been meant.
  public func message(in language: Language) -> String {
    let place = place(in: language)
    let shown = Self.shown(value)
    let text = reason.message(value: shown, in: language)
    guard !place.isEmpty else { return text }
    return place + (language == .french ? " : " : ": ") + text
  }

  private func place(in language: Language) -> String {
    var parts: [String] = []
    if let line { parts.append(language == .french ? "ligne \(line)" : "line \(line)") }
    if let column { parts.append(language == .french ? "colonne \(column)" : "column \(column)") }
    var text = parts.joined(separator: ", ")
    if let field { text += (text.isEmpty ? "" : " ") + "(\(field))" }
    return text
  }

  /// A value of reasonable length, on one line.
  private static func shown(_ value: String) -> String {
    let line = value.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 80 ? line.prefix(80) + "…" : line
  }
}

extension ImportProblem.Reason {
  /// What is wrong with a value, and what would be right.
  func message(value: String, in language: Language) -> String {
    switch language {
    case .french: french("« \(value) »")
    case .english: english("\"\(value)\"")
    }
  }

  private func french(_ value: String) -> String {
    switch self {
    case .missingValue: "il manque une valeur"
    case .notInVocabulary(let allowed, let nearest):
      "\(value) n'est pas permis.\(Self.maybe(nearest.map { [$0] } ?? [], .french))"
        + " Permis : \(allowed.joined(separator: ", "))"
    case .malformedCode:
      "\(value) n'est pas un code : 1 à 80 lettres, chiffres, points, tirets ou soulignés"
    case .malformedIdentifier(let expected):
      "\(value) n'est pas un identifiant; attendu : \(expected)"
    case .malformedNumber: "\(value) n'est pas un nombre"
    case .outOfRange(let expected): "\(value) est hors limites; attendu : \(expected)"
    case .duplicate(let line): "\(value) figure déjà à la ligne \(line)"
    case .unknownTerritory(let nearest):
      "le territoire \(value) n'est pas connu à cette date.\(Self.maybe(nearest, .french))"
    case .unknownResource(let nearest):
      "la ressource \(value) n'est pas connue.\(Self.maybe(nearest, .french))"
    case .ambiguousName(let candidates):
      "\(value) peut désigner \(candidates.joined(separator: ", ")); donnez l'identifiant"
    case .noPoint: "sans point, le territoire qui contient la ressource ne peut pas être trouvé"
    case .inNoTerritory(let kind):
      "la ressource n'est dans aucun territoire de genre « \(kind) »; vérifiez son point"
    case .inSeveralTerritories(let kind, let ids):
      "la ressource est dans plusieurs territoires de genre « \(kind) » : "
        + ids.map(\.text).joined(separator: ", ")
    case .confidentialWithPlace:
      "une ressource confidentielle ne prend ni adresse, ni code postal, ni point"
    case .overlappingAges(let other):
      "les âges \(value) recoupent les âges « \(other) » : les mêmes personnes compteraient deux fois"
    case .noRows: "aucune ligne ne dit rien : un fichier vide n'en remplace pas un autre"
    case .noCount: "il manque le nombre de personnes pour \(value), que les autres lignes donnent"
    case .refused(let refusal): refusal.message(in: .french)
    }
  }

  private func english(_ value: String) -> String {
    switch self {
    case .missingValue: "a value is missing"
    case .notInVocabulary(let allowed, let nearest):
      "\(value) is not allowed.\(Self.maybe(nearest.map { [$0] } ?? [], .english))"
        + " Allowed: \(allowed.joined(separator: ", "))"
    case .malformedCode:
      "\(value) is not a code: 1 to 80 letters, digits, dots, hyphens or underscores"
    case .malformedIdentifier(let expected):
      "\(value) is not an identifier; expected: \(expected)"
    case .malformedNumber: "\(value) is not a number"
    case .outOfRange(let expected): "\(value) is out of range; expected: \(expected)"
    case .duplicate(let line): "\(value) stands on line \(line) already"
    case .unknownTerritory(let nearest):
      "territory \(value) is not known on this day.\(Self.maybe(nearest, .english))"
    case .unknownResource(let nearest):
      "resource \(value) is not known.\(Self.maybe(nearest, .english))"
    case .ambiguousName(let candidates):
      "\(value) may mean \(candidates.joined(separator: ", ")); give the identifier"
    case .noPoint: "without a point, the territory that contains the resource cannot be found"
    case .inNoTerritory(let kind):
      "the resource is in no territory of kind \"\(kind)\"; check its point"
    case .inSeveralTerritories(let kind, let ids):
      "the resource is in several territories of kind \"\(kind)\": "
        + ids.map(\.text).joined(separator: ", ")
    case .confidentialWithPlace:
      "a confidential resource takes no address, no postal code and no point"
    case .overlappingAges(let other):
      "ages \(value) overlap ages \"\(other)\": the same people would count twice"
    case .noRows: "no row says anything: an empty file takes the place of no other"
    case .noCount: "the number of people is missing for \(value), which the other rows give"
    case .refused(let refusal): refusal.message(in: .english)
    }
  }

  private static func maybe(_ nearest: [String], _ language: Language) -> String {
    guard !nearest.isEmpty else { return "" }
    let quoted = nearest.map { language == .french ? "« \($0) »" : "\"\($0)\"" }
    let or = language == .french ? " ou " : " or "
    return language == .french
      ? " Vouliez-vous dire \(quoted.joined(separator: or))?"
      : " Did you mean \(quoted.joined(separator: or))?"
  }
}
