public import Domain

/// All services that serve a territory on a day, each with its reason.
public struct BasketAnswer: Hashable, Sendable {
  /// How much of the territory a service reaches.
  public enum Extent: Hashable, Sendable {
    /// All of it: the reach names it or a territory that it lies in, or territories that cover it but
    /// for borders that were drawn twice.
    case whole
    /// A part: the reach names a territory inside it, or one of another division that overlaps it.
    case partly
    /// The reach is for everyone.
    case everyone
    /// Nobody has said whom it reaches, or not since a reform.
    case notStated
  }

  /// What a reach asks besides living in the territory.
  public enum Condition: Hashable, Sendable {
    /// To be registered with one of these GMFs.
    case registration([NamedResource])
    /// That the service is given in one of these modes.
    case modes([ServiceMode])
    /// Given in these modes, the service reaches less.
    case also(Extent, [ServiceMode])
    /// Nobody who lives outside the land that is named is served.
    case onlyHere
  }

  /// A resource with the name it bears on the day.
  public struct NamedResource: Hashable, Sendable {
    public var id: ResourceID
    public var name: String

    public init(id: ResourceID, name: String) {
      self.id = id
      self.name = name
    }
  }

  /// A service of the basket.
  public struct Line: Hashable, Sendable, ListedService {
    public var card: ServiceCard
    public var extent: Extent

    /// The territories that the reach names and because of which it is in the basket.
    public var because: [NamedTerritory]

    /// The patches of land that the reach names and because of which it is in the basket.
    public var patches: [NamedPatch] = []

    /// What has to be true besides.
    public var conditions: [Condition] = []

    /// Share of the territory's area that the reach covers, 0 to 1; `nil` when not computed.
    public var areaShare: Double?

    /// Why some of the territory is neither served for certain nor left out, since a reform; empty where
    /// nothing is open.
    public var unsettled: [VerdictReason] = []

    /// Share of the territory's people whom the reach covers, 0 to 1; `nil` where it is not known.
    public var peopleShare: Double?

    /// How sure that is: counted whole, or shared out by known places or by area; `nil` where there is no
    /// share.
    public var peopleMethod: ConversionTable.Method?

    /// What has to be known before referring, such as a suspension.
    public var findings: [EligibilityFinding]
  }

  public var day: CalendarDate
  public var position: Int64
  public var territory: NamedTerritory

  /// Everybody who lives there, in the year of the day; `nil` where no table says.
  public var people: PeopleCount?

  /// In order of extent (whole, partly, everyone, not stated), category and name.
  public var lines: [Line]

  /// What is announced of the territory, in order of day.
  public var announced: [TerritoryAnnouncement] = []

  /// Who answers for the services, with their complaints commissioners and front-line lines.
  public var establishments: [Establishment] = []
}
