public import Domain
internal import Projections

extension Snapshot {
  /// The service that somebody means: by its identifier, by its code, or by its name, alone or before
  /// that of its resource.
  ///
  /// - Throws: As ``gmf(meant:)``.
  public func service(meant text: String) throws(LookupError) -> ServiceID {
    for id in [ServiceID(text), ServiceID("service:\(text)")].compactMap({ $0 }) {
      if directory.facts(of: id, at: vantage) != nil { return id }
    }
    let known = directory.allServices.compactMap { id -> NameCandidate<ServiceID>? in
      guard let facts = directory.facts(of: id, at: vantage) else { return nil }
      let name = facts.details.name
      return NameCandidate(
        id: id, text: id.text, names: [name, "\(name), \(self.name(of: facts.resource))"])
    }
    let found = NameMatching.matches(text, in: known)
    if found.count == 1 { return found[0].id }
    throw NameMatching.unsettled(text, found, in: known)
  }
}
