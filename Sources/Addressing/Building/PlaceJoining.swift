/// Finds which places that rows name are one.
enum PlaceJoining {
  /// How near a place must be to a municipality of the same name to be the same.
  private static let sameWithinMetres = 40_000.0

  /// Of the points of postal codes that bear a name, so many in a hundred may lie far off by mistake:
  /// among those of Québec, one in forty does.
  private static let strayPercent = 3

  private struct Name: Hashable {
    var name: String
    var type: String
    var isMunicipality: Bool
  }

  /// The number of the place that stands for each place; what others know goes over to it.
  static func join(_ places: inout [PlaceRegistry.Place]) -> [Int] {
    var joined = Array(places.indices)
    for group in namesakes(places) { joinNeighbours(group, places, &joined) }
    joinToDrawn(places, &joined)
    move(&places, joined)
    for group in namesakes(places) { joinStrays(group, places, &joined) }
    joinToMunicipalities(&places, &joined)
    let roots = joined.indices.map { root($0, joined) }
    joined = roots
    joinParts(places, &joined)
    for index in joined.indices { joined[index] = root(index, joined) }
    move(&places, joined)
    return joined
  }

  private static func root(_ index: Int, _ joined: [Int]) -> Int {
    var index = index
    while joined[index] != index { index = joined[index] }
    return index
  }

  /// Places without a parent that share name and type, in an order that does not depend on rows.
  private static func namesakes(_ places: [PlaceRegistry.Place]) -> [[Int]] {
    var groups: [Name: [Int]] = [:]
    for index in places.indices where places[index].key.square != nil {
      let key = places[index].key
      groups[
        Name(name: key.name, type: key.type, isMunicipality: key.isMunicipality), default: []
      ].append(index)
    }
    return groups.values.filter { $0.count > 1 }
  }

  private static func joinNeighbours(
    _ group: [Int], _ places: [PlaceRegistry.Place], _ joined: inout [Int]
  ) {
    var bySquare: [MapSquare: Int] = [:]
    for index in group {
      if let square = places[index].key.square { bySquare[square] = index }
    }
    for index in group {
      guard let square = places[index].key.square else { continue }
      for near in square.neighbourhood {
        guard let other = bySquare[near] else { continue }
        let (left, right) = (root(index, joined), root(other, joined))
        joined[max(left, right)] = min(left, right)
      }
    }
  }

  /// A municipality whose extent a source gives is every one of its name within it, even one whose type
  /// was not written; where two such overlap, neither.
  private static func joinToDrawn(_ places: [PlaceRegistry.Place], _ joined: inout [Int]) {
    var drawn: [String: [Int]] = [:]
    for index in places.indices
    where places[index].key.isMunicipality && places[index].extentMetres != nil {
      drawn[places[index].key.name, default: []].append(index)
    }
    for index in places.indices where places[index].key.isMunicipality {
      guard let namesakes = drawn[places[index].key.name],
        let here = PlaceTables.centre(of: places[index])
      else { continue }
      let around = namesakes.filter { namesake in
        guard let point = places[namesake].point else { return false }
        // Coarse drawings leave a little out.
        return point.metres(to: here) <= 1.1 * (places[namesake].extentMetres ?? 0)
      }
      guard let namesake = around.first,
        Set(around.map { root($0, joined) }).count == 1,
        ["", places[namesake].key.type].contains(places[index].key.type)
      else { continue }
      let (left, right) = (root(index, joined), root(namesake, joined))
      joined[max(left, right)] = min(left, right)
    }
  }

  /// A few points of postal codes far from all others of their name make no place of their own.
  private static func joinStrays(
    _ group: [Int], _ places: [PlaceRegistry.Place], _ joined: inout [Int]
  ) {
    let roots = group.filter { joined[$0] == $0 }
    let all = roots.reduce(0) { $0 + places[$1].codePoints.count }
    let largest = roots.max { left, right in
      let (a, b) = (places[left], places[right])
      if a.codePoints.count != b.codePoints.count { return a.codePoints.count < b.codePoints.count }
      guard let here = PlaceTables.centre(of: a), let there = PlaceTables.centre(of: b) else {
        return false
      }
      return here < there
    }
    guard let largest else { return }
    for index in roots where index != largest {
      let place = places[index]
      guard place.doors.count == 0, place.point == nil, !place.codePoints.isEmpty,
        place.codePoints.count * 100 <= all * strayPercent
      else { continue }
      joined[index] = largest
    }
  }

  /// A name that the post uses is the municipality of that name where one is near.
  private static func joinToMunicipalities(
    _ places: inout [PlaceRegistry.Place], _ joined: inout [Int]
  ) {
    // The post often leaves links out: `Île-du-Grand-Calumet` for `L'Île-du-Grand-Calumet`.
    var municipalities: [[String]: [Int]] = [:]
    for index in places.indices where places[index].key.isMunicipality && joined[index] == index {
      municipalities[places[index].words, default: []].append(index)
    }
    for index in places.indices
    where !places[index].key.isMunicipality && joined[index] == index {
      let place = places[index]
      let reach = place.isVague ? PlaceTables.vagueMetres : sameWithinMetres
      guard let candidates = municipalities[place.words] else { continue }
      let here = PlaceTables.centre(of: place)
      let near = candidates.map { candidate -> (distance: Double, type: String, index: Int) in
        let there = PlaceTables.centre(of: places[candidate])
        let distance = here.flatMap { here in there.map { $0.metres(to: here) } }
        return (distance ?? 0, places[candidate].key.type, candidate)
      }.filter { $0.distance <= reach }
      guard let nearest = near.min(by: { ($0.distance, $0.type) < ($1.distance, $1.type) })
      else { continue }
      joined[index] = nearest.index
      // So far off, its points say nothing of where the municipality is.
      if nearest.distance > sameWithinMetres { places[index].codePoints = [] }
    }
  }

  /// Parts of municipalities that have become one.
  private static func joinParts(_ places: [PlaceRegistry.Place], _ joined: inout [Int]) {
    var known: [PlaceRegistry.Key: Int] = [:]
    for index in places.indices where joined[index] == index {
      var key = places[index].key
      guard let parent = key.parent else { continue }
      key.parent = UInt32(joined[Int(parent)])
      if let same = known[key] {
        joined[index] = same
      } else {
        known[key] = index
      }
    }
  }

  /// Hands what is known of places over to those that stand for them, once.
  private static func move(_ places: inout [PlaceRegistry.Place], _ joined: [Int]) {
    for index in places.indices {
      let target = root(index, joined)
      guard target != index else { continue }
      places[target].take(places[index])
      places[index].forgetLocations()
    }
  }
}

extension PlaceRegistry.Place {
  /// Takes over what another place of the same name knows.
  mutating func take(_ other: PlaceRegistry.Place) {
    text.offer(other.text.text, source: other.text.source)
    if key.type.isEmpty { key.type = other.key.type }
    doors.add(other.doors)
    outline.add(other.outline)
    codePoints += other.codePoints
    if let given = other.point { lie(at: given, extentMetres: other.extentMetres) }
    parts.add(other.parts)
    // A municipality stays one, whatever is called after it.
    if let given = other.describedKind, !key.isMunicipality || other.key.isMunicipality {
      describedKind = describedKind.map { $0.rawValue < given.rawValue ? $0 : given } ?? given
    }
  }

  /// Leaves nothing to be taken over twice.
  mutating func forgetLocations() {
    doors = PointSpread()
    parts = PointSpread()
    outline = PlaceOutline()
    codePoints = []
    point = nil
    extentMetres = nil
  }
}
