internal import Domain
internal import Projections

extension Snapshot {
  /// The groups that accept somebody, or may, and are not held in the territory where they live.
  ///
  /// In a small community, who goes to a group is known by the evening; some would rather be where
  /// nobody knows them. Reach decides as ever: a group is here because it accepts people from where
  /// they live, or because nobody has said whether it does. Where somebody may live in one of several
  /// territories, those of all of them are too near.
  ///
  /// - Returns: Those that surely accept them first; then by distance; last, by name, those whose place
  ///   nobody has said, or nobody may know.
  func groups(among services: [ServiceAnswer], awayFrom home: Location) -> [AwayGroup] {
    let groups = services.filter { $0.details.group != nil && $0.group != .gmfOnly }
    let kind = home.territories.first?.id.kind
    var near: [ServiceAnswer] = []
    var away: [(answer: ServiceAnswer, territory: NamedTerritory?)] = []
    for group in groups {
      let territories = group.site.point.map(locator.territories) ?? []
      let place = territories.first { $0.kind == kind }
      if let place, home.standing.possibleTerritories.contains(place) {
        near.append(group)
      } else {
        away.append((group, place.map(named)))
      }
    }
    return away.sorted { Self.comesFirst($0.answer, $1.answer) }
      .map { group, territory in
        AwayGroup(
          service: group.id, territory: territory,
          insteadOf: near.filter { $0.details.isSameSort(as: group.details) }.map(\.id))
      }
  }

  private static func comesFirst(_ left: ServiceAnswer, _ right: ServiceAnswer) -> Bool {
    func key(_ answer: ServiceAnswer) -> (Int, Double) {
      let isRegistered = answer.registration.holds == .yes
      return (isRegistered ? 0 : answer.home.holds.doubtRank, answer.distanceMetres ?? .infinity)
    }
    if key(left) != key(right) { return key(left) < key(right) }
    if left.details.name != right.details.name { return left.details.name < right.details.name }
    return left.id < right.id
  }
}

extension SideVerdict.Holds {
  /// How much has to be asked, from 0.
  fileprivate var doubtRank: Int {
    switch self {
    case .yes: 0
    case .inSome: 1
    case .no, .notStated: 2
    }
  }
}

extension ServiceDetails {
  /// Whether two groups work on the same need.
  fileprivate func isSameSort(as other: ServiceDetails) -> Bool {
    !needs.isDisjoint(with: other.needs)
  }

  private var needs: Set<ServiceCategory> { Set([category] + (group?.problems ?? [])) }
}
