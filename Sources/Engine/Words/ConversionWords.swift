internal import Domain

/// What a conversion is certain of, and what it is not.
public enum ConversionWords {
  /// How people were shared out.
  public static func label(_ method: ConversionTable.Method, in language: Language) -> String {
    switch (method, language) {
    case (.whole, .french): "entier"
    case (.whole, .english): "whole"
    case (.places, .french): "adresses"
    case (.places, .english): "addresses"
    case (.area, .french): "superficie"
    case (.area, .english): "area"
    }
  }

  /// How many territories are converted exactly, who is in no target, and what could not be placed:
  /// one sentence each.
  public static func notes(of table: ConversionTable, in language: Language) -> [String] {
    var notes: [String] = []
    let isFrench = language == .french
    func number(_ value: Int) -> String { TextFormat.integer(value, in: language) }
    func list(_ territories: [NamedTerritory]) -> String {
      TextFormat.shortList(territories.map(\.id.text), countMax: 6, in: language)
    }
    let exact = table.exactSources.count
    if table.basis != nil {
      notes.append(
        isFrench
          ? "Territoires convertis exactement, par unités entières : \(number(exact)) sur "
            + "\(number(table.sources.count))."
          : "Territories converted exactly, by whole units: \(number(exact)) of "
            + "\(number(table.sources.count)).")
    }
    let nowhere = table.rows.filter { $0.to == nil && ($0.people ?? 0) > 0 }
    let people = nowhere.reduce(0) { $0 + ($1.people ?? 0) }
    if people > 0 {
      let names = list(nowhere.map(\.from))
      notes.append(
        isFrench
          ? "Dans aucun territoire d'arrivée : \(number(people)) personnes (\(names))."
          : "In no territory of the second division: \(number(people)) people (\(names)).")
    }
    if let basis = table.basis, basis.peopleOutside > 0 {
      notes.append(
        isFrench
          ? "Dans aucun territoire de départ : \(number(basis.peopleOutside)) personnes."
          : "In no territory of the first division: \(number(basis.peopleOutside)) people.")
    }
    if let basis = table.basis, !basis.undrawn.isEmpty {
      let count = number(basis.peopleUndrawn)
      notes.append(
        isFrench
          ? "Population sans limites connues, donc sans lieu : \(count) personnes "
            + "(\(list(basis.undrawn)))."
          : "Population without a known boundary, so without a place: \(count) people "
            + "(\(list(basis.undrawn))).")
    }
    if !table.undrawn.isEmpty {
      notes.append(
        isFrench
          ? "Sans limites, donc laissés de côté : \(list(table.undrawn))."
          : "Without a boundary, so left out: \(list(table.undrawn)).")
    }
    return notes
  }
}

extension ConversionTable {
  /// The territories whose people are in whole units everywhere.
  public var exactSources: Set<NamedTerritory> {
    var exact: Set<NamedTerritory> = []
    var inexact: Set<NamedTerritory> = []
    for row in rows where !row.isBorder {
      if row.isExact { exact.insert(row.from) } else { inexact.insert(row.from) }
    }
    return exact.subtracting(inexact)
  }
}
