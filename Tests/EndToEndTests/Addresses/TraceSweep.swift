import Foundation

/// Looks for traces of texts and points in bytes, in every form in which they could have been left.
struct TraceSweep {
  /// What stands for a place, and the bytes that would give it away.
  private struct Trace {
    let name: String
    let bytes: [UInt8]
  }

  /// By the first eight bytes of each trace.
  private var traces: [UInt64: [Trace]] = [:]

  /// Which pairs of bytes are the seventh and eighth of a trace.
  private var ends = [Bool](repeating: false, count: 1 << 16)

  /// Shorter traces would be found by chance.
  static let byteCountMin = 8

  /// Adds a text in every encoding, as written, upper case, lower case and without accents.
  mutating func add(text: String) {
    let folded = text.folding(options: .diacriticInsensitive, locale: nil)
    let forms = [text, text.uppercased(), text.lowercased(), folded, folded.lowercased()]
    for form in Set(forms) {
      for (encoding, bytes) in Self.encoded(form) { add(bytes, "\(text) (\(encoding))") }
    }
  }

  /// Adds a number of degrees: as decimal text, cut short to some metres, and as a double.
  mutating func add(degrees: Double) {
    let digits = "\(degrees)"
    for text in [digits, String(digits.dropLast(3))] { add(text: text) }
    let bytes = Self.bytes(of: degrees)
    add(bytes, "\(digits) (double)")
    add(bytes.reversed(), "\(digits) (big-endian)")
  }

  /// The eight bytes of a double, the lowest first.
  static func bytes(of degrees: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: degrees.bitPattern >> UInt64($0 * 8)) }
  }

  /// The forms of a text: its encodings by name.
  static func encoded(_ text: String) -> [(encoding: String, bytes: [UInt8])] {
    let bytes = Array(text.utf8)
    var forms: [(String, [UInt8])] = [("UTF-8", bytes)]
    let encodings: [(String, String.Encoding)] = [
      ("UTF-16LE", .utf16LittleEndian), ("UTF-16BE", .utf16BigEndian), ("Latin-1", .isoLatin1),
    ]
    for (name, encoding) in encodings {
      if let data = text.data(using: encoding) { forms.append((name, Array(data))) }
    }
    for (name, allowed) in [("percent", CharacterSet.alphanumerics), ("URL", .urlQueryAllowed)] {
      let ascii = allowed.intersection(CharacterSet(charactersIn: "\u{21}"..."\u{7E}"))
      if let escaped = text.addingPercentEncoding(withAllowedCharacters: ascii) {
        forms.append((name, Array(escaped.utf8)))
      }
    }
    forms.append(("form", Array(text.replacingOccurrences(of: " ", with: "+").utf8)))
    let escaped = text.utf16.map { $0 < 0x80 ? String(UnicodeScalar(UInt8($0))) : hexEscape($0) }
    forms.append(("JSON", Array(escaped.joined().utf8)))
    let hex = bytes.map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
    forms.append(("hex", Array(hex.utf8)))
    forms.append(("HEX", Array(hex.uppercased().utf8)))
    for offset in 0...2 {
      // What stands before and after changes the characters at both ends, and no others.
      let text = Data([UInt8](repeating: 0x20, count: offset) + bytes).base64EncodedString()
      let whole = text.dropFirst(offset == 0 ? 0 : 4)
      forms.append(("base64+\(offset)", Array(whole.prefix { $0 != "=" }.dropLast(2).utf8)))
    }
    return forms
  }

  private static func hexEscape(_ unit: UInt16) -> String {
    "\\u" + String(Int(unit) + 0x10000, radix: 16).dropFirst()
  }

  private mutating func add(_ bytes: [UInt8], _ name: String) {
    guard bytes.count >= Self.byteCountMin else { return }
    let start = bytes.prefix(Self.byteCountMin).reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    traces[start, default: []].append(Trace(name: name, bytes: bytes))
    ends[Int(start & 0xFFFF)] = true
  }

  /// The names of the traces that some bytes hold.
  func found(in data: Data) -> Set<String> {
    var names: Set<String> = []
    let bytes = Array(data)
    var window: UInt64 = 0
    for index in bytes.indices {
      window = window << 8 | UInt64(bytes[index])
      guard ends[Int(window & 0xFFFF)], index + 1 >= Self.byteCountMin,
        let candidates = traces[window]
      else { continue }
      let start = index + 1 - Self.byteCountMin
      for trace in candidates where bytes[start...].starts(with: trace.bytes) {
        names.insert(trace.name)
      }
    }
    return names
  }
}
