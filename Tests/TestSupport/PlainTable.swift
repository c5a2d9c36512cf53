public import Foundation

/// A table of texts with a header, read whole and by rules of its own: tests that compare the
/// program with a file must not read the file through the program.
///
/// - SeeAlso: RFC 4180; a separator other than the comma is found in the header.
public struct PlainTable: Sendable {
  public let columns: [String]
  public let rows: [[String]]
  private let places: [String: Int]

  /// Reads a text; rows that are shorter than the header are filled up with empty fields.
  public init(_ text: String) {
    var records = Self.records(of: text)[...]
    // Some files begin with a line on their licence.
    while let first = records.first, first.first?.hasPrefix("#") == true {
      records = records.dropFirst()
    }
    let header = records.first ?? []
    columns = header
    rows = records.dropFirst().filter { $0 != [""] }.map { row in
      row + [String](repeating: "", count: max(0, header.count - row.count))
    }
    places = Dictionary(header.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Reads a file, unpacked when its name ends in `.gz`.
  ///
  /// - Throws: what Foundation says of a file that cannot be read.
  public init(file: URL) throws {
    let data = file.pathExtension == "gz" ? try Self.unpacked(file) : try Data(contentsOf: file)
    self.init(String(decoding: data, as: UTF8.self))
  }

  /// The field of a row in a column; empty where there is no such column.
  public func field(_ row: [String], _ column: String) -> String {
    places[column].map { row[$0] } ?? ""
  }

  private static func unpacked(_ file: URL) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/gzip")
    process.arguments = ["-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return data
  }

  private static func records(of text: String) -> [[String]] {
    let firstLine = text.utf8.prefix { $0 != 0x0A }
    let semicolons = firstLine.count { $0 == 0x3B }
    let separator: UInt8 = semicolons > firstLine.count { $0 == 0x2C } ? 0x3B : 0x2C
    var records: [[String]] = []
    var record: [String] = []
    var field: [UInt8] = []
    var isQuoted = false
    var wasQuote = false
    func end() {
      record.append(String(decoding: field, as: UTF8.self))
      field.removeAll(keepingCapacity: true)
    }
    for byte in text.utf8 {
      if isQuoted {
        if byte == 0x22 {
          isQuoted = false
          wasQuote = true
        } else {
          field.append(byte)
        }
        continue
      }
      switch byte {
      case 0x22:
        // A doubled quotation mark inside a field stands for one.
        if wasQuote { field.append(byte) }
        isQuoted = true
      case separator: end()
      case 0x0A:
        end()
        records.append(record)
        record = []
      case 0x0D: break
      default: field.append(byte)
      }
      wasQuote = false
    }
    if !field.isEmpty || !record.isEmpty {
      end()
      records.append(record)
    }
    return records
  }
}
