public import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// What an import of addresses found and recorded.
public struct AddressImportReport: Hashable, Sendable {
  public var report: ImportReport

  /// The name under which the file is registered.
  public var dataset: DatasetID
  public var counts: AddressCounts

  public init(report: ImportReport, dataset: DatasetID, counts: AddressCounts) {
    self.report = report
    self.dataset = dataset
    self.counts = counts
  }
}

extension Workspace {
  /// Registers a table of addresses, places or postal codes: the file is kept by its digest, the log
  /// says so.
  ///
  /// Every row is read first. The same file a second time records nothing. Memory grows by some
  /// sixteen bytes a door, to count them.
  ///
  /// - Parameters:
  ///   - path: The table.
  ///   - mapping: How it is to be read, now and whenever the index is made again.
  ///   - title: Its name, for people.
  ///   - superseding: A table that gives way to this one on the effective date.
  ///   - options: As for every import.
  /// - Returns: What the table came to, and what was recorded.
  /// - Throws: whatever reading the rows throws, ``DatasetError``, ``EngineError``, or an error of the
  ///   log or the file system; nothing is registered then.
  public func importAddresses(
    path: String, mapping: [UInt8], title: String, superseding: String? = nil,
    _ options: ImportOptions
  ) throws -> AddressImportReport {
    let store = DatasetStore(folder: folder)
    guard !options.isDryRun else {
      return try register(
        path, as: DatasetStore.digest(of: path), mapping, title, superseding, options
      ) {}
    }
    let copy = try store.takeIn(path)
    defer { store.discard(copy.path) }
    return try register(copy.path, as: copy.digest, mapping, title, superseding, options) {
      try store.keep(copy.path, as: copy.digest)
    }
  }

  /// Reads the rows and records the dataset; `keep` puts the file in its place before the log says
  /// that it is there.
  private func register(
    _ path: String, as file: Digest, _ mapping: [UInt8], _ title: String, _ superseding: String?,
    _ options: ImportOptions, keep: () throws -> Void
  ) throws -> AddressImportReport {
    var tally = AddressTally()
    try surroundings.readAddresses(path, mapping) { tally.add($0) }
    let content = Content(bytes: mapping)
    let dataset = DatasetRegistered(
      title: title, role: .addresses, file: file, mapping: content.digest,
      rowCount: tally.rowCount)
    let id = DatasetID(trusted: "dataset:\(file.hexadecimal.prefix(16))")
    let (decided, position) = try decideAndRecord(options) { models in
      let directory = models.directory.state
      var decided = Decided(events: [], contents: [content])
      decided.add(
        DatasetDecisions.register(
          id, dataset, given: directory.dataset(id, at: options.vantage)?.dataset),
        on: options.effectiveOn)
      if let superseding {
        let former = try directory.dataset(
          meant: superseding, .addresses, at: options.vantage, besides: id)
        decided.add(
          DatasetDecisions.supersede(former.id, by: id, given: former.supersededBy),
          on: options.effectiveOn)
      }
      try keep()
      return decided
    }
    return AddressImportReport(
      report: ImportReport(
        rowCount: tally.rowCount, eventCounts: decided.counts, isDryRun: options.isDryRun,
        position: position),
      dataset: id, counts: tally.counts)
  }

  /// The mapping that was registered with a dataset.
  func mapping(of dataset: RegisteredDataset) throws -> [UInt8] {
    guard let digest = dataset.dataset.mapping,
      case .present(let content)? = try log.content(digest)
    else { return [] }
    return content.bytes
  }
}

extension Directory {
  /// The registered file that somebody means: by its identifier, by the beginning of its code, or by
  /// its title.
  ///
  /// - Throws: ``DatasetError/unknown(_:known:)`` when it is none, or not only one.
  fileprivate func dataset(
    meant text: String, _ role: DatasetRole, at vantage: Vantage, besides own: DatasetID
  ) throws(DatasetError) -> RegisteredDataset {
    if let id = DatasetID(text), id != own, let found = dataset(id, at: vantage),
      found.dataset.role == role
    {
      return found
    }
    let known = datasets(role, at: vantage).filter { $0.id != own }
    let found = known.filter {
      $0.id.text.hasPrefix(text) || $0.id.code.hasPrefix(text) || $0.dataset.title == text
    }
    guard found.count == 1, !text.isEmpty else {
      throw .unknown(text, known: known.map { "\($0.id.text) (\($0.dataset.title))" })
    }
    return found[0]
  }
}
