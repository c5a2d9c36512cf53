public import JSONText

/// The people registered with a GMF were counted, by the territory where they live.
///
/// Aggregates only: no person is ever recorded.
public struct RegistrationsCounted: EventPayload {
  public static let type = "registrations.counted"

  /// People in one territory.
  public struct Count: Hashable, Sendable {
    public var territory: TerritoryID

    /// Number of people, 0 or more.
    public var people: Int

    public init(territory: TerritoryID, people: Int) {
      self.territory = territory
      self.people = people
    }
  }

  /// One count per territory, sorted by territory.
  public var counts: [Count]

  public init(counts: [Count]) {
    self.counts = counts.sorted { $0.territory < $1.territory }
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var counts: [Count] = []
    try json.payload { (key, json) throws(JSONSyntaxError) in
      guard key == "people" else {
        try json.skipValue()
        return
      }
      try json.object { (territory, json) throws(JSONSyntaxError) in
        counts.append(Count(territory: TerritoryID(trusted: territory), people: try json.integer()))
      }
    }
    self.init(counts: counts)
  }

  public func write(to json: inout JSONWriter) {
    json.key("people")
    json.object { json in
      for count in counts { json.member(count.territory.text, ifPresent: count.people) }
    }
  }

  public var references: [Reference] { counts.map { .territory($0.territory) } }
}
