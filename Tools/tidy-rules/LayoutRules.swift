/// Rules about the shape of the whole project.
public enum LayoutRules {
  /// What may stand at the top, besides dot files.
  static let topLevel: Set<String> = [
    "Package.swift", "Package.resolved", "Sources", "Tests", "Data", "Tools", "README.md",
    "LICENSE",
  ]

  /// Names at the top of the project that have their place elsewhere.
  ///
  /// - Parameter names: names of the entries of the package root.
  /// - Returns: one problem for each stranger, by name.
  public static func problems(topLevelNames names: [String]) -> [Problem] {
    names.filter { !$0.hasPrefix(".") && !topLevel.contains($0) }.sorted().map {
      Problem($0, "not at the top level; there stand \(topLevel.sorted().joined(separator: ", "))")
    }
  }

  /// Files too large for a repository that people clone.
  ///
  /// - Parameter byteCounts: size of each file in bytes, by its path from the root.
  /// - Returns: one problem for each large file, by path.
  public static func problems(byteCounts: [String: Int]) -> [Problem] {
    byteCounts.filter { $0.value > FileRules.fileByteCountMax }.sorted { $0.key < $1.key }.map {
      Problem($0.key, "\($0.value) bytes; at most \(FileRules.fileByteCountMax)")
    }
  }
}
