internal import Domain
internal import Hashing
internal import Projections

/// What is known of a door, for reaches that speak of doors; in memory, for as long as a question
/// takes.
///
/// It has no textual form, like ``Home``.
struct Door: Sendable, CustomStringConvertible, CustomReflectable {
  /// Every point near which the door may be; empty where none is known.
  let places: [Coordinate]

  /// How far from one of them it may be, in metres; 0 for a point.
  let radiusMetres: Double
  var postalCode: PostalCode?
  var street: StreetDoor?

  init(places: [Coordinate], radiusMetres: Double) {
    self.places = places
    self.radiusMetres = radiusMetres
  }

  /// The door of a site whose place is known.
  init(of site: Site?, at places: [Coordinate]) {
    self.init(places: places, radiusMetres: 0)
    guard case .located(let place) = site else { return }
    postalCode = place.postalCode.flatMap { PostalCode($0) }
  }

  var description: String { "Door" }

  var customMirror: Mirror { Mirror(self, children: []) }
}

extension Snapshot {
  /// In which patches somebody lives who stands there and has this door; what cannot be decided is in
  /// neither set.
  func standing(
    among patches: [Patch], _ door: Door, _ standing: Standing, _ reforms: PlaceAmongReforms
  ) -> PatchStanding {
    guard !patches.isEmpty else { return .unknown }
    var result = PatchStanding()
    let lands = formerLand.lands(near: door.places, withinMetres: door.radiusMetres)
    for patch in patches {
      let lives: Bool? =
        switch patch {
        case .polygon(let land): lives(in: land, door, near: lands)
        case .street(let stretch): lives(on: stretch, door, standing, reforms)
        case .postalPrefix(let prefix): door.postalCode.map(prefix.begins)
        }
      guard let lives else { continue }
      if lives { result.inside.insert(patch) } else { result.outside.insert(patch) }
    }
    return result
  }

  private func lives(in land: Digest, _ door: Door, near lands: Set<Digest>) -> Bool? {
    guard !door.places.isEmpty, formerLand.knows(land) else { return nil }
    guard lands.contains(land) else { return false }
    // A single point without doubt lies in it or does not; a circle around it may reach beyond.
    return door.places.count == 1 && door.radiusMetres == 0 ? true : nil
  }

  /// A street is the one meant only where the municipality says so, since many towns have one of a name.
  private func lives(
    on stretch: StreetStretch, _ door: Door, _ standing: Standing, _ reforms: PlaceAmongReforms
  ) -> Bool? {
    let isThere = stretch.municipality.map { lives(in: $0, standing, reforms) } ?? nil
    if isThere == false { return false }
    guard let street = door.street else { return nil }
    let isOnIt = street.isOn(stretch)
    return isOnIt == true ? (isThere == true ? true : nil) : isOnIt
  }

  private func lives(
    in municipality: TerritoryID, _ standing: Standing, _ reforms: PlaceAmongReforms
  ) -> Bool? {
    // What a reform ended or cut is not what was meant.
    guard atlas.facts(of: municipality, at: vantage)?.status == .existing,
      !reforms.namesOfOld.contains(municipality)
    else { return nil }
    if standing.territories.contains(municipality) { return true }
    if standing.possibleTerritories.contains(municipality) { return nil }
    // Where nobody drew it, and no other of its kind holds the place, nothing is known.
    let hasAnother = standing.possibleTerritories.contains { $0.kind == municipality.kind }
    return hasAnother ? false : nil
  }
}
