/// What the system refused to do with a file.
public enum FileFailure: Error, Hashable, Sendable {
  /// It could not be opened or mapped; `code` is the system's error number.
  case cannotOpen(code: Int32)

  /// It could not be written; `code` is the system's error number.
  case cannotWrite(code: Int32)

  /// It has fewer bytes than a file of its sort must have.
  case tooShort
}
