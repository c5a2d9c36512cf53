internal import Addressing
internal import Domain
internal import Foundation
internal import Hashing

/// The postal codes of the registered tables of addresses, built when they are first asked for.
struct PostalCodes: PostalCodeFinding {
  let datasets: AddressDatasets
  let workspace: Workspace

  func points(ofPostalCode text: String) throws -> [PostalCodePoint]? {
    guard !datasets.isEmpty, let code = PostalCode(text) else { return nil }
    return try table().entries(of: code).map {
      PostalCodePoint(point: $0.point, isDoor: $0.isDoor)
    }
  }

  func neighbours(ofPostalCode text: String) throws -> PostalCodeNeighbours? {
    guard !datasets.isEmpty, let code = PostalCode(text) else { return nil }
    let table = try table()
    guard let own = try table.entries(of: code).first(where: { !$0.isDoor })?.point else {
      return nil
    }
    let area = try table.standIns(ofAreaOf: code)
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    let middle = Coordinate(
      longitudeDegrees: median(area.map(\.longitudeDegrees)),
      latitudeDegrees: median(area.map(\.latitudeDegrees)))
    return PostalCodeNeighbours(
      metresFromArea: middle.map { GreatCircle.metres(from: own, to: $0) } ?? 0,
      sharedByCodes: area.count { GreatCircle.metres(from: own, to: $0) < Self.sameMetres })
  }

  /// Points nearer than this are one, in metres: tables round degrees to four decimals.
  private static let sameMetres = 15.0

  var key: Digest { datasets.key }

  func allPlaces() throws -> [PostalCodePlaces] {
    guard !datasets.isEmpty else { return [] }
    var places: [PostalCodePlaces] = []
    try table().forEachCode { code, entries in
      // Few people live in a school.
      let entries = entries.filter { !$0.isBuilding }
      guard !entries.isEmpty else { return }
      let doors = entries.filter(\.isDoor)
      // A point that stands for the whole code says little where doors are known.
      places.append(
        PostalCodePlaces(
          points: (doors.isEmpty ? entries : doors).map(\.point), areDoors: !doors.isEmpty,
          weight: code.peopleWeight))
    }
    return places
  }

  /// Opens the table of these datasets, building it when it is not there.
  private func table() throws -> PostalCodeTable {
    let key = key
    let places = workspace.folder.derivedPlaces(DataFolder.postalCodes(key))
    // Missing, damaged or of another key: it is built again.
    for path in places {
      if let data = FileManager.default.contents(atPath: path),
        let table = try? PostalCodeTable(bytes: Array(data), key: key.bytes)
      {
        return table
      }
    }
    let table = PostalCodeTable(try readEntries(), key: key.bytes)
    let url = URL(fileURLWithPath: places[0])
    if (try? Data(table.bytes).write(to: url, options: .atomic)) != nil {
      // Where it cannot be kept it is built again next time.
      workspace.folder.prune(prefix: "postal-codes-", keeping: 2)
    }
    return table
  }

  private func readEntries() throws -> [PostalCode: [PostalCodeTable.Entry]] {
    var entries: [PostalCode: [PostalCodeTable.Entry]] = [:]
    try datasets.forEachRow(in: workspace) { row, _ in
      guard let record = row.record, let code = record.postalCode else { return }
      entries[code, default: []].append(
        PostalCodeTable.Entry(
          point: record.point, isDoor: record.number != nil,
          isBuilding: row.place?.kind == .landmark))
    }
    return entries
  }
}
