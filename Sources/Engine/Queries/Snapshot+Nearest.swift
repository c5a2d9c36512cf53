internal import Domain

extension Snapshot {
  /// The identifiers that somebody may have meant: at most three, at fewer than four edits.
  func nearest<ID: EntityID>(to id: ID, in known: [ID]) -> [ID] {
    EditDistance.nearest(to: id.text, in: known.map(\.text)).map(ID.init(trusted:))
  }
}
