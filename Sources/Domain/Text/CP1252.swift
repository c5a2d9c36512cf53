/// The upper half of Windows-1252.
public enum CP1252 {
  /// The characters of 0x80 to 0x9F; 0 where the code page has none.
  ///
  /// - SeeAlso: unicode.org, "Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1252.TXT".
  private static let upperControls: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]

  /// The character of a byte; `nil` where the code page has none.
  public static func scalar(_ byte: UInt8) -> UnicodeScalar? {
    guard (0x80...0x9F).contains(byte) else { return UnicodeScalar(byte) }
    let value = upperControls[Int(byte) - 0x80]
    return value == 0 ? nil : UnicodeScalar(value)
  }

  /// The byte of a character; `nil` where the code page lacks it.
  ///
  /// The five bytes without a character pass for the control characters of the same number, as most
  /// programs read them.
  public static func byte(_ scalar: UnicodeScalar) -> UInt8? {
    if let place = upperControls.firstIndex(where: { $0 != 0 && UInt32($0) == scalar.value }) {
      return UInt8(0x80 + place)
    }
    return UInt8(exactly: scalar.value)
  }
}
