public import Domain
internal import Projections

extension Snapshot {
  /// How many candidates a message names.
  private static let candidateCountMax = 6

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
    }
    let found = matches(text, in: gmfs.map { (id: $0, name: name(of: $0)) })
    let roots = Set(found.map { directory.root(of: $0, at: vantage) })
    if roots.count == 1, let root = roots.first { return root }
    if found.isEmpty, let id = ResourceID(text) ?? ResourceID("resource:\(text)") {
      throw .unknownResource(id, nearest: nearest(to: id, in: directory.allResources))
    }
    throw unsettled(text, found, in: gmfs, name: name)
  }

  /// The territory that somebody means: by its identifier, or by its name or a part of it.
  ///
  /// - Throws: As ``gmf(meant:)``.
  public func territory(meant text: String) throws(LookupError) -> TerritoryID {
    if let id = TerritoryID(text) { return id }
    let known = atlas.existing(at: vantage)
    let found = matches(text, in: known.map { (id: $0, name: named($0).name) })
    if found.count == 1 { return found[0] }
    throw unsettled(text, found, in: known) { named($0).name }
  }

  /// Those whose whole name it is, else those whose name holds all its words.
  private func matches<ID: EntityID>(_ text: String, in known: [(id: ID, name: String)]) -> [ID] {
    let wanted = PlaceName.key(text)
    guard !wanted.isEmpty else { return [] }
    let keyed = known.map { (id: $0.id, key: PlaceName.key($0.name)) }
    let exact = keyed.filter { $0.key == wanted }
    if !exact.isEmpty { return exact.map(\.id) }
    let words = wanted.split(separator: " ")
    return keyed.filter { entry in
      let held = Set(entry.key.split(separator: " "))
      return words.allSatisfy(held.contains)
    }.map(\.id)
  }

  private func unsettled<ID: EntityID>(
    _ text: String, _ found: [ID], in known: [ID], name: (ID) -> String
  ) -> LookupError {
    func shown(_ ids: [ID]) -> [String] {
      ids.prefix(Self.candidateCountMax).map { "\($0.text) (\(name($0)))" }
    }
    guard found.isEmpty else { return .ambiguousName(text, candidates: shown(found)) }
    let near = EditDistance.nearest(to: text, in: known.map(name))
    return .unknownName(text, nearest: shown(known.filter { near.contains(name($0)) }))
  }
}
