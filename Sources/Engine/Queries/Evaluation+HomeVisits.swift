internal import Domain

extension Evaluation {
  /// That a service given at home is promised by the registration alone: the team of a GMF does not go
  /// to every home from which people are registered.
  func homeVisits(
    _ group: ComparisonGroup, by registration: ModalVerdict, of details: ServiceDetails
  ) -> [EligibilityFinding] {
    guard group == .registration, request.mode == .atHome || details.modes == [.atHome] else {
      return []
    }
    // Who asks for a home besides a registration has said how far it goes; so has who says at home.
    let speaksOfHome = registration.verdict.reasons.contains {
      if case .registration = $0 { false } else { true }
    }
    return speaksOfHome ? [] : [.outsideHomeVisits]
  }
}
