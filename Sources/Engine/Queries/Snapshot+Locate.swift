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

  /// Says which territories a point lies in.
  ///
  /// - Complexity: about a microsecond, and the distance to the nearest border.
  public func locate(_ point: Coordinate) -> Home {
    let territories = locator.territories(at: point)
    let named = ordered(territories)
    return Home(
      location: Location(
        territories: named, precision: .point,
        nearestBorderMetres: locator.nearestBorderMetres(from: point), doubtMetres: 0,
        candidates: [],
        standing: standing(in: territories), announced: announcements(of: named)),
      point: point, places: [point])
  }

  /// Says in which territories a postal code may lie: never one, where it may be several.
  ///
  /// - Throws: ``LocateError`` when the text is no postal code, when no table of addresses is
  ///   registered, or when none knows the code.
  public func locate(postalCode text: String) throws -> Home {
    guard let code = PostalCode(text) else { throw LocateError.malformedPostalCode }
    guard let points = try postalCodes.points(ofPostalCode: code.text) else {
      throw LocateError.noAddresses
    }
    guard !points.isEmpty else { throw LocateError.unknownPostalCode }
    let doors = points.filter(\.isDoor)
    // A point that stands for the whole code says little where doors are known.
    let known = doors.isEmpty ? points : doors
    return locate(
      among: known.map(\.point), doubtMetres: code.doubtMetres(knownDoorCount: doors.count))
  }

  /// Says in which territories a place may lie that is near one of several points.
  private func locate(among points: [Coordinate], doubtMetres: Double) -> Home {
    let homes = points.map { Doubt(around: $0, radiusMetres: doubtMetres, locator: locator) }
    var distances: [TerritoryID: Double] = [:]
    var doorCounts: [TerritoryID: Int] = [:]
    for home in homes {
      for (territory, distance) in home.distances {
        distances[territory] = min(distances[territory] ?? .infinity, distance)
      }
      for territory in home.centre { doorCounts[territory, default: 0] += 1 }
    }
    let best = Self.middle(of: points)
    let bestTerritories = Set(locator.territories(at: best))
    let certain = homes.dropFirst().reduce(homes.first?.certain ?? []) {
      $0.intersection($1.certain)
    }
    let isDoubtful = !bestTerritories.isSubset(of: certain) || distances.keys.count > certain.count
    let named = ordered(bestTerritories)
    let candidates =
      isDoubtful
      ? candidates(distances, doorCounts: points.count > 1 ? doorCounts : nil, of: points.count)
      : []
    let others = candidates.map(\.territory).filter { !named.contains($0) }
    return Home(
      location: Location(
        territories: named, precision: .postalCode,
        nearestBorderMetres: locator.nearestBorderMetres(from: best), doubtMetres: doubtMetres,
        candidates: candidates,
        standing: Standing(
          territories: gazetteer.lineage(of: certain),
          possibleTerritories: gazetteer.lineage(of: distances.keys)
            .union(gazetteer.possibleLineage(of: distances.keys)),
          alternatives: alternatives(homes, possible: Array(distances.keys))),
        announced: announcements(of: named + others)),
      point: best, places: points)
  }

  /// Where somebody stands who lives in these territories for certain.
  func standing(in territories: [TerritoryID]) -> Standing {
    Standing(
      territories: gazetteer.lineage(of: territories),
      possibleTerritories: gazetteer.possibleLineage(of: territories), alternatives: [])
  }

  /// The candidates, most likely first: by share of the doors, then by distance.
  private func candidates(
    _ distances: [TerritoryID: Double], doorCounts: [TerritoryID: Int]?, of doorCount: Int
  ) -> [CandidateTerritory] {
    let shares = doorCounts.map { counts in
      distances.keys.reduce(into: [:]) { $0[$1] = Double(counts[$1] ?? 0) / Double(doorCount) }
    }
    let rank = Dictionary(
      uniqueKeysWithValues: ordered(distances.keys).enumerated().map { ($1.id, $0) })
    return distances.sorted { left, right in
      let shareLeft = shares?[left.key] ?? 0
      let shareRight = shares?[right.key] ?? 0
      if left.key.kind != right.key.kind {
        return (rank[left.key] ?? 0) < (rank[right.key] ?? 0)
      }
      if shareLeft != shareRight { return shareLeft > shareRight }
      return (left.value, left.key) < (right.value, right.key)
    }.map {
      CandidateTerritory(
        territory: named($0.key), distanceMetres: $0.value, share: shares?[$0.key])
    }
  }

  /// For every kind that leaves no land out where the place may be: the territories of which one
  /// holds, with those that all of them lie in.
  private func alternatives(_ homes: [Doubt], possible: [TerritoryID]) -> [Set<TerritoryID>] {
    let byKind = Dictionary(grouping: possible, by: \.kind)
    var result: [Set<TerritoryID>] = []
    for kind in byKind.keys.sorted() {
      guard homes.allSatisfy({ $0.isCovered(by: kind) }) else { continue }
      let candidates = byKind[kind] ?? []
      result.append(Set(candidates))
      result += sharedAncestries(of: candidates)
    }
    return result
  }

  /// For every kind in which each of the territories lies: those they lie in, mostly a single one.
  private func sharedAncestries(of territories: [TerritoryID]) -> [Set<TerritoryID>] {
    let ancestries = territories.map { id in
      Dictionary(grouping: gazetteer.lineage(of: [id]).subtracting([id]), by: \.kind)
    }
    guard let first = ancestries.first else { return [] }
    return first.keys.sorted().compactMap { kind in
      let lists = ancestries.compactMap { $0[kind] }
      return lists.count == ancestries.count ? Set(lists.joined()) : nil
    }
  }

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
