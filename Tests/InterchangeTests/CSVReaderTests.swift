import Foundation
import Interchange
import TestSupport
import Testing

@Suite("Reading tables")
struct CSVReaderTests {
  static func rows(
    _ text: String, _ options: CSVReader.Options = .init(), chunk: Int = 3
  ) throws -> [[String]] {
    try rows(Array(text.utf8), options, chunk: chunk)
  }

  static func rows(
    _ bytes: [UInt8], _ options: CSVReader.Options = .init(), chunk: Int = 3
  ) throws -> [[String]] {
    var reader = try CSVReader(
      file: "f.csv", chunks: ByteChunks(bytes, chunkByteCount: chunk), options: options)
    var result = [reader.header.names]
    while let row = try reader.next() { result.append(row.fields) }
    return result
  }

  @Test("Quotes, separators, line ends and blank lines", arguments: [1, 2, 3, 7, 1000])
  func forms(chunk: Int) throws {
    let text = "a,b\r\n1,\"x, \"\"y\"\"\r\nz\"\r\n\r\n\"\",é\n3,4\r5,6"
    let expected = [["a", "b"], ["1", "x, \"y\"\r\nz"], ["", "é"], ["3", "4"], ["5", "6"]]
    #expect(try Self.rows(text, chunk: chunk) == expected)
  }

