internal import Domain
internal import EventLog
internal import Foundation
internal import Hashing
internal import Projections

extension Workspace {
  /// Registers a population table: the file is kept by its digest, the log says so.
  ///
  /// Every row is read first, and held against the territories that are loaded on the effective
  /// date. The same file a second time records nothing; another file of the same title takes the
  /// place of the one before.
  ///
  /// - Throws: ``ImportRefused`` with every problem of the file; whatever reading the rows throws; or
  ///   an error of the log or the file system. Nothing is registered then.
  public func importPopulation(
    path: String, mapping: [UInt8], title: String, _ options: ImportOptions
  ) throws -> PopulationImportReport {
    var reading = TableReading()
    let traits = try surroundings.readPopulation(path, mapping) { reading.take($0) }
    let table = reading.builder.table(projectionsFrom: traits.projectionsFrom)
    let isEmpty = table.series.isEmpty && reading.builder.problems.isEmpty
    try refuse(
      isEmpty ? [ImportProblem(value: "", reason: .noRows)] : reading.builder.problems, options)
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let file = Digest(hashing: Array(data))
    let content = Content(bytes: mapping)
    let dataset = DatasetRegistered(
      title: title, role: .population, file: file, mapping: content.digest,
      rowCount: reading.rowCount)
    var check = PopulationCheck(table, reading.builder, [:])
    let (decided, position) = try decideAndRecord(options) { models in
      check = PopulationCheck(
        table, reading.builder, Self.territories(of: models.atlas.state, at: options.vantage))
      try refuse(check.refusals, options)
      var decided = Decided(events: [], contents: [content])
      decided.add(
        DatasetDecisions.registerEdition(
          models.directory.state.identifier(of: dataset), dataset,
          given: models.directory.state.editions),
        on: options.effectiveOn)
      // The file is in its place before the log says that it is.
      if !options.isDryRun { try DatasetStore(folder: folder).keep(data, as: file) }
      return decided
    }
    if !options.isDryRun {
      PopulationFile(dataset, in: folder).store(table, keeping: 1)
    }
    return PopulationImportReport(
      report: ImportReport(
        rowCount: reading.rowCount, eventCounts: decided.counts, isDryRun: options.isDryRun,
        position: position),
      findings: check.findings + reading.findings, passedOver: reading.passedOver,
      notLoaded: check.notLoaded, territoryCounts: check.territoryCounts,
      years: Set(table.series.values.flatMap(\.years)).sorted(), ages: table.ages,
      projectionsFrom: traits.projectionsFrom)
  }

  private func refuse(_ problems: [ImportProblem], _ options: ImportOptions) throws {
    guard !problems.isEmpty else { return }
    throw ImportRefused(
      file: options.file, problems: Array(problems.prefix(ImportProblem.countMax)))
  }

  private static func territories(
    of atlas: Atlas, at vantage: Vantage
  ) -> [TerritoryID: PopulationCheck.Territory] {
    var territories: [TerritoryID: PopulationCheck.Territory] = [:]
    for id in atlas.existing(at: vantage) {
      guard let facts = atlas.facts(of: id, at: vantage) else { continue }
      territories[id] = PopulationCheck.Territory(name: facts.name, parents: facts.parents)
    }
    return territories
  }
}

/// What is read of a table, entry by entry.
private struct TableReading {
  var builder = PopulationTableBuilder()
  var passedOver: [String: Int] = [:]
  var rowCount = 0
  private var disagreements: [String: (count: Int, first: PopulationRow)] = [:]

  mutating func take(_ entry: PopulationEntry) {
    rowCount += 1
    switch entry {
    case .passedOver(let word): passedOver[word, default: 0] += 1
    case .people(let row):
      builder.add(row)
      guard let disagreement = row.disagreement else { return }
      disagreements[disagreement.column, default: (0, row)].count += 1
    }
  }

  /// The columns that are not the sum of the finer ones beside them.
  var findings: [PopulationFinding] {
    disagreements.sorted { $0.key < $1.key }.compactMap { column, found in
      found.first.disagreement.map {
        PopulationFinding(
          territory: found.first.territory, name: found.first.name, line: found.first.line,
          reason: .columnDiffers(
            rowCount: found.count, column: column, stated: $0.stated, sum: $0.sum))
      }
    }
  }
}

extension Directory {
  /// The population tables that have not given way to others.
  fileprivate var editions: [DatasetID: DatasetRegistered] {
    Dictionary(uniqueKeysWithValues: datasets(.population, at: .last).map { ($0.id, $0.dataset) })
  }

  /// The identifier of a file: by its digest, with a number where it gave way to another before.
  fileprivate func identifier(of dataset: DatasetRegistered) -> DatasetID {
    let base = "dataset:\(dataset.file.hexadecimal.prefix(16))"
    var id = DatasetID(trusted: base)
    var number = 1
    while self.dataset(id, at: .last)?.supersededBy != nil {
      number += 1
      id = DatasetID(trusted: "\(base).\(number)")
    }
    return id
  }
}
