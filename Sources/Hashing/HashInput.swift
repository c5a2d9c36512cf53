/// Bytes gathered to be hashed, in memory that is used again for the next message.
///
/// Integers are written little-endian. A field is its length in bytes as a `UInt32`, then the bytes,
/// so that no two lists of fields give the same input. Not shared between threads: whoever holds it
/// owns it.
@safe
public struct HashInput: ~Copyable {
  private var memory: UnsafeMutableRawPointer
  private var capacity: Int

  /// Number of bytes gathered so far.
  public private(set) var count = 0

  /// Makes an empty input.
  public init() {
    capacity = 4096
    unsafe memory = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
  }

  deinit {
    unsafe memory.deallocate()
  }

  /// Forgets the bytes and keeps the memory.
  public mutating func removeAll() {
    count = 0
  }

  /// BLAKE2b-256 of the bytes gathered so far.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public var digest: Digest {
    unsafe Digest(hashing: UnsafeRawBufferPointer(start: memory, count: count))
  }

  /// The bytes gathered so far.
  public var bytes: [UInt8] {
    unsafe [UInt8](UnsafeRawBufferPointer(start: memory, count: count))
  }

  public mutating func append(_ byte: UInt8) {
    unsafe reserve(1).storeBytes(of: byte, as: UInt8.self)
    count += 1
  }

  public mutating func append(littleEndian value: Int64) {
    unsafe reserve(8).storeBytes(of: value.littleEndian, as: Int64.self)
    count += 8
  }

  public mutating func append(littleEndian value: UInt32) {
    unsafe reserve(4).storeBytes(of: value.littleEndian, as: UInt32.self)
    count += 4
  }

  /// Appends the 32 bytes of a digest.
  public mutating func append(_ digest: Digest) {
    let room = unsafe reserve(Digest.byteCount)
    unsafe digest.write(
      to: UnsafeMutableRawBufferPointer(start: room, count: Digest.byteCount))
    count += Digest.byteCount
  }

  /// Appends a text as a field: the length of its UTF-8, then its UTF-8.
  public mutating func append(field text: String) {
    append(littleEndian: UInt32(text.utf8.count))
    append(text: text)
  }

  /// Appends the UTF-8 of a text as it is.
  public mutating func append(text: String) {
    let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe append(UnsafeRawBufferPointer(bytes))
    }
    if isDone == nil {
      unsafe Array(text.utf8).withUnsafeBytes { unsafe append($0) }
    }
  }

  /// Appends bytes as a field: their count, then the bytes.
  public mutating func append(field bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { unsafe append(field: $0) }
  }

  /// Appends the bytes of a buffer as a field: their count, then the bytes.
  @unsafe
  public mutating func append(field buffer: UnsafeRawBufferPointer) {
    append(littleEndian: UInt32(buffer.count))
    unsafe append(buffer)
  }

  /// Appends the bytes of a buffer as they are.
  @unsafe
  public mutating func append(_ buffer: UnsafeRawBufferPointer) {
    guard let start = buffer.baseAddress else { return }
    let room = unsafe reserve(buffer.count)
    unsafe room.copyMemory(from: start, byteCount: buffer.count)
    count += buffer.count
  }

  /// The bytes gathered so far, valid until the next change.
  @unsafe
  public var lentBytes: UnsafeRawBufferPointer {
    unsafe UnsafeRawBufferPointer(start: memory, count: count)
  }

  /// Makes room for more bytes and says where they go.
  @unsafe
  private mutating func reserve(_ byteCount: Int) -> UnsafeMutableRawPointer {
    if count + byteCount > capacity {
      capacity = max(capacity * 2, count + byteCount)
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      unsafe larger.copyMemory(from: memory, byteCount: count)
      unsafe memory.deallocate()
      unsafe memory = larger
    }
    return unsafe memory + count
  }
}
