internal import Addressing
internal import Domain

extension Snapshot {
  /// A place that may be meant, with where it is known to be.
  struct MeantPlace {
    let match: AddressMatch

    /// The home at that place.
    let home: Home

    var location: Location { home.location }
  }

  /// What people are told of places of which they have to choose one.
  func choices(among places: [MeantPlace]) -> [PlaceChoice] {
    places.enumerated().map { index, place in
      let found = found(place.match)
      var choice = PlaceChoice(
        number: index + 1, found: found,
        territories: ordered(locator.territories(at: place.match.point)))
      choice.candidates = place.location.candidates
      choice.postalArea = place.match.label.postalCode.map { String($0.text.prefix(3)) }
      let namesake = places.prefix(index).firstIndex {
        let other = self.found($0.match)
        return other.level == found.level && other.municipality == found.municipality
      }
      if let namesake {
        let metres = GreatCircle.metres(
          from: places[namesake].match.point, to: place.match.point)
        // Metres would tell which door it is.
        choice.apart = PlaceChoice.Distance(
          choice: namesake + 1, metres: max(100, (metres / 100).rounded() * 100))
      }
      return choice
    }
  }

  /// What may be said of a match, its municipality by the name that the territories give it where a
  /// table of addresses has nothing but its code, or nothing.
  func found(_ match: AddressMatch) -> FoundAddress {
    var match = match
    if let text = match.label.municipality {
      if text.allSatisfy(\.isNumber), let id = TerritoryID(kind: .municipality, code: text),
        gazetteer.holds(id)
      {
        match.label.municipality = gazetteer.name(of: id)
      }
    } else if match.level <= .door {
      match.label.municipality = locator.territories(at: match.point)
        .first { $0.kind == .municipality }.map(gazetteer.name)
    }
    return FoundAddress(match)
  }

  /// The home at any of several places, where it does not matter at which: each of them lies for
  /// certain in the same territories as the rest; `nil` where it may not.
  func shared(_ places: [MeantPlace]) -> Home? {
    guard let first = places.first, let worst = places.map(\.match).max(by: { $0.level < $1.level })
    else { return nil }
    let standing = first.location.standing
    let isOne = places.allSatisfy { !$0.location.isDoubtful && $0.location.standing == standing }
    guard isOne else { return nil }
    var location = first.home.location
    location.standing = standing
    location.candidates = []
    location.precision = Self.precision(of: worst)
    location.doubtMetres = places.reduce(0) { max($0, $1.home.location.doubtMetres) }
    location.nearestBorderMetres = places.compactMap(\.home.location.nearestBorderMetres).min()
    location.found = FoundAddress(amongEqual: places.map { found($0.match) }, level: worst.level)
    return Home(
      location: location, point: first.home.point, places: places.flatMap(\.home.places),
      doubts: places.flatMap(\.home.doubts))
  }
}
