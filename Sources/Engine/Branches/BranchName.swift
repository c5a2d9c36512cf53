/// The name of a branch: 1 to 40 letters, digits, hyphens, low lines and points, without accents,
/// that begin with a letter, a digit or a low line.
///
/// It is also the name of a folder, so that it can lead nowhere else.
public struct BranchName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public static let lengthMax = 40

  public let text: String

  /// Reads a name; `nil` when it breaks the rules.
  public init?(_ text: String) {
    let bytes = text.utf8
    guard 1...Self.lengthMax ~= bytes.count, bytes.allSatisfy(Self.isAllowed),
      let first = bytes.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-")
    else { return nil }
    self.text = text
  }

  public var description: String { text }

  public static func < (left: BranchName, right: BranchName) -> Bool { left.text < right.text }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
