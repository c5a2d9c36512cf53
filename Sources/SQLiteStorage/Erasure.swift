internal import EventLog
internal import Hashing

extension Writer {
  /// Version and last position of a stream, also of one that another process appended to; 0 and 0
  /// for one without events.
  mutating func head(ofStream stream: String) throws -> (version: Int64, position: Int64) {
    try catchUp()
    return heads.index(of: stream).map { (heads.versions[$0], heads.positions[$0]) } ?? (0, 0)
  }

  /// Erases a salted content, in the table and in what the write-ahead file still holds of it.
  mutating func erase(_ digest: Digest, atMilliseconds: Int64) throws {
    try statements.begin.run()
    do {
      let wasErased = try eraseRow(digest, atMilliseconds: atMilliseconds)
      try statements.commit.run()
      guard wasErased else { return }
    } catch {
      rollBackTransaction()
      throw error
    }
    // `secure_delete` has overwritten the pages; the old ones leave the write-ahead file with this.
    // A reader in another process may hold it up: then the next checkpoint does it.
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }

  private mutating func eraseRow(_ digest: Digest, atMilliseconds: Int64) throws -> Bool {
    statements.selectContent.bind(1, digest)
    guard try statements.selectContent.step() else { return false }
    defer { statements.selectContent.reset() }
    guard statements.selectContent.kind(at: 1) == .null else { return false }
    guard statements.selectContent.integer(at: 0) == 16 else {
      throw EventLogError.notErasable(digest)
    }
    statements.eraseContent.bind(1, digest)
    statements.eraseContent.bind(2, atMilliseconds)
    try statements.eraseContent.run()
    return true
  }
}
