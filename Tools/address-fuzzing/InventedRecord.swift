internal import Addressing
internal import Domain
internal import InventedGazetteer

extension AddressRecord {
  /// An invented door as a row of a source; `nil` where its point lies nowhere.
  init?(_ door: InventedDoor) {
    guard
      let point = Coordinate(
        longitudeDegrees: Double(door.longitudeMicrodegrees) / 1e6,
        latitudeDegrees: Double(door.latitudeMicrodegrees) / 1e6)
    else { return nil }
    self.init(
      number: door.number, numberSuffix: door.suffix, unit: door.unit.isEmpty ? nil : door.unit,
      street: door.street.isEmpty ? nil : door.street, municipality: door.municipality,
      otherPlaces: door.place.isEmpty ? [] : [door.place],
      postalCode: PostalCode(door.postalCode), point: point)
  }
}
