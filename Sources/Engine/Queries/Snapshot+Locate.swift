public import Domain
internal import Projections

extension Snapshot {
  /// A classifier for many points; `nil` where there is no index of shapes.
  ///
  /// It tells the kinds given, in that order, or every kind where none is given; the separator is the
  /// byte between columns.
  public func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier? {
    locator.classifier(of: kinds.isEmpty ? territoryKinds : kinds, separator: separator)
  }

  /// Says which territories a point lies in, or may lie in when it is only known to some metres.
  ///
  /// - Parameters:
  ///   - point: The best known point.
  ///   - doubtMetres: How far from it the place may be; 0 for a point that is exact.
  /// - Returns: The home, with what may be shown of where it is.
  /// - Precondition: `doubtMetres` is not negative.
  /// - Complexity: about a microsecond and the distance to the nearest border for an exact point.
  public func locate(_ point: Coordinate, doubtMetres: Double = 0) -> Home {
    precondition(doubtMetres >= 0, "A doubt is not negative: \(doubtMetres)")
    return locate(
      among: [point], areDoors: false, doubtMetres: doubtMetres, precision: .point, found: nil)
  }

  /// Says in which territories a postal code may lie: never one, where it may be several.
  ///
  /// - Throws: ``LocateError`` when the text is no postal code, when no table of addresses is
  ///   registered, or when none knows the code.
  public func locate(postalCode text: String) throws -> Home {
    try locate(postalCode: text, found: nil)
  }

  /// The same for an address of which only the postal code was found.
  func locate(postalCode text: String, found: FoundAddress?) throws -> Home {
    guard let code = PostalCode(text) else { throw LocateError.malformedPostalCode }
    guard let entries = try postalCodes.points(ofPostalCode: code.text) else {
      throw addressesMissing
    }
    guard !entries.isEmpty else { throw LocateError.unknownPostalCode }
    let doorCount = entries.count(where: \.isDoor)
    // A point that stands for the whole code says little where doors outline it. A few doors may be
    // those of one end of it, or bear a wrong code: the point counts beside them.
    let isOutlined = code.isOutlined(byDoorCount: doorCount)
    let known = isOutlined ? entries.filter(\.isDoor) : entries
    var doubtMetres = code.doubtMetres(knownDoorCount: doorCount)
    if !isOutlined, doorCount < entries.count,
      let neighbours = try postalCodes.neighbours(ofPostalCode: code.text)
    {
      doubtMetres = max(
        doubtMetres,
        code.doubtMetresOfStandIn(
          metresFromArea: neighbours.metresFromArea, sharedByCodes: neighbours.sharedByCodes))
    }
    return locate(
      among: known.map(\.point), areDoors: doorCount >= known.count, doubtMetres: doubtMetres,
      precision: .postalCode, found: found
    ).with(postalCode: code, street: nil)
  }

  /// Says in which territories a place may lie that is near one of several points.
  ///
  /// - Parameters:
  ///   - points: The place is near one of these; at least one.
  ///   - areDoors: Whether they are all doors that may be meant, so that shares can be told.
  ///   - doubtMetres: How near.
  ///   - precision: How exactly the place is known.
  ///   - found: How the address was found; `nil` where none was asked about.
  /// - Returns: The home, with what may be shown of where it is.
  func locate(
    among points: [Coordinate], areDoors: Bool, doubtMetres: Double, precision: Precision,
    found: FoundAddress?
  ) -> Home {
    let doubts = points.map { Doubt(around: $0, radiusMetres: doubtMetres, locator: locator) }
    let best = points.count == 1 ? points[0] : Self.middle(of: points)
    let bestTerritories = points.count == 1 ? doubts[0].centre : Set(locator.territories(at: best))
    let whereabouts = Whereabouts(doubts, in: gazetteer)
    let isDoubtful = !whereabouts.claimed.union(bestTerritories).isSubset(of: whereabouts.certain)
    // Off the drawn shore the point lies in nothing, and nobody lives on the water: what holds on all
    // the land around is where they live.
    let isAfloat = bestTerritories.isEmpty && doubtMetres > 0
    let reached = Set(doubts.flatMap(\.distances.keys))
    let named = ordered(
      isAfloat ? reached.intersection(whereabouts.certain) : bestTerritories)
    let candidates =
      isDoubtful ? candidates(whereabouts, doubts, areDoors: areDoors, best: best) : []
    // Of a parent that nobody has defined, nothing is announced.
    let others = candidates.map(\.territory)
      .filter { !named.contains($0) && gazetteer.holds($0.id) }
    var location = Location(
      territories: named, precision: precision,
      nearestBorderMetres: locator.nearestBorderMetres(from: best), doubtMetres: doubtMetres,
      candidates: candidates, standing: standing(whereabouts),
      contradictions: whereabouts.contradictions.map(shown),
      announced: announcements(of: named + others))
    location.found = found
    return Home(location: location, point: best, places: points, doubts: doubts)
  }

