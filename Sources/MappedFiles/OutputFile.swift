#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A new file that takes the place of another at once, or not at all.
///
/// It is written beside the other one; without ``commit()`` it goes away.
public struct OutputFile: ~Copyable {
  /// Bytes written so far.
  public private(set) var byteCount = 0

  private let path: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 1 << 20

  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public init(replacing path: String) throws(FileFailure) {
    self.path = path
    descriptor = unsafe open(
      path + ".new", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(code: errno) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    _ = close(descriptor)
    _ = unsafe unlink(path + ".new")
  }

  /// Appends plain numbers, each in the order of bytes of this machine.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public mutating func append<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) throws(FileFailure) {
    // The closure cannot throw a typed error through the standard library.
    let failure: FileFailure? = unsafe elements.withUnsafeBytes { bytes in
      do throws(FileFailure) {
        try unsafe append(bytes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }

  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  @unsafe
  mutating func append(_ bytes: UnsafeRawBufferPointer) throws(FileFailure) {
    unsafe buffer.append(contentsOf: bytes)
    byteCount += bytes.count
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Writes zeros up to the next multiple of `alignment` bytes.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public mutating func align(to alignment: Int) throws(FileFailure) {
    let missing = (alignment - byteCount % alignment) % alignment
    try append([UInt8](repeating: 0, count: missing))
  }

  /// Writes over bytes that were appended before.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  /// - Precondition: they were appended.
  public mutating func overwrite(_ bytes: [UInt8], at offset: Int) throws(FileFailure) {
    precondition(offset >= 0 && offset + bytes.count <= byteCount, "nothing stands there yet")
    try flush()
    guard unsafe pwrite(descriptor, bytes, bytes.count, off_t(offset)) == bytes.count else {
      throw .cannotWrite(code: errno)
    }
  }

  /// The checksum of everything from a byte on, in words of eight bytes.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``, when what was written cannot be read back.
  public mutating func checksum(from offset: Int) throws(FileFailure) -> UInt64 {
    try flush()
    var checksum = Checksum()
    var words = [UInt64](repeating: 0, count: Self.bufferSize / 8)
    var place = offset
    while place + 8 <= byteCount {
      let wanted = min(words.count * 8, (byteCount - place) / 8 * 8)
      guard unsafe pread(descriptor, &words, wanted, off_t(place)) == wanted else {
        throw .cannotWrite(code: errno)
      }
      for index in 0..<wanted / 8 { checksum.add(words[index]) }
      place += wanted
    }
    return checksum.value
  }

  /// Puts the file in its place, on disk before this returns.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``; the file goes away then.
  public consuming func commit() throws(FileFailure) {
    try flush()
    guard fsync(descriptor) == 0 else { throw .cannotWrite(code: errno) }
    guard unsafe rename(path + ".new", path) == 0 else { throw .cannotWrite(code: errno) }
    _ = close(descriptor)
    descriptor = -1
  }

  private mutating func flush() throws(FileFailure) {
    let failure = unsafe buffer.withUnsafeBytes { bytes in
      unsafe Self.writeAll(bytes, to: descriptor)
    }
    if let failure { throw failure }
    buffer.removeAll(keepingCapacity: true)
  }

  @unsafe
  static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> FileFailure? {
    var written = 0
    while written < bytes.count {
      guard let start = bytes.baseAddress else { break }
      let result = unsafe write(descriptor, start + written, bytes.count - written)
      if result < 0 {
        if errno == EINTR { continue }
        return .cannotWrite(code: errno)
      }
      written += result
    }
    return nil
  }
}
