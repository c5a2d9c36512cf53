internal import Domain
internal import Projections

/// A service as a snapshot sees it, whoever asks: worked out once, then kept with the snapshot.
///
/// It holds nothing of any question.
final class KnownService: Sendable, ListedService {
  /// Its number among the services that the snapshot knows.
  let number: Int32
  let card: ServiceCard
  let facts: ServiceFacts
  let offeredBy: ResourceFacts

  /// Whom it reaches; `nil` where nobody had declared it by then.
  let interval: ReachInterval?

  /// Whom it reaches; not stated where nobody had declared it by then.
  let reach: Reach

  /// Whether nobody has said anything of whom it reaches: it is then the same for everybody.
  let isNotStated: Bool

  /// Whether its reach can only concern somebody whose territories or GMF it names.
  let isBound: Bool

  /// Whether a registration is asked for in some clause.
  let asksForRegistration: Bool

  /// The numbers of the territories that its reach names or leaves out; `nil` where it depends on more
  /// of a home than in which of these it lies: on the door, or on what a reform did.
  private let named: [Int32]?

  /// Whether what is said of it can depend on more of a home than on its territories.
  var dependsOnMore: Bool { named == nil }

  /// The modes in which it may be given.
  let modes: [ServiceMode]

  /// What is announced of it and of its resource, in order of day.
  let announced: [EligibilityFinding]
  let partnerships: [Partnership]

  /// Where people go; `nil` where that is not known or must not be.
  let place: SpherePoint?

  /// What is judged of it for somebody of whom nothing is known.
  private let plainly: Eligibility.Found
  private let day: CalendarDate

  /// What is said of it to such a person where nobody has said whom it reaches: with no GMF, with one.
  private let notStated: (alone: SharedAnswer, besideGMF: SharedAnswer)

  /// What is said of it to such a person in each of the circumstances that were met.
  private let answers = KeptEach<Circumstances, SharedAnswer?>()

  /// `nil` when it is not offered on the day.
  ///
  /// - Parameters:
  ///   - id: The service.
  ///   - number: Its number among the services that the snapshot knows.
  ///   - snapshot: The snapshot that keeps it.
  ///   - territoryNumber: Gives the number of a territory, the same each time.
  init?(
    _ id: ServiceID, number: Int32, in snapshot: Snapshot,
    territoryNumber: (TerritoryID) -> Int32
  ) {
    guard let facts = snapshot.directory.facts(of: id, at: snapshot.vantage),
      let resource = snapshot.directory.facts(of: facts.resource, at: snapshot.vantage)
    else { return nil }
    self.number = number
    self.facts = facts
    offeredBy = resource
    card = ServiceCard(
      id, facts.details, offeredBy: facts.resource, resource,
      organization: snapshot.organization(answeringFor: facts.resource, resource))
    place = resource.site.point.map(SpherePoint.init)
    interval = snapshot.baskets.interval(of: id, at: snapshot.vantage)
    reach = interval?.declared.reach ?? .notStated
    isNotStated = reach == .notStated
    isBound = reach.isBound
    asksForRegistration = reach.clauses.contains { !$0.registrations.isEmpty }
    let territories = reach.namedTerritories
    let isPlain =
      reach.patches.isEmpty && interval?.declared.retargeting == nil
      && snapshot.reformedLand.names.isDisjoint(with: territories)
      && territories.count <= Circumstances.territoryCountMax
    named = isPlain ? territories.map(territoryNumber) : nil
    modes = facts.details.modes.isEmpty ? ServiceMode.allCases : facts.details.modes
    announced = snapshot.announcements(of: id, offeredBy: facts.resource)
      .map(EligibilityFinding.announced)
    partnerships = snapshot.partnerships(of: facts.resource)
    day = snapshot.day
    let plainly = Eligibility.judge(facts, of: resource, LookupRequest(day: day))
    self.plainly = plainly
    let verdict = ServiceVerdict(
      home: .notStated, registration: .notStated, gmf: nil,
      declaredBy: interval?.declared.declaredBy, findings: plainly.findings + announced,
      met: plainly.met, partnerships: partnerships)
    var besideGMF = verdict
    besideGMF.gmf = .notStated
    notStated = (
      SharedAnswer(card, .unknown, verdict), SharedAnswer(card, .unknown, besideGMF)
    )
  }

