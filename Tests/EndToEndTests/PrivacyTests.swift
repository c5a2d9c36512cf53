import Foundation
import TestSupport
import Testing

/// Where a person lives is in no file and in no answer after the question.
@Suite("A person's place is forgotten")
struct PrivacyTests {
  private static let longitude = -57.98373457
  private static let latitude = 45.89137653

  /// The point as it was asked about.
  private static let point = "\(longitude),\(latitude)"

  /// The forms in which a trace of the point could be left.
  private static func tracesOfPoint() -> [Data] {
    var traces: [Data] = []
    for value in [longitude, latitude] {
      let digits = "\(value)"
      // As decimal text, whole and cut short to about ten metres, and as the bytes of a double.
      traces.append(Data(digits.utf8))
      traces.append(Data(digits.dropLast(4).utf8))
      traces.append(bytes(of: value.bitPattern.littleEndian))
      traces.append(bytes(of: value.bitPattern.bigEndian))
      // As the whole numbers that some formats keep: 10⁻⁷ degrees.
      traces.append(bytes(of: UInt32(bitPattern: Int32(value * 1e7)).littleEndian))
    }
    // As well-known binary: longitude and latitude side by side.
    traces.append(bytes(of: longitude.bitPattern.littleEndian) + bytes(of: latitude.bitPattern))
    return traces
  }

  /// The forms in which a trace of a postal code could be left.
  private static func traces(ofPostalCode postalCode: String) -> [Data] {
    let bare = postalCode.filter { $0 != " " }
    return [postalCode, bare, postalCode.lowercased(), bare.lowercased()].map { Data($0.utf8) }
  }

  private static func bytes(of value: some FixedWidthInteger) -> Data {
    var (rest, bytes) = (value, Data())
    for _ in 0..<(value.bitWidth / 8) {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return bytes
  }

  /// Every question about the planted place, with what comes on standard input.
  private static func questions(postalCode: String) -> [(arguments: [String], input: String)] {
    let places: [(place: [String], input: String)] = [
      (["--point=\(point)"], ""), (["--point", "-"], point + "\n"),
      (["--postal-code", postalCode], ""), (["--postal-code", "-"], postalCode + "\n"),
      // Wrong in one place: a message must not quote the rest.
      (["--point=\(point),0"], ""), (["--point", "-"], "x" + point + "\n"),
      (["--point=\(latitude),\(longitude)"], ""), (["--postal-code", postalCode + "?"], ""),
    ]
    let ways = [
      ["locate"], ["locate", "--json"], ["lookup", "--gmf", "gmf-port-mirande"],
      ["lookup", "--all", "--lang", "en"], ["lookup", "--json"],
    ]
    return ways.flatMap { way in places.map { (way + $0.place, $0.input) } }
  }

  @Test("no file of the data directory and no output holds the point or the postal code")
  func noTrace() throws {
    // A postal code that no resource of the demo bears; the table of addresses holds it by nature.
    let postalCode = try Self.postalCodeOfNoResource()
    let data = try DataDirectory(copying: Demo.complete())
    let (ofPoint, ofCode) = (Self.tracesOfPoint(), Self.traces(ofPostalCode: postalCode))
    // A question about another code, so that whatever is derived from the table is there.
    _ = try data.run(["locate", "--postal-code", "X9A 2E6"])
    let before = try Self.found(ofCode, in: data)
    #expect(before.allSatisfy { $0.hasPrefix("datasets/") || $0.hasPrefix("derived/postal-codes") })
    var answered = 0
    for (arguments, input) in Self.questions(postalCode: postalCode) {
      let outcome = try data.run(arguments, input: input)
      answered += outcome.status == 0 ? 1 : 0
      for trace in ofPoint + ofCode {
        #expect(outcome.everything.range(of: trace) == nil, "\(arguments): \(outcome.error)")
      }
    }
    #expect(answered == 20)
    #expect(try Self.found(ofCode, in: data) == before)
    #expect(try Self.found(ofPoint, in: data).isEmpty)
  }

  @Test("the sweep finds what is planted in each form")
  func sweepFinds() throws {
    let data = try DataDirectory(copying: Demo.complete())
    for trace in Self.tracesOfPoint() + Self.traces(ofPostalCode: "X9Z 9Z9") {
      let planted = data.path + "/derived/planted"
      try (Data("before ".utf8) + trace).write(to: URL(fileURLWithPath: planted))
      #expect(try Self.found([trace], in: data).contains("derived/planted"))
    }
  }

  /// The names of the files that hold one of the traces.
  private static func found(_ traces: [Data], in data: DataDirectory) throws -> Set<String> {
    Set(
      try data.files().filter { file in traces.contains { file.bytes.range(of: $0) != nil } }
        .map(\.name))
  }

  private static func postalCodeOfNoResource() throws -> String {
    let resources = try String(contentsOfFile: Demo.resources.arguments[2], encoding: .utf8)
    let addresses = try String(contentsOfFile: Demo.addresses.arguments[2], encoding: .utf8)
    let codes = addresses.split(separator: "\n").dropFirst().compactMap { row in
      row.split(separator: ",", omittingEmptySubsequences: false).dropLast(2).last.map(String.init)
    }
    return try #require(codes.first { !$0.isEmpty && !resources.contains($0) })
  }
}
