public import Domain

extension Snapshot {
  /// Where somebody lives of whom only a territory is known.
  ///
  /// What it lies in is certain, and so is what covers all of it by drawing, where nothing else of the
  /// kind may; every territory that lies in it, or crosses it, is possible and no more.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``, or an error of the shapes.
  public func locate(in id: TerritoryID, as basis: HomeBasis) throws -> Home {
    let extents = try basketExtents(of: id)
    let crossing = try gazetteer.all.compactMap { other in
      try extents.ancestors.contains(other)
        ? nil : extents.overlap(with: other).map { (id: other, share: $0.share) }
    }
    let claimed = gazetteer.lineage(of: extents.ancestors.union(crossing.map(\.id)))
    let covering = crossing.filter { other in
      guard let share = other.share, share >= 1 - BasketExtents.shareOfBorder else { return false }
      return gazetteer.lineage(of: [other.id]).allSatisfy { above in
        !claimed.contains { $0.kind == above.kind && $0 != above }
      } && gazetteer.possibleLineage(of: [other.id]).isEmpty
    }
    let certain = extents.ancestors.union(gazetteer.lineage(of: covering.map(\.id)))
    let possible = crossing.map(\.id).filter { !certain.contains($0) }
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
