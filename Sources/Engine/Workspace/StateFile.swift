internal import EventLog
internal import Foundation
internal import Hashing
internal import Projections

/// The stored read models: one file, replaced at once, thrown away whenever it does not fit.
///
/// It begins with a magic text, the position it has read to, the hash that closes the log's chain
/// there, the number of contents erased by then, and a digest over the rest.
struct StateFile: Sendable {
  let path: String

  private static let magic = Array("ancrage-read-models/2\n".utf8)

  /// Reads the models that fit this log.
  ///
  /// - Returns: `nil` when there are none, when the file is damaged or of another version, or when
  ///   something has been erased since: they must then be rebuilt.
  /// - Throws: ``EngineError/projectionAhead(position:logPosition:)`` when the models have seen events
  ///   that this log does not hold.
  func load(for log: any AppendOnlyLog, at head: LogHead) throws -> ReadModels? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    var reader = StateReader(Array(data))
    // A damaged file is as good as none: it is rebuilt from the log.
    guard let header = try? Header(from: &reader) else { return nil }
    try header.check(against: log, at: head)
    guard header.erasedContentCount == head.erasedContentCount,
      Digest(hashing: Array(data[reader.byteOffset...])) == header.bodyDigest
    else { return nil }
    return try? ReadModels(from: &reader, position: header.position)
  }

  /// Writes the models beside the old ones and puts them in their place at once.
  ///
  /// - Throws: an error of the file system.
  func save(_ models: ReadModels, hash: Digest, erasedContentCount: Int64) throws {
    var body = StateWriter()
    models.write(to: &body)
    var file = StateWriter()
    file.write(raw: Self.magic)
    models.position.write(to: &file)
    hash.write(to: &file)
    erasedContentCount.write(to: &file)
    Digest(hashing: body.bytes).write(to: &file)
    file.write(raw: body.bytes)
    try Data(file.bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  private struct Header {
    let position: Int64
    let hash: Digest
    let erasedContentCount: Int64
    let bodyDigest: Digest

    init(from state: inout StateReader) throws(StateDamage) {
      guard Array(try state.raw(count: magic.count)) == magic else { throw state.damage }
      position = try Int64(from: &state)
      hash = try Digest(from: &state)
      erasedContentCount = try Int64(from: &state)
      bodyDigest = try Digest(from: &state)
    }

    func check(against log: any AppendOnlyLog, at head: LogHead) throws {
      let isKnown: Bool
      if position == head.position {
        isKnown = hash == head.hash
      } else if position > head.position {
        isKnown = false
      } else if position == 0 {
        isKnown = hash == .zero
      } else {
        isKnown = try log.events(from: position, limit: 1).first?.hash == hash
      }
      guard isKnown else {
        throw EngineError.projectionAhead(position: position, logPosition: head.position)
      }
    }
  }
}
