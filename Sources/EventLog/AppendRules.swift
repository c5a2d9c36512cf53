internal import Hashing

/// What the format demands of an append, whatever store it goes to.
public enum AppendRules {
  /// Largest payload, in bytes; anything larger belongs in a content.
  public static let payloadByteCountMax = 16 << 20

  /// Checks every field that can be judged without the log.
  ///
  /// - Throws: ``EventLogError/invalidField(name:value:)`` with the first field at fault.
  public static func check(_ append: Append) throws(EventLogError) {
    guard isIdentifier(append.id) else { throw .invalidField(name: "id", value: append.id) }
    guard !append.events.isEmpty else { throw .invalidField(name: "events", value: "0") }
    guard 0...253_402_300_799_999 ~= append.recordedAtMilliseconds else {
      throw .invalidField(name: "recordedAt", value: "\(append.recordedAtMilliseconds)")
    }
    for index in append.events.indices {
      try check(append.events[index], after: index > 0 ? append.events[index - 1] : nil)
    }
    try checkContents(of: append)
  }

  /// Stands for the whole log where a conflict names a stream.
  public static let wholeLog = "*"

  /// Checks the versions that an append expects against the heads, and where the log ends.
  ///
  /// - Throws: ``EventLogError/invalidField(name:value:)`` for a version below 0, else
  ///   ``EventLogError/versionConflict(stream:expected:actual:)`` with the first stream, in
  ///   the order of names, that differs, or with ``wholeLog``.
  public static func checkVersions(
    of append: Append, against heads: StreamHeads, position: Int64
  ) throws(EventLogError) {
    if let expected = append.expectedPosition, expected != position {
      throw .versionConflict(stream: wholeLog, expected: .version(expected), actual: position)
    }
    var conflict: (stream: String, expected: ExpectedVersion, actual: Int64)?
    for (stream, expected) in append.expecting {
      let actual = heads.version(of: stream)
      let wanted: Int64 =
        switch expected {
        case .empty: 0
        case .version(let version): version
        }
      guard wanted >= 0 else { throw .invalidField(name: "expecting", value: "\(wanted)") }
      if actual != wanted, conflict.map({ stream < $0.stream }) ?? true {
        conflict = (stream, expected, actual)
      }
    }
    guard let conflict else { return }
    throw .versionConflict(
      stream: conflict.stream, expected: conflict.expected, actual: conflict.actual)
  }

  /// Identifier of an event: that of its append, followed by `/n` when the append holds several.
  public static func eventID(append id: String, index: Int, of count: Int) -> String {
    count == 1 ? id : "\(id)/\(index + 1)"
  }

  /// Whether two events are the same byte for byte.
  public static func areIdentical(_ left: ProposedEvent, _ right: ProposedEvent) -> Bool {
    ExactText(left.stream) == ExactText(right.stream)
      && ExactText(left.type) == ExactText(right.type)
      && left.schemaVersion == right.schemaVersion
      && ExactText(left.effectiveOn) == ExactText(right.effectiveOn)
      && ExactText(left.actor) == ExactText(right.actor)
      && ExactText(left.source) == ExactText(right.source)
      && left.payload == right.payload && left.contents == right.contents
  }

  private static func check(
    _ event: ProposedEvent, after last: ProposedEvent?
  ) throws(EventLogError) {
    guard isText(event.stream, max: 200) else {
      throw .invalidField(name: "stream", value: event.stream)
    }
    // Runs of events share these texts; what was found good once need not be read again.
    guard event.type == last?.type || isText(event.type, max: 100) else {
      throw .invalidField(name: "type", value: event.type)
    }
    guard 1...Int(Int32.max) ~= event.schemaVersion else {
      throw .invalidField(name: "schemaVersion", value: "\(event.schemaVersion)")
    }
    guard event.effectiveOn == last?.effectiveOn || isDate(event.effectiveOn) else {
      throw .invalidField(name: "effectiveOn", value: event.effectiveOn)
    }
    guard event.actor == last?.actor || isText(event.actor, max: 200) else {
      throw .invalidField(name: "actor", value: event.actor)
    }
    guard event.source == last?.source || isText(event.source, max: 2_000) else {
      throw .invalidField(name: "source", value: event.source)
    }
    guard event.payload.count <= payloadByteCountMax, isPlainUTF8(event.payload) else {
      throw .invalidField(
        name: "payload", value: String(decoding: event.payload.prefix(80), as: UTF8.self))
    }
  }

  private static func checkContents(of append: Append) throws(EventLogError) {
    if append.contents.isEmpty && append.erasedContents.isEmpty { return }
    let referred = Set(append.events.flatMap(\.contents))
    for digest in append.contents.map(\.digest) + append.erasedContents.keys
    where !referred.contains(digest) {
      throw .invalidField(name: "contents", value: digest.hexadecimal)
    }
    for content in append.contents where append.erasedContents[content.digest] != nil {
      throw .erasedContent(content.digest)
    }
  }

  private static func isIdentifier(_ text: String) -> Bool {
    let bytes = text.utf8
    return 1...100 ~= bytes.count && bytes.allSatisfy { 0x20...0x7E ~= $0 && $0 != 0x2F }
  }

  private static func isText(_ text: String, max: Int) -> Bool {
    1...max ~= text.utf8.count && !ExactText(text).hasControlCharacter
  }

  /// Whether the bytes are UTF-8 without U+0000, which JSON text cannot hold, and without a line
  /// feed, which would end the line of an export.
  private static func isPlainUTF8(_ bytes: [UInt8]) -> Bool {
    var union: UInt8 = 0
    var holdsUnfit = false
    for byte in bytes {
      union |= byte
      // Without a branch, so that the compiler looks at many bytes at once.
      let isUnfit = byte == 0 || byte == 0x0A
      holdsUnfit = holdsUnfit || isUnfit
    }
    if holdsUnfit { return false }
    return union < 0x80 || String(validating: bytes, as: UTF8.self) != nil
  }

  private static func isDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return false }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for byte in bytes[range] {
        guard 0x30...0x39 ~= byte else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      year >= 1, 1...12 ~= month
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return 1...days[month - 1] ~= day
  }
}
