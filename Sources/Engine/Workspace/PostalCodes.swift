internal import Addressing
internal import Domain
internal import Foundation
internal import Hashing
internal import Projections

/// The postal codes of the registered tables of addresses, built when they are first asked for.
struct PostalCodes: PostalCodeFinding {
  let datasets: [RegisteredDataset]
  let workspace: Workspace

  func points(ofPostalCode text: String) throws -> [PostalCodePoint]? {
    guard !datasets.isEmpty, let code = PostalCode(text) else { return nil }
    return try table().entries(of: code).map {
      PostalCodePoint(point: $0.point, isDoor: $0.isDoor)
    }
  }

  var key: Digest {
    Digest(
      hashing: datasets.flatMap { dataset in
        Array(dataset.id.text.utf8) + dataset.dataset.file.bytes
          + (dataset.dataset.mapping?.bytes ?? [])
      })
  }

  func allPlaces() throws -> [PostalCodePlaces] {
    guard !datasets.isEmpty else { return [] }
    var places: [PostalCodePlaces] = []
    try table().forEachCode { code, entries in
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
    for dataset in datasets {
      let path = workspace.folder.dataset(dataset.dataset.file)
      guard FileManager.default.fileExists(atPath: path) else {
        throw EngineError.missingDataset(dataset.id, path: path)
      }
      let mapping = try workspace.mapping(of: dataset)
      try workspace.surroundings.readAddresses(path, mapping) { row in
        guard let code = row.postalCode.flatMap({ PostalCode($0) }) else { return }
        entries[code, default: []].append(
          PostalCodeTable.Entry(point: row.point, isDoor: row.street != nil))
      }
    }
    return entries
  }
}
