public import Domain

/// Where a person lives, in memory, for as long as a question takes.
///
/// The point cannot be read from outside this module, has no textual form and is never stored.
public struct Home: Sendable, CustomStringConvertible, CustomReflectable {
  /// What may be shown: the territories, and how sure they are.
  public let location: Location

  /// The best known point; `nil` where only territories are known.
  let point: Coordinate?

  /// Every point near which it may be; empty where only territories are known.
  let places: [Coordinate]

  /// What lies around each of these; empty where only territories are known.
  let doubts: [Doubt]

  /// What is known of the door, for reaches that speak of doors.
  private(set) var door: Door

  /// A home known by its territories only.
  public init(location: Location) {
    self.init(location: location, point: nil, places: [], doubts: [])
  }

  init(
    location: Location, point: Coordinate?, places: [Coordinate], doubts: [Doubt],
    door: Door? = nil
  ) {
    self.location = location
    self.point = point
    self.places = places
    self.doubts = doubts
    self.door = door ?? Door(places: places, radiusMetres: location.doubtMetres)
  }

  /// The same home with what the person said of its door; what is `nil` was not said.
  public func with(postalCode: PostalCode?, street: StreetDoor?) -> Home {
    var home = self
    home.door.postalCode = postalCode ?? door.postalCode
    home.door.street = street ?? door.street
    return home
  }

  /// The same home with how its address was found.
  func with(found: FoundAddress) -> Home {
    var location = location
    location.found = found
    return Home(location: location, point: point, places: places, doubts: doubts, door: door)
  }

  /// Says nothing of the place, so that no message or log line can.
  public var description: String { "Home" }

  public var customMirror: Mirror { Mirror(self, children: []) }
}
