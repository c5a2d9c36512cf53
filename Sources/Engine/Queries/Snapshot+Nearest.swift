internal import Domain
internal import Projections

extension Snapshot {
  /// The resources that were known, sorted: nobody else may be suggested.
  var knownResources: [ResourceID] {
    directory.allResources.filter { directory.facts(of: $0, at: vantage) != nil }
  }

  /// The identifiers that somebody may have meant: at most three, at fewer than four edits.
  func nearest<ID: EntityID>(to id: ID, in known: [ID]) -> [ID] {
    EditDistance.nearest(to: id.text, in: known.map(\.text)).map(ID.init(trusted:))
  }
}
