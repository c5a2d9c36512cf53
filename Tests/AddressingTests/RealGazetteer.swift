import Addressing
import Domain
import Foundation
import TestSupport

/// A school building: what is asked, and where it must be found.
struct SchoolDoor: Sendable {
  var address: String
  var municipality: String
  var postalCode: PostalCode?
  var point: Coordinate
  var record: AddressRecord

  /// What makes two rows the same address: they are withheld together.
  var key: String {
    let parts = [record.street ?? "", municipality].map {
      $0.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return "\(record.number ?? 0)|\(parts.joined(separator: "|"))"
  }
}

/// The gazetteer that can be made of the real data: schools, health facilities, public places of
/// Québec City, postal codes and inhabited places.
struct RealGazetteer: Sendable {
  var schools: [SchoolDoor] = []
  var others: [AddressRecord] = []
  var places: [AddressPlace] = []

  /// Read once for all tests.
  static let shared = Result { try RealGazetteer() }

  init() throws {
    try readSchools()
    try readFacilities()
    try readPublicPlaces()
    try readPostalCodes()
    try readPlaces()
  }

  /// Builds an index of everything but the schools that `isWithheld` names.
  func index(
    in folder: TemporaryFolder, withholding isWithheld: (SchoolDoor) -> Bool = { _ in false }
  ) throws -> AddressIndex {
    let builder = AddressIndexBuilder(temporaryFolder: folder.path(""))
    for school in schools where !isWithheld(school) { try builder.add(school.record) }
    for record in others { try builder.add(record) }
    for place in places { builder.add(place) }
    let path = folder.path("addresses.index")
    let key = [UInt8](repeating: 1, count: 32)
    _ = try builder.finish(writing: path, key: key)
    return try AddressIndex(contentsOf: path, expectedKey: key)
  }

  private mutating func readSchools() throws {
    let table = try PlainTable(file: RealData.file("addresses/school_buildings_quebec_2022.csv"))
    for row in table.rows {
      guard let point = Self.point(table, row) else { continue }
      let address = table.field(row, "adresse")
      let municipality = table.field(row, "municipalite")
      let code = PostalCode(table.field(row, "code_postal"))
      var record = AddressRecord(
        municipality: municipality, postalCode: code, point: point, source: 0)
      if let reading = AddressReader.readings(of: address).first {
        record.number = reading.number
        record.numberSuffix = reading.numberSuffix
        record.lastNumber = reading.lastNumber
        record.unit = reading.unit
        record.street = reading.street?.text
      }
      schools.append(
        SchoolDoor(
          address: address, municipality: municipality, postalCode: code, point: point,
          record: record))
    }
  }

  private mutating func readFacilities() throws {
    let table = try PlainTable(file: RealData.file("resources/odhf_v1.1_quebec.csv"))
    for row in table.rows {
      guard let point = Self.point(table, row), !table.field(row, "street_name").isEmpty else {
        continue
      }
      let unit = table.field(row, "unit")
      let number = AddressReader.readings(of: table.field(row, "street_no") + " rue A").first
      others.append(
        AddressRecord(
          number: number?.number, numberSuffix: number?.numberSuffix ?? "",
          unit: unit.isEmpty ? nil : unit, street: table.field(row, "street_name"),
          municipality: table.field(row, "CSDname"), otherPlaces: [table.field(row, "city")],
          postalCode: PostalCode(table.field(row, "postal_code")), point: point, source: 1,
          precisionMetres: 500))
    }
  }

  private mutating func readPublicPlaces() throws {
    let data = try Data(contentsOf: RealData.file("resources/quebec_city_public_places.geojson"))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    for feature in json?["features"] as? [[String: Any]] ?? [] {
      let geometry = feature["geometry"] as? [String: Any]
      guard let degrees = geometry?["coordinates"] as? [Double], degrees.count > 1,
        let point = Coordinate(longitudeDegrees: degrees[0], latitudeDegrees: degrees[1]),
        let properties = feature["properties"] as? [String: Any],
        let street = properties["RUE"] as? String, let number = properties["NO_CIVIQUE"] as? Int
      else { continue }
      others.append(
        AddressRecord(
          number: number, street: street, municipality: "Québec", point: point, source: 2,
          precisionMetres: 500))
    }
  }

  private mutating func readPostalCodes() throws {
    let table = try PlainTable(file: RealData.file("addresses/postal_codes_quebec.csv.gz"))
    for row in table.rows {
      guard let point = Self.point(table, row),
        let code = PostalCode(table.field(row, "postal_code"))
      else { continue }
      let place = table.field(row, "place")
      others.append(
        AddressRecord(
          municipality: place.isEmpty ? nil : place, postalCode: code, point: point, source: 3))
    }
  }

  private mutating func readPlaces() throws {
    let table = try PlainTable(file: RealData.file("addresses/inhabited_places_quebec.csv"))
    for row in table.rows {
      guard let point = Self.point(table, row) else { continue }
      places.append(
        AddressPlace(
          name: table.field(row, "lieu"), kind: .locality,
          municipality: table.field(row, "municipalite"), point: point))
    }
  }

  private static func point(_ table: PlainTable, _ row: [String]) -> Coordinate? {
    guard let longitude = Double(table.field(row, "longitude")),
      let latitude = Double(table.field(row, "latitude"))
    else { return nil }
    return Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude)
  }
}

extension Coordinate {
  /// Metres to another point on a sphere of 6,371,009 m, by the haversine formula.
  ///
  /// - SeeAlso: R. W. Sinnott, "Virtues of the haversine", *Sky and Telescope* 68 (1984).
  func metres(to other: Coordinate) -> Double {
    let radians = Double.pi / 180
    let (latitude, otherLatitude) = (latitudeDegrees * radians, other.latitudeDegrees * radians)
    let north = sin((otherLatitude - latitude) / 2)
    let east = sin((other.longitudeDegrees - longitudeDegrees) * radians / 2)
    let chord = north * north + cos(latitude) * cos(otherLatitude) * east * east
    return 2 * 6_371_009 * asin(min(1, chord.squareRoot()))
  }
}
