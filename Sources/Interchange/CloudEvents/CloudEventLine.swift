internal import Engine
internal import Foundation
internal import Hashing
internal import JSONText

/// One line of a file of CloudEvents, its attributes read and not yet judged.
struct CloudEventLine {
  /// Line of the file, from 1.
  let number: Int

  private(set) var texts: [String: String] = [:]
  private(set) var integers: [String: Int] = [:]
  private(set) var isErased = false

  /// The bytes of `data` as they stand, or those that `data_base64` holds.
  private(set) var data: [UInt8]?

  /// Reads an object.
  ///
  /// - Throws: ``CloudEventsError/syntax(line:_:)``.
  init(_ bytes: ArraySlice<UInt8>, number: Int) throws(CloudEventsError) {
    self.number = number
    do throws(JSONSyntaxError) {
      var json = JSONReader(Array(bytes))
      try json.object { (key, json) throws(JSONSyntaxError) in
        try self.read(key, &json)
      }
      try json.end()
    } catch {
      throw .syntax(line: number, error)
    }
  }

  private mutating func read(_ key: String, _ json: inout JSONReader) throws(JSONSyntaxError) {
    switch (key, try json.nextType()) {
    case ("data", _): data = Array(try json.skipValue())
    case ("data_base64", .string):
      let text = try json.string()
      guard let decoded = Data(base64Encoded: text) else {
        throw json.error(.invalidValue(key: key, value: "…", expected: "base64"))
      }
      data = Array(decoded)
    case ("erased", .boolean): isErased = try json.boolean()
    case (_, .string): texts[key] = try json.string()
    case (_, .number): integers[key] = try json.integer()
    case (_, _): try json.skipValue()
    }
  }

  /// An attribute that must be there.
  func text(_ name: String) throws(CloudEventsError) -> String {
    guard let text = texts[name] else { throw .missingAttribute(line: number, name: name) }
    return text
  }

  func integer(_ name: String) throws(CloudEventsError) -> Int64 {
    guard let value = integers[name] else { throw .missingAttribute(line: number, name: name) }
    return Int64(value)
  }

  func digest(_ name: String) throws(CloudEventsError) -> Digest {
    let text = try text(name)
    guard let digest = Digest(hexadecimal: text) else {
      throw .wrongValue(line: number, name: name, value: text)
    }
    return digest
  }

  func payload() throws(CloudEventsError) -> [UInt8] {
    guard let data else { throw .missingAttribute(line: number, name: "data") }
    return data
  }
}

/// Splits text into lines that are not empty, with their numbers.
enum CloudEventLines {
  /// Reads the lines that shall go to a branch, or to what is real: what is hypothetical never gets
  /// there unseen.
  static func read(
    _ bytes: [UInt8], for branch: BranchName?
  ) throws(CloudEventsError) -> [CloudEventLine] {
    var lines: [CloudEventLine] = []
    var number = 0
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { continue }
      let event = try CloudEventLine(line, number: number)
      let version = try event.text("specversion")
      guard version.hasPrefix("1.") else {
        throw .wrongValue(line: number, name: "specversion", value: version)
      }
      if branch == nil, let name = event.texts["branch"] {
        throw .hypothetical(line: number, branch: name)
      }
      lines.append(event)
    }
    return lines
  }
}
