#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// The bytes of an index, in memory of our own or mapped from a file, read-only once shared.
///
/// This is where the module touches raw memory that outlives a call: the bytes stay where they are
/// until the last reference goes, and nothing writes to them after the initialiser.
@safe
final class IndexBytes: Sendable {
  /// The first byte, aligned to at least 64 bytes; valid as long as this object.
  private nonisolated(unsafe) let base: UnsafeMutableRawPointer
  let count: Int
  private let isMapped: Bool

  /// Takes memory of its own and lets `fill` write it, which was all zero.
  init(count: Int, fill: (UnsafeMutableRawBufferPointer) -> Void) {
    unsafe base = UnsafeMutableRawPointer.allocate(byteCount: count, alignment: 4096)
    self.count = count
    isMapped = false
    let buffer = unsafe UnsafeMutableRawBufferPointer(start: base, count: count)
    unsafe buffer.initializeMemory(as: UInt8.self, repeating: 0)
    unsafe fill(buffer)
  }

  /// Maps a file for reading.
  ///
  /// - Throws: ``TerritoryIndexError/cannotOpen(path:code:)``, and
  ///   ``TerritoryIndexError/notAnIndex(path:)`` for a file too small to be mapped.
  init(mapping path: String) throws(TerritoryIndexError) {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .cannotOpen(path: path, code: errno) }
    defer { _ = close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw .cannotOpen(path: path, code: errno)
    }
    guard status.st_size >= IndexFile.headerSize else { throw .notAnIndex(path: path) }
    let size = Int(status.st_size)
    // MAP_PRIVATE, PROT_READ: nobody writes through this mapping. The file is replaced by
    // renaming, never rewritten, so the mapped bytes do not change either.
    guard
      let address = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe address != MAP_FAILED
    else { throw .cannotOpen(path: path, code: errno) }
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
  func elements<Element: BitwiseCopyable>(
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
  func prefix(_ length: Int) -> [UInt8] {
    unsafe Array(elements(of: UInt8.self, offset: 0, byteCount: min(length, count)))
  }

  /// Writes all bytes to a new file that takes the place of `path` at once, or not at all.
  ///
  /// - Throws: ``TerritoryIndexError/cannotWrite(path:code:)``.
  func write(replacing path: String) throws(TerritoryIndexError) {
    let temporary = path + ".new"
    let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw .cannotWrite(path: path, code: errno) }
    guard writeAll(to: descriptor), fsync(descriptor) == 0 else {
      let code = errno
      _ = close(descriptor)
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, code: code)
    }
    guard close(descriptor) == 0, unsafe rename(temporary, path) == 0 else {
      let code = errno
      _ = unsafe unlink(temporary)
      throw .cannotWrite(path: path, code: code)
    }
  }

  private func writeAll(to descriptor: Int32) -> Bool {
    var written = 0
    while written < count {
      let result = unsafe systemWrite(descriptor, base + written, count - written)
      if result < 0 {
        if errno == EINTR { continue }
        return false
      }
      written += result
    }
    return true
  }
}

/// Outside the class, whose own `write` hides the system's.
@unsafe
private func systemWrite(
  _ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int
) -> Int {
  unsafe write(descriptor, bytes, count)
}
