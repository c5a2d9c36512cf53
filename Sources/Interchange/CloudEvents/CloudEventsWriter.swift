public import Engine
public import EventLog
internal import Foundation
public import Hashing
public import JSONText

/// Writes a log as CloudEvents 1.0, one JSON object a line; `CloudEvents.md` describes the form.
///
/// Each content comes once, on a line of its own, before the first event that refers to it. What is
/// written reads back to an identical log.
public struct CloudEventsWriter: Sendable {
  /// The CloudEvents type of a line that holds a content.
  public static let contentType = "ancrage.content"

  /// The `source` of every line.
  ///
  /// It stands for the log as a whole; where a fact comes from is `factsource`.
  public static let source = "ancrage"

  private var previous: Digest
  private var written: Set<Digest> = []
  private let branch: Branch?

  /// Starts a log.
  ///
  /// `previous` is the hash before the first event that will be written; `branch` is the branch that
  /// the log is seen from, if any: its own events say whose they are.
  public init(previous: Digest = .zero, branch: Branch? = nil) {
    self.previous = previous
    self.branch = branch
  }

  /// The lines of an event: the contents that it brings along, then the event.
  ///
  /// - Throws: an `EventLogError` when the log cannot read a content.
  public mutating func lines(
    of event: StoredEvent, contentsFrom log: any AppendOnlyLog
  ) throws(EventLogError) -> [UInt8] {
    var bytes: [UInt8] = []
    for digest in event.event.contents where written.insert(digest).inserted {
      guard let content = try log.content(digest) else { throw .missingContent(digest) }
      bytes += Self.line(of: digest, content)
    }
    var json = JSONWriter()
    Self.write(event, previous: previous, branch: branch, to: &json)
    previous = event.hash
    return bytes + json.bytes + [0x0A]
  }

  /// Writes one event as an object; one that only a branch holds names the branch.
  public static func write(
    _ stored: StoredEvent, previous: Digest?, branch: Branch?, to json: inout JSONWriter
  ) {
    let event = stored.event
    json.object { json in
      json.member("specversion", "1.0")
      json.member("id", stored.id)
      json.member("source", source)
      json.member("type", event.type)
      json.member("time", CloudEventTime.text(stored.recordedAtMilliseconds))
      json.member("subject", event.stream)
      json.member("datacontenttype", "application/json")
      if let branch, stored.position > branch.fork.position {
        json.member("branch", branch.name.text)
      }
      json.key("position")
      json.integer(stored.position)
      json.key("streamversion")
      json.integer(stored.streamVersion)
      json.key("schemaversion")
      json.integer(event.schemaVersion)
      json.member("effectiveon", event.effectiveOn)
      json.member("actor", event.actor)
      json.member("factsource", event.source)
      if let previous { json.member("previoushash", previous.hexadecimal) }
      json.member("hash", stored.hash.hexadecimal)
      if !event.contents.isEmpty {
        json.member("contents", event.contents.map(\.hexadecimal).joined(separator: ","))
      }
      if isPlainJSON(event.payload) {
        json.key("data")
        json.raw(event.payload)
      } else {
        json.member("data_base64", Data(event.payload).base64EncodedString())
      }
    }
  }

  private static func line(of digest: Digest, _ content: StoredContent) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("specversion", "1.0")
      json.member("id", "content:\(digest.hexadecimal)")
      json.member("source", source)
      json.member("type", contentType)
      json.member("datacontenttype", "application/octet-stream")
      json.member("digest", digest.hexadecimal)
      switch content {
      case .erased:
        json.key("erased")
        json.boolean(true)
      case .present(let content):
        if !content.salt.isEmpty {
          json.member("salt", Data(content.salt).base64EncodedString())
        }
        json.member("data_base64", Data(content.bytes).base64EncodedString())
      }
    }
    return json.bytes + [0x0A]
  }

  /// Whether a payload may stand in a line as it is and be found again byte for byte.
  private static func isPlainJSON(_ payload: [UInt8]) -> Bool {
    guard !payload.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
    var json = JSONReader(payload)
    // Anything that does not read as one whole value is written in base 64 instead.
    guard let value = try? json.skipValue() else { return false }
    return value.count == payload.count
  }
}
