/// Plain numbers of a mapped file, each read with a check.
///
/// Outside its range it gives zero: a damaged file gives wrong answers, never a read elsewhere.
@safe
@frozen
public struct MappedNumbers<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline
  nonisolated(unsafe) let base: UnsafePointer<Element>?
  public let count: Int

  /// The numbers of a range of bytes.
  ///
  /// - Precondition: the range lies within the bytes and is aligned; the bytes outlive this.
  @unsafe
  public init(_ bytes: MappedBytes, offset: Int, byteCount: Int) {
    let elements = unsafe bytes.elements(of: Element.self, offset: offset, byteCount: byteCount)
    unsafe base = elements.baseAddress
    count = elements.count
  }

  /// The number at an index; zero where there is none.
  @inlinable
  @inline(__always)
  public subscript(index: Int) -> Element {
    guard UInt(bitPattern: index) < UInt(bitPattern: count), let base = unsafe base else {
      return 0
    }
    return unsafe base[index]
  }
}

extension MappedBytes {
  /// The numbers of a range of bytes, which keep the bytes where they are no longer than this object.
  ///
  /// - Precondition: the range lies within the bytes and is aligned.
  public func numbers<Element>(offset: Int, byteCount: Int) -> MappedNumbers<Element> {
    unsafe MappedNumbers(self, offset: offset, byteCount: byteCount)
  }
}
