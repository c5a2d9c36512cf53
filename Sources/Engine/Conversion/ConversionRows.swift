internal import Domain

/// Puts the rows of a conversion table together.
struct ConversionRows {
  private struct Key: Hashable {
    var from: Int
    var to: Int?
  }

  /// What is known of one part.
  private struct Draft {
    var areaShare = 0.0
    var isBorder = true
    var people = 0
    var low = 0
    var high = 0
    var method: DivisionOverlay.Method?
  }

  private let from: [NamedTerritory]
  private let to: [NamedTerritory]
  private var drafts: [Key: Draft] = [:]

  /// The people counted in each territory of the first division; `nil` where none are counted.
  private var peopleOf: [Int: Int] = [:]

  /// People who live in no territory of the first division.
  private(set) var peopleOutside = 0

  init(from: [NamedTerritory], to: [NamedTerritory]) {
    self.from = from
    self.to = to
  }

  mutating func add(_ parts: [DivisionOverlay.Part]) {
    for part in parts {
      drafts[Key(from: part.from, to: part.to), default: Draft()].areaShare += part.areaShare
      if !part.isBorder { drafts[Key(from: part.from, to: part.to)]?.isBorder = false }
    }
  }

  mutating func add(_ units: ConversionUnits) {
    for unit in units.overlay.units {
      guard let shares = units.shares(of: unit, year: units.year) else { continue }
      let people = shares.map { $0.reduce(0) { $0 + $1.reduce(0, +) } }
      let all = people.reduce(0, +)
      for (cell, count) in zip(unit.cells, people) {
        guard let from = cell.from else {
          peopleOutside += count
          continue
        }
        peopleOf[from, default: 0] += count
        var draft = drafts.removeValue(forKey: Key(from: from, to: cell.to)) ?? Draft()
        // People make a part of what would be no more than a border by its area.
        draft.isBorder = false
        draft.people += count
        draft.high += all
        if unit.method == .whole { draft.low += all }
        draft.method = max(draft.method ?? .whole, unit.method)
        drafts[Key(from: from, to: cell.to)] = draft
      }
    }
  }

  var rows: [ConversionTable.Row] {
    let keys = drafts.keys.sorted { left, right in
      left.from != right.from
        ? left.from < right.from : (left.to ?? .max) < (right.to ?? .max)
    }
    return keys.compactMap { key in drafts[key].map { row(key, $0) } }
  }

  private func row(_ key: Key, _ draft: Draft) -> ConversionTable.Row {
    let all = peopleOf[key.from]
    return ConversionTable.Row(
      from: from[key.from], to: key.to.map { to[$0] }, areaShare: min(1, draft.areaShare),
      isBorder: draft.isBorder, people: all.map { _ in draft.people },
      peopleShare: all.flatMap { $0 > 0 ? Double(draft.people) / Double($0) : nil },
      peopleLow: all.map { _ in draft.low }, peopleHigh: all.map { _ in draft.high },
      method: draft.method.map(\.described))
  }
}

extension DivisionOverlay.Method: Comparable {
  /// From the most certain to the least.
  private var rank: Int {
    switch self {
    case .whole: 0
    case .places: 1
    case .area: 2
    }
  }

  static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  fileprivate var described: ConversionTable.Method {
    switch self {
    case .whole: .whole
    case .places: .places
    case .area: .area
    }
  }
}
