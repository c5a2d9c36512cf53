internal import Domain
internal import EventLog
internal import Geometry
internal import Projections

extension Workspace {
  /// Records what a file says of the territories of one kind, and of those they dissolve into.
  ///
  /// Everything that is wrong is found before anything is written. The same file a second time
  /// records nothing; a changed one records what changed.
  ///
  /// - Throws: an error of the shapes or of the log; nothing is recorded then. Findings that refuse
  ///   the import are no error: they stand in the report, and nothing is recorded.
  public func importTerritories(
    _ rows: [TerritoryRow], _ territoryOptions: TerritoryImportOptions, _ options: ImportOptions
  ) throws -> TerritoryImportReport {
    var importer = try TerritoryImporter(rows: rows, options: territoryOptions)
    let store = BoundaryStore(log: log)
    try importer.check { id in
      let facts = try self.currentModels().atlas.state.facts(of: id, at: options.vantage)
      guard let facts else { return .unknown }
      return try facts.boundary.map { .drawn(try store.boundary($0)) } ?? .undrawn
    }
    guard !importer.isRefused else {
      return TerritoryImportReport(
        report: ImportReport(
          rowCount: rows.count, eventCounts: [:], isDryRun: options.isDryRun,
          position: try log.head().position),
        findings: importer.sortedFindings)
    }
    let (decided, position) = try decideAndRecord(options) { models in
      var decided = Decided()
      for draft in importer.drafts {
        let current = models.atlas.state.facts(of: draft.territory.id, at: options.vantage)
        let events = try TerritoryDecisions.describe(draft.territory, given: current)
        decided.add(events, on: options.effectiveOn)
        if events.contains(where: \.drawsABoundary) { decided.contents.append(draft.boundary) }
      }
      return decided
    }
    return TerritoryImportReport(
      report: ImportReport(
        rowCount: rows.count, eventCounts: decided.counts, isDryRun: options.isDryRun,
        position: position),
      findings: importer.sortedFindings)
  }
}

extension DomainEvent {
  fileprivate var drawsABoundary: Bool {
    if case .territory(_, .boundaryDrawn) = self { true } else { false }
  }
}
