internal import Addressing
internal import Domain
internal import Foundation
internal import Hashing
internal import Projections
internal import Synchronization

/// The registered tables of addresses that hold, in the order in which they count.
struct AddressDatasets: Sendable {
  /// Those of the later day first.
  let datasets: [RegisteredDataset]

  /// Names the tables, how they are read and in which order they count.
  let key: Digest

  /// The version of what is made of a row; another is another index.
  private static let version = "ancrage-addresses/1"

  init(_ datasets: [RegisteredDataset]) {
    self.datasets = datasets.sorted { ($0.effectiveOn, $0.id) > ($1.effectiveOn, $1.id) }
    key = Digest(
      hashing: self.datasets.reduce(Array(Self.version.utf8)) { bytes, dataset in
        bytes + dataset.dataset.file.bytes + (dataset.dataset.mapping?.bytes ?? [])
      })
  }

  var isEmpty: Bool { datasets.isEmpty }

  /// Number of rows of all tables.
  var rowCount: Int { datasets.reduce(0) { $0 + $1.dataset.rowCount } }

  /// Hands each row of each table on, with the place of its table in the order.
  ///
  /// - Throws: ``EngineError/missingDataset(_:path:)``, an error of a table, or what `body` throws.
  func forEachRow(
    in workspace: Workspace, _ body: (_ row: AddressRow, _ rank: Int) throws -> Void
  ) throws {
    for (rank, dataset) in datasets.enumerated() {
      let path = workspace.folder.dataset(dataset.dataset.file)
      guard FileManager.default.fileExists(atPath: path) else {
        throw EngineError.missingDataset(dataset.id, path: path)
      }
      let mapping = try workspace.mapping(of: dataset)
      try workspace.surroundings.readAddresses(path, mapping) { try body($0, rank) }
    }
  }
}

/// The index of the registered addresses: built once, kept among what is derived, mapped into memory.
final class AddressStore: AddressFinding {
  private let datasets: AddressDatasets
  private let workspace: Workspace

  /// Progress is told once per this many rows.
  private static let progressStep = 10_000

  init(datasets: AddressDatasets, workspace: Workspace) {
    self.datasets = datasets
    self.workspace = workspace
  }

  func index(progress: Progress?) throws -> AddressIndex? {
    guard !datasets.isEmpty else { return nil }
    return try workspace.addressIndexes.index(datasets.key) {
      try open(progress: progress)
    }
  }

  private func open(progress: Progress?) throws -> AddressIndex {
    let places = workspace.folder.derivedPlaces(DataFolder.addresses(datasets.key))
    // Missing, damaged or of another format: it is built again. A flipped bit could name a wrong
    // door, so that the whole file is checked each time.
    for path in places {
      if let index = try? AddressIndex(contentsOf: path, expectedKey: datasets.key.bytes),
        index.isIntact()
      {
        return index
      }
    }
    return try made(progress: progress)
  }

  func rebuiltIndex(progress: Progress?) throws -> AddressIndex? {
    guard !datasets.isEmpty else { return nil }
    return try made(progress: progress)
  }

  private func made(progress: Progress?) throws -> AddressIndex {
    let path = workspace.folder.derivedPlaces(DataFolder.addresses(datasets.key))[0]
    do {
      try build(at: path, progress: progress)
    } catch AddressIndexError.cannotWrite {
      return try elsewhere(progress: progress)
    }
    workspace.folder.prune(prefix: DataFolder.addressesPrefix, keeping: 2)
    return try AddressIndex(contentsOf: path, expectedKey: datasets.key.bytes)
  }

  /// Where nothing may be written among the data, the index lives as long as the process does.
  private func elsewhere(progress: Progress?) throws -> AddressIndex {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("ancrage-\(UUID().uuidString).index").path
    // What is mapped stays readable without a name.
    defer { try? FileManager.default.removeItem(atPath: path) }
    try build(at: path, progress: progress)
    return try AddressIndex(contentsOf: path, expectedKey: datasets.key.bytes)
  }

  private func build(at path: String, progress: Progress?) throws {
    let scratch = (path as NSString).deletingLastPathComponent
    let builder = AddressIndexBuilder(temporaryFolder: scratch)
    var count = 0
    try datasets.forEachRow(in: workspace) { row, rank in
      if var record = row.record {
        record.source = Self.source(precedence: row.precedence, rank: rank)
        try builder.add(record)
      }
      if let place = row.place { builder.add(place) }
      count += 1
      if count % Self.progressStep == 0 { progress?(count, datasets.rowCount) }
    }
    _ = try builder.finish(writing: path, key: datasets.key.bytes)
  }

  /// One number for both orders: first the precedence that the mapping states, 1 to 9, then the place
  /// of the table, the later day first; tables beyond the twenty-eighth share the last place.
  static func source(precedence: Int, rank: Int) -> UInt8 {
    UInt8((min(max(precedence, 1), 9) - 1) * 28 + min(rank, 27))
  }
}

/// The address indexes that a process has open, so that each is opened once.
final class AddressIndexes: Sendable {
  private let open = Mutex([Digest: AddressIndex]())

  /// More sets of tables than this at once are forgotten.
  private static let countMax = 4

  /// The index of a set of tables; `make` opens it where it is not open.
  ///
  /// Two threads that ask at once may both open it: it is read only, and one of them is kept.
  func index(_ key: Digest, make: () throws -> AddressIndex) rethrows -> AddressIndex {
    if let index = open.withLock({ $0[key] }) { return index }
    let index = try make()
    open.withLock { indexes in
      if indexes.count >= Self.countMax { indexes.removeAll() }
      indexes[key] = index
    }
    return index
  }
}
