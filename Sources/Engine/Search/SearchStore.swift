internal import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// Gives the search index of the services.
protocol SearchIndexing: Sendable {
  /// - Throws: an error of the storage.
  func index(of directory: Directory) throws -> SearchIndex
}

/// Makes the index each time.
struct FreshSearchIndex: SearchIndexing {
  func index(of directory: Directory) -> SearchIndex { SearchIndex(directory) }
}

/// Keeps the index of the log's last position beside the read models.
struct SearchStore: SearchIndexing {
  /// Position that the directory has read to.
  let position: Int64
  let workspace: Workspace

  private static let magic = Array("ancrage-search/1\n".utf8)

  func index(of directory: Directory) throws -> SearchIndex {
    let hash = try workspace.log.events(from: position, limit: 1).first?.hash ?? .zero
    let key = Digest(hashing: Array("\(position) \(hash.hexadecimal)".utf8))
    return workspace.keptSearch(key) {
      let file = DerivedFile(
        places: workspace.folder.derivedPlaces(DataFolder.search(key)), magic: Self.magic, key: key)
      if var state = file.load(), let index = try? SearchIndex(from: &state) { return index }
      let index = SearchIndex(directory)
      var state = StateWriter()
      index.write(to: &state)
      // Where the folder cannot be written the index is made again next time: slower, and as true.
      if file.store(state) { workspace.folder.prune(prefix: DataFolder.searchPrefix, keeping: 2) }
      return index
    }
  }
}

extension DataFolder {
  /// Name of the file with the words of the services.
  static func search(_ key: Digest) -> String {
    "\(searchPrefix)\(key.hexadecimal.prefix(16)).index"
  }

  static let searchPrefix = "search-"
}
