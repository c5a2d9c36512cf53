internal import Domain

extension Snapshot {
  /// The identifiers that somebody may have meant: at most three, at fewer than four edits.
  func nearest<ID: EntityID>(to id: ID, in known: [ID]) -> [ID] {
    known.map { (distance: EditDistance.between(id.text, $0.text), id: $0) }
      .filter { $0.distance < 4 }
      .sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
      .prefix(3).map(\.id)
  }
}
