/// Writes XML 1.0 text, element by element; whatever text it is given comes out as text.
struct XMLWriter {
  /// The document so far.
  private(set) var text: String

  private var depth = 0

  init() {
    text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  }

  /// Writes an element with elements in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:],
    _ body: (inout XMLWriter) -> Void
  ) {
    indent()
    open(name, attributes)
    text += ">\n"
    depth += 1
    body(&self)
    depth -= 1
    indent()
    text += "</\(name)>\n"
  }

  /// Writes an element with text in it.
  mutating func element(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String
  ) {
    indent()
    open(name, attributes)
    text += ">\(Self.escaped(content))</\(name)>\n"
  }

  /// Writes an element with nothing in it.
  mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    indent()
    open(name, attributes)
    text += "/>\n"
  }

  private mutating func indent() {
    text += String(repeating: "  ", count: depth)
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String>) {
    text += "<\(name)"
    for (name, value) in attributes { text += " \(name)=\"\(Self.escaped(value))\"" }
  }

  /// Text as XML and HTML hold it.
  ///
  /// What XML 1.0 cannot hold at all, control characters for the most part, becomes U+FFFD.
  ///
  /// - SeeAlso: *Extensible Markup Language (XML) 1.0*, fifth edition, section 2.2.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      // A parser turns a bare carriage return into a line feed.
      case "\r": result += "&#13;"
      case "\t", "\n", "\u{20}"..."\u{D7FF}", "\u{E000}"..."\u{FFFD}",
        "\u{10000}"..."\u{10FFFF}":
        result.unicodeScalars.append(scalar)
      default: result += "\u{FFFD}"
      }
    }
    return result
  }
}
