/// A character of a text that was lost or broken on its way here.
///
/// Found, listed, and never changed in silence: a guess at a name is for a person to confirm.
public struct CharacterDamage: Hashable, Sendable {
  /// How the character was lost.
  public enum Kind: Hashable, Sendable {
    /// UTF-8 that was read as Windows-1252: `Ã©` was most likely `é`.
    case misread(found: String, likely: String)

    /// U+FFFD, which stands where a program could not read a character.
    case replaced

    /// A question mark inside a word, where a program could not write a character.
    case questionMarkInWord

    /// A control character, which no name contains.
    case control(UInt32)
  }

  public let kind: Kind

  /// Place in the text, in characters, from 1.
  public let column: Int

  /// Lists the damage in a text, in order.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public static func found(in text: String) -> [CharacterDamage] {
    // Most names are plain: nothing below concerns bytes of ASCII other than these.
    guard text.utf8.contains(where: { $0 >= 0x80 || $0 == UInt8(ascii: "?") || $0 < 0x20 })
    else { return [] }
    let scalars = Array(text.unicodeScalars)
    var result: [CharacterDamage] = []
    var index = 0
    while index < scalars.count {
      var length = 1
      if let kind = misread(scalars, at: index, length: &length) ?? single(scalars, at: index) {
        result.append(CharacterDamage(kind: kind, column: index + 1))
      }
      index += length
    }
    return result
  }

  private static func single(_ scalars: [UnicodeScalar], at index: Int) -> Kind? {
    switch scalars[index] {
    case "\u{FFFD}": .replaced
    case "?" where isInWord(scalars, at: index): .questionMarkInWord
    case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{7F}"..."\u{9F}":
      .control(scalars[index].value)
    default: nil
    }
  }

  /// A question mark followed by a letter is no punctuation; what precedes it may be a hyphen, as
  /// in `Saint-?tienne`, or nothing, as in `?rable`.
  private static func isInWord(_ scalars: [UnicodeScalar], at index: Int) -> Bool {
    index + 1 < scalars.count && scalars[index + 1].properties.isAlphabetic
  }

  /// Tries to read the characters at `index` as the bytes of one UTF-8 character.
  private static func misread(
    _ scalars: [UnicodeScalar], at index: Int, length: inout Int
  ) -> Kind? {
    guard let lead = CP1252.byte(scalars[index]) else { return nil }
    let byteCount =
      switch lead {
      case 0xC2...0xDF: 2
      case 0xE0...0xEF: 3
      case 0xF0...0xF4: 4
      default: 0
      }
    guard byteCount > 1, index + byteCount <= scalars.count else { return nil }
    let characters = scalars[index..<index + byteCount]
    let bytes = characters.compactMap(CP1252.byte)
    guard bytes.count == byteCount, let likely = String(validating: bytes, as: UTF8.self) else {
      return nil
    }
    length = byteCount
    var found = String.UnicodeScalarView()
    found.append(contentsOf: characters)
    return .misread(found: String(found), likely: likely)
  }
}
