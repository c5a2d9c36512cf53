public import Domain
internal import Projections

extension Snapshot {
  /// The GMF that somebody means: by its identifier, by its code, or by its name or a part of it.
  ///
  /// Accents, case and punctuation do not matter. A site stands for its GMF. Two GMFs of the same name
  /// are never chosen between.
  ///
  /// - Throws: ``LookupError/unknownResource(_:nearest:)`` for what looks like an identifier, else
  ///   ``LookupError/unknownName(_:nearest:)`` or ``LookupError/ambiguousName(_:candidates:)``.
  public func gmf(meant text: String) throws(LookupError) -> ResourceID {
    for id in [ResourceID(text), ResourceID("resource:\(text)")].compactMap({ $0 }) {
      if directory.facts(of: id, at: vantage) != nil { return id }
    }
    let gmfs = directory.allResources.filter {
      directory.facts(of: $0, at: vantage).map { $0.kind == .gmf && $0.closedOn == nil } ?? false
    }.map { NameCandidate(id: $0, text: $0.text, names: [name(of: $0)]) }
    let found = NameMatching.matches(text, in: gmfs)
    let roots = Set(found.map { directory.root(of: $0.id, at: vantage) })
    if roots.count == 1, let root = roots.first { return root }
    if found.isEmpty, let id = ResourceID(text) ?? ResourceID("resource:\(text)") {
      throw .unknownResource(id, nearest: nearest(to: id, in: knownResources))
    }
    throw NameMatching.unsettled(text, found, in: gmfs)
  }

  /// The territory that somebody means: by its identifier, or by its name or a part of it.
  ///
  /// - Throws: As ``gmf(meant:)``.
  public func territory(meant text: String) throws(LookupError) -> TerritoryID {
    if let id = TerritoryID(text) { return id }
    let known = atlas.existing(at: vantage).map {
      NameCandidate(id: $0, text: $0.text, names: [named($0).name])
    }
    let found = NameMatching.matches(text, in: known)
    if found.count == 1 { return found[0].id }
    throw NameMatching.unsettled(text, found, in: known)
  }
}
