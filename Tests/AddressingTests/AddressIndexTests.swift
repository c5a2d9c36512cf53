internal import Addressing
internal import Domain
internal import TestSupport
internal import Testing

@Suite("Finding an address in an index")
struct AddressIndexTests {
  @Test("A door is found where its source says it stands")
  func findsDoor() throws {
    let folder = try TemporaryFolder()
    let builder = AddressIndexBuilder(temporaryFolder: folder.path(""))
    let point = try #require(Coordinate(longitudeDegrees: -72.5, latitudeDegrees: 46.3))
    try builder.add(
      AddressRecord(
        number: 12, street: "rue Principale", municipality: "Sainte-Invention",
        postalCode: PostalCode("G0X 1A0"), point: point))
    let path = folder.path("addresses.index")
    _ = try builder.finish(writing: path, key: [UInt8](repeating: 7, count: 32))
    let index = try AddressIndex(contentsOf: path, expectedKey: [UInt8](repeating: 7, count: 32))
    let matches = index.find("12 rue Principale, Sainte-Invention")
    #expect(matches.map(\.point) == [point])
    #expect(matches.map(\.level) == [.door])
    #expect(index.find("13 rue Secondaire, Sainte-Invention").first?.level != .door)
  }
}
