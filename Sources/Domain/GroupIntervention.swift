/// A service given to a group.
///
/// What nobody has said is `nil` or empty: never *open*, never *any number*.
public struct GroupIntervention: Hashable, Sendable {
  public var kind: GroupKind

  /// The approach, in words.
  public var approach: String?

  /// The needs that it works on, beside the category of the service.
  public var problems: [ServiceCategory]
  public var openness: GroupOpenness?

  /// Fewest people with whom it is held, 1 or more.
  public var placesMin: Int?

  /// Most people whom it takes, 1 or more.
  public var placesMax: Int?

  /// How many meetings there are.
  public var meetingCount: Int?
  public var rhythm: GroupRhythm?

  /// The days on which it starts, past and future, sorted.
  public var startsOn: [CalendarDate]

  /// Whether people are brought there; `nil` when nobody has said.
  public var offersTransport: Bool?

  public init(
    kind: GroupKind, approach: String? = nil, problems: [ServiceCategory] = [],
    openness: GroupOpenness? = nil, placesMin: Int? = nil, placesMax: Int? = nil,
    meetingCount: Int? = nil, rhythm: GroupRhythm? = nil, startsOn: [CalendarDate] = [],
    offersTransport: Bool? = nil
  ) {
    self.kind = kind
    self.approach = approach
    self.problems = problems
    self.openness = openness
    self.placesMin = placesMin
    self.placesMax = placesMax
    self.meetingCount = meetingCount
    self.rhythm = rhythm
    self.startsOn = startsOn
    self.offersTransport = offersTransport
  }

  /// The first start on a day or after it; `nil` when none is known.
  public func nextStart(from day: CalendarDate) -> CalendarDate? {
    startsOn.filter { $0 >= day }.min()
  }

  /// The last start before a day; `nil` when none is known.
  public func lastStart(before day: CalendarDate) -> CalendarDate? {
    startsOn.filter { $0 < day }.max()
  }
}
