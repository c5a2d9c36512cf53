/// Where and why a text is not the JSON that was expected.
public struct JSONSyntaxError: Error, Hashable {
  /// What the reader wanted at that place.
  public enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedByte(UInt8, expected: String)
    case wrongType(expected: String)
    case invalidString
    case invalidNumber
    case tooDeep(limit: Int)
    case missingKey(String)
    case unknownKey(String, expected: String)
    case invalidValue(key: String, value: String, expected: String)
  }

  public let reason: Reason

  /// Offset of the byte at fault, from 0.
  public let byteOffset: Int

  /// Line of that byte, from 1.
  public let line: Int

  /// Column of that byte in its line, in characters, from 1.
  public let column: Int

  public init(reason: Reason, byteOffset: Int, line: Int, column: Int) {
    self.reason = reason
    self.byteOffset = byteOffset
    self.line = line
    self.column = column
  }
}
