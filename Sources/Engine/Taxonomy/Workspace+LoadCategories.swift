public import Domain
internal import Projections

extension Taxonomy {
  /// The program's own taxonomy, to be recorded.
  public static var ownDraft: CategoryDraft { CategoryDraft(described: OwnTaxonomy.categories) }
}

extension Workspace {
  /// Records what a source says of categories, as far as it differs from what is recorded.
  ///
  /// The same source a second time records nothing. What only the program's own table says is not
  /// recorded, and is therefore recorded when the source says the same.
  ///
  /// - Throws: an error of the log; nothing is recorded then.
  public func loadCategories(
    _ draft: CategoryDraft, _ options: ImportOptions
  ) throws -> ImportReport {
    let (decided, position) = try decideAndRecord(options) { models in
      let categories = models.categories.state
      var decided = Decided()
      decided.add(
        CategoryDecisions.load(draft) { category in
          let id = CategoryID(category)
          return CategoryDecisions.Known(
            state: categories.state(of: id, at: options.vantage),
            codes: categories.codes(of: id, at: options.vantage))
        }, on: options.effectiveOn)
      return decided
    }
    let spoken = Set(draft.described.keys).union(draft.retired.keys).union(draft.foreign.keys)
    return ImportReport(
      rowCount: spoken.count, eventCounts: decided.counts, isDryRun: options.isDryRun,
      position: position)
  }
}
