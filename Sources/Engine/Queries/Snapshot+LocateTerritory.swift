public import Domain

extension Snapshot {
  /// Where somebody lives of whom only a territory is known.
  ///
  /// What it lies in is certain; every territory that lies in it, or crosses it by drawing, is
  /// possible and no more.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  public func locate(in id: TerritoryID, as basis: HomeBasis) throws -> Home {
    let extents = try basketExtents(of: id)
    let certain = extents.ancestors
    let possible = try gazetteer.all.filter { other in
      try !certain.contains(other) && extents.overlap(with: other) != nil
    }
    let candidates = ordered(certain.union(possible)).map {
      CandidateTerritory(territory: $0, distanceMetres: nil)
    }
    let known = ordered(certain)
    var location = Location(
      territories: known, precision: id.kind == .municipality ? .municipality : .territory,
      nearestBorderMetres: nil, doubtMetres: 0,
      candidates: possible.isEmpty ? [] : candidates,
      standing: Standing(
        territories: certain, possibleTerritories: certain.union(possible), alternatives: []),
      announced: announcements(of: known))
    location.basis = basis
    return Home(location: location)
  }
}

extension Home {
  /// The same place as where somebody stays who has no fixed address.
  public var asPlaceOfStay: Home {
    // Whose last territory is all that is known stays nowhere that is known.
    guard location.basis == .home else { return self }
    var location = location
    location.basis = .placeOfStay
    return Home(location: location, point: point, places: places, doubts: doubts, door: door)
  }
}