  /// Where somebody stands of whom that much is known.
  func standing(_ whereabouts: Whereabouts) -> Standing {
    Standing(
      territories: whereabouts.certain,
      possibleTerritories: whereabouts.claimed
        .union(gazetteer.possibleLineage(of: whereabouts.claimed)),
      alternatives: whereabouts.alternatives.keys.sorted().compactMap {
        whereabouts.alternatives[$0]
      })
  }

  /// A contradiction with the names to show.
  func shown(_ contradiction: LayerReading.Contradiction) -> LayerContradiction {
    LayerContradiction(
      kind: contradiction.kind, drawn: contradiction.drawn.map(named),
      declared: contradiction.declared.map {
        LayerContradiction.Declared(child: named($0.child), parents: $0.parents.map(named))
      })
  }

  /// The candidates, most likely first: by share of the doors, then by distance.
  ///
  /// They are those of every kind that has a boundary there, and of each that is in doubt.
  private func candidates(
    _ whereabouts: Whereabouts, _ doubts: [Doubt], areDoors: Bool, best: Coordinate
  ) -> [CandidateTerritory] {
    var distances: [TerritoryID: Double] = [:]
    var doorCounts: [TerritoryID: Int] = [:]
    for doubt in doubts {
      for (territory, distance) in doubt.distances {
        distances[territory] = min(distances[territory] ?? .infinity, distance)
      }
      for territory in doubt.centre { doorCounts[territory, default: 0] += 1 }
    }
    let disputed = whereabouts.claimed.subtracting(whereabouts.certain)
      .filter { distances[$0] == nil }
    if !disputed.isEmpty {
      for (territory, distance) in locator.territories(within: Self.disputeMetres, of: best)
      where disputed.contains(territory) {
        distances[territory] = distance
      }
    }
    let members = Set(distances.keys).union(disputed)
    let rank = Dictionary(
      uniqueKeysWithValues: ordered(members).enumerated().map { ($1.id, $0) })
    let kindRank = Dictionary(rank.map { ($0.key.kind, $0.value) }) { min($0, $1) }
    func share(_ id: TerritoryID) -> Double? {
      guard areDoors, doubts.count > 1, gazetteer.isDrawn(id) else { return nil }
      return Double(doorCounts[id] ?? 0) / Double(doubts.count)
    }
    return members.sorted { left, right in
      if left.kind != right.kind { return kindRank[left.kind] ?? 0 < kindRank[right.kind] ?? 0 }
      let (shareLeft, shareRight) = (share(left) ?? 0, share(right) ?? 0)
      if shareLeft != shareRight { return shareLeft > shareRight }
      return (distances[left] ?? .infinity, left) < (distances[right] ?? .infinity, right)
    }.map {
      CandidateTerritory(
        territory: named($0), distanceMetres: distances[$0], share: share($0))
    }
  }

  /// How far a territory that a declared parent brings in is looked for, in metres; borders that are
  /// drawn apart are nearer.
  private static let disputeMetres = 5_000.0

  /// The point among those given that is nearest to their mean: a real place, not an average.
  private static func middle(of points: [Coordinate]) -> Coordinate {
    let count = Double(points.count)
    let longitude = points.reduce(0) { $0 + $1.longitudeDegrees } / count
    let latitude = points.reduce(0) { $0 + $1.latitudeDegrees } / count
    func squaredDistance(_ point: Coordinate) -> Double {
      let east = point.longitudeDegrees - longitude
      let north = point.latitudeDegrees - latitude
      return east * east + north * north
    }
    return points.min { squaredDistance($0) < squaredDistance($1) } ?? points[0]
  }
}
