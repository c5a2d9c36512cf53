internal import Domain
internal import Foundation
internal import Hashing
internal import Projections
internal import Synchronization

/// What queries ask of the registered population tables.
protocol PopulationReading: Sendable {
  /// Everything that is known of how many people live where.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func population() throws -> Population

  /// What other tables than those that hold would tell.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func population(of datasets: [RegisteredDataset]) throws -> Population
}

/// Nobody is known to live anywhere.
struct NoPopulation: PopulationReading {
  func population() throws -> Population { Population(layers: []) }
  func population(of datasets: [RegisteredDataset]) throws -> Population { try population() }
}

/// The registered population tables, read when they are first asked for and then kept.
final class PopulationStore: PopulationReading {
  private let datasets: [RegisteredDataset]
  private let workspace: Workspace
  private let known = Mutex(Population?.none)

  /// Takes the tables that hold on a day.
  init(datasets: [RegisteredDataset], workspace: Workspace) {
    self.datasets = datasets
    self.workspace = workspace
  }

  func population() throws -> Population {
    if let population = known.withLock({ $0 }) { return population }
    let population = try population(of: datasets)
    known.withLock { $0 = population }
    return population
  }

  /// Where two tables tell the same, the one of the later day counts.
  func population(of datasets: [RegisteredDataset]) throws -> Population {
    let inOrder = datasets.sorted { ($0.effectiveOn, $0.id) > ($1.effectiveOn, $1.id) }
    let layers = try inOrder.map { dataset in
      let table = try table(of: dataset)
      return Population.Layer(
        source: Population.Source(
          id: dataset.id, title: dataset.dataset.title, text: dataset.source,
          effectiveOn: dataset.effectiveOn, projectionsFrom: table.projectionsFrom),
        table: table)
    }
    return Population(layers: layers)
  }

  /// Opens the table of a dataset, building it when it is not there.
  private func table(of dataset: RegisteredDataset) throws -> PopulationTable {
    let file = PopulationFile(dataset.dataset, in: workspace.folder)
    if let table = file.load() { return table }
    let path = workspace.folder.dataset(dataset.dataset.file)
    guard FileManager.default.fileExists(atPath: path) else {
      throw EngineError.missingDataset(dataset.id, path: path)
    }
    var builder = PopulationTableBuilder()
    let traits = try workspace.surroundings.readPopulation(path, workspace.mapping(of: dataset)) {
      if case .people(let row) = $0 { builder.add(row) }
    }
    let table = builder.table(projectionsFrom: traits.projectionsFrom)
    file.store(table, keeping: datasets.count)
    return table
  }
}

/// The compact form of one population table, kept among what is derived under the digest of its file
/// and mapping.
struct PopulationFile: Sendable {
  private let folder: DataFolder
  private let file: DerivedFile

  init(_ dataset: DatasetRegistered, in folder: DataFolder) {
    let key = Digest(hashing: dataset.file.bytes + (dataset.mapping?.bytes ?? []))
    self.folder = folder
    file = DerivedFile(
      places: folder.derivedPlaces(DataFolder.population(key)),
      magic: Array("ancrage-population/1\n".utf8), key: key)
  }

  /// Reads the table; `nil` when there is none, or when it is damaged.
  func load() -> PopulationTable? {
    guard var reader = file.load() else { return nil }
    // Bytes that were seen to be intact can only be of another version.
    return try? PopulationTable(from: &reader)
  }

  /// Keeps the table for the next command.
  func store(_ table: PopulationTable, keeping count: Int) {
    var body = StateWriter()
    table.write(to: &body)
    if file.store(body) {
      folder.prune(prefix: DataFolder.populationPrefix, keeping: max(4, count))
    }
  }
}
