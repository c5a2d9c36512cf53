#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Asks the file system about a path.
enum FilePresence {
  /// Whether something lies at a path.
  static func isPresent(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }
}
