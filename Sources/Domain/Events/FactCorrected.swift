public import Hashing
public import JSONText

/// A fact that was recorded was wrong: it was always otherwise.
///
/// Apart from change: a change says what became so on a day, a correction what was so all along. The
/// wrong fact stays in the log; whoever asks what was known before the correction still sees it.
public struct Correction: Hashable, Sendable {
  /// Position of the fact in the log; never that of another correction.
  ///
  /// A second correction of the same fact takes the place of the first.
  public var corrects: Int64

  /// Why, in words.
  public var reason: String

  /// What was so instead; `nil` when the fact was never so at all.
  public var instead: Instead?

  /// A fact in the place of another, of the same type and about the same subject.
  public struct Instead: Hashable, Sendable {
    public var effectiveOn: CalendarDate
    public var event: DomainEvent

    public init(effectiveOn: CalendarDate, event: DomainEvent) {
      self.effectiveOn = effectiveOn
      self.event = event
    }
  }

  public init(corrects: Int64, reason: String, instead: Instead?) {
    self.corrects = corrects
    self.reason = reason
    self.instead = instead
  }
}

/// The stored form of a ``Correction``; the fact inside it is kept as it would be stored itself.
public struct FactCorrected: EventPayload {
  public static let type = "fact.corrected"

  public var corrects: Int64
  public var reason: String
  public var instead: Instead?

  /// A fact as it would be stored.
  public struct Instead: Hashable, Sendable {
    public var effectiveOn: CalendarDate
    public var type: String
    public var schemaVersion: Int

    /// Compact JSON with keys in alphabetical order.
    public var payload: [UInt8]
    public var contents: [Digest]
  }

  public init(_ correction: Correction) {
    corrects = correction.corrects
    reason = correction.reason
    instead = correction.instead.map { instead in
      let encoded = EventCodec.encode(instead.event)
      return Instead(
        effectiveOn: instead.effectiveOn, type: encoded.type,
        schemaVersion: encoded.schemaVersion, payload: encoded.payload,
        contents: encoded.contents)
    }
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var corrects: Int?
    var reason: String?
    var instead: Instead?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "corrects": corrects = try json.integer()
      case "instead": instead = try Instead(reading: &json)
      case "reason": reason = try json.string()
      default: try json.skipValue()
      }
    }
    self.corrects = Int64(try json.require(corrects, "corrects"))
    self.reason = try json.require(reason, "reason")
    self.instead = instead
  }

  public func write(to json: inout JSONWriter) {
    json.key("corrects")
    json.integer(corrects)
    if let instead {
      json.key("instead")
      json.object { json in
        json.member("effectiveOn", instead.effectiveOn.description)
        json.key("facts")
        json.raw(instead.payload)
        json.key("schemaVersion")
        json.integer(instead.schemaVersion)
        json.member("type", instead.type)
      }
    }
    json.member("reason", reason)
  }

  public var contents: [Digest] { instead?.contents ?? [] }
}

extension FactCorrected.Instead {
  fileprivate init(reading json: inout JSONReader) throws(JSONSyntaxError) {
    var effectiveOn: CalendarDate?
    var type: String?
    var schemaVersion: Int?
    var payload: [UInt8]?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "effectiveOn": effectiveOn = try json.date(key)
      case "facts": payload = Array(try json.skipValue())
      case "schemaVersion": schemaVersion = try json.integer()
      case "type": type = try json.string()
      default: try json.skipValue()
      }
    }
    self.effectiveOn = try json.require(effectiveOn, "effectiveOn")
    self.type = try json.require(type, "type")
    self.schemaVersion = try json.require(schemaVersion, "schemaVersion")
    self.payload = try json.require(payload, "facts")
    contents = []
  }
}
