import Addressing
import Domain
import TestSupport

/// A small invented world, and the index of it.
struct SmallIndex {
  let folder: TemporaryFolder
  let index: AddressIndex

  static let key = [UInt8](repeating: 7, count: 32)

  init(_ records: [AddressRecord], places: [AddressPlace] = []) throws {
    folder = try TemporaryFolder()
    let path = folder.path("addresses.index")
    _ = try Self.write(records, places: places, to: path, in: folder)
    index = try AddressIndex(contentsOf: path, expectedKey: Self.key)
  }

  /// Builds an index in a file.
  static func write(
    _ records: [AddressRecord], places: [AddressPlace] = [], to path: String,
    in folder: TemporaryFolder, memoryLimitBytes: Int = 384 << 20
  ) throws -> AddressIndexBuilder.Summary {
    let builder = AddressIndexBuilder(
      temporaryFolder: folder.path(""), memoryLimitBytes: memoryLimitBytes)
    for record in records { try builder.add(record) }
    for place in places { builder.add(place) }
    return try builder.finish(writing: path, key: key)
  }

  /// A point so many metres east and north of the middle of an invented country, to seven decimals
  /// as indexes keep them.
  static func point(_ east: Double = 0, _ north: Double = 0) -> Coordinate {
    func rounded(_ degrees: Double) -> Double { (degrees * 1e7).rounded() / 1e7 }
    guard
      let point = Coordinate(
        longitudeDegrees: rounded(-72.5 + east / 77_000),
        latitudeDegrees: rounded(46.3 + north / 111_195))
    else { preconditionFailure("a point of the invented country lies off the earth") }
    return point
  }

  /// Doors of a street, one every ten metres eastwards.
  static func street(
    _ name: String, _ municipality: String, numbers: some Sequence<Int>, code: String? = nil,
    at origin: (east: Double, north: Double) = (0, 0)
  ) -> [AddressRecord] {
    numbers.map { number in
      AddressRecord(
        number: number, street: name, municipality: municipality,
        postalCode: code.flatMap { PostalCode($0) },
        point: point(origin.east + Double(number) * 10, origin.north))
    }
  }

  /// A town of three streets, a namesake of one of them elsewhere, and a village.
  static func town() -> [AddressRecord] {
    street("rue Principale", "Saint-Exemple", numbers: 1...40, code: "G0X 1A0")
      + street(
        "boulevard Saint-Joseph Est", "Saint-Exemple", numbers: stride(from: 2, through: 60, by: 2),
        code: "G0X 1B0", at: (0, 900))
      + street(
        "2e Avenue", "Saint-Exemple", numbers: 1...20, code: "G0X 1A0", at: (300, 1_800))
      + street(
        "rue Principale", "Sainte-Invention", numbers: 1...40, code: "G0Y 1A0",
        at: (90_000, 40_000))
      + street(
        "rue des Érables", "Sainte-Invention", numbers: [10, 30, 31], code: "G0Y 1A0",
        at: (90_000, 41_000))
  }
}
