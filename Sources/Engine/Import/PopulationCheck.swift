internal import Domain
internal import Projections

/// Holds a population table against the territories that are loaded.
struct PopulationCheck {
  /// A loaded territory as the check needs it.
  struct Territory {
    var name: String
    var parents: [TerritoryID]
  }

  private let table: PopulationTable
  private let loaded: [TerritoryID: Territory]
  private let firstLines: [TerritoryID: Int]
  private let rowCounts: [TerritoryID: Int]

  init(
    _ table: PopulationTable, _ builder: PopulationTableBuilder, _ loaded: [TerritoryID: Territory]
  ) {
    self.table = table
    self.loaded = loaded
    firstLines = builder.firstLines
    rowCounts = builder.rowCounts
  }

  /// Number of codes of a kind that may be unknown before the table is refused, whatever their share.
  private static let unknownCountMax = 3

  /// Share of a kind's codes that may be unknown before the table is refused.
  private static let unknownShareMax = 0.05

  /// The codes that nothing bears, where they are too many for a slip: most often a lost zero, or
  /// another vintage.
  var refusals: [ImportProblem] {
    unknownByKind.flatMap { kind, unknown -> [ImportProblem] in
      let all = table.series.keys.count { $0.kind == kind }
      let allowed = max(Self.unknownCountMax, Int(Double(all) * Self.unknownShareMax))
      guard unknown.count > allowed || unknown.count == all else { return [] }
      return unknown.map { id in
        ImportProblem(
          line: firstLines[id], value: words(id),
          reason: .unknownTerritory(nearest: nearest(to: id)))
      }
    }.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }

  /// Everything that does not fit, apart from ``refusals``.
  var findings: [PopulationFinding] {
    let unknown = unknownByKind.flatMap(\.unknown).sorted().map { id in
      finding(
        id,
        .unknownCode(
          rowCount: rowCounts[id] ?? 0, nearest: nearest(to: id).map(TerritoryID.init(trusted:))))
    }
    let kinds = Set(table.series.keys.map(\.kind))
    let without = loaded.keys.filter { kinds.contains($0.kind) && table.series[$0] == nil }
    return unknown + without.sorted().map { finding($0, .withoutFigures) } + sums + sexes
  }

  /// Number of rows by kind of which nothing is loaded.
  var notLoaded: [TerritoryKind: Int] {
    let kinds = Set(loaded.keys.map(\.kind))
    return rowCounts.reduce(into: [:]) { result, entry in
      if !kinds.contains(entry.key.kind) { result[entry.key.kind, default: 0] += entry.value }
    }
  }

  /// Number of loaded territories with figures, by kind.
  var territoryCounts: [TerritoryKind: Int] {
    table.series.keys.filter { loaded[$0] != nil }
      .reduce(into: [:]) { $0[$1.kind, default: 0] += 1 }
  }

  // MARK: - Codes

  private var unknownByKind: [(kind: TerritoryKind, unknown: [TerritoryID])] {
    let kinds = Set(loaded.keys.map(\.kind))
    let unknown = table.series.keys.filter { kinds.contains($0.kind) && loaded[$0] == nil }
    return Dictionary(grouping: unknown, by: \.kind).sorted { $0.key < $1.key }
      .map { ($0.key, $0.value.sorted()) }
  }

  private func nearest(to id: TerritoryID) -> [String] {
    EditDistance.nearest(to: id.text, in: loaded.keys.filter { $0.kind == id.kind }.map(\.text))
  }

  private func words(_ id: TerritoryID) -> String {
    table.series[id]?.name.map { "\(id) (\($0))" } ?? id.text
  }

  private func finding(_ id: TerritoryID, _ reason: PopulationFinding.Reason) -> PopulationFinding {
    PopulationFinding(
      territory: id, name: table.series[id]?.name ?? loaded[id]?.name, line: firstLines[id],
      reason: reason)
  }

  // MARK: - Sums

  /// Where the territories that lie in another do not add up to it.
  private var sums: [PopulationFinding] {
    var children: [TerritoryID: [TerritoryKind: [TerritoryID]]] = [:]
    for (id, territory) in loaded {
      for parent in territory.parents {
        children[parent, default: [:]][id.kind, default: []] += [id]
      }
    }
    var found: [PopulationFinding] = []
    for parent in children.keys.sorted() where table.series[parent] != nil {
      for (kind, members) in (children[parent] ?? [:]).sorted(by: { $0.key < $1.key }) {
        if let reason = difference(of: parent, from: members.sorted(), kind) {
          found.append(finding(parent, reason))
        }
      }
    }
    return found
  }

  private func difference(
    of parent: TerritoryID, from members: [TerritoryID], _ kind: TerritoryKind
  ) -> PopulationFinding.Reason? {
    var cellCount = 0
    var worst: (year: Int, sex: Sex, age: Int, stated: Int, sum: Int)?
    for year in table.series[parent]?.years ?? [] {
      for sex in sexes(of: [parent] + members) {
        let parts = members.compactMap { table.counts(in: $0, year: year, sex: sex) }
        // A sum with a part missing would differ for no fault of the table.
        guard parts.count == members.count,
          let stated = table.counts(in: parent, year: year, sex: sex)
        else { continue }
        for age in stated.indices {
          let sum = parts.reduce(0) { $0 + $1[age] }
          guard sum != stated[age] else { continue }
          cellCount += 1
          if abs(sum - stated[age]) > worst.map({ abs($0.sum - $0.stated) }) ?? 0 {
            worst = (year, sex, age, stated[age], sum)
          }
        }
      }
    }
    return worst.map {
      .sumDiffers(
        kind: kind, cellCount: cellCount, year: $0.year, sex: $0.sex, ages: table.ages[$0.age],
        stated: $0.stated, sum: $0.sum)
    }
  }

  /// The sexes by which all of them can be added up: both, or else everybody.
  private func sexes(of ids: [TerritoryID]) -> [Sex] {
    let both: Set<Sex> = [.female, .male]
    let tellBoth = ids.allSatisfy { both.isSubset(of: table.series[$0]?.sexes ?? []) }
    let haveTotal = ids.contains { table.series[$0]?.sexes.contains(.total) == true }
    return tellBoth ? [.female, .male] + (haveTotal ? [.total] : []) : [.total]
  }

  /// Where women and men do not add up to the total.
  private var sexes: [PopulationFinding] {
    table.series.keys.sorted().compactMap { id in
      guard let series = table.series[id], Set(series.sexes).count == Sex.allCases.count else {
        return nil
      }
      var cellCount = 0
      var first: (year: Int, age: Int, stated: Int, sum: Int)?
      for year in series.years {
        let counts = Sex.allCases.compactMap { table.counts(in: id, year: year, sex: $0) }
        for age in table.ages.indices where counts[0][age] + counts[1][age] != counts[2][age] {
          cellCount += 1
          first = first ?? (year, age, counts[2][age], counts[0][age] + counts[1][age])
        }
      }
      return first.map {
        finding(
          id,
          .sexesDiffer(
            cellCount: cellCount, year: $0.year, ages: table.ages[$0.age], stated: $0.stated,
            sum: $0.sum))
      }
    }
  }
}
