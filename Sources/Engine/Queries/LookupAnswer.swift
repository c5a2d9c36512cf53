public import Domain

/// What serves a person, and why.
public struct LookupAnswer: Hashable, Sendable {
  public var day: CalendarDate

  /// Position of the log that the answer is true to.
  public var position: Int64
  public var home: Location

  /// `nil` when no GMF was asked about.
  public var gmf: GMFSurroundings?

  /// Every service that concerns the person or the GMF's surroundings, in order of group (refer here
  /// first), then of category, distance and name.
  public var services: ServiceList

  /// Services whose reach holds, and that do not suit the person, with the reasons.
  public var leftOut: [ServiceAnswer]

  /// The categories of ``services``, in order.
  public var categories: [CategoryComparison]

  /// What a doubt about the home leaves open, and what would settle it; `nil` where there is none.
  public var doubt: LookupDoubt?

  /// Who answers for the services that concern the person, with their complaints commissioners and
  /// front-line lines.
  public var establishments: [Establishment] = []

  /// The communities in which the person may live whose own authority offers services beside the
  /// network: which of the two serves them is for them to say.
  public var communities: [NamedTerritory] = []

  /// For a need that nothing at home answers: the steps that were walked instead.
  public var fallback: [FallbackStep] = []

  /// Groups that are not held too near home; `nil` when nobody asked for that.
  public var awayFromHome: [AwayGroup]?

  /// Services that do not serve the person, with what would have to be otherwise; `nil` when nobody
  /// asked for them.
  public var nearlyServing: NearlyServingList?
}

/// A GMF, its sites, and the territories in which they stand.
public struct GMFSurroundings: Hashable, Sendable {
  public var id: ResourceID
  public var name: String
  public var sites: [GMFSite]

  /// What is announced of it, in order of day.
  public var announced: [Announcement] = []
}

/// One site of a GMF.
public struct GMFSite: Hashable, Sendable {
  public var id: ResourceID
  public var name: String

  /// The territories in which it stands, as in ``Location/territories``; empty when it has no point.
  public var territories: [NamedTerritory]

  /// Whether anybody has said where it stands.
  public var hasPoint: Bool

  /// The territories as services see them, for somebody who lives there.
  public var standing: Standing

  /// Where layers contradict each other there; empty where they agree.
  public var contradictions: [LayerContradiction] = []

  /// What is announced of it, in order of day.
  public var announced: [Announcement] = []
}

/// How a service's reach holds on one side.
public struct SideVerdict: Hashable, Sendable {
  /// Whether it holds.
  public enum Holds: String, Hashable, Sendable {
    case yes
    /// Only in some of the territories in doubt.
    case inSome
    case no
    /// Nobody has said.
    case notStated
  }

  public var holds: Holds

  /// Why it holds, each clause once; for what nobody has said since a reform, why not; else empty.
  public var reasons: [VerdictReason]

  /// How the service has to be given for that; empty where it is so however it is given.
  public var modes: [ServiceMode] = []

  /// Nobody has said whom it reaches.
  static let notStated = SideVerdict(holds: .notStated, reasons: [])
}

/// One reason for a verdict, with the names to show.
public indirect enum VerdictReason: Hashable, Sendable {
  /// Lives in this territory.
  case residence(NamedTerritory)
  /// Lives in this patch of land, narrower than a territory.
  case patch(NamedPatch)
  /// Does not live in this land, which the reach leaves out.
  case outside(NamedLand)
  /// Both together.
  case both(VerdictReason, VerdictReason)
  /// Registered with this GMF.
  case registration(ResourceID, name: String)
  /// No condition of place.
  case everyone
  /// Lives in this territory, where a site of the GMF stands.
  case residenceAroundSite(NamedTerritory, site: ResourceID, siteName: String)
  /// The reach names a territory that ended, and the person may live on its land of then.
  case formerTerritory(FormerTerritory)
  /// The reach names one of two territories, and the person may live in the part that passed from the
  /// one to the other since.
  case partPassed(PassedPart)
}

/// A territory that ended, and what became of it.
public struct FormerTerritory: Hashable, Sendable {
  public var territory: NamedTerritory

  /// How it ended, and into what.
  public var how: How

  /// The first day on which it no longer exists.
  public var endedOn: CalendarDate

  /// The day from which that holds in law, where it is another.
  public var officialOn: CalendarDate?

  /// The legal source, in words.
  public var act: String?

  /// How a territory ends.
  public enum How: Hashable, Sendable {
    case merged(into: NamedTerritory)
    case recoded(into: NamedTerritory)
    case split(into: [NamedTerritory])
    case abolished
  }

  /// The territories that took its land.
  public var successors: [NamedTerritory] {
    switch how {
    case .merged(let into), .recoded(let into): [into]
    case .split(let into): into
    case .abolished: []
    }
  }
}

/// A part of a territory that passed to another.
public struct PassedPart: Hashable, Sendable {
  public var from: NamedTerritory
  public var to: NamedTerritory

  /// Whether all of the one passed, which is no more.
  public var isWhole: Bool

  /// The date in use.
  public var passedOn: CalendarDate

  /// The day from which that holds in law, where it is another.
  public var officialOn: CalendarDate?
}

/// What a category offers at home and around the GMF.
public struct CategoryComparison: Hashable, Sendable {
  /// How the two sides compare.
  public enum Relation: String, Hashable, Sendable {
    /// The same resource answers on both sides.
    case sameResource
    case differentResources
    case onlyAtHome
    /// Offered around the GMF and not at home: a gap.
    case onlyAroundGMF
    /// No GMF was asked about, or nobody has said whom it reaches.
    case notCompared
  }

  public var category: ServiceCategory
  public var relation: Relation

  /// What is said of the services that serve the person, by home or by registration, and of those that
  /// serve around the GMF; in no order.
  var (sayingAtHome, sayingAroundGMF): ([SharedAnswer], [SharedAnswer]) = ([], [])

  /// Services that serve the person, by home or by registration, sorted.
  public var atHome: [ServiceID] { sayingAtHome.map(\.card.id).sorted() }

  /// Services that serve around the GMF, sorted.
  public var aroundGMF: [ServiceID] { sayingAroundGMF.map(\.card.id).sorted() }

  /// For a gap: the nearest service of the category without a condition of place.
  public var nearestForEveryone: ServiceID?

  /// A category of which every service is on no side: nobody has said whom they reach.
  init(_ category: ServiceCategory, _ relation: Relation = .notCompared) {
    self.category = category
    self.relation = relation
  }

  public static func == (left: CategoryComparison, right: CategoryComparison) -> Bool {
    left.category == right.category && left.relation == right.relation
      && left.atHome == right.atHome && left.aroundGMF == right.aroundGMF
      && left.nearestForEveryone == right.nearestForEveryone
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(category) }
}
