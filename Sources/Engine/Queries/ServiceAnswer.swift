public import Domain

/// A service in an answer.
///
/// Most of what it says is the same for many people, and is shared by the answers that say it.
public struct ServiceAnswer: Hashable, Sendable, ListedService {
  public var card: ServiceCard
  public var group: ComparisonGroup

  /// Metres from the best known point of the home; `nil` when either place is not known or must not
  /// be.
  public var distanceMetres: Double?

  private var said: SharedVerdict

  /// Whether it suits the person, apart from whom it reaches.
  public var suitability: Suitability { findings.suitability }

  /// Whether something rules it out, apart from whom it reaches.
  var isRefused: Bool { said.isRefused }

  init(
    card: ServiceCard, group: ComparisonGroup, verdict: ServiceVerdict,
    distanceMetres: Double? = nil
  ) {
    self.init(
      card: card, group: group, sharing: SharedVerdict(verdict), distanceMetres: distanceMetres)
  }

  init(
    card: ServiceCard, group: ComparisonGroup, sharing said: SharedVerdict,
    distanceMetres: Double?
  ) {
    self.card = card
    self.group = group
    self.said = said
    self.distanceMetres = distanceMetres
  }
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
  var homeCounterparts: [ServiceID] = []
  var partnerships: [Partnership] = []
}

/// What several answers say together.
final class SharedVerdict: Hashable, Sendable {
  let verdict: ServiceVerdict

  /// Whether something rules the service out.
  let isRefused: Bool

  init(_ verdict: ServiceVerdict) {
    self.verdict = verdict
    isRefused = verdict.findings.contains(where: \.isRefusal)
  }

  static func == (left: SharedVerdict, right: SharedVerdict) -> Bool {
    left === right || left.verdict == right.verdict
  }

  func hash(into hasher: inout Hasher) { hasher.combine(verdict.findings) }
}

extension ServiceAnswer {
  /// What it says; what is set belongs to this answer alone.
  private var verdict: ServiceVerdict {
    get { said.verdict }
    set { said = SharedVerdict(newValue) }
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

  /// For a service that does not serve the person: those of the same category that do.
  public var homeCounterparts: [ServiceID] {
    get { said.verdict.homeCounterparts }
    set { verdict.homeCounterparts = newValue }
  }

  /// The referral corridors of its resource, as ``Snapshot/partnerships(of:)`` gives them.
  public var partnerships: [Partnership] {
    get { said.verdict.partnerships }
    set { verdict.partnerships = newValue }
  }
}
