/// Writes JSON text, key by key, without building a tree.
///
/// The output is deterministic: keys come in the order in which they are written, with no white
/// space unless ``Style/pretty`` is asked for. Numbers are written in the shortest form that reads
/// back to the same value.
public struct JSONWriter: Sendable {
  /// How the text is laid out.
  public enum Style: Sendable {
    /// No white space: the stored form.
    case compact
    /// Two spaces of indentation: for people.
    case pretty
  }

  /// The text so far, in UTF-8.
  public private(set) var bytes: [UInt8] = []

  private let style: Style
  private var depth = 0
  private var needsComma = false
  private var followsKey = false

  public init(style: Style = .compact) {
    self.style = style
  }

  /// The text so far.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes an object whose members `body` writes.
  public mutating func object(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(open: UInt8(ascii: "{"), close: UInt8(ascii: "}"), body)
  }

  /// Writes an array whose elements `body` writes.
  public mutating func array(_ body: (inout JSONWriter) throws -> Void) rethrows {
    try container(open: UInt8(ascii: "["), close: UInt8(ascii: "]"), body)
  }

  /// Writes the key of the next member.
  public mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(UInt8(ascii: ":"))
    if style == .pretty { bytes.append(UInt8(ascii: " ")) }
    followsKey = true
  }

  public mutating func string(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  public mutating func integer(_ value: some BinaryInteger) {
    literal(String(value))
  }

  /// Writes a number.
  ///
  /// - Precondition: `value` is finite; JSON has no other numbers.
  public mutating func number(_ value: Double) {
    precondition(value.isFinite, "JSON cannot hold \(value)")
    if let whole = Int64(exactly: value), whole.magnitude < 1_000_000_000_000_000 {
      literal(String(whole))
    } else {
      literal("\(value)")
    }
  }

  public mutating func boolean(_ value: Bool) {
    literal(value ? "true" : "false")
  }

  public mutating func null() {
    literal("null")
  }

  /// Writes text that is JSON already, as it is.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func container(
    open: UInt8, close: UInt8, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(open)
    depth += 1
    needsComma = false
    try body(&self)
    depth -= 1
    if needsComma { breakLine() }
    bytes.append(close)
    needsComma = true
  }

  private mutating func separate() {
    if followsKey {
      followsKey = false
      return
    }
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = false
    if depth > 0 { breakLine() }
  }

  private mutating func breakLine() {
    guard style == .pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth * 2 { bytes.append(UInt8(ascii: " ")) }
  }

  private mutating func quote(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes.append(contentsOf: #"\""#.utf8)
      case UInt8(ascii: "\\"): bytes.append(contentsOf: #"\\"#.utf8)
      case 0x0A: bytes.append(contentsOf: #"\n"#.utf8)
      case 0x0D: bytes.append(contentsOf: #"\r"#.utf8)
      case 0x09: bytes.append(contentsOf: #"\t"#.utf8)
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: #"\u00"#.utf8)
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}

extension JSONWriter {
  /// Writes a member holding text.
  public mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member holding text, or nothing when there is none.
  public mutating func member(_ name: String, ifPresent value: String?) {
    guard let value else { return }
    member(name, value)
  }

  /// Writes a member holding a whole number, or nothing when there is none.
  public mutating func member(_ name: String, ifPresent value: Int?) {
    guard let value else { return }
    key(name)
    integer(value)
  }

  /// Writes a member holding an array of texts.
  public mutating func member(_ name: String, _ values: some Sequence<String>) {
    key(name)
    array { json in
      for value in values { json.string(value) }
    }
  }

  /// Writes a member holding an array of texts, or nothing when there are none.
  public mutating func member(_ name: String, ifAny values: [String]) {
    guard !values.isEmpty else { return }
    member(name, values)
  }
}
