extension DomainEvent {
  /// The reform that a fact belongs to; `nil` when it names none.
  public var reform: ReformNote? {
    switch self {
    case .territory(_, let event): event.reform
    case .service(_, .reachRetargeted(let retargeted)): retargeted.reform
    case .correction(_, let correction): correction.instead?.event.reform
    case .service, .organization, .resource, .registrations, .dataset, .category, .partnership:
      nil
    }
  }
}

extension TerritoryEvent {
  fileprivate var reform: ReformNote? {
    switch self {
    case .defined(let payload): payload.reform
    case .renamed(let payload): payload.reform
    case .boundaryDrawn(let payload): payload.reform
    case .reparented(let payload): payload.reform
    case .merged(let payload): payload.reform
    case .recoded(let payload): payload.reform
    case .split(let payload): payload.reform
    case .abolished(let payload): payload.reform
    case .partTransferred(let payload): payload.reform
    }
  }
}
