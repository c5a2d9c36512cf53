public import Domain

/// A service in an answer.
///
/// Most of what it says is the same for many people, and is shared by the answers that say it.
public struct ServiceAnswer: Hashable, Sendable, ListedService {
  /// What it says; what is set belongs to this answer alone.
  private(set) var said: SharedAnswer

  /// Metres from the best known point of the home; `nil` when either place is not known or must not
  /// be.
  public var distanceMetres: Double?

  /// For a service that does not serve the person: those of the same category that do.
  public var homeCounterparts: [ServiceID] { counterparts.map { $0.card.id } }

  /// The same, with what is said of them.
  var counterparts: [SharedAnswer] = []

  init(_ said: SharedAnswer, distanceMetres: Double? = nil) {
    self.said = said
    self.distanceMetres = distanceMetres
  }

  public var card: ServiceCard {
    get { said.card }
    set { said = SharedAnswer(newValue, group, said.verdict) }
  }

  public var group: ComparisonGroup {
    get { said.group }
    set { said = SharedAnswer(card, newValue, said.verdict) }
  }

  /// Whether it suits the person, apart from whom it reaches.
  public var suitability: Suitability { findings.suitability }

  /// Whether something rules it out, apart from whom it reaches.
  var isRefused: Bool { said.isRefused }

  /// Whether it holds for the person, by home or by registration, or may.
  var isHeldForPerson: Bool { said.isHeldForPerson }

  /// Whether it holds around the GMF, or may.
  var isHeldAroundGMF: Bool { said.isHeldAroundGMF }

  /// Whether it holds at home without a condition of place.
  var isForEveryone: Bool { said.isForEveryone }

  /// The side that holds only in some of the places where the home may be; `nil` where the doubt leaves
  /// nothing open.
  var openSide: SideVerdict? {
    guard said.mayHoldInSome, !servesForCertain else { return nil }
    return home.holds == .inSome ? home : registration
  }

  /// Whether it serves the person wherever the home turns out to be.
  var servesForCertain: Bool { home.holds == .yes || registration.holds == .yes }
}

/// What an answer says of a service, apart from where it is.
struct ServiceVerdict: Hashable, Sendable {
  var home: SideVerdict
  var registration: SideVerdict
  var gmf: SideVerdict?
  var servesOnly: [NamedTerritory] = []
  var servesOnlyPatches: [NamedPatch] = []
  var servesExcept: [NamedTerritory] = []
  var declaredBy: String?
  var findings: [EligibilityFinding]
  var met: [Criterion] = []
  var opening: Opening?
  var partnerships: [Partnership] = []
}

/// What several answers say together: all but what is the person's own.
final class SharedAnswer: Hashable, Sendable {
  let card: ServiceCard
  let group: ComparisonGroup
  let categoryKey: CategoryKey

  /// Whether something rules the service out.
  let isRefused: Bool

  /// Whether it holds for the person, by home or by registration, or may.
  let isHeldForPerson: Bool

  /// Whether it holds around the GMF, or may.
  let isHeldAroundGMF: Bool

  /// Whether it holds at home without a condition of place.
  let isForEveryone: Bool

  /// Whether the home or the registration holds only in some of the places where the home may be.
  let mayHoldInSome: Bool

  // Last, since it is large and the rest is what most questions look at.
  let verdict: ServiceVerdict

  init(_ card: ServiceCard, _ group: ComparisonGroup, _ verdict: ServiceVerdict) {
    self.card = card
    self.group = group
    self.verdict = verdict
    categoryKey = CategoryKey(card.details.category)
    isRefused = verdict.findings.contains { $0.isRefusal }
    let sides = [verdict.home.holds, verdict.registration.holds]
    isHeldForPerson = sides.contains { $0.isHeld }
    isHeldAroundGMF = verdict.gmf?.holds.isHeld ?? false
    isForEveryone = verdict.home.reasons.contains(.everyone)
    mayHoldInSome = sides.contains(.inSome)
  }

  static func == (left: SharedAnswer, right: SharedAnswer) -> Bool {
    left === right
      || (left.card == right.card && left.group == right.group && left.verdict == right.verdict)
  }

  func hash(into hasher: inout Hasher) { hasher.combine(card) }
}

extension SideVerdict.Holds {
  /// Whether it holds, or may.
  var isHeld: Bool { self == .yes || self == .inSome }
}

extension ServiceAnswer {
  private var verdict: ServiceVerdict {
    get { said.verdict }
    set { said = SharedAnswer(card, group, newValue) }
  }

  /// For somebody who lives where the person does.
  public var home: SideVerdict {
    get { said.verdict.home }
    set { verdict.home = newValue }
  }

  /// For somebody registered as the person is.
  public var registration: SideVerdict {
    get { said.verdict.registration }
    set { verdict.registration = newValue }
  }

  /// For somebody who lives around the GMF; `nil` when no GMF was asked about.
  public var gmf: SideVerdict? {
    get { said.verdict.gmf }
    set { verdict.gmf = newValue }
  }

  /// The territories that it serves, for the reason why it does not serve the person; empty when it
  /// does, or when its reach names none.
  public var servesOnly: [NamedTerritory] {
    get { said.verdict.servesOnly }
    set { verdict.servesOnly = newValue }
  }

  /// The patches of land that it serves besides.
  public var servesOnlyPatches: [NamedPatch] {
    get { said.verdict.servesOnlyPatches }
    set { verdict.servesOnlyPatches = newValue }
  }

  /// The territories in which the person lives, or may, and that its reach leaves out.
  public var servesExcept: [NamedTerritory] {
    get { said.verdict.servesExcept }
    set { verdict.servesExcept = newValue }
  }

  /// Who declared the reach; `nil` when nobody has.
  public var declaredBy: String? {
    get { said.verdict.declaredBy }
    set { verdict.declaredBy = newValue }
  }

  /// What speaks against it, or has to be asked, apart from the reach.
  public var findings: [EligibilityFinding] {
    get { said.verdict.findings }
    set { verdict.findings = newValue }
  }

  /// The criteria that hold with nothing to say of them.
  public var met: [Criterion] {
    get { said.verdict.met }
    set { verdict.met = newValue }
  }

  /// Whether it is open at the moment that was asked about; `nil` when none was.
  public var opening: Opening? {
    get { said.verdict.opening }
    set { verdict.opening = newValue }
  }

  /// The referral corridors of its resource, as ``Snapshot/partnerships(of:)`` gives them.
  public var partnerships: [Partnership] {
    get { said.verdict.partnerships }
    set { verdict.partnerships = newValue }
  }
}
