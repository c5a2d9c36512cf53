internal import CSodium

extension Digest {
  /// Hashes bytes with BLAKE2b-256 (RFC 7693, no key, no salt, no personalisation).
  public init(hashing bytes: [UInt8]) {
    var output = [UInt8](repeating: 0, count: Digest.byteCount)
    let code = unsafe crypto_generichash_blake2b(
      &output, Digest.byteCount, bytes, UInt64(bytes.count), nil, 0)
    precondition(code == 0, "BLAKE2b refuses only lengths that are fixed here")
    func word(_ start: Int) -> UInt64 {
      output[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
    self.init(word(0), word(8), word(16), word(24))
  }
}
