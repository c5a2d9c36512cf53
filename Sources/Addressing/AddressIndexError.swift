internal import MappedFiles

/// Why an address index could not be built, written or opened.
public enum AddressIndexError: Error, Hashable, Sendable {
  /// The file could not be opened or mapped; `code` is the system's error number.
  case cannotOpen(path: String, code: Int32)

  /// A file could not be written; `code` is the system's error number.
  case cannotWrite(path: String, code: Int32)

  /// The file does not begin as an address index does.
  case notAnIndex(path: String)

  /// The file was written by a version of the format that this code does not know.
  case unknownVersion(path: String, found: UInt32, known: UInt32)

  /// The file is shorter or longer than its header says.
  case wrongSize(path: String, expectedBytes: UInt64, foundBytes: UInt64)

  /// The header contradicts its checksum or itself.
  case damaged(path: String)

  /// The file was built from other sources than those asked for.
  case otherKey(path: String)

  /// The index would not fit the numbers of the file format; nothing was written.
  case tooLarge
}

extension AddressIndexError {
  /// What the system refused, with the file it concerns.
  init(_ failure: FileFailure, path: String) {
    switch failure {
    case .cannotOpen(let code): self = .cannotOpen(path: path, code: code)
    case .cannotWrite(let code): self = .cannotWrite(path: path, code: code)
    case .tooShort: self = .notAnIndex(path: path)
    }
  }
}
