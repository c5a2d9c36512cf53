internal import Domain
internal import Projections

extension Snapshot {
  /// The facts on which the people of a territory rest, corrected since: those about the table that
  /// counts them, or that should have counted, and the name that the answer gives the territory.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  public func correctedSince(_ answer: PopulationAnswer) throws -> [CorrectedFact] {
    let id = answer.territory.id
    let names = atlas.record(of: id)?.names.corrections(since: vantage) ?? []
    let named = names.map {
      CorrectedFact(subject: .territory(id), root: $0.root, position: $0.position)
    }
    let tables = correctedSince(
      try correctedTables(counting: id, nearest: answer.figures.askedYear))
    return (named + tables).sorted()
  }

  /// The facts on which a conversion rests, corrected since: those about the territories of both
  /// divisions and about the units, the table that counts people, and the known places.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  public func correctedSince(
    _ table: ConversionTable, for request: ConversionRequest
  ) throws -> [CorrectedFact] {
    var found: Set<CorrectedFact> = []
    for division in [table.from, table.to] {
      found.formUnion(corrected(division.kind, on: division.day, areNamed: true))
    }
    if let basis = table.basis {
      found.formUnion(corrected(basis.unitKind, on: basis.source.effectiveOn, areNamed: false))
    }
    let tables = try correctedTables { try basis(request, in: $0)?.layer.source.id }
    return found.union(correctedSince(tables + correctedAddresses)).sorted()
  }

  /// What was corrected since of which territories of a kind existed on a day, and in which borders.
  private func corrected(
    _ kind: TerritoryKind, on day: CalendarDate, areNamed: Bool
  ) -> [CorrectedFact] {
    let there = Vantage(day: day, position: position)
    return atlas.all.filter { $0.kind == kind }.flatMap { id -> [CorrectedFact] in
      guard let record = atlas.record(of: id) else { return [] }
      let seen =
        record.boundaries.corrections(since: there) + record.statuses.corrections(since: there)
        + (areNamed ? record.names.corrections(since: there) : [])
      return seen.map {
        CorrectedFact(subject: .territory(id), root: $0.root, position: $0.position)
      }
    }
  }

  // MARK: - Files

  /// The tables by which a territory's people are counted, or would be as they were corrected since.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func correctedTables(counting id: TerritoryID, nearest year: Int) throws -> [Subject] {
    try correctedTables { $0.figures(of: id, nearest: year)?.source.id }
  }

  /// The corrected tables that something takes its figures from, or would take them from.
  private func correctedTables(_ source: (Population) throws -> DatasetID?) throws -> [Subject] {
    var found: [Subject] = []
    for (id, later) in correctedDatasets(.population) {
      let holding = directory.datasets(.population, at: later)
      let isTaken = try source(population) == id
      if try isTaken || source(populationReading.population(of: holding)) == id {
        found.append(.dataset(id))
      }
    }
    return found
  }

  /// The corrected tables of addresses that hold on the day, or would.
  var correctedAddresses: [Subject] {
    correctedDatasets(.addresses).compactMap { id, later in
      let holding = [vantage, later].flatMap { directory.datasets(.addresses, at: $0) }
      return holding.contains { $0.id == id } ? .dataset(id) : nil
    }
  }

  /// The files of a role that were corrected since, with what is known once the last correction was
  /// recorded.
  private func correctedDatasets(_ role: DatasetRole) -> [(id: DatasetID, later: Vantage)] {
    directory.allDatasets.compactMap { id in
      let roles = directory.record(of: id)?.registrations.entries.map { $0.value.dataset.role }
      guard roles?.contains(role) == true,
        let last = corrections(of: .dataset(id)).map(\.position).max()
      else { return nil }
      return (id, Vantage(day: day, position: last))
    }
  }
}
