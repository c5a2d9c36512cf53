internal import CSodium

/// BLAKE2b-256 of a text that is too long to be held at once.
///
/// Not shared between threads: whoever holds it owns it, and with it the state of the library.
@safe
public struct StreamingHash: ~Copyable {
  private let memory: UnsafeMutableRawPointer

  /// The same memory as the library names it.
  private let state: OpaquePointer

  /// The library wants its state aligned to 64 bytes ("The state is aligned", `crypto_generichash`).
  private static let alignment = 64

  /// Begins with no bytes.
  public init() {
    unsafe memory = UnsafeMutableRawPointer.allocate(
      byteCount: crypto_generichash_blake2b_statebytes(), alignment: Self.alignment)
    unsafe state = OpaquePointer(memory)
    precondition(Blake2b.isReady, "The library of hash functions cannot start")
    let code = unsafe crypto_generichash_blake2b_init(state, nil, 0, Digest.byteCount)
    precondition(code == 0, "BLAKE2b refuses only lengths that are fixed here")
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// Takes up more bytes.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public mutating func update(_ bytes: [UInt8]) {
    let code = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe crypto_generichash_blake2b_update(state, buffer.baseAddress, UInt64(buffer.count))
    }
    precondition(code == 0, "BLAKE2b takes bytes until it is finished")
  }

  /// The digest of all bytes; the hash is used up.
  public consuming func finish() -> Digest {
    var output = [UInt8](repeating: 0, count: Digest.byteCount)
    let code = unsafe crypto_generichash_blake2b_final(state, &output, output.count)
    precondition(code == 0, "BLAKE2b finishes once")
    return unsafe output.withUnsafeBytes { unsafe Digest(readingFrom: $0) }
  }
}
