/// What a case found that must not be; the number is enough to see it again.
public struct FuzzFailure: Error, Hashable, CustomStringConvertible {
  /// Number of the case.
  public let number: Int

  /// What was expected, and what happened.
  public let what: String

  public var description: String { "case \(number): \(what)" }

  public init(number: Int, what: String) {
    self.number = number
    self.what = what
  }
}
