import Domain
import Testing

@testable import Projections

@Suite("The stored form of places")
struct PlaceStateTests {
  @Test(
    "A place comes back as it was, and so does what follows it",
    arguments: [
      Place(), Place(address: "12 rue du Port"),
      Place(municipality: "Sorel", postalCode: "J3P 1A1"),
      Place(
        address: "12 rue du Port",
        point: Coordinate(longitudeDegrees: -73.1, latitudeDegrees: 46.04)),
    ])
  func roundTrip(_ place: Place) throws {
    var writer = StateWriter()
    [place, place].write(to: &writer)
    "after".write(to: &writer)
    var reader = StateReader(writer.bytes)
    #expect(try [Place](from: &reader) == [place, place])
    #expect(try String(from: &reader) == "after")
    #expect(reader.isAtEnd)
  }
}
