/// What a service is to a person, seen from their home and from their GMF.
public enum ComparisonGroup: String, CaseIterable, Hashable, Sendable {
  /// Serves the person at home; the worker near the GMF may not know it: *refer here*.
  case homeOnly
  /// Serves the home territory and the GMF's territory.
  case both
  /// Serves the person because of the registration with the GMF.
  case registration
  /// Reach not stated, or not since a reform: *ask*.
  case unknown
  /// Serves people who live around the GMF, not this person: *do not refer*.
  case gmfOnly

  /// Places a service in its group.
  ///
  /// - Parameters:
  ///   - home: The verdict for where the person lives, registrations left out.
  ///   - registration: The verdict for the person's registrations alone.
  ///   - gmf: The verdict for somebody who lives where a site of the GMF stands; `nil` without GMF.
  /// - Returns: `nil` when the service concerns neither the person nor the GMF's surroundings.
  public static func of(
    home: ReachVerdict, registration: ReachVerdict, gmf: ReachVerdict?
  ) -> ComparisonGroup? {
    let servesAroundGMF = gmf?.mayBeServed ?? false
    if home.mayBeServed { return servesAroundGMF ? .both : .homeOnly }
    if registration.mayBeServed { return .registration }
    // A part that is not stated may hold for this person: asking comes before refusing.
    if home.isOpen { return .unknown }
    return servesAroundGMF ? .gmfOnly : nil
  }
}
