public import Domain
internal import Foundation

/// A row of a file of streets that names no stretch.
public enum StreetTableError: Error, Hashable, Sendable {
  case malformed(file: String, line: Int, column: String, value: String)
}

/// Reads files of streets: one stretch a row.
public enum StreetTable {
  /// Reads a file with the columns `street` and, where they are there, `municipality`, `from`, `to` and
  /// `side` (`both`, `odd` or `even`).
  ///
  /// - Throws: ``CSVError`` or ``StreetTableError``.
  public static func read(path: String) throws -> [StreetStretch] {
    var reader = try CSVReader(path: path)
    let street = try reader.header.index(of: "street")
    let columns = ["municipality", "from", "to", "side"].reduce(into: [String: Int]()) {
      $0[$1] = reader.header.indexIfPresent(of: $1)
    }
    var stretches: [StreetStretch] = []
    while let row = try reader.next() {
      func cell(_ name: String) -> String? {
        let text = columns[name].map { row[$0].trimmingCharacters(in: .whitespaces) } ?? ""
        return text.isEmpty ? nil : text
      }
      func read<Value>(_ name: String, _ value: (String) -> Value?) throws -> Value? {
        guard let text = cell(name) else { return nil }
        guard let value = value(text) else {
          throw StreetTableError.malformed(file: path, line: row.line, column: name, value: text)
        }
        return value
      }
      let name = row[street].trimmingCharacters(in: .whitespaces)
      guard !name.isEmpty else {
        throw StreetTableError.malformed(file: path, line: row.line, column: "street", value: "")
      }
      stretches.append(
        StreetStretch(
          street: name, municipality: try read("municipality") { TerritoryID($0) },
          fromNumber: try read("from", Self.number), toNumber: try read("to", Self.number),
          side: try read("side") { StreetStretch.Side(rawValue: $0) } ?? .both))
    }
    return stretches
  }

  private static func number(_ text: String) -> Int? {
    Int(text).flatMap { $0 >= 0 ? $0 : nil }
  }
}
