internal import Domain
internal import Projections

extension Workspace {
  /// Records what a file says of organizations, resources and services.
  ///
  /// Reaches are resolved once, on what holds on the effective date, and recorded as declared. The
  /// same file a second time records nothing.
  ///
  /// - Throws: ``ImportRefused`` with every problem of the file, or an error of the log; nothing is
  ///   recorded then.
  public func importResources(
    _ rows: [ResourceRow], _ options: ImportOptions
  ) throws -> ImportReport {
    let (decided, position) = try decideAndRecord(options) { _ in
      let snapshot = try snapshot(on: options.effectiveOn)
      var importer = ResourceImporter(
        rows: rows, snapshot: snapshot, options: options, keep: salted)
      return try importer.decide()
    }
    return ImportReport(
      rowCount: rows.count, eventCounts: decided.counts, isDryRun: options.isDryRun,
      position: position)
  }
}
