#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

extension UnsafeRawBufferPointer {
  /// Whether two buffers hold the same bytes; many at a time, unlike `elementsEqual`.
  public func holdsSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count else { return false }
    guard let start = baseAddress, let otherStart = other.baseAddress else { return true }
    return unsafe start == otherStart || memcmp(start, otherStart, count) == 0
  }
}
