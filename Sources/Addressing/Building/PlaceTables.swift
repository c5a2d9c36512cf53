/// The places of an index in their final order.
struct PlaceTables {
  struct Row {
    var place: PlaceRegistry.Place
    /// The new number of the municipality it is part of.
    var parent: UInt32?
    var centre: PackedPoint
    var outline: PlaceOutline
    /// How far it reaches around its centre whatever the outline says.
    var circleMetres: Double
    var radiusMetres: Double
    var doorCount: Int
  }

  /// How far a place may be from the few postal codes that are all that is known of it.
  static let vagueMetres = 50_000.0

  private(set) var rows: [Row] = []

  /// The new number of each old one.
  private(set) var numbers: [UInt32] = []

  /// Orders places by name, kind, type and parent, and joins those that are the same: a name that
  /// the post uses is the municipality of that name where one is near.
  init(_ registry: PlaceRegistry) {
    var places = registry.places
    let joined = PlaceJoining.join(&places)
    let kept = places.indices.filter { joined[$0] == $0 }
    let order = kept.sorted { left, right in
      Self.precedes(places[left], places[right], among: places)
    }
    var newNumbers = [UInt32](repeating: 0, count: places.count)
    for (new, old) in order.enumerated() { newNumbers[old] = UInt32(new) }
    numbers = places.indices.map { newNumbers[joined[$0]] }
    for old in order {
      let place = places[old]
      let centre = Self.centre(of: place) ?? PackedPoint(longitude: 0, latitude: 0)
      let outline = Self.outline(of: place, around: centre)
      let circle = Self.circleMetres(of: place)
      rows.append(
        Row(
          place: place, parent: place.key.parent.map { numbers[Int($0)] }, centre: centre,
          outline: outline, circleMetres: circle,
          radiusMetres: max(circle, outline.reach(from: centre)), doorCount: place.doors.count))
    }
    // A place without a point of its own is where its municipality is.
    for index in rows.indices where Self.centre(of: rows[index].place) == nil {
      guard let parent = rows[index].parent else { continue }
      rows[index].centre = rows[Int(parent)].centre
      rows[index].outline = rows[Int(parent)].outline
      rows[index].circleMetres = rows[Int(parent)].circleMetres
      rows[index].radiusMetres = rows[Int(parent)].radiusMetres
    }
  }

  private static func precedes(
    _ left: PlaceRegistry.Place, _ right: PlaceRegistry.Place, among places: [PlaceRegistry.Place]
  ) -> Bool {
    if left.key.name != right.key.name { return left.key.name < right.key.name }
    if left.key.isMunicipality != right.key.isMunicipality { return left.key.isMunicipality }
    if left.key.type != right.key.type { return left.key.type < right.key.type }
    func parent(_ place: PlaceRegistry.Place) -> (String, String) {
      guard let parent = place.key.parent else { return ("", "") }
      let key = places[Int(parent)].key
      return (key.name, key.type)
    }
    if parent(left) != parent(right) { return parent(left) < parent(right) }
    // Namesakes far apart: by where they are.
    guard let here = centre(of: left), let there = centre(of: right) else {
      return centre(of: left) != nil && centre(of: right) == nil
    }
    return here < there
  }

  static func centre(of place: PlaceRegistry.Place) -> PackedPoint? {
    if let point = place.point { return point }
    if let mean = place.doors.centre ?? place.parts.centre { return mean }
    guard !place.codePoints.isEmpty else { return nil }
    let middle = place.codePoints.count / 2
    let longitudes = place.codePoints.map { Int32(bitPattern: $0.longitude) }.sorted()
    let latitudes = place.codePoints.map { Int32(bitPattern: $0.latitude) }.sorted()
    return PackedPoint(
      longitude: UInt32(bitPattern: longitudes[middle]),
      latitude: UInt32(bitPattern: latitudes[middle]))
  }

  /// The outermost doors and parts, and the points of its postal codes: of those, which a few lie far
  /// off, all but the farthest three in a hundred.
  private static func outline(
    of place: PlaceRegistry.Place, around centre: PackedPoint
  ) -> PlaceOutline {
    var outline = place.outline
    let codes = place.codePoints.map { (metres: centre.metres(to: $0), point: $0) }
      .sorted { ($0.metres, $0.point) < ($1.metres, $1.point) }
    guard !codes.isEmpty else { return outline }
    for code in codes[...((codes.count - 1) * 97 / 100)] { outline.add(code.point) }
    return outline
  }

  /// What a source says of its extent; of a place that few postal codes name, and nothing else, how far
  /// those may be off.
  private static func circleMetres(of place: PlaceRegistry.Place) -> Double {
    max(place.extentMetres ?? 0, place.isVague ? vagueMetres : 0)
  }
}

extension PlaceRegistry.Place {
  /// Whether nothing but a few postal codes says where it is.
  ///
  /// They may lie as far from it as their addresses do: 199 of 200 school buildings lie within 49 km
  /// of the point of their code in the country.
  var isVague: Bool {
    doors.count == 0 && parts.count == 0 && point == nil && !codePoints.isEmpty
      && codePoints.count < 10
  }
}
