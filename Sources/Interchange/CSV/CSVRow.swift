internal import Domain
/// The first record of a table: the names of its columns.
public struct CSVHeader: Hashable, Sendable {
  /// Name of the file, for messages.
  public let file: String

  /// The names in order, without the white space around them.
  public let names: [String]

  private let indices: [String: Int]

  /// Takes the names of the columns.
  ///
  /// - Throws: ``CSVError/duplicateColumn(file:name:first:second:)``; nameless columns may repeat.
  public init(file: String, names: [String]) throws(CSVError) {
    var indices: [String: Int] = [:]
    let trimmed = names.map(\.trimmed)
    for (index, name) in trimmed.enumerated() where !name.isEmpty {
      if let first = indices[name] {
        throw .duplicateColumn(file: file, name: name, first: first + 1, second: index + 1)
      }
      indices[name] = index
    }
    self.file = file
    self.names = trimmed
    self.indices = indices
  }

  /// The index of a column, from 0.
  ///
  /// - Throws: ``CSVError/missingColumn(file:name:nearest:available:)``.
  public func index(of name: String) throws(CSVError) -> Int {
    guard let index = indices[name] else {
      throw .missingColumn(
        file: file, name: name,
        nearest: EditDistance.nearest(to: name, in: indices.keys).first, available: names)
    }
    return index
  }

  /// The index of a column, from 0; `nil` when there is none of that name.
  public func indexIfPresent(of name: String) -> Int? { indices[name] }
}

/// One record of a table.
public struct CSVRow: Hashable, Sendable {
  /// Line on which the record begins, from 1.
  public let line: Int

  /// The fields, quotes removed, as many as the header has.
  public let fields: [String]

  public init(line: Int, fields: [String]) {
    self.line = line
    self.fields = fields
  }

  /// The field of a column, by its index from 0.
  public subscript(index: Int) -> String { fields[index] }
}

extension String {
  /// The text without the white space around it.
  var trimmed: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    let end = start.lastIndex { !$0.properties.isWhitespace }
    guard let end else { return "" }
    return String(start[...end])
  }
}
