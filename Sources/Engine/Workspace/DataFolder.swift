internal import Foundation
internal import Hashing

/// The layout of a data directory: the log and the datasets are the truth, the rest is derived.
struct DataFolder: Sendable {
  let path: String

  var log: String { "\(path)/log.db" }
  var datasets: String { "\(path)/datasets" }
  var derived: String { "\(path)/derived" }
  var readModels: String { "\(derived)/read-models" }

  /// Where a registered file is kept, by the digest of its bytes.
  func dataset(_ digest: Digest) -> String { "\(datasets)/\(digest.hexadecimal)" }

  /// Where the territory index of a set of boundaries is kept.
  func territoryIndex(_ key: Digest) -> String {
    "\(derived)/territories-\(key.hexadecimal.prefix(16)).index"
  }

  /// Where the postal codes of a set of datasets are kept.
  func postalCodes(_ key: Digest) -> String {
    "\(derived)/postal-codes-\(key.hexadecimal.prefix(16)).table"
  }

  /// Whether a log has been made here.
  var hasLog: Bool { FileManager.default.fileExists(atPath: log) }

  /// Makes the folders that are missing.
  ///
  /// - Throws: ``EngineError/cannotCreate(path:)``.
  func create() throws {
    for folder in [path, datasets, derived] {
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        // Foundation's words are in one language and say less than the path does.
        throw EngineError.cannotCreate(path: folder)
      }
    }
  }

  /// Deletes what is derived from sets of facts that are long gone: all but the newest files of a
  /// sort.
  ///
  /// What cannot be deleted stays: it is only in the way of nobody.
  func prune(prefix: String, keeping count: Int) {
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: derived) else { return }
    let dated = names.filter { $0.hasPrefix(prefix) }.map { name in
      let path = "\(derived)/\(name)"
      let date = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
      return (path: path, date: date ?? .distantPast)
    }
    for old in dated.sorted(by: { $0.date > $1.date }).dropFirst(count) {
      try? files.removeItem(atPath: old.path)
    }
  }
}
