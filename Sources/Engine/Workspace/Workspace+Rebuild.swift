internal import EventLog
internal import Foundation
internal import Projections

/// What a rebuild did.
public struct RebuildReport: Hashable, Sendable {
  /// Number of events folded.
  public var eventCount: Int64

  /// Whether following along and starting from nothing were compared.
  public var wasVerified: Bool

  /// Names of the projections whose bytes differed; empty when all agree, or none were compared.
  public var differences: [String]
}

extension Workspace {
  /// Folds the whole log again beside the live read models, and puts the result in their place at
  /// once.
  ///
  /// With `verify`, the models are also built by following along, in steps with a stored state
  /// between them, and the bytes compared; a difference is reported and nothing is replaced.
  ///
  /// - Throws: an error of the log or of the file system; the live models stay as they are then.
  public func rebuild(verify: Bool, progress: Progress? = nil) throws -> RebuildReport {
    let head = try log.head()
    var fresh = ReadModels()
    try fresh.follow(log, through: head.position, progress: progress)
    var differences: [String] = []
    if verify {
      let followed = try followAlong(to: head.position)
      differences = fresh.differences(from: followed)
    }
    if differences.isEmpty {
      try folder.create()
      try StateFile(path: folder.readModels).save(
        fresh, hash: head.hash, erasedContentCount: head.erasedContentCount)
      forgetModels()
    }
    return RebuildReport(
      eventCount: head.position, wasVerified: verify, differences: differences)
  }

  /// Builds the models in steps, each from the stored bytes of the one before.
  private func followAlong(to last: Int64) throws -> ReadModels {
    let stepCount: Int64 = 16
    var models = ReadModels()
    for step in 1...stepCount {
      try models.follow(log, through: last * step / stepCount)
      var bytes = StateWriter()
      models.write(to: &bytes)
      var reader = StateReader(bytes.bytes)
      guard let read = try ReadModels(from: &reader, position: models.position) else {
        throw EngineError.damagedState
      }
      models = read
    }
    return models
  }
}

extension ReadModels {
  /// Names of the projections whose stored bytes differ.
  func differences(from other: ReadModels) -> [String] {
    func bytes(_ state: some StateCodable) -> [UInt8] {
      var writer = StateWriter()
      state.write(to: &writer)
      return writer.bytes
    }
    var names: [String] = []
    if bytes(atlas.state) != bytes(other.atlas.state) { names.append(Atlas.name) }
    if bytes(directory.state) != bytes(other.directory.state) { names.append(Directory.name) }
    if bytes(baskets.state) != bytes(other.baskets.state) { names.append(Baskets.name) }
    return names
  }
}
