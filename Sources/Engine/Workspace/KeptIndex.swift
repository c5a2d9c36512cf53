internal import Geometry
internal import Hashing

/// An index of areas that is kept in the data directory, under a name made of what is in it.
struct KeptIndex {
  let name: String

  /// Digest of everything that is in the index.
  let key: Digest
  let folder: DataFolder

  /// How many indexes of a sort are kept.
  private static let countMax = 6

  /// Opens the index, or builds it where it is not there.
  ///
  /// - Throws: whatever `areas` throws, or an error of the shapes.
  func open(building areas: () throws -> [IndexedArea]) throws -> TerritoryIndex {
    let places = folder.derivedPlaces(name)
    // Missing, damaged or of another format: it is built again. A flipped bit could name a wrong
    // territory, so that the whole file is checked each time.
    for path in places {
      if let index = try? TerritoryIndex(contentsOf: path, expectedKey: key.bytes), index.isIntact()
      {
        return index
      }
    }
    let index = try TerritoryIndex(areas: areas(), key: key.bytes)
    if (try? index.write(replacing: places[0])) != nil {
      // Where it cannot be kept it is built again next time.
      let prefix = name.prefix { $0 != "-" }
      folder.prune(prefix: "\(prefix)-", keeping: Self.countMax)
    }
    return index
  }
}
