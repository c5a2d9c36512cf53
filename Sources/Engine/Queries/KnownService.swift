internal import Domain
internal import Projections
internal import Synchronization

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

  /// Whether nobody has said anything of whom it reaches: it is then the same for everybody.
  var isNotStated: Bool { reach == .notStated }

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

/// The services of a snapshot that somebody asked for, each worked out once.
final class ServiceBook: Sendable {
  /// Services that concern everybody, wherever they live.
  struct Everywhere: Sendable {
    /// Those of which nobody has said whom they reach, in order of category, name and identifier.
    var notStated: [KnownService] = []
    var others: [KnownService] = []
  }

  private struct Pages {
    var known: [ServiceID: KnownService?] = [:]
    var everywhere: Everywhere?
  }

  private let pages = Mutex(Pages())

  /// A service; `nil` when it is not offered on the day.
  func service(_ id: ServiceID, in snapshot: Snapshot) -> KnownService? {
    services([id], in: snapshot).first
  }

  /// Those of some services that are offered on the day, in the order given.
  func services(_ ids: some Sequence<ServiceID>, in snapshot: Snapshot) -> [KnownService] {
    pages.withLock { pages in
      ids.compactMap { Self.service($0, on: &pages, in: snapshot) }
    }
  }

  /// The services that concern everybody.
  func everywhere(in snapshot: Snapshot) -> Everywhere {
    pages.withLock { pages in
      if let known = pages.everywhere { return known }
      var found = Everywhere()
      for id in snapshot.directory.allServices {
        if let declared = snapshot.baskets.reach(of: id, at: snapshot.vantage),
          declared.reach.isBound
        {
          continue
        }
        guard let service = Self.service(id, on: &pages, in: snapshot) else { continue }
        if service.isNotStated {
          found.notStated.append(service)
        } else {
          found.others.append(service)
        }
      }
      found.notStated.sort {
        ($0.details.category, $0.details.name, $0.id) < (
          $1.details.category, $1.details.name, $1.id
        )
      }
      pages.everywhere = found
      return found
    }
  }

  private static func service(
    _ id: ServiceID, on pages: inout Pages, in snapshot: Snapshot
  ) -> KnownService? {
    if let known = pages.known[id] { return known }
    let service = KnownService(id, in: snapshot)
    pages.known[id] = .some(service)
    return service
  }
}

extension Snapshot {
  /// A service as it is seen here; `nil` when it is not offered on the day.
  func known(_ id: ServiceID) -> KnownService? { serviceBook.service(id, in: self) }
}
