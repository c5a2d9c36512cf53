public import Hashing
public import JSONText

/// A resource began to offer a service.
public struct ServiceOffered: EventPayload {
  public static let type = "service.offered"
  public static let version = 2

  public var resource: ResourceID
  public var details: ServiceDetails

  public init(resource: ResourceID, details: ServiceDetails) {
    self.resource = resource
    self.details = details
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var resource: ResourceID?
    let details = try ServiceDetails(reading: &json, version: version) {
      (key, json) throws(JSONSyntaxError) in
      if key == "resource" { resource = try json.identifier() } else { try json.skipValue() }
    }
    self.init(resource: try json.require(resource, "resource"), details: details)
  }

  public func write(to json: inout JSONWriter) {
    details.write(to: &json, resource: resource)
  }

  public var references: [Reference] { [.resource(resource)] }
}

/// What a service is changed; the details replace the earlier ones whole.
public struct ServiceChanged: EventPayload {
  public static let type = "service.changed"
  public static let version = 2

  public var details: ServiceDetails

  public init(details: ServiceDetails) { self.details = details }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    details = try ServiceDetails(reading: &json, version: version) {
      (_, json) throws(JSONSyntaxError) in
      try json.skipValue()
    }
  }

  public func write(to json: inout JSONWriter) { details.write(to: &json) }
}

/// Somebody declared whom a service reaches; replaces what was declared before.
public struct ServiceReachDeclared: EventPayload {
  public static let type = "service.reach-declared"
  public static let version = 2

  public var reach: Reach

  /// Who says so, when it is not the source of the event.
  public var declaredBy: String?

  public init(reach: Reach, declaredBy: String? = nil) {
    self.reach = reach
    self.declaredBy = declaredBy
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var clauses: [Reach.Clause]?
    var declaredBy: String?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "clauses": clauses = try json.reachClauses(version: version)
      case "declaredBy": declaredBy = try json.string()
      default: try json.skipValue()
      }
    }
    self.init(reach: Reach(try json.require(clauses, "clauses")), declaredBy: declaredBy)
  }

  public func write(to json: inout JSONWriter) {
    json.key("clauses")
    json.array { json in
      for clause in reach.clauses { json.clause(clause) }
    }
    json.member("declaredBy", ifPresent: declaredBy)
  }

  public var contents: [Digest] { reach.polygons }

  public var references: [Reference] { reach.references }
}

/// A service stopped for a time.
public struct ServiceSuspended: EventPayload {
  public static let type = "service.suspended"

  /// The first day on which it is expected back; `nil` when nobody has said.
  public var until: CalendarDate?

  /// Why, in words.
  public var reason: String?

  public init(until: CalendarDate? = nil, reason: String? = nil) {
    self.until = until
    self.reason = reason
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var until: CalendarDate?
    var reason: String?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "reason": reason = try json.string()
      case "until": until = try json.date(key)
      default: try json.skipValue()
      }
    }
    self.init(until: until, reason: reason)
  }

  public func write(to json: inout JSONWriter) {
    json.member("reason", ifPresent: reason)
    json.member("until", ifPresent: until?.description)
  }
}

/// A suspended service is offered again.
public struct ServiceResumed: EventPayload {
  public static let type = "service.resumed"

  public init() {}

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    try json.skipValue()
  }

  public func write(to json: inout JSONWriter) {}
}

/// A service is no longer offered.
public struct ServiceWithdrawn: EventPayload {
  public static let type = "service.withdrawn"

  /// Why, in words.
  public var reason: String?

  public init(reason: String? = nil) { self.reason = reason }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    reason = try json.singleOptionalText("reason")
  }

  public func write(to json: inout JSONWriter) { json.member("reason", ifPresent: reason) }
}

/// Somebody checked that what is recorded of a service is still true.
public struct ServiceVerified: EventPayload {
  public static let type = "service.verified"

  /// How it was checked, in words.
  public var note: String?

  public init(note: String? = nil) { self.note = note }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    note = try json.singleOptionalText("note")
  }

  public func write(to json: inout JSONWriter) { json.member("note", ifPresent: note) }
}

/// Whether a service takes people in, and how long they wait, was reported.
public struct ServiceWaitReported: EventPayload {
  public static let type = "service.wait-reported"
  public static let version = 2

  public var intake: ServiceIntake

  /// The last day on which it may be believed; `nil` when nobody has said.
  public var believedUntil: CalendarDate?

  public init(_ intake: ServiceIntake, believedUntil: CalendarDate? = nil) {
    self.intake = intake
    self.believedUntil = believedUntil
  }

  /// The words of the stored form.
  private enum State: String, CaseIterable { case open, waiting, full }

  /// Reads it; the first version knew waits only, of as many days as it must say.
  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var days: Int?
    var state: State?
    var believedUntil: CalendarDate?
    try json.payload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "believedUntil": believedUntil = try json.date(key)
      case "days": days = try json.integer()
      case "state" where version >= 2: state = try json.word(key)
      default: try json.skipValue()
      }
    }
    if version == 1 {
      self.init(.waiting(days: try json.require(days, "days")), believedUntil: believedUntil)
      return
    }
    switch try json.require(state, "state") {
    case .open: self.init(.open, believedUntil: believedUntil)
    case .waiting: self.init(.waiting(days: days), believedUntil: believedUntil)
    case .full: self.init(.full, believedUntil: believedUntil)
    }
  }

  public func write(to json: inout JSONWriter) {
    json.member("believedUntil", ifPresent: believedUntil?.description)
    if case .waiting(let days) = intake { json.member("days", ifPresent: days) }
    json.member("state", state.rawValue)
  }

  private var state: State {
    switch intake {
    case .open: .open
    case .waiting: .waiting
    case .full: .full
    }
  }
}
