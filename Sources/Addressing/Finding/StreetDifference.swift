/// What differs between the kind and direction given and those of a street.
enum StreetDifference {
  static func cost(given: StreetKind?, found: StreetKind?) -> Double {
    if given == found { return 0 }
    guard let given else { return MatchCosts.kindMissing }
    guard let found else { return MatchCosts.kindAdded }
    let isNear = near[Int(given.rawValue)].contains(found)
    return isNear ? MatchCosts.kindAdded : MatchCosts.kindOther
  }

  static func cost(given: StreetDirection?, found: StreetDirection?) -> Double {
    if given == found { return 0 }
    if given == nil { return MatchCosts.directionMissing }
    return found == nil ? MatchCosts.directionAdded : MatchCosts.directionOther
  }

  /// Kinds that translators and writers take for each other.
  private static let near: [[StreetKind]] = {
    let pairs: [(StreetKind, StreetKind)] = [
      (.route, .chemin), (.route, .autoroute), (.route, .rang), (.rang, .chemin),
      (.drive, .promenade), (.drive, .rue), (.ruelle, .allee), (.sentier, .trail), (.trail, .piste),
      (.sentier, .piste), (.cote, .hill), (.parkway, .promenade), (.cour, .cours), (.way, .voie),
      (.rang, .concession), (.cercle, .croissant), (.montee, .cote), (.close, .impasse),
      (.row, .rang),
    ]
    var table = [[StreetKind]](repeating: [], count: 256)
    for (left, right) in pairs {
      table[Int(left.rawValue)].append(right)
      table[Int(right.rawValue)].append(left)
    }
    return table
  }()
}
