/// Signs that characters of a text were lost or misread on their way.
public enum SuspectText {
  /// Whether a text holds `?` inside a word, a replacement character, or the marks of UTF-8 that was
  /// read as Latin-1 (`Ã©`).
  public static func isSuspect(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      switch scalar {
      case "\u{FFFD}": return true
      case "?":
        if let next, next.properties.isAlphabetic { return true }
      case "Ã", "Â":
        // The second byte of a two-byte sequence reads as one of U+0080 to U+00BF.
        if let next, (0x80...0xBF).contains(next.value) { return true }
      default: continue
      }
    }
    return false
  }
}
