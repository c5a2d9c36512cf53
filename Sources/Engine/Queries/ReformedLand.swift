internal import Domain
internal import Hashing
internal import Projections

/// What queries ask of land that no territory of the day is: parts that passed from one to another,
/// territories that ended and left their land to nobody, and shapes drawn for a reach.
protocol FormerLandLocating: Sendable {
  /// Which of the lands one of several places lies in, or may lie in when it is only known to be
  /// within a radius of one of them.
  func lands(near places: [Coordinate], withinMetres radius: Double) -> Set<Digest>

  /// Whether it can tell of a land who lies in it.
  func knows(_ land: Digest) -> Bool
}

/// No reform ever cut a territory, and no reach was ever drawn.
struct NoFormerLand: FormerLandLocating {
  func lands(near places: [Coordinate], withinMetres radius: Double) -> Set<Digest> { [] }

  func knows(_ land: Digest) -> Bool { false }
}

/// The territories that a reform ended or cut, as seen from one vantage.
///
/// What they once were is never matched in silence: a reach that names one of them says nothing sure to
/// those who live on the land concerned.
struct ReformedLand: Sendable {
  /// What became of the land of a territory that ended.
  struct Ended: Sendable {
    /// Its last boundary; `nil` when nobody drew it.
    var boundary: Digest?

    /// The territories that took it.
    var heirs: Set<TerritoryID>

    /// Parts of it, maybe, that the heirs passed on since.
    var stepsSince: [SuccessionStep]

    /// The boundaries of land that nobody took.
    var lostLands: [Digest]

    /// Whether somewhere nobody took the land, and nobody ever drew it.
    var isLost: Bool
  }

  let ended: [TerritoryID: Ended]

  /// Every part that passed, in order of date.
  let steps: [SuccessionStep]

  /// Every territory that ended, gave a part, or took one.
  let names: Set<TerritoryID>

  /// Whether nothing ever changed.
  var isEmpty: Bool { ended.isEmpty && steps.isEmpty }

  init(atlas: Atlas, vantage: Vantage) {
    var ended: [TerritoryID: Ended] = [:]
    var steps: [SuccessionStep] = []
    for id in atlas.reformed(at: vantage) {
      steps += atlas.growths(of: id, at: vantage)
      let status = atlas.facts(of: id, at: vantage)?.status ?? .existing
      if status != .existing { ended[id] = Self.fate(of: id, atlas, vantage) }
    }
    self.ended = ended
    self.steps = steps.sorted { ($0.effectiveOn, $0.position) < ($1.effectiveOn, $1.position) }
    names = Set(ended.keys).union(steps.flatMap { [$0.from, $0.to] })
  }

  /// Follows the land of a territory to whoever holds it.
  private static func fate(of id: TerritoryID, _ atlas: Atlas, _ vantage: Vantage) -> Ended {
    let current = atlas.current(of: id, at: vantage)
    var fate = Ended(
      boundary: atlas.facts(of: id, at: vantage)?.boundary, heirs: Set(current.territories),
      stepsSince: [], lostLands: [], isLost: false)
    for visited in Set([id] + current.steps.flatMap { [$0.from, $0.to] }) {
      guard let facts = atlas.facts(of: visited, at: vantage) else {
        // A successor that nobody has defined says nothing of where the land went.
        fate.isLost = true
        continue
      }
      if facts.status != .existing, facts.status.successors.isEmpty {
        if let boundary = facts.boundary {
          fate.lostLands.append(boundary)
        } else {
          fate.isLost = true
        }
      }
      if visited != id {
        fate.stepsSince += atlas.successors(of: visited, at: vantage).filter {
          $0.how == .partTransferred
        }
      }
    }
    // A circle of mergers leads nowhere.
    if fate.heirs.isEmpty, fate.lostLands.isEmpty { fate.isLost = true }
    return fate
  }

  /// The boundaries that have to be looked at, sorted.
  var lands: [Digest] {
    Set(
      steps.compactMap(\.part) + ended.values.flatMap(\.lostLands)
        + ended.values.compactMap(\.boundary)
    )
    .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
  }
}

/// Which reforms concern one place.
struct PlaceAmongReforms {
  /// Territories that ended, and on whose land the place may lie.
  let ended: Set<TerritoryID>

  /// Parts that passed, and in which the place may lie.
  let steps: [SuccessionStep]

  /// Territories that ended, and on whose land the place is known to lie, or not to lie; the others are
  /// in neither.
  private(set) var (inside, outside): (Set<TerritoryID>, Set<TerritoryID>) = ([], [])

  /// A place that no reform concerns.
  static let none = PlaceAmongReforms(ended: [], steps: [])

  private init(ended: Set<TerritoryID>, steps: [SuccessionStep]) {
    self.ended = ended
    self.steps = steps
  }

  /// Looks a place up.
  ///
  /// `places` are the points that stand for it, none where only its territories are known; `former` are
  /// territories in which those of the place were said to lie and that ended.
  init(
    standing: Standing, former: Set<TerritoryID>, places: [Coordinate], radiusMetres: Double,
    land: ReformedLand, locator: any FormerLandLocating
  ) {
    guard !land.isEmpty else {
      self = .none
      return
    }
    let possible = standing.possibleTerritories
    let lands = locator.lands(near: places, withinMetres: radiusMetres)
    func concerns(_ step: SuccessionStep) -> Bool {
      guard let part = step.part, !places.isEmpty else { return possible.contains(step.to) }
      return lands.contains(part)
    }
    var ended: Set<TerritoryID> = []
    for (id, fate) in land.ended {
      let mayLieThere =
        former.contains(id) || !fate.heirs.isDisjoint(with: possible) || fate.isLost
        || fate.stepsSince.contains(where: concerns)
        || (places.isEmpty
          ? !fate.lostLands.isEmpty : fate.lostLands.contains(where: lands.contains))
      if mayLieThere { ended.insert(id) }
    }
    self.init(ended: ended, steps: land.steps.filter(concerns))
    guard places.count == 1, radiusMetres == 0 else { return }
    for (id, fate) in land.ended {
      guard let boundary = fate.boundary else { continue }
      if lands.contains(boundary) { inside.insert(id) } else { outside.insert(id) }
    }
  }

  /// The territories that a reach names in a sense that a reform took away, as far as this place is
  /// concerned.
  func unsettled(in interval: ReachInterval) -> Set<TerritoryID> {
    guard !ended.isEmpty || !steps.isEmpty else { return [] }
    let named = interval.declared.reach.namedTerritories
    var unsettled = ended.intersection(named)
    for step in steps {
      // Whatever is not settled of the giver goes with the land, to whoever is named besides.
      guard interval.isAffected(by: step) || unsettled.contains(step.from) else { continue }
      for id in [step.from, step.to]
      where named.contains(id) && !interval.naming(of: id).knows(step) {
        unsettled.insert(id)
      }
    }
    return unsettled
  }

  /// Territories of which a reach may speak that concerns the place.
  var namesOfOld: Set<TerritoryID> {
    ended.union(steps.flatMap { [$0.from, $0.to] })
  }
}
