internal import Domain

extension PopulationFinding {
  /// Which territory, what does not fit, and by how much.
  public func message(in language: Language) -> String {
    let text = reason.message(of: who, in: language)
    guard let line else { return text }
    return language == .french ? "ligne \(line) : \(text)" : "line \(line): \(text)"
  }

  private var who: String {
    guard let territory else { return name ?? "" }
    return name.map { "\(territory) (\($0))" } ?? territory.text
  }
}

extension PopulationFinding.Reason {
  func message(of who: String, in language: Language) -> String {
    switch language {
    case .french: french(who)
    case .english: english(who)
    }
  }

  private func french(_ who: String) -> String {
    func number(_ value: Int) -> String { TextFormat.integer(value, in: .french) }
    switch self {
    case .unknownCode(let count, let nearest):
      let maybe = nearest.isEmpty ? "" : " Les plus proches : \(Self.list(nearest))."
      return "aucun territoire chargé n'est \(who). Lignes qui ne répondront à rien : "
        + "\(number(count)).\(maybe)"
    case .withoutFigures:
      return "\(who) n'a aucune ligne dans la table : sa population reste inconnue"
    case .sumDiffers(let kind, let count, let year, let sex, let ages, let stated, let sum):
      let parts = TerritoryWords.label(kind, in: .french)
      let cell = "\(year), \(Self.words(sex, .french)), \(AgeWords.text(ages, in: .french))"
      return "\(who) ne vaut pas la somme de ses parties (\(parts)). Nombres différents : "
        + "\(number(count)); le plus grand écart (\(cell)) : \(number(stated)) au lieu de "
        + number(sum)
    case .sexesDiffer(let count, let year, let ages, let stated, let sum):
      return "\(who) : le total n'est pas la somme des femmes et des hommes. Nombres différents : "
        + "\(number(count)); le premier (\(year), \(AgeWords.text(ages, in: .french))) : "
        + "\(number(stated)) au lieu de \(number(sum))"
    case .columnDiffers(let count, let column, let stated, let sum):
      return
        "\(who) : la colonne « \(column) » n'est pas la somme des âges qu'elle couvre. Lignes : "
        + "\(number(count)); ici, \(number(stated)) au lieu de \(number(sum))"
    }
  }

  private func english(_ who: String) -> String {
    func number(_ value: Int) -> String { TextFormat.integer(value, in: .english) }
    switch self {
    case .unknownCode(let count, let nearest):
      let maybe = nearest.isEmpty ? "" : " The nearest: \(Self.list(nearest))."
      return
        "no loaded territory is \(who). Rows that will answer nothing: \(number(count)).\(maybe)"
    case .withoutFigures:
      return "\(who) has no row in the table: its population stays unknown"
    case .sumDiffers(let kind, let count, let year, let sex, let ages, let stated, let sum):
      let parts = TerritoryWords.label(kind, in: .english)
      let cell = "\(year), \(Self.words(sex, .english)), \(AgeWords.text(ages, in: .english))"
      return
        "\(who) is not the sum of its parts (\(parts)). Numbers that differ: \(number(count)); "
        + "the largest difference (\(cell)): \(number(stated)) where the parts make \(number(sum))"
    case .sexesDiffer(let count, let year, let ages, let stated, let sum):
      return "\(who): the total is not the sum of women and men. Numbers that differ: "
        + "\(number(count)); the first (\(year), \(AgeWords.text(ages, in: .english))): "
        + "\(number(stated)) where they make \(number(sum))"
    case .columnDiffers(let count, let column, let stated, let sum):
      return "\(who): column \"\(column)\" is not the sum of the ages that it covers. Rows: "
        + "\(number(count)); here, \(number(stated)) where they make \(number(sum))"
    }
  }

  private static func words(_ sex: Sex, _ language: Language) -> String {
    AgeWords.label(sex, in: language).lowercased()
  }

  private static func list(_ ids: [TerritoryID]) -> String {
    ids.map(\.text).joined(separator: ", ")
  }
}
