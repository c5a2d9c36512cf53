/// Text in UTF-16 with its byte order mark.
enum UTF16Bytes {
  static func littleEndian(_ text: String) -> [UInt8] {
    text.utf16.reduce(into: [0xFF, 0xFE]) { bytes, unit in
      bytes.append(UInt8(unit & 0xFF))
      bytes.append(UInt8(unit >> 8))
    }
  }

  static func bigEndian(_ text: String) -> [UInt8] {
    text.utf16.reduce(into: [0xFE, 0xFF]) { bytes, unit in
      bytes.append(UInt8(unit >> 8))
      bytes.append(UInt8(unit & 0xFF))
    }
  }
}
