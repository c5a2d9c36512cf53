internal import Domain
internal import EventLog
internal import Foundation
internal import Hashing
internal import Projections

extension Workspace {
  /// Registers a table of addresses or postal codes: the file is kept by its digest, the log says so.
  ///
  /// Every row is read first. The same file a second time records nothing.
  ///
  /// - Throws: whatever reading the rows throws, ``EngineError``, or an error of the log or the file
  ///   system; nothing is registered then.
  public func importAddresses(
    path: String, mapping: [UInt8], title: String, _ options: ImportOptions
  ) throws -> ImportReport {
    var rowCount = 0
    try surroundings.readAddresses(path, mapping) { _ in rowCount += 1 }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let file = Digest(hashing: Array(data))
    let content = Content(bytes: mapping)
    let dataset = DatasetRegistered(
      title: title, role: .addresses, file: file, mapping: content.digest, rowCount: rowCount)
    let id = DatasetID(trusted: "dataset:\(file.hexadecimal.prefix(16))")
    let (decided, position) = try decideAndRecord(options) { models in
      var decided = Decided(events: [], contents: [content])
      decided.add(
        DatasetDecisions.register(
          id, dataset, given: models.directory.state.dataset(id, at: options.vantage)?.dataset),
        on: options.effectiveOn)
      // The file is in its place before the log says that it is.
      if !options.isDryRun { try keep(data, as: file) }
      return decided
    }
    return ImportReport(
      rowCount: rowCount, eventCounts: decided.counts, isDryRun: options.isDryRun,
      position: position)
  }

  /// Puts a registered file where it is kept.
  ///
  /// - Throws: an error of the file system.
  func keep(_ data: Data, as digest: Digest) throws {
    let path = folder.dataset(digest)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// The mapping that was registered with a dataset.
  func mapping(of dataset: RegisteredDataset) throws -> [UInt8] {
    guard let digest = dataset.dataset.mapping,
      case .present(let content)? = try log.content(digest)
    else { return [] }
    return content.bytes
  }
}
