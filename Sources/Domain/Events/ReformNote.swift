internal import JSONText

/// Why a territory changed: the legal source, and the official date where it is not the date in use.
///
/// The effective date of the event is the date in use: the day from which people are served so.
public struct ReformNote: Hashable, Sendable {
  /// What people call the reform.
  public var title: String?

  /// The legal source in words: a law, a decree, a by-law.
  public var act: String?

  /// The day from which it holds in law; `nil` when that is the date in use.
  public var officialOn: CalendarDate?

  public init(title: String? = nil, act: String? = nil, officialOn: CalendarDate? = nil) {
    self.title = title
    self.act = act
    self.officialOn = officialOn
  }
}

extension JSONReader {
  /// Reads the object of a payload that may say which reform it belongs to.
  ///
  /// Version 1 of the older events had no such member: there it is passed over, as it was then.
  mutating func reformPayload(
    _ version: Int = 2, _ member: (String, inout JSONReader) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) -> ReformNote? {
    var note: ReformNote?
    try payload { (key, json) throws(JSONSyntaxError) in
      if key == "reform", version >= 2 {
        note = try json.reformNote()
      } else {
        try member(key, &json)
      }
    }
    return note
  }

  private mutating func reformNote() throws(JSONSyntaxError) -> ReformNote {
    var note = ReformNote()
    try object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "act": note.act = try json.string()
      case "officialOn": note.officialOn = try json.date(key)
      case "title": note.title = try json.string()
      default: try json.skipValue()
      }
    }
    return note
  }
}

extension JSONWriter {
  /// Writes the member `reform`, unless there is none.
  mutating func member(_ reform: ReformNote?) {
    guard let reform else { return }
    key("reform")
    object { json in
      json.member("act", ifPresent: reform.act)
      json.member("officialOn", ifPresent: reform.officialOn?.description)
      json.member("title", ifPresent: reform.title)
    }
  }
}
