public import Domain
internal import Projections

extension Snapshot {
  /// What somebody needs, by a code, a label or a synonym in either language, or by a code under which
  /// a service is filed.
  ///
  /// - Throws: ``CategoryError``; never a choice between two.
  public func need(meant text: String) throws(CategoryError) -> ServiceNeed {
    try taxonomy.need(meant: text, orOffered: offeredCategories)
  }

  /// The categories under which services are filed on the day.
  private var offeredCategories: Set<ServiceCategory> {
    Set(directory.allServices.compactMap { directory.facts(of: $0, at: vantage)?.details.category })
  }
}
