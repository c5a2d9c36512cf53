internal import Domain
internal import Foundation
internal import Interchange

/// A school building, whose place stands for a home.
struct School: Sendable {
  let code: String
  let name: String
  let municipality: String
  let point: Coordinate

  /// About how many metres away a place is, to compare with others.
  func metres(to place: Coordinate) -> Double {
    let north = place.latitudeDegrees - point.latitudeDegrees
    let east = place.longitudeDegrees - point.longitudeDegrees
    return hypot(north, east * cos(point.latitudeDegrees * .pi / 180)) * 111_195
  }

  /// A place so many metres away, in a direction in degrees from north over east; `nil` beyond a pole.
  func point(_ metres: Double, towards bearingDegrees: Double) -> Coordinate? {
    // A sphere is enough for some hundred metres.
    let degrees = metres / 111_195
    let angle = bearingDegrees * .pi / 180
    return Coordinate(
      longitudeDegrees: point.longitudeDegrees
        + degrees * sin(angle) / cos(point.latitudeDegrees * .pi / 180),
      latitudeDegrees: point.latitudeDegrees + degrees * cos(angle))
  }
}

/// The rows of a list of school buildings.
struct SchoolList {
  private(set) var schools: [School] = []

  /// Rows whose point is missing or lies nowhere.
  private(set) var placelessCount = 0

  init(path: String) throws {
    var reader = try CSVReader(path: path)
    let header = reader.header
    let (code, name) = (try header.index(of: "immeuble"), try header.index(of: "nom"))
    let municipality = try header.index(of: "municipalite")
    let longitude = try header.index(of: "longitude")
    let latitude = try header.index(of: "latitude")
    while let row = try reader.next() {
      guard let east = Double(row[longitude]), let north = Double(row[latitude]),
        let point = Coordinate(longitudeDegrees: east, latitudeDegrees: north)
      else {
        placelessCount += 1
        continue
      }
      schools.append(
        School(
          code: row[code], name: row[name], municipality: row[municipality], point: point))
    }
  }
}
