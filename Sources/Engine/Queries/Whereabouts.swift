internal import Domain

/// In which territories a place lies for certain, in which it may lie, and where layers disagree.
struct Whereabouts {
  /// The territories that hold, with those these lie in.
  private(set) var certain: Set<TerritoryID> = []

  /// Every territory that some layer puts the place in, or that would hold if it were right.
  private(set) var claimed: Set<TerritoryID> = []

  /// For a kind that leaves no land out where the place may be: the territories of which one holds.
  private(set) var alternatives: [TerritoryKind: Set<TerritoryID>] = [:]

  /// What cannot all be right at the points that stand for the place.
  private(set) var contradictions: [LayerReading.Contradiction] = []

  /// Reads what is known of every point that may stand for a place.
  ///
  /// - Parameters:
  ///   - doubts: What lies around each point; one of radius 0 is certain.
  ///   - gazetteer: The territories of the day.
  init(_ doubts: [Doubt], in gazetteer: Gazetteer) {
    if doubts.count == 1, doubts[0].distances.count == doubts[0].centre.count,
      doubts[0].samples.count <= 1, let plain = gazetteer.undisputed(doubts[0].centre)
    {
      (certain, claimed) = (plain, plain)
      return
    }
    let near = doubts.reduce(into: Set<TerritoryID>()) { $0.formUnion($1.distances.keys) }
    let samples = doubts.reduce(into: Set<Set<TerritoryID>>()) { $0.formUnion($1.samples) }
    let readings = samples.map { LayerReading(of: $0, in: gazetteer) }
    claimed = gazetteer.lineage(of: near)
    for reading in readings { for ids in reading.options.values { claimed.formUnion(ids) } }
    let known = readings.map { $0.certain(in: gazetteer) }
    certain = known.dropFirst().reduce(known.first ?? []) { $0.intersection($1) }
    // Between the places that were tried, what reaches into a disc may lie over anything.
    let around = doubts.filter { $0.radiusMetres > 0 }
      .reduce(into: Set<TerritoryID>()) { $0.formUnion($1.distances.keys) }
    certain = certain.filter { id in around.allSatisfy { gazetteer.allows(id, besides: $0) } }
    // Whatever holds holds with all that it lies in: where a parent is in doubt, so is the child.
    certain = certain.filter { gazetteer.lineage(of: [$0]).isSubset(of: certain) }
    let unplaced = addChildren(among: readings, in: gazetteer)
    for kind in Set(claimed.map(\.kind)).subtracting(unplaced) {
      guard isExhaustive(kind, readings, near, gazetteer) else { continue }
      alternatives[kind] = claimed.filter { $0.kind == kind }
    }
    var found: Set<LayerReading.Contradiction> = []
    for centre in Set(doubts.map(\.centre)) {
      found.formUnion(LayerReading(of: centre, in: gazetteer).contradictions(in: gazetteer))
    }
    contradictions = found.sorted { left, right in
      if left.kind != right.kind { return left.kind < right.kind }
      return left.drawn.lexicographicallyPrecedes(right.drawn)
    }
  }

  /// Adds, for a parent that layers dispute, its children of each kind that has another in its place:
  /// if the parent holds, one of them does, and nobody knows which.
  ///
  /// - Returns: The kinds concerned.
  private mutating func addChildren(
    among readings: [LayerReading], in gazetteer: Gazetteer
  ) -> Set<TerritoryKind> {
    var kinds: Set<TerritoryKind> = []
    for reading in readings {
      for disputed in reading.contradictedKinds {
        for parent in reading.options[disputed] ?? [] {
          for (kind, ids) in reading.options where kind != disputed {
            let above = ids.map { gazetteer.lineage(of: [$0]).filter { $0.kind == disputed } }
            guard above.allSatisfy({ !$0.isEmpty && !$0.contains(parent) }) else { continue }
            kinds.insert(kind)
            claimed.formUnion(gazetteer.territories(of: kind, in: parent))
          }
        }
      }
    }
    return kinds
  }

  /// Whether one of the claimed territories of a kind is certain to hold: the kind leaves no land out,
  /// or all of a kind that does not lie in one of them.
  private func isExhaustive(
    _ kind: TerritoryKind, _ readings: [LayerReading], _ near: Set<TerritoryID>,
    _ gazetteer: Gazetteer
  ) -> Bool {
    func isDrawnEverywhere(_ kind: TerritoryKind) -> Bool {
      readings.allSatisfy { $0.drawn.contains { $0.kind == kind } }
    }
    guard !readings.isEmpty else { return false }
    if isDrawnEverywhere(kind) { return true }
    return Set(near.map(\.kind)).contains { inner in
      isDrawnEverywhere(inner)
        && near.allSatisfy { id in
          id.kind != inner || gazetteer.lineage(of: [id]).contains { $0.kind == kind }
        }
    }
  }
}
