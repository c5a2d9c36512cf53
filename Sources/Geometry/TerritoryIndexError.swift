internal import MappedFiles

/// Why a territory index could not be built, written or opened.
public enum TerritoryIndexError: Error, Hashable, Sendable {
  /// Two areas were given the same ordinal.
  case ordinalGivenTwice(UInt32)

  /// The index would not fit the numbers of the file format; nothing was built.
  case tooLarge

  /// The file could not be opened or mapped; `code` is the system's error number.
  case cannotOpen(path: String, code: Int32)

  /// The file could not be written; `code` is the system's error number.
  case cannotWrite(path: String, code: Int32)

  /// The file does not begin as a territory index does.
  case notAnIndex(path: String)

  /// The file was written by a version of the format that this code does not know.
  case unknownVersion(path: String, found: UInt32, known: UInt32)

  /// The file is shorter or longer than its header says.
  case wrongSize(path: String, expectedBytes: UInt64, foundBytes: UInt64)

  /// The header contradicts its checksum or itself, or the body its checksum.
  case damaged(path: String)

  /// The file was built from other boundaries than those asked for.
  case otherKey(path: String)
}

extension TerritoryIndexError {
  /// What the system refused, with the file it concerns.
  init(_ failure: FileFailure, path: String) {
    switch failure {
    case .cannotOpen(let code): self = .cannotOpen(path: path, code: code)
    case .cannotWrite(let code): self = .cannotWrite(path: path, code: code)
    case .tooShort: self = .notAnIndex(path: path)
    }
  }
}
