internal import Foundation
internal import Hashing

/// The layout of a data directory: the log, the datasets and the branches are the truth, the rest is
/// derived.
///
/// Whoever works on a branch writes in the folder of the branch alone, and reads what is not there
/// from the directory itself.
struct DataFolder: Sendable {
  let path: String

  /// The branch that is worked on; `nil` for the log itself.
  var branch: BranchName?

  /// The log that says what is real.
  var log: String { "\(path)/log.db" }
  var branches: String { "\(path)/branches" }

  /// Where everything is written but the real log.
  var own: String { branch.map { "\(branches)/\($0.text)" } ?? path }
  var datasets: String { "\(own)/datasets" }
  var derived: String { "\(own)/derived" }
  var readModels: String { "\(derived)/read-models" }

  /// Where a registered file is kept, by the digest of its bytes.
  func dataset(_ digest: Digest) -> String {
    let name = "datasets/\(digest.hexadecimal)"
    let files = FileManager.default
    let isShared =
      !files.fileExists(atPath: "\(own)/\(name)") && files.fileExists(atPath: "\(path)/\(name)")
    return "\(isShared ? path : own)/\(name)"
  }

  /// Name of the file with the territory index of a set of boundaries.
  static func territoryIndex(_ key: Digest) -> String {
    "territories-\(key.hexadecimal.prefix(16)).index"
  }

  /// Name of the file with the index of pieces of land that are no territory of the day.
  static func landIndex(_ key: Digest) -> String {
    "lands-\(key.hexadecimal.prefix(16)).index"
  }

  /// Name of the file with the postal codes of a set of datasets.
  static func postalCodes(_ key: Digest) -> String {
    "postal-codes-\(key.hexadecimal.prefix(16)).table"
  }

  /// Name of the file with the compact form of a population table, by the digest of its file and
  /// mapping.
  static func population(_ key: Digest) -> String {
    "\(populationPrefix)\(key.hexadecimal.prefix(16)).table"
  }

  static let populationPrefix = "population-"

  /// Name of the file with the overlay of two divisions.
  static func overlay(_ key: Digest) -> String {
    "\(overlayPrefix)\(key.hexadecimal.prefix(16)).table"
  }

  static let overlayPrefix = "overlay-"

  /// Name of the file with the index of a set of tables of addresses.
  static func addresses(_ key: Digest) -> String {
    "\(addressesPrefix)\(key.hexadecimal.prefix(16)).index"
  }

  static let addressesPrefix = "addresses-"

  /// Where a derived file named by its content may lie; it is written to the first of them.
  func derivedPlaces(_ name: String) -> [String] {
    ["\(derived)/\(name)"] + (branch == nil ? [] : ["\(path)/derived/\(name)"])
  }

  /// Whether a log has been made here.
  var hasLog: Bool { FileManager.default.fileExists(atPath: log) }

  /// Makes the folders that are missing.
  ///
  /// - Throws: ``EngineError/cannotCreate(path:)``.
  func create() throws {
    for folder in [own, datasets, derived] {
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
