internal import Foundation
internal import Hashing

/// The folder of registered files: each lies there under the digest of its bytes.
struct DatasetStore {
  let folder: DataFolder

  /// Size of the pieces in which files are read: 4 MiB.
  private static let pieceByteCount = 4 << 20

  /// The digest of a file.
  ///
  /// - Throws: an error of the file system.
  static func digest(of path: String) throws -> Digest {
    var hash = StreamingHash()
    try forEachPiece(of: path) { hash.update($0) }
    return hash.finish()
  }

  /// Copies a file into the folder under a passing name, so that what is read and what is kept are
  /// the same bytes, whatever happens to the original.
  ///
  /// - Returns: Where the copy lies, on disk, and its digest.
  /// - Throws: an error of the file system; nothing is left behind then.
  func takeIn(_ path: String) throws -> (path: String, digest: Digest) {
    let copy = "\(folder.datasets)/incoming-\(UUID().uuidString)"
    do {
      guard FileManager.default.createFile(atPath: copy, contents: nil),
        let output = FileHandle(forWritingAtPath: copy)
      else { throw EngineError.cannotCreate(path: copy) }
      var hash = StreamingHash()
      try Self.forEachPiece(of: path) { piece in
        hash.update(piece)
        try output.write(contentsOf: Data(piece))
      }
      // On disk before the log says that it is there.
      try output.synchronize()
      try output.close()
      return (copy, hash.finish())
    } catch {
      discard(copy)
      throw error
    }
  }

  /// Gives a copy its lasting name; one that is there already is as good.
  ///
  /// - Throws: an error of the file system.
  func keep(_ copy: String, as digest: Digest) throws {
    let path = folder.dataset(digest)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    try FileManager.default.moveItem(atPath: copy, toPath: path)
  }

  /// Keeps a small file that is held in memory already.
  ///
  /// - Throws: an error of the file system.
  func keep(_ data: Data, as digest: Digest) throws {
    let path = folder.dataset(digest)
    guard !FileManager.default.fileExists(atPath: path) else { return }
    try data.write(to: URL(fileURLWithPath: path), options: .atomic)
  }

  /// Throws away a copy that was not kept.
  func discard(_ copy: String) {
    // Left behind, or gone already under its lasting name, it harms nobody.
    try? FileManager.default.removeItem(atPath: copy)
  }

  private static func forEachPiece(of path: String, _ body: ([UInt8]) throws -> Void) throws {
    let input = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? input.close() }
    while let data = try input.read(upToCount: pieceByteCount), !data.isEmpty {
      try body([UInt8](data))
    }
  }
}
