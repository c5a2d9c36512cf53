internal import CSodium

extension Digest {
  /// Hashes bytes with BLAKE2b-256 (RFC 7693, no key, no salt, no personalisation).
  public init(hashing bytes: [UInt8]) {
    self = unsafe bytes.withUnsafeBytes { unsafe Digest(hashing: $0) }
  }

  /// Hashes the bytes of a buffer with BLAKE2b-256.
  @unsafe
  public init(hashing buffer: UnsafeRawBufferPointer) {
    precondition(Blake2b.isReady, "The library of hash functions cannot start")
    var output: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    let code = unsafe withUnsafeMutablePointer(to: &output) { result in
      unsafe crypto_generichash_blake2b(
        UnsafeMutableRawPointer(result).assumingMemoryBound(to: UInt8.self), Digest.byteCount,
        buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt64(buffer.count), nil, 0)
    }
    precondition(code == 0, "BLAKE2b refuses only lengths that are fixed here")
    self.init(
      output.0.bigEndian, output.1.bigEndian, output.2.bigEndian, output.3.bigEndian)
  }
}

/// The library behind the hash function.
enum Blake2b {
  /// Whether the library has chosen the fastest code for this processor.
  ///
  /// Without this call it stays with the portable code. A failure (-1) leaves that code, which is as
  /// right.
  static let isReady: Bool = sodium_init() >= -1
}
