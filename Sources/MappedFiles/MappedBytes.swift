#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of an index, in memory of our own or mapped from a file, read-only once shared.
///
/// This is where raw memory that outlives a call is held: the bytes stay where they are until the
/// last reference goes, and nothing writes to them after the initialiser.
@safe
public final class MappedBytes: Sendable {
  /// The first byte, aligned to at least 64 bytes; valid as long as this object.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  public let count: Int
  private let isMapped: Bool

  /// Takes memory of its own and lets `fill` write it, which was all zero.
  @unsafe
  public init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 4096)
    self.count = count
    isMapped = false
    let buffer = unsafe UnsafeMutableRawBufferPointer(start: base, count: count)
    unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe fill(buffer)
  }

  /// Maps a file for reading.
  ///
  /// - Throws: ``FileFailure/cannotOpen(code:)``, and ``FileFailure/tooShort`` for a file of fewer
  ///   than `byteCountMin` bytes.
  /// - Precondition: `byteCountMin` is positive, for nothing cannot be mapped.
  public init(mapping path: String, byteCountMin: Int) throws(FileFailure) {
    precondition(byteCountMin > 0, "an empty file cannot be mapped")
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(code: errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .cannotOpen(code: errno) }
    guard status.st_size >= byteCountMin else { throw .tooShort }
    let size = Int(status.st_size)
    // MAP_PRIVATE, PROT_READ: nobody writes through this mapping. The file is replaced by
    // renaming, never rewritten, so the mapped bytes do not change either.
    guard
      let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe address != MAP_FAILED
    else { throw .cannotOpen(code: errno) }
    unsafe base = address
    count = size
    isMapped = true
  }

  deinit {
    if isMapped {
      _ = unsafe munmap(base, count)
    } else {
      unsafe base.deallocate()
    }
  }

  /// The elements of a range of bytes; valid as long as this object.
  ///
  /// - Precondition: the range lies within the bytes and is aligned for `Element`, which is a
  ///   plain number.
  @unsafe
  public func elements<Element: BitwiseCopyable>(
    of type: Element.Type, offset: Int, byteCount: Int
  ) -> UnsafeBufferPointer<Element> {
    precondition(
      offset >= 0 && byteCount >= 0 && byteCount <= count - offset
        && offset % MemoryLayout<Element>.alignment == 0, "range outside the index")
    let size = MemoryLayout<Element>.stride
    let start = unsafe UnsafeRawPointer(base + offset).assumingMemoryBound(to: Element.self)
    return unsafe UnsafeBufferPointer(start: start, count: byteCount / size)
  }

  /// Copies the first bytes out.
  public func prefix(_ length: Int) -> [UInt8] {
    unsafe Array(elements(of: UInt8.self, offset: 0, byteCount: min(length, count)))
  }

  /// The checksum of everything from a byte on, in words of eight bytes.
  ///
  /// - Complexity: O(*n*): it reads the whole file.
  public func checksum(from offset: Int) -> UInt64 {
    var checksum = Checksum()
    let words = (count - offset) / 8
    let bytes = unsafe UnsafeRawPointer(base + offset)
    for word in 0..<max(words, 0) {
      checksum.add(unsafe bytes.load(fromByteOffset: word * 8, as: UInt64.self))
    }
    return checksum.value
  }

  /// Writes all bytes to a new file that takes the place of `path` at once, or not at all.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public func write(replacing path: String) throws(FileFailure) {
    var output = try OutputFile(replacing: path)
    try unsafe output.append(UnsafeRawBufferPointer(start: base, count: count))
    try output.commit()
  }
}