  /// Whether, where nobody has said whom it reaches, the same is said of it to everybody who asks for
  /// nothing particular, and it is not refused.
  var isAlikeForAll: Bool { !notStated.alone.isRefused && !Eligibility.isParticular(details) }

  /// What is said of it to somebody of whom nothing is known, where nobody has said whom it reaches.
  func notStated(besideGMF: Bool) -> SharedAnswer {
    besideGMF ? notStated.besideGMF : notStated.alone
  }

  /// The same for the person who asks.
  func notStated(besideGMF: Bool, judgedBy request: LookupRequest) -> SharedAnswer {
    var verdict = notStated(besideGMF: besideGMF).verdict
    let judged = judged(by: request)
    (verdict.findings, verdict.met) = (judged.findings + announced, judged.met)
    verdict.opening = request.momentMilliseconds.map { opening(at: $0) }
    return SharedAnswer(card, .unknown, verdict)
  }

  /// All of a home and of a GMF that the answer can depend on, but for the distance, if that can be told.
  ///
  /// The home is given by the numbers of the territories in which it lies, `nil` where that is in doubt.
  func circumstances(of home: [Int32]?, beside gmf: KnownGMF?) -> Circumstances? {
    guard let named, let home = named.isEmpty ? [] : home else { return nil }
    var livesIn: UInt64 = 0
    for (bit, territory) in named.enumerated() where home.contains(territory) {
      livesIn |= 1 << UInt64(bit)
    }
    guard let gmf else { return Circumstances(livesIn: livesIn, beside: .noGMF) }
    // One that stands in no land that is named, and with which nobody has to be registered, is like any
    // other such.
    let isLikeOthers =
      !asksForRegistration && (isBound ? !gmf.concerns(self) : named.isEmpty)
    return Circumstances(
      livesIn: livesIn, beside: isLikeOthers ? .elsewhere : .gmf(ObjectIdentifier(gmf)))
  }

  /// What is said of it to somebody of whom nothing more is known than these circumstances; `nil` when
  /// that is nothing.
  ///
  /// `workOut` is asked when nobody was told before.
  func answer(
    in circumstances: Circumstances, _ workOut: () -> SharedAnswer?
  ) -> SharedAnswer? {
    answers.value(circumstances, workOut)
  }

  /// Whether it is open at a moment, in milliseconds since 1970-01-01T00:00:00Z.
  func opening(at momentMilliseconds: Int64) -> Opening {
    Opening(of: details, at: site, momentMilliseconds: momentMilliseconds)
  }

  /// Whether what is asked can make a difference to whether it suits the person.
  func depends(on request: LookupRequest) -> Bool {
    request.day != day || Eligibility.depends(facts.details, on: request)
  }

  /// Whether it suits the person, apart from whom it reaches.
  func judged(by request: LookupRequest) -> Eligibility.Found {
    depends(on: request) ? Eligibility.judge(facts, of: offeredBy, request) : plainly
  }
}

extension KnownService {
  /// All that an answer for one service depends on, where nothing is in doubt and nothing particular is
  /// asked: many homes have it in common.
  struct Circumstances: Hashable {
    /// How many territories can be told apart.
    static let territoryCountMax = UInt64.bitWidth

    /// One bit for each territory that the reach names, set where the home lies in it.
    var livesIn: UInt64
    var beside: Beside

    /// Beside which GMF.
    enum Beside: Hashable {
      case noGMF
      /// One that has nothing to do with whom the service reaches.
      case elsewhere
      case gmf(ObjectIdentifier)
    }
  }
}
