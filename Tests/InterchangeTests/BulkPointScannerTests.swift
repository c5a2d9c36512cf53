import Interchange
import Synchronization
import TestSupport
import Testing

@Suite("Points in bulk")
struct BulkPointScannerTests {
  /// A scanner whose new column shows what was read, digit for digit.
  static let echo = BulkPointScanner(columns: ["read"]) { longitudes, latitudes, suffixes in
    for (longitude, latitude) in zip(longitudes, latitudes) {
      suffixes.field("\(longitude)/\(latitude)".utf8)
      suffixes.endRow()
    }
  }

  static func run(
    _ text: String, chunk: Int = ByteChunks.chunkByteCountDefault,
    scanner: BulkPointScanner = echo
  ) throws -> (output: String, summary: BulkPointScanner.Summary) {
    let output = Mutex<[UInt8]>([])
    let summary = try scanner.run(
      ByteChunks(Array(text.utf8), chunkByteCount: chunk), file: "p.csv",
      write: { bytes in output.withLock { $0 += bytes } })
    return (String(decoding: output.withLock(\.self), as: UTF8.self), summary)
  }

  @Test("Rows come out as they went in, with what was found", arguments: [1, 5, 64, 100_000])
  func rows(chunk: Int) throws {
    let text = """
      id,lon,lat,"no, te"\r
      1,-73.5,45.25,\r
      2,"-73.42199140000001", 45.5 ,"a ""b"", c
      d"

      é,1e1,-0.5,x\n
      """
    let expected = """
      id,lon,lat,"no, te",read\r
      1,-73.5,45.25,,-73.5/45.25\r
      2,"-73.42199140000001", 45.5 ,"a ""b"", c
      d",-73.42199140000001/45.5

      é,1e1,-0.5,x,10.0/-0.5\n
      """
    let (output, summary) = try Self.run(text, chunk: chunk)
    #expect(output == expected)
    #expect(summary == BulkPointScanner.Summary.of(rows: 3))
  }

  @Test("The last row needs no line end, the columns may come in any order")
  func lastRow() throws {
    #expect(
      try Self.run("lat;x;Longitude\n45;;-73").output == "lat;x;Longitude;read\n45;;-73;-73.0/45.0")
    #expect(try Self.run("lon,lat").output == "lon,lat,read\n")
  }

  @Test("A row without a readable point gets empty fields and is reported")
  func problems() throws {
    let text = "lon,lat\n-73,45\n,45\nNaN,45\n-73,\"4\n5\"\n-73,95\n-73\n0x10,1\n-73,45\n"
    for chunk in [1, 7, 1000] {
      let (output, summary) = try Self.run(text, chunk: chunk)
      let expected =
        "lon,lat,read\n-73,45,-73.0/45.0\n,45,\nNaN,45,\n-73,\"4\n5\",\n-73,95,\n-73,\n0x10,1,\n"
        + "-73,45,-73.0/45.0\n"
      #expect(output == expected)
      #expect(summary.rowCount == 8)
      #expect(summary.problemCount == 6)
      #expect(summary.problems.map(\.line) == [3, 4, 5, 7, 8, 9])
      #expect(summary.problems.map(\.column) == [1, 1, 2, 2, 2, 1])
      #expect(
        summary.problems.map(\.reason) == [
          .missing, .notNumber, .notNumber, .outsideGlobe, .missing, .notNumber,
        ])
    }
  }

  @Test("Numbers are the doubles that the standard library reads")
  func numbers() throws {
    let seed: UInt64 = 0xB01D_FACE
    print("seed \(seed)")
    var random = SplitMix64(seed: seed)
    var text = "lon,lat\n"
    var expected: [String] = []
    for _ in 0..<20_000 {
      let longitude = Self.number(below: 180, using: &random)
      let latitude = Self.number(below: 90, using: &random)
      text += "\(longitude),\(latitude)\n"
      expected.append("\(try #require(Double(longitude)))/\(try #require(Double(latitude)))")
    }
    let (output, summary) = try Self.run(text, chunk: 999)
    #expect(summary.problemCount == 0)
    let read = output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[2] }
    #expect(read.map(String.init) == expected)
  }

  private static func number(below limit: Int, using random: inout SplitMix64) -> String {
    let sign = ["", "-"].randomElement(using: &random) ?? ""
    let whole = Int.random(in: 0..<limit, using: &random)
    let digitCount = Int.random(in: 0...20, using: &random)
    let fraction = (0..<digitCount).map { _ in String(Int.random(in: 0...9, using: &random)) }
    return "\(sign)\(whole)" + (fraction.isEmpty ? "" : "." + fraction.joined())
  }

  @Test("Many chunks come out in order, and only some problems are kept")
  func order() throws {
    let lines = (0..<30_000).map { "\($0),\($0 % 3 == 0 ? "x" : "45.5"),-73.25" }
    let (output, summary) = try Self.run(
      "n,lat,lon\n" + lines.joined(separator: "\n") + "\n", chunk: 1000)
    let expected = lines.map { $0 + ($0.contains("x") ? "," : ",-73.25/45.5") }
    #expect(output == "n,lat,lon,read\n" + expected.joined(separator: "\n") + "\n")
    #expect(summary.problemCount == 10_000)
    #expect(summary.problems.map(\.line) == (0..<100).map { $0 * 3 + 2 })
  }

  @Test("A missing column, an endless row and UTF-16 are refused")
  func refusals() {
    #expect(
      throws: CSVError.missingColumn(
        file: "p.csv", name: "lon", nearest: "lat", available: ["x", "lat"])
    ) { try Self.run("x,lat\n1,2\n") }
    #expect(throws: CSVError.empty(file: "p.csv")) { try Self.run("") }
    let endless = "lon,lat\n1,2\n\"" + String(repeating: "x\n", count: 600_000)
    #expect(
      throws: CSVError.recordTooLong(
        file: "p.csv", line: 3, byteCountMax: BulkPointScanner.rowByteCountMax, openQuoteLine: 3)
    ) { try Self.run(endless, chunk: 4096) }
    let utf16 = UTF16Bytes.littleEndian("lon,lat\n")
    #expect(throws: CSVError.self) {
      try Self.echo.run(ByteChunks(utf16), file: "p.csv", write: { _ in })
    }
  }

  @Test("A failure to write ends the run")
  func writeFailure() {
    struct Full: Error {}
    #expect(throws: Full.self) {
      try Self.echo.run(
        ByteChunks(Array("lon,lat\n1,2\n".utf8)), file: "p.csv", write: { _ in throw Full() })
    }
  }
}

extension BulkPointScanner.Summary {
  /// A summary without problems.
  static func of(rows: Int) -> BulkPointScanner.Summary {
    var summary = BulkPointScanner.Summary()
    summary.rowCount = rows
    return summary
  }
}
