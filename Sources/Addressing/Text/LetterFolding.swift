/// Letters brought to one form: lower case, without accents, compatibility forms undone.
///
/// Letters outside the Latin script are kept as they are: `ᐃᓄᒃᔪᐊᒃ` stays what it is. Pure, and the
/// same on every machine.
enum LetterFolding {
  /// What a character is to a reader of addresses.
  enum Role: Equatable {
    /// A letter; one character may fold to two, as `œ` does.
    case letter(Unicode.Scalar, Unicode.Scalar?)
    case digit(UInt8)

    /// One half: a civic number may end with it.
    case half

    /// Changes nothing: an accent written apart, a soft hyphen.
    case nothing

    /// What elides a vowel, or stands inside a name: `'`.
    case apostrophe

    /// Stands for length inside Mohawk names: `Kahnawà:ke`.
    case colon
    case mark(Unicode.Scalar)
  }

  static func role(of scalar: Unicode.Scalar) -> Role {
    let value = scalar.value
    if value < 0x80 { return ascii(scalar, UInt8(value)) }
    if let folded = latin[value] { return folded }
    return other(scalar)
  }

  @inline(__always)
  private static func ascii(_ scalar: Unicode.Scalar, _ byte: UInt8) -> Role {
    switch byte {
    case 0x61...0x7A: return .letter(scalar, nil)
    case 0x41...0x5A: return .letter(Unicode.Scalar(byte + 0x20), nil)
    case 0x30...0x39: return .digit(byte - 0x30)
    case 0x27, 0x60: return .apostrophe
    case 0x3A: return .colon
    default: return .mark(scalar)
    }
  }

  /// Letters of Latin-1 and Latin Extended-A and -B, and marks that stand for others.
  private static let latin: [UInt32: Role] = {
    var table: [UInt32: Role] = [:]
    let bases: [(String, String)] = [
      ("a", "àáâãäåāăąǎȁȃȧạảấầẩẫậắằẳẵặª"), ("c", "çćĉċč"), ("d", "ďđð"),
      ("e", "èéêëēĕėęěȅȇẹẻẽếềểễệ"),
      ("g", "ĝğġģǧ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįǐıỉị"), ("j", "ĵ"), ("k", "ķǩ"), ("l", "ĺļľŀł"),
      ("n", "ñńņňŉŋ"), ("o", "òóôõöøōŏőǒọỏốồổỗộớờởỡợơº"), ("r", "ŕŗř"), ("s", "śŝşšșſ"),
      ("t", "ţťŧț"),
      ("u", "ùúûüũūŭůűųǔụủứừửữựư"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"),
      ("ae", "æ"), ("oe", "œ"), ("ss", "ß"), ("th", "þ"),
    ]
    for (base, letters) in bases {
      let folded = Array(base.unicodeScalars)
      let role = Role.letter(folded[0], folded.count > 1 ? folded[1] : nil)
      for scalar in letters.unicodeScalars { table[scalar.value] = role }
      for scalar in letters.uppercased().unicodeScalars where scalar.value >= 0x80 {
        table[scalar.value] = role
      }
    }
    for scalar in "’‘ʼʻ´′ꞌ＇".unicodeScalars { table[scalar.value] = .apostrophe }
    for scalar in "꞉ː".unicodeScalars { table[scalar.value] = .colon }
    for scalar in "\u{AD}\u{200B}\u{200C}\u{200D}\u{FEFF}".unicodeScalars {
      table[scalar.value] = .nothing
    }
    table[0xBD] = .half
    return table
  }()

  private static func other(_ scalar: Unicode.Scalar) -> Role {
    // Full-width forms of ASCII, as some keyboards write them.
    if (0xFF01...0xFF5E).contains(scalar.value), let plain = Unicode.Scalar(scalar.value - 0xFEE0) {
      return ascii(plain, UInt8(plain.value))
    }
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return .nothing
    case .decimalNumber:
      return .digit(UInt8(max(0, min(9, properties.numericValue ?? 0))))
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .spacingMark:
      let lower = properties.lowercaseMapping.unicodeScalars
      return .letter(lower.first ?? scalar, nil)
    default: return .mark(scalar)
    }
  }
}
