internal import Domain

/// How far from the point that is known an address may lie, learned from the school buildings of
/// Québec, of which half were withheld ten times; the other half of the schools holds to it.
enum LearnedDoubt {
  /// So many doors outline a street: what is not among them lies beside them.
  static let outlineCount = 10

  /// So many doors outline a municipality.
  static let municipalityOutlineCount = 200

  /// Metres from the point of a street to its farthest address.
  static func street(radiusMetres: Double, doorCount: Int) -> Double {
    let known = radiusMetres + beyond(gap: 0)
    return doorCount >= outlineCount ? known : max(known, 2_500)
  }

  /// Metres from the last known number of a street to another: 750 m, and 13 m for each number.
  ///
  /// In northern villages numbers follow the order of building: there the next one was 640 m off.
  static func beyond(gap: Int) -> Double { 750 + 13 * Double(gap) }

  /// Metres from the point between two doors to a number between theirs.
  static func between(apartMetres: Double, precisionMetres: Double) -> Double {
    1.1 * apartMetres + precisionMetres + 100
  }

  /// Whether a number may lie in another part of the municipality than the doors that are known.
  ///
  /// Towns that were joined keep their names of streets: there are seven *5e Avenue* in Montréal. A
  /// number within 20 of a known one was on the same street in each of 816 cases; of the others one
  /// in a hundred was not, up to the size of the town.
  ///
  /// - Parameters:
  ///   - doorCount: doors of the street that are known.
  ///   - gap: from the number to the nearest that is known.
  /// - Returns: whether the doubt is that of the municipality.
  static func isSparse(doorCount: Int, gap: Int) -> Bool {
    doorCount < outlineCount && gap > 20
  }

  /// A postal code of a town nearer than this confirms a place: nineteen of twenty school buildings of
  /// Québec are that near to the point of their code.
  static let townCodeMetres = 2_500.0

  /// The same for codes of the country.
  static let ruralCodeMetres = 25_000.0

  /// Metres from the point of a postal code to its farthest address.
  ///
  /// Of the school buildings in towns (1,990), 99.9 % lie nearer than 23.7 km to the one point that is
  /// known of their code, of those in the country (1,167) 99.5 % nearer than 49 km. Farther ones have
  /// codes whose point is mistaken.
  static func postalCode(_ code: PostalCode, radiusMetres: Double, doorCount: Int) -> Double {
    guard doorCount == 0 else {
      return radiusMetres + code.doubtMetres(knownDoorCount: doorCount)
    }
    return code.isRural ? 50_000 : 24_000
  }

  /// Metres from a point of a street to the farthest address, where nothing says in which municipality
  /// it lies: no more than the farthest that a postal code of the country says.
  static let placelessMetres = 50_000.0

  /// What is known of a municipality around a point.
  struct Known {
    /// From the point to the middle of the municipality.
    var metresToMiddle: Double

    /// From the point to the farthest door, part or postal code.
    var farthestMetres: Double

    /// From the middle to what lies farthest.
    var radiusMetres: Double

    /// Doors that are known.
    var doorCount: Int
  }

  /// Metres from a point to the farthest address of a municipality.
  ///
  /// Once its doors outline it, they say; before that an address may lie 12 km from the middle of those
  /// that are known, in any direction, and 25 km where none is.
  static func municipality(_ known: Known) -> Double {
    let outline =
      min(known.metresToMiddle + 1.1 * known.radiusMetres, 1.1 * known.farthestMetres) + 400
    if known.doorCount >= municipalityOutlineCount { return outline }
    return max(outline, known.metresToMiddle + (known.doorCount > 0 ? 12_000 : 25_000))
  }

  /// The same, where a source says how far the municipality reaches around its middle: a street does not
  /// lie beyond that, nor beyond an address that is known.
  static func drawn(_ known: Known, circleMetres: Double) -> Double {
    1.1 * max(known.farthestMetres, known.metresToMiddle + circleMetres) + 400
  }
}
