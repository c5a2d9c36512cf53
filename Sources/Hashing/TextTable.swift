/// Texts numbered from 0 in order of arrival, found by their UTF-8 bytes.
///
/// The bytes of all texts lie one after the other, and a slot of the table holds part of a hash
/// beside the number: a search touches three places in memory, whatever the count. Two spellings
/// that `String` counts as equal are two texts here.
public struct TextTable: Sendable {
  /// Number of texts.
  public var count: Int { ends.count - 1 }

  private var bytes: [UInt8] = []
  /// Where each text ends; before them a 0, where the first begins.
  private var ends = [0]
  /// The high half of the hash above the number plus one; 0 for a free slot.
  private var slots = [UInt64](repeating: 0, count: 64)

  public init() {}

  /// Number of a text; `nil` when it is not in the table.
  ///
  /// - Complexity: O(*n*) in the size of the text.
  public func index(of text: String) -> Int? {
    unsafe Self.withBytes(of: text) { unsafe index(of: $0, hash: Self.hash($0)) }
  }

  /// Adds a text that is not in the table, and returns its number.
  public mutating func add(_ text: String) -> Int {
    let number = count
    bytes.append(contentsOf: text.utf8)
    ends.append(bytes.count)
    if count * 2 > slots.count {
      rehash(slotCount: slots.count * 2)
    } else {
      place(number)
    }
    return number
  }

  /// The text with a number.
  public subscript(number: Int) -> String {
    String(decoding: bytes[range(of: number)], as: UTF8.self)
  }

  /// Lends the bytes of the text with a number.
  @unsafe
  public func withUnsafeBytes<R>(
    of number: Int, _ body: (UnsafeRawBufferPointer) -> R
  ) -> R {
    let range = range(of: number)
    return unsafe bytes.withUnsafeBytes {
      unsafe body(UnsafeRawBufferPointer(rebasing: $0[range]))
    }
  }

  /// Forgets the last texts, so that `count` are left.
  ///
  /// - Complexity: O(*n*) in the number of texts that are left, if any is forgotten.
  public mutating func removeLast(toCount count: Int) {
    guard count < self.count else { return }
    ends.removeSubrange((count + 1)...)
    bytes.removeSubrange(ends[count]...)
    rehash(slotCount: slots.count)
  }

  private func range(of number: Int) -> Range<Int> {
    ends[number]..<ends[number + 1]
  }

  @unsafe
  private func index(of text: UnsafeRawBufferPointer, hash: UInt64) -> Int? {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let entry = slots[slot]
      if entry == 0 { return nil }
      let number = Int(entry & 0xFFFF_FFFF) - 1
      if entry >> 32 == hash >> 32, unsafe holds(text, at: number) { return number }
      slot = (slot + 1) & mask
    }
  }

  @unsafe
  private func holds(_ text: UnsafeRawBufferPointer, at number: Int) -> Bool {
    unsafe withUnsafeBytes(of: number) { unsafe $0.holdsSameBytes(as: text) }
  }

  private mutating func place(_ number: Int) {
    precondition(number < Int(UInt32.max) - 1, "A table holds 4 thousand million texts")
    let hash = unsafe withUnsafeBytes(of: number) { unsafe Self.hash($0) }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = (hash >> 32) << 32 | UInt64(number + 1)
  }

  private mutating func rehash(slotCount: Int) {
    slots = [UInt64](repeating: 0, count: slotCount)
    for number in 0..<count { place(number) }
  }

  @unsafe
  @inline(__always)
  private static func withBytes<R>(
    of text: String, _ body: (UnsafeRawBufferPointer) -> R
  ) -> R {
    let result = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
      unsafe body(UnsafeRawBufferPointer(bytes))
    }
    if let result { return result }
    return unsafe Array(text.utf8).withUnsafeBytes { unsafe body($0) }
  }

  /// Eight bytes at a time, multiplied and folded; the length first, so that padding does not lie.
  @unsafe
  private static func hash(_ text: UnsafeRawBufferPointer) -> UInt64 {
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    var offset = 0
    while offset + 8 <= text.count {
      hash = mix(hash ^ (unsafe text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < text.count {
      rest = rest << 8 | UInt64(unsafe text[offset])
      offset += 1
    }
    return mix(hash ^ rest)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0xBF58_476D_1CE4_E5B9)
    return product.high ^ product.low ^ 0x94D0_49BB_1331_11EB
  }
}
