#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// A file without a name, for rows that do not fit the memory; it goes away with its owner.
public final class ScratchFile {
  /// Bytes written so far.
  public private(set) var byteCount = 0

  private let descriptor: Int32

  /// - Parameter folder: an existing folder with room.
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public init(in folder: String) throws(FileFailure) {
    var template = Array("\(folder)/scratch-XXXXXX".utf8CString)
    descriptor = unsafe mkstemp(&template)
    guard descriptor >= 0 else { throw .cannotWrite(code: errno) }
    // Without a name it cannot be left behind.
    _ = unsafe unlink(template)
  }

  deinit { _ = close(descriptor) }

  /// Appends plain numbers or rows of them.
  ///
  /// - Throws: ``FileFailure/cannotWrite(code:)``.
  public func append<Element: BitwiseCopyable>(
    _ elements: [Element]
  ) throws(FileFailure) {
    let failure = unsafe elements.withUnsafeBytes { bytes in
      unsafe OutputFile.writeAll(bytes, to: descriptor)
    }
    if let failure { throw failure }
    byteCount += elements.count * MemoryLayout<Element>.stride
  }

  /// Reads rows back.
  ///
  /// - Parameters:
  ///   - first: the first row, counted from 0.
  ///   - count: at most so many.
  ///   - blank: any row, to fill the memory with before it is read into.
  /// - Returns: the rows there are.
  /// - Throws: ``FileFailure/cannotWrite(code:)``, when what was written cannot be read back.
  public func read<Element: BitwiseCopyable>(
    _ first: Int, count: Int, blank: Element
  ) throws(FileFailure) -> [Element] {
    let stride = MemoryLayout<Element>.stride
    let available = max(0, min(count, byteCount / stride - first))
    var elements = [Element](repeating: blank, count: available)
    let isRead = unsafe elements.withUnsafeMutableBytes { bytes in
      var done = 0
      while done < bytes.count, let start = bytes.baseAddress {
        let result = unsafe pread(
          descriptor, start + done, bytes.count - done, off_t(first * stride + done))
        if result < 0, errno == EINTR { continue }
        if result <= 0 { return false }
        done += result
      }
      return true
    }
    guard isRead else { throw .cannotWrite(code: errno) }
    return elements
  }
}
