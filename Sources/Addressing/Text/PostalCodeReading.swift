internal import Domain

/// Finds a postal code among words, with the confusions people make.
enum PostalCodeReading {
  /// The last postal code among the tokens, and which of them it takes.
  static func find(in tokens: [AddressToken]) -> (code: PostalCode, range: Range<Int>)? {
    for index in tokens.indices.reversed() {
      if let code = code(tokens[index].text) { return (code, index..<index + 1) }
      guard index > 0, tokens[index].gap <= .space,
        tokens[index - 1].text.utf8.count == 3, tokens[index].text.utf8.count == 3,
        let code = code(tokens[index - 1].text + tokens[index].text)
      else { continue }
      return (code, index - 1..<index + 1)
    }
    return nil
  }

  /// Reads six folded characters; a letter that stands for a digit is taken for it.
  ///
  /// No postal code has the letters D, F, I, O, Q and U, nor W and Z in front.
  static func code(_ text: String) -> PostalCode? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6 else { return nil }
    var read: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      let isLetterPlace = place.isMultiple(of: 2)
      guard let value = isLetterPlace ? letter(byte) : digit(byte) else { return nil }
      read.append(value)
    }
    let confused = read.indices.filter { bytes[$0] != read[$0] }
    // A letter that a digit stands for is rare: then all others must be right.
    let mostConfused = confused.contains { $0.isMultiple(of: 2) } ? 1 : 2
    guard confused.count <= mostConfused, !"wz".utf8.contains(read[0])
    else { return nil }
    return PostalCode(String(decoding: read, as: UTF8.self))
  }

  private static func letter(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "1"): return UInt8(ascii: "l")
    case UInt8(ascii: "5"): return UInt8(ascii: "s")
    case UInt8(ascii: "8"): return UInt8(ascii: "b")
    default: break
    }
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    return isLetter && !"dfioqu".utf8.contains(byte) ? byte : nil
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "o"), UInt8(ascii: "q"): UInt8(ascii: "0")
    case UInt8(ascii: "i"), UInt8(ascii: "l"): UInt8(ascii: "1")
    case UInt8(ascii: "z"): UInt8(ascii: "2")
    case UInt8(ascii: "s"): UInt8(ascii: "5")
    case UInt8(ascii: "b"): UInt8(ascii: "8")
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte
    default: nil
    }
  }
}
