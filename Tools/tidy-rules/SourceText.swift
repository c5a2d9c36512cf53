/// A text file of the project, by its path from the package root.
public struct SourceText: Sendable {
  /// Path from the package root, with `/` between its parts.
  public let path: String

  /// The lines, without their ends; the first is line 1 for a reader.
  public let lines: [String]

  public init(path: String, text: String) {
    self.path = path
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The folders and the name that the path is made of.
  public var pathComponents: [String] {
    path.split(separator: "/").map(String.init)
  }

  /// True for a Swift file.
  public var isSwift: Bool { path.hasSuffix(".swift") }

  /// True for a Markdown file.
  public var isMarkdown: Bool { path.hasSuffix(".md") }

  /// The module of ours that the file belongs to: the folder below `Sources`; `nil` elsewhere.
  public var module: String? {
    let parts = pathComponents
    return parts.count >= 3 && parts[0] == "Sources" ? parts[1] : nil
  }
}

/// A broken rule, where it is broken.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  /// How much a problem weighs: an error fails the check, a warning only shows.
  public enum Weight: String, Sendable {
    case warning
    case error
  }

  public let path: String

  /// Line from 1; 1 when the whole file is meant.
  public let line: Int
  public let weight: Weight
  public let message: String

  public init(_ path: String, line: Int = 1, _ message: String, weight: Weight = .error) {
    self.path = path
    self.line = line
    self.weight = weight
    self.message = message
  }

  public var description: String { "\(path):\(line): \(weight.rawValue): \(message)" }
}