  @Test("Semicolons are found in the header, or stated")
  func semicolons() throws {
    #expect(try Self.rows("a;\"b,c,d\"\n1;2\n", chunk: 100) == [["a", "b,c,d"], ["1", "2"]])
    #expect(
      try Self.rows("a;b,c,d\n1,2,3\n", .init(delimiter: .comma)) == [
        ["a;b", "c", "d"], ["1", "2", "3"],
      ])
  }

  @Test("A byte order mark is no part of the first name")
  func byteOrderMark() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + Array("nom\nÉté\n".utf8)
    for chunk in [1, 2, 3, 4, 50] {
      #expect(try Self.rows(bytes, chunk: chunk) == [["nom"], ["Été"]])
    }
  }

  @Test("Windows-1252 and UTF-16 are read by name", arguments: [1, 2, 3, 5, 100])
  func otherEncodings(chunk: Int) throws {
    let expected = [["nom", "x"], ["L’Érable", "œ€"], ["🙂", "y"]]
    let cp1252: [UInt8] =
      Array("nom,x\nL".utf8) + [0x92, 0xC9] + Array("rable,".utf8) + [0x9C, 0x80, 0x0A]
    #expect(
      try Self.rows(cp1252, .init(encoding: .cp1252), chunk: chunk) == Array(expected[..<2]))
    let text = "nom,x\nL’Érable,œ€\n🙂,y\n"
    let little = UTF16Bytes.littleEndian(text)
    let big = UTF16Bytes.bigEndian(text)
    #expect(try Self.rows(little, .init(encoding: .utf16), chunk: chunk) == expected)
    #expect(try Self.rows(big, .init(encoding: .utf16), chunk: chunk) == expected)
  }

  @Test("Windows-1252 read as UTF-8 names line, column and encoding", arguments: [1, 4, 100])
  func undecodable(chunk: Int) {
    let bytes = Array("nom,ville\né1,Mont".utf8) + [0xE9] + Array("al\n".utf8)
    let reason = TextDecodingError(
      reason: .invalidBytes([0xE9]), encoding: .utf8, line: 2, column: 8, suggestion: .cp1252)
    #expect(throws: CSVError.undecodable(file: "f.csv", reason)) {
      try Self.rows(bytes, chunk: chunk)
    }
  }

  @Test("UTF-16 read as UTF-8 is recognised, with and without its mark")
  func unstatedUTF16() {
    let marked = UTF16Bytes.littleEndian("nom,ville\nA,B\n")
    let units = Array(marked.dropFirst(2))
    for bytes in [units, marked] {
      do {
        _ = try Self.rows(bytes, chunk: 100)
        Issue.record("Nothing was thrown")
      } catch {
        guard case .undecodable(_, let reason) = error as? CSVError else {
          Issue.record(error)
          continue
        }
        #expect(reason.suggestion == .utf16)
        #expect((reason.line, reason.column) == (1, 1))
      }
    }
    let missing = TextDecodingError(
      reason: .missingByteOrderMark, encoding: .utf16, line: 1, column: 1, suggestion: nil)
    #expect(throws: CSVError.undecodable(file: "f.csv", missing)) {
      try Self.rows(units, .init(encoding: .utf16), chunk: 100)
    }
  }

  @Test("UTF-16 that is cut or broken is refused")
  func brokenUTF16() {
    for tail: [UInt8] in [[0x41], [0x3D, 0xD8], [0x3D, 0xD8, 0x41, 0x00], [0x42, 0xDE]] {
      #expect(throws: CSVError.self) {
        try Self.rows([0xFF, 0xFE, 0x61, 0, 0x0A, 0] + tail, .init(encoding: .utf16))
      }
    }
  }

  @Test("A line of 200 MB is refused early, and an unclosed quote is suspected")
  func enormousLine() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ancrage-test-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data("a,b\n1,2\n3,\"".utf8).write(to: path)
    let handle = try FileHandle(forWritingTo: path)
    // A hole in the file: 200 MB of zeros that take no room on the disk.
    try handle.truncate(atOffset: 200_000_000)
    try handle.close()
    var reader = try CSVReader(path: path.path)
    #expect(try reader.next()?.fields == ["1", "2"])
    #expect(
      throws: CSVError.recordTooLong(
        file: path.path, line: 3, byteCountMax: 1_048_576, openQuoteLine: 3)
    ) { try reader.next() }
  }

  @Test("A long line without quotes is refused too")
  func longLine() {
    let options = CSVReader.Options(recordByteCountMax: 20)
    for text in ["a,b\n1,2\n12345678901234567890,2\n", "a,b\n1,2\n,,,,,,,,,,,,,,,,,,,,,,,,,"] {
      #expect(
        throws: CSVError.recordTooLong(
          file: "f.csv", line: 3, byteCountMax: 20, openQuoteLine: nil)
      ) { try Self.rows(text, options) }
    }
  }

  @Test("Faults of form name their place")
  func faults() {
    #expect(throws: CSVError.unclosedQuote(file: "f.csv", line: 2, column: 4)) {
      try Self.rows("a,b\né1,\"x\ny")
    }
    #expect(throws: CSVError.textAfterQuote(file: "f.csv", line: 2, column: 6)) {
      try Self.rows("a,b\n1,\"x\"y\n")
    }
    #expect(throws: CSVError.empty(file: "f.csv")) { try Self.rows("\n\n") }
    #expect(throws: CSVError.duplicateColumn(file: "f.csv", name: "a", first: 1, second: 3)) {
      try Self.rows("a,b, a\n")
    }
  }

  @Test("Reading goes on after a ragged row")
  func raggedRow() throws {
    var reader = try CSVReader(
      file: "f.csv", chunks: ByteChunks(Array("a,b\n1\n2,3\n".utf8)))
    #expect(throws: CSVError.raggedRow(file: "f.csv", line: 2, fieldCount: 1, expected: 2)) {
      try reader.next()
    }
    #expect(try reader.next() == CSVRow(line: 3, fields: ["2", "3"]))
  }

  @Test("A missing column suggests the nearest")
  func missingColumn() throws {
    let header = try CSVHeader(file: "f.csv", names: ["nom", "code_postal", "Ville"])
    #expect(try header.index(of: "code_postal") == 1)
    #expect(
      throws: CSVError.missingColumn(
        file: "f.csv", name: "ville", nearest: "Ville", available: header.names)
    ) { try header.index(of: "ville") }
    #expect(
      throws: CSVError.missingColumn(
        file: "f.csv", name: "telephone", nearest: nil, available: header.names)
    ) { try header.index(of: "telephone") }
  }

  @Test("A file that is not there")
  func missingFile() {
    #expect(throws: CSVError.unreadable(.notFound(path: "/nowhere/x.csv"))) {
      try CSVReader(path: "/nowhere/x.csv")
    }
    #expect(throws: CSVError.unreadable(.isFolder(path: "/"))) { try CSVReader(path: "/") }
  }

  @Test("What is written reads back")
  func roundTrip() throws {
    let table = [["a", "b;c"], ["", ""], ["x\"y", " p "], ["l\nm", "n\r\no"], ["é", ","]]
    for delimiter in CSVReader.Delimiter.allCases {
      var writer = CSVWriter(delimiter: delimiter)
      for row in table { writer.row(row) }
      #expect(try Self.rows(writer.bytes, .init(delimiter: delimiter)) == table)
    }
    var single = CSVWriter()
    for field in ["a", "", "b"] { single.row([field]) }
    #expect(try Self.rows(single.bytes) == [["a"], [""], ["b"]])
  }
}
