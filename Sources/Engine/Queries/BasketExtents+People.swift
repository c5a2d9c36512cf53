internal import Domain

extension BasketExtents {
  /// A share of the territory's people, 0 to 1, and how certain it is.
  struct PeopleShare {
    var share: Double
    var method: ConversionTable.Method
  }

  /// Share of the territory's people who live in others of one kind; `nil` where nobody counts them.
  ///
  /// Where the others lie in the territory and are counted themselves, it is exact. Else people are
  /// shared out by the known places and areas of the finest units that are counted.
  ///
  /// - Throws: an error of the shapes or of the storage.
  func peopleShare(of parts: [TerritoryID]) throws -> PeopleShare? {
    guard let kind = parts.first?.kind, parts.allSatisfy({ $0.kind == kind }) else { return nil }
    if let counted = try countedShare(of: parts) {
      return PeopleShare(share: counted, method: .whole)
    }
    let rows = try peopleRows(of: kind)
    let found = parts.compactMap { rows[$0] }
    guard let first = rows.values.first, first.people != nil else { return nil }
    let share = found.reduce(0) { $0 + ($1.peopleShare ?? 0) }
    let methods = found.compactMap(\.method).map(Self.rank)
    let method = ConversionTable.Method.allCases.last { methods.contains(Self.rank($0)) }
    return PeopleShare(share: min(1, share), method: method ?? .whole)
  }

  private static func rank(_ method: ConversionTable.Method) -> Int {
    ConversionTable.Method.allCases.firstIndex(of: method) ?? 0
  }

  /// The share of people where the parts lie in the territory and are counted as it is.
  private func countedShare(of parts: [TerritoryID]) throws -> Double? {
    guard parts.allSatisfy({ snapshot.gazetteer.lineage(of: [$0]).contains(territory) }),
      let whole = try snapshot.peopleCount(of: territory), whole.count > 0
    else { return nil }
    let counts = try parts.map { try snapshot.peopleCount(of: $0) }
    // People of different years, or of different tables, are no part of each other.
    guard counts.allSatisfy({ $0?.year == whole.year && $0?.source == whole.source }) else {
      return nil
    }
    return Double(counts.reduce(0) { $0 + ($1?.count ?? 0) }) / Double(whole.count)
  }

  /// How the territory's people are shared out among the territories of another kind; empty where
  /// nobody counts them, or where a division has no boundaries.
  private func peopleRows(of kind: TerritoryKind) throws -> [TerritoryID: ConversionTable.Row] {
    if let known = peopleByKind[kind] { return known }
    var rows: [TerritoryID: ConversionTable.Row] = [:]
    if kind != territory.kind, try !snapshot.population.layers.isEmpty {
      let day = snapshot.day
      do {
        let table = try snapshot.conversion(
          ConversionRequest(
            from: Division(kind: territory.kind, day: day), to: Division(kind: kind, day: day)))
        for row in table.rows where row.from.id == territory {
          if let to = row.to { rows[to.id] = row }
        }
      } catch is ConversionError {
        // What cannot be converted has no share of people; its share of area stands.
      }
    }
    peopleByKind[kind] = rows
    return rows
  }
}
