public import Hashing

/// Bytes too large, or too private, to stand inside an event; the event holds their digest.
///
/// A salted content can be erased later: its digest stays in the chain, and the salt, erased with it,
/// keeps anyone from finding the bytes again by trying.
public struct Content: Hashable, Sendable {
  /// 16 random bytes for a content that may have to be erased; empty for one that is kept for ever.
  public let salt: [UInt8]

  /// The content itself.
  public let bytes: [UInt8]

  /// Digest over the salt and the bytes; see `EventFormat.md`.
  public let digest: Digest

  /// Names a content.
  ///
  /// - Precondition: `salt` has 0 or 16 bytes.
  public init(bytes: [UInt8], salt: [UInt8] = []) {
    precondition(salt.isEmpty || salt.count == 16, "A salt has 16 bytes, not \(salt.count)")
    self.salt = salt
    self.bytes = bytes
    digest = Digest(hashing: [UInt8(salt.count)] + salt + bytes)
  }
}

/// What the log still holds under a digest.
public enum StoredContent: Hashable, Sendable {
  case present(Content)
  /// Erased on purpose; only the digest is left.
  case erased
}
