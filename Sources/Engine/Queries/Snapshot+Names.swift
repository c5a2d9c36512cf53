public import Domain
internal import Projections

extension Snapshot {
  /// The GMF that somebody means: by its identifier, by its code, or by its name or a part of it.
  ///
  /// Accents, case and punctuation do not matter. A site stands for its GMF. Two GMFs of the same name
  /// are never chosen between.
  ///
  /// - Throws: ``LookupError/unknownResource(_:nearest:)`` for what is written as an identifier, or is
  ///   nearly one; else ``LookupError/unknownName(_:nearest:)`` or
  ///   ``LookupError/ambiguousName(_:candidates:)``.
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
      let near = nearest(to: id, in: knownResources)
      // One word without a kind may be a code or a name: it is a code if one is near.
      if text.contains(":") || !near.isEmpty { throw .unknownResource(id, nearest: near) }
    }
    throw NameMatching.unsettled(text, found, in: gmfs)
  }

  /// The territory that somebody means: by its identifier, or by its name or a part of it.
  ///
  /// - Throws: As ``gmf(meant:)``.
  public func territory(meant text: String) throws(LookupError) -> TerritoryID {
    if let id = TerritoryID(text) { return id }
    let known = atlas.existing(at: vantage).map {
      nameCandidate($0)
    }
    let found = NameMatching.matches(text, in: known)
    if found.count == 1 { return found[0].id }
    throw NameMatching.unsettled(text, found, in: known)
  }

  /// A territory may be called by its name, or as answers show it.
  private func nameCandidate(_ id: TerritoryID) -> NameCandidate<TerritoryID> {
    let named = named(id)
    return NameCandidate(
      id: id, text: id.text,
      names: [named.name] + Language.allCases.map { TerritoryWords.title(named, in: $0) })
  }

  /// The territory that stands on the day for the one that somebody means: itself, or where it ended
  /// the one that took all of its place.
  ///
  /// A name that no territory bears any more is looked for among those that ended.
  ///
  /// - Throws: As ``gmf(meant:)``; ``LookupError/territoryEnded(_:current:)`` where none or several
  ///   took its place.
  public func territory(standingFor text: String) throws(LookupError) -> MeantTerritory {
    let id: TerritoryID
    do throws(LookupError) {
      id = try territory(meant: text)
    } catch {
      guard case .unknownName = error else { throw error }
      let ended = reformedLand.ended.keys.sorted().map(nameCandidate)
      let found = NameMatching.matches(text, in: ended)
      guard found.count == 1 else { throw error }
      id = found[0].id
    }
    guard let former = formerTerritory(id) else {
      return MeantTerritory(territory: named(id), asked: nil)
    }
    let current = atlas.current(of: id, at: vantage)
    guard let whole = current.whole else {
      throw .territoryEnded(former, current: current.territories.map(named))
    }
    return MeantTerritory(territory: named(whole), asked: former)
  }
}

/// The territory that an answer is about.
public struct MeantTerritory: Hashable, Sendable {
  public var territory: NamedTerritory

  /// The territory that was asked about, where it ended and this one took its place.
  public var asked: FormerTerritory?
}
