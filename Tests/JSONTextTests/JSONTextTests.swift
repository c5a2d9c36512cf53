import Foundation
import JSONText
import Testing
import TestSupport

@Suite("JSON text")
struct JSONTextTests {
  /// A text that is not JSON, and where it stops being so.
  struct Wrong: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let line: Int
    let column: Int
  }

  static let wrong = [
    Wrong(testDescription: "nothing", text: "", line: 1, column: 1),
    Wrong(testDescription: "cut short", text: "{\"a\": [1, 2", line: 1, column: 12),
    Wrong(testDescription: "a comma too many", text: "[1,\n2,\n]", line: 3, column: 1),
    Wrong(testDescription: "a key without quotes", text: "{\n  é: 1}", line: 2, column: 3),
    Wrong(testDescription: "after an accented letter", text: "[\"é\" x]", line: 1, column: 6),
    Wrong(testDescription: "NaN", text: "[NaN]", line: 1, column: 2),
    Wrong(testDescription: "a leading zero", text: "[01]", line: 1, column: 2),
    Wrong(testDescription: "a lone surrogate", text: #"["\ud800"]"#, line: 1, column: 9),
    Wrong(testDescription: "a control character", text: "[\"a\u{1}\"]", line: 1, column: 4),
    Wrong(testDescription: "two values", text: "1 2", line: 1, column: 3),
    Wrong(
      testDescription: "too deep", text: String(repeating: "[", count: 200), line: 1, column: 129),
  ]

  @Test("What is wrong is found at its line and column", arguments: wrong)
  func position(_ example: Wrong) throws {
    let error = #expect(throws: JSONSyntaxError.self) {
      var json = JSONReader(Array(example.text.utf8))
      try json.skipValue()
      try json.end()
    }
    #expect(error?.line == example.line)
    #expect(error?.column == example.column)
  }

  @Test("Random values agree with Foundation", arguments: [1, 2, 3])
  func againstFoundation(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<2_000 {
      let value = Self.value(&random, depth: 0)
      let data = try JSONSerialization.data(withJSONObject: [value])
      var reader = JSONReader(Array(data))
      let read = try Self.read(&reader)
      try reader.end()
      let again = try JSONSerialization.data(withJSONObject: read)
      #expect(
        try JSONSerialization.jsonObject(with: data) as? NSArray == JSONSerialization.jsonObject(
          with: again) as? NSArray)
    }
  }

  @Test("Damaged bytes are an error or a value, never a crash", arguments: [1, 2])
  func fuzz(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    let good = Array(#"{"a":[1,-2.5e3,true,null,"é\n😀"],"b":{"c":[]}}"#.utf8)
    for _ in 0..<20_000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      var reader = JSONReader(Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &random))))
      _ = try? reader.skipValue()
    }
  }

  @Test("Numbers are read to the nearest double")
  func numbers() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<50_000 {
      let value = Double.random(in: -180...180, using: &random)
      let text = Bool.random(using: &random) ? "\(value)" : String(format: "%.7f", value)
      var reader = JSONReader(Array(text.utf8))
      #expect(try reader.number() == Double(text))
    }
  }

  @Test("What is written reads back")
  func writing() throws {
    var json = JSONWriter(style: .pretty)
    json.object { json in
      json.member("text", "« é » \"\\\n\u{1}")
      json.key("numbers")
      json.array { json in
        json.number(0.1)
        json.number(-3)
        json.integer(7)
      }
      json.key("empty")
      json.object { _ in }
    }
    let read = try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any]
    #expect(read?["text"] as? String == "« é » \"\\\n\u{1}")
    #expect(read?["numbers"] as? [Double] == [0.1, -3, 7])
  }

  private static func value(_ random: inout SplitMix64, depth: Int) -> Any {
    switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
    case 0: return Int.random(in: -1_000_000...1_000_000, using: &random)
    case 1: return Double.random(in: -1e6...1e6, using: &random)
    case 2: return Bool.random(using: &random)
    case 3: return NSNull()
    case 4:
      return String(
        (0..<Int.random(in: 0..<8, using: &random)).map { _ in
          "aé\"\\\n😀\u{1}/œ".randomElement(using: &random) ?? "a"
        })
    case 5:
      return (0..<Int.random(in: 0..<4, using: &random)).map { _ in value(&random, depth: depth + 1)
      }
    default:
      return Dictionary(
        (0..<Int.random(in: 0..<4, using: &random)).map {
          ("k\($0)é", value(&random, depth: depth + 1))
        },
        uniquingKeysWith: { $1 })
    }
  }

  private static func read(_ json: inout JSONReader) throws(JSONSyntaxError) -> Any {
    switch try json.nextType() {
    case .object:
      var result: [String: Any] = [:]
      try json.object { (key, json) throws(JSONSyntaxError) in result[key] = try read(&json) }
      return result
    case .array:
      var result: [Any] = []
      try json.array { (json) throws(JSONSyntaxError) in result.append(try read(&json)) }
      return result
    case .string: return try json.string()
    case .number: return try json.number()
    case .boolean: return try json.boolean()
    case .null:
      _ = try json.takeNull()
      return NSNull()
    }
  }
}
