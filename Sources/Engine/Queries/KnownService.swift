internal import Domain
internal import Projections

/// A service as a snapshot sees it, whoever asks: worked out once, then kept with the snapshot.
///
/// It holds nothing of any question.
final class KnownService: Sendable, ListedService {
  let card: ServiceCard
  let facts: ServiceFacts
  let offeredBy: ResourceFacts

  /// Whom it reaches; `nil` where nobody had declared it by then.
  let interval: ReachInterval?

  /// Whom it reaches; not stated where nobody had declared it by then.
  let reach: Reach

  /// Whether nobody has said anything of whom it reaches: it is then the same for everybody.
  let isNotStated: Bool

  /// Whether it is for everyone and nothing else is asked: it is then the same for everybody too.
  let isForEveryone: Bool

  /// The modes in which it may be given.
  let modes: [ServiceMode]

  /// What is announced of it and of its resource, in order of day.
  let announced: [EligibilityFinding]
  let partnerships: [Partnership]

  /// Where people go; `nil` where that is not known or must not be.
  let point: Coordinate?

  /// What is judged of it for somebody of whom nothing is known.
  private let plainly: Eligibility.Found
  private let day: CalendarDate

  /// What is said of it to such a person where nobody has said whom it reaches: with no GMF, with one.
  private let notStated: (alone: SharedVerdict, besideGMF: SharedVerdict)

  /// The same where it is for everyone, wherever they live: without a distance.
  private let forEveryone = (
    alone: KeptOnce<ServiceAnswer?>(), besideGMF: KeptOnce<ServiceAnswer?>()
  )

  /// `nil` when it is not offered on the day.
  init?(_ id: ServiceID, in snapshot: Snapshot) {
    guard let facts = snapshot.directory.facts(of: id, at: snapshot.vantage),
      let resource = snapshot.directory.facts(of: facts.resource, at: snapshot.vantage)
    else { return nil }
    self.facts = facts
    offeredBy = resource
    card = ServiceCard(
      id, facts.details, offeredBy: facts.resource, resource,
      organization: snapshot.organization(answeringFor: facts.resource))
    point = resource.site.point
    interval = snapshot.baskets.interval(of: id, at: snapshot.vantage)
    reach = interval?.declared.reach ?? .notStated
    isNotStated = reach == .notStated
    isForEveryone = reach.clauses == [.everyone]
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
    notStated = (SharedVerdict(verdict), SharedVerdict(besideGMF))
  }

  /// Whether, where nobody has said whom it reaches, the same is said of it to everybody who asks for
  /// nothing particular, and it is not refused.
  var isAlikeForAll: Bool { !notStated.alone.isRefused && !Eligibility.isParticular(details) }

  /// What is said of it to somebody of whom nothing is known, where nobody has said whom it reaches.
  func notStated(besideGMF: Bool) -> SharedVerdict {
    besideGMF ? notStated.besideGMF : notStated.alone
  }

  /// The same for the person who asks.
  func notStated(besideGMF: Bool, judgedBy request: LookupRequest) -> SharedVerdict {
    var verdict = notStated(besideGMF: besideGMF).verdict
    let judged = judged(by: request)
    (verdict.findings, verdict.met) = (judged.findings + announced, judged.met)
    verdict.opening = request.momentMilliseconds.map { opening(at: $0) }
    return SharedVerdict(verdict)
  }

  /// What is said of it to somebody of whom nothing is known, where it is for everyone; `nil` when that
  /// is nothing.
  func answerForEveryone(
    besideGMF: Bool, _ workOut: () -> ServiceAnswer?
  ) -> ServiceAnswer? {
    (besideGMF ? forEveryone.besideGMF : forEveryone.alone).value {
      var answer = workOut()
      // The distance is the person's.
      answer?.distanceMetres = nil
      return answer
    }
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
