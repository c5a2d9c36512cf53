/// The beginning of a Canadian postal code, of 1 to 6 characters: `G0R`, `H2X1`.
public struct PostalPrefix: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Upper case, without a space.
  public let text: String

  /// Reads a beginning, with or without space or hyphen, in either case; `nil` for other texts.
  public init?(_ text: some StringProtocol) {
    let characters = text.uppercased().filter { !" -\u{A0}\u{202F}".contains($0) }
    let count = characters.utf8.count
    guard (1...6).contains(count), PostalCode(characters + "A1A1A1".dropFirst(count)) != nil else {
      return nil
    }
    self.text = characters
  }

  /// Whether a code begins so.
  public func begins(_ code: PostalCode) -> Bool { code.text.hasPrefix(text) }

  public var description: String { text }

  public static func < (left: Self, right: Self) -> Bool { left.text < right.text }
}
