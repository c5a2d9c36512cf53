/// Colour and weight on a terminal; nothing elsewhere.
///
/// Never the only sign: every coloured line also says in words or marks what the colour says.
struct Style: Hashable, Sendable {
  /// What a stretch of text means.
  enum Role: String {
    case heading = "1"
    case good = "1;32"
    case caution = "1;33"
    case bad = "1;31"
    case quiet = "2"
  }

  let isColoured: Bool

  static let plain = Style(isColoured: false)

  /// Marks text by its role.
  func mark(_ text: String, _ role: Role) -> String {
    guard isColoured, !text.isEmpty else { return text }
    return "\u{1B}[\(role.rawValue)m\(text)\u{1B}[0m"
  }
}
