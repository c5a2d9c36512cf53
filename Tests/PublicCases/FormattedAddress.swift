public import Foundation

/// A case of address-formatting: the parts of an address and the text made of them.
///
/// - SeeAlso: OpenCageData/address-formatting, `testcases/countries`.
public struct FormattedAddress: Hashable, Sendable {
  public var description = ""

  /// Name and value of each part: `house_number`, `road`, `city`, `postcode`.
  public var components: [String: String] = [:]

  /// The formatted text, one part of the address a line.
  public var lines: [String] = []

  /// Reads the cases of a file.
  ///
  /// Of YAML only what these files use: documents of two levels, comments on lines of their own, and
  /// one block of text.
  ///
  /// - Throws: what Foundation says of a file that cannot be read.
  public static func all(in file: URL) throws -> [FormattedAddress] {
    var found: [FormattedAddress] = []
    var current = FormattedAddress()
    var section = ""
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n") {
      if line.hasPrefix("#") { continue }
      if line.hasPrefix("---") {
        found.append(current)
        current = FormattedAddress()
      } else if let first = line.first, !first.isWhitespace {
        let parts = line.split(separator: ":", maxSplits: 1).map(trimmed)
        section = parts.first ?? ""
        if section == "description", parts.count > 1 { current.description = parts[1] }
      } else if section == "components" {
        let parts = line.split(separator: ":", maxSplits: 1).map(trimmed)
        if parts.count > 1 { current.components[parts[0]] = parts[1] }
      } else if section == "expected", !trimmed(line[...]).isEmpty {
        current.lines.append(trimmed(line[...]))
      }
    }
    found.append(current)
    return found.filter { !$0.lines.isEmpty }
  }

  private static func trimmed(_ text: Substring) -> String {
    text.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\""))
  }
}
