import Hashing
import Testing

@Suite("Digest")
struct DigestTests {
  /// From Python's `hashlib.blake2b(message, digest_size=32)`.
  static let published = [
    ("", "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8"),
    ("abc", "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"),
  ]

  @Test("A digest equals the one another implementation gives", arguments: published)
  func equalsAnotherImplementation(message: String, hexadecimal: String) {
    #expect(Digest(hashing: Array(message.utf8)).hexadecimal == hexadecimal)
  }

  @Test("Pieces of any size give the digest of the whole", arguments: [1, 63, 128, 1_000])
  func pieces(byteCount: Int) {
    let whole = (0..<3_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    var hash = StreamingHash()
    for start in stride(from: 0, to: whole.count, by: byteCount) {
      hash.update(Array(whole[start..<min(start + byteCount, whole.count)]))
    }
    #expect(hash.finish() == Digest(hashing: whole))
    #expect(StreamingHash().finish() == Digest(hashing: []))
  }

  @Test("Bytes and hexadecimal digits read back to the same digest")
  func readsBack() {
    let digest = Digest(hashing: [1, 2, 3])
    #expect(Digest(bytes: digest.bytes) == digest)
    #expect(Digest(bytes: digest.bytes.lazy.map { $0 }) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal) == digest)
    #expect(Digest(hexadecimal: digest.hexadecimal.uppercased()) == nil)
    #expect(Digest(bytes: [1, 2]) == nil)
  }

  @Test("A gathered input is little-endian integers and counted fields")
  func gathersFields() {
    var input = HashInput()
    input.append(7)
    input.append(littleEndian: UInt32(258))
    input.append(littleEndian: Int64(-2))
    input.append(field: "é")
    input.append(field: [9])
    let bytes: [UInt8] = [
      7, 2, 1, 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 2, 0, 0, 0, 0xC3, 0xA9, 1, 0,
      0, 0, 9,
    ]
    #expect(input.bytes == bytes)
    #expect(input.digest == Digest(hashing: bytes))
    input.removeAll()
    input.append(field: [UInt8](repeating: 5, count: 10_000))
    #expect(input.count == 10_004)
  }
}
