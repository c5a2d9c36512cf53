internal import Foundation

/// The bytes of a file, piece by piece, so that its size does not matter.
public struct ByteChunks: Sendable {
  /// Size of a piece unless another is asked for: 256 KiB.
  public static let chunkByteCountDefault = 262_144

  private enum Source {
    case file(FileHandle, path: String)
    case memory(ArraySlice<UInt8>)
  }

  private var source: Source
  private let chunkByteCount: Int

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: ``FileAccessError``.
  public init(
    path: String, chunkByteCount: Int = chunkByteCountDefault
  ) throws(FileAccessError) {
    self.chunkByteCount = chunkByteCount
    if path == "-" {
      source = .file(FileHandle.standardInput, path: path)
      return
    }
    try Self.check(path)
    guard let handle = FileHandle(forReadingAtPath: path) else { throw .notReadable(path: path) }
    source = .file(handle, path: path)
  }

  /// Takes bytes that are in memory already.
  public init(_ bytes: [UInt8], chunkByteCount: Int = chunkByteCountDefault) {
    source = .memory(bytes[...])
    self.chunkByteCount = chunkByteCount
  }

  /// Reads the next piece.
  ///
  /// - Returns: At least one byte, or `nil` at the end.
  /// - Throws: ``FileAccessError/readFailed(path:reason:)``.
  public mutating func next() throws(FileAccessError) -> [UInt8]? {
    switch source {
    case .file(let handle, let path):
      let data: Data?
      do {
        data = try handle.read(upToCount: chunkByteCount)
      } catch {
        throw .readFailed(path: path, reason: error.localizedDescription)
      }
      guard let data, !data.isEmpty else { return nil }
      return [UInt8](data)
    case .memory(let rest):
      guard !rest.isEmpty else { return nil }
      source = .memory(rest.dropFirst(chunkByteCount))
      return Array(rest.prefix(chunkByteCount))
    }
  }

  /// Reads a whole file.
  ///
  /// - Throws: ``FileAccessError``.
  public static func wholeFile(path: String) throws(FileAccessError) -> [UInt8] {
    var chunks = try ByteChunks(path: path, chunkByteCount: 4 << 20)
    var bytes: [UInt8] = []
    while let chunk = try chunks.next() { bytes.append(contentsOf: chunk) }
    return bytes
  }

  private static func check(_ path: String) throws(FileAccessError) {
    guard FileManager.default.fileExists(atPath: path) else { throw .notFound(path: path) }
    // Where the attributes cannot be read, opening the file will say why.
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard attributes?[.type] as? FileAttributeType != .typeDirectory else {
      throw .isFolder(path: path)
    }
  }
}

/// Why a file could not be read.
public enum FileAccessError: Error, Hashable, Sendable {
  case notFound(path: String)
  case isFolder(path: String)
  case notReadable(path: String)

  /// Reading stopped half-way, for the reason that the system gave.
  case readFailed(path: String, reason: String)
}
