internal import Domain
internal import Hashing

extension DomainEvent {
  /// Digest of the place that the fact gives a resource; `nil` when it gives none.
  var place: Digest? {
    guard case .resource(_, let event)? = fact else { return nil }
    return switch event {
    case .opened(let opened): opened.place
    case .moved(let moved): moved.place
    case .renamed, .described, .closed, .madeConfidential: nil
    }
  }

  /// Whether the fact is about where a resource stands, and nothing else.
  var isMove: Bool {
    if case .resource(_, .moved)? = fact { true } else { false }
  }
}
