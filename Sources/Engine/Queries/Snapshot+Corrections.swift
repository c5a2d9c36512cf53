public import Domain
internal import Projections

/// A fact on which an answer rests, and which was corrected after what the answer knows.
public struct CorrectedFact: Hashable, Comparable, Sendable {
  /// What it is about.
  public var subject: Subject

  /// Position of the fact.
  public var root: Int64

  /// Position of its last correction.
  public var position: Int64

  public init(subject: Subject, root: Int64, position: Int64) {
    self.subject = subject
    self.root = root
    self.position = position
  }

  public static func < (left: CorrectedFact, right: CorrectedFact) -> Bool {
    (left.root, left.subject.text) < (right.root, right.subject.text)
  }
}

extension Snapshot {
  /// The facts visible at the vantage about these things that were corrected after its position, so
  /// that something else would be said of them today; in order of position, each once.
  ///
  /// The place of a confidential resource is not among them. With everything known there are none.
  ///
  /// - Complexity: O(*n*) in the number of subjects where nothing was corrected; nothing where nothing
  ///   was recorded since.
  public func correctedSince(_ subjects: some Sequence<Subject>) -> [CorrectedFact] {
    if isOfTheHead { return [] }
    var found: Set<CorrectedFact> = []
    for subject in subjects {
      for correction in corrections(of: subject) {
        found.insert(
          CorrectedFact(subject: subject, root: correction.root, position: correction.position))
      }
    }
    return found.sorted()
  }

  /// The facts on which a place's territories rest, corrected since.
  public func correctedSince(_ location: Location) -> [CorrectedFact] {
    correctedSince(subjects(of: location))
  }

  /// The facts on which the answer to a request rests, corrected since; also those by which a service
  /// is not in it that should be.
  public func correctedSince(
    _ answer: LookupAnswer, to request: LookupRequest
  ) -> [CorrectedFact] {
    if isOfTheHead { return [] }
    var subjects = subjects(of: answer.home)
    let gmfs = answer.gmf.map { [$0.id] + $0.sites.map(\.id) } ?? []
    subjects.formUnion((gmfs + missingSites(of: answer.gmf)).map(Subject.resource))
    let services = answer.services.all + answer.leftOut
    subjects.formUnion(services.flatMap { [.service($0.id), .resource($0.resource)] })
    var standing = answer.home.standing
    standing.registrations.formUnion(gmfs)
    let around = answer.gmf?.sites.flatMap { $0.territories.map(\.id) } ?? []
    standing.possibleTerritories.formUnion(around)
    subjects.formUnion(
      missing(from: Set(services.map(\.id)), among: directory.allServices) { service in
        guard let offering = service.offering, service.resource != nil else { return false }
        return request.concerns(offering.details.category)
          && service.reach.verdict(for: standing) != .outside
      })
    return correctedSince(subjects)
  }

  /// The facts on which what was found rests, corrected since.
  public func correctedSince(_ answer: SearchAnswer) -> [CorrectedFact] {
    if isOfTheHead { return [] }
    var subjects = answer.basket.map { self.subjects(of: $0.home) } ?? []
    for service in answer.basket?.all ?? [] {
      subjects.formUnion([.service(service.id), .resource(service.resource)])
    }
    for service in answer.others.services {
      subjects.formUnion([.service(service.id), .resource(service.resource)])
    }
    return correctedSince(subjects)
  }

  /// The facts on which a basket rests, corrected since; also those by which a service is not in it
  /// that should be.
  ///
  /// - Throws: an error of the shapes.
  public func correctedSince(_ answer: BasketAnswer) throws -> [CorrectedFact] {
    if isOfTheHead { return [] }
    let lineage = gazetteer.lineage(of: [answer.territory.id])
    var subjects = Set(lineage.map(Subject.territory))
    for line in answer.lines {
      subjects.formUnion([.service(line.id), .resource(line.resource)])
      subjects.formUnion(line.because.map { .territory($0.id) })
    }
    let extents = BasketExtents(snapshot: self, territory: answer.territory.id)
    subjects.formUnion(
      try missing(from: Set(answer.lines.map(\.id)), among: directory.allServices) {
        try extents.line($0) != nil
      })
    subjects.formUnion(
      try correctedTables(counting: answer.territory.id, nearest: day.components.year))
    return correctedSince(subjects)
  }

  private func subjects(of location: Location) -> Set<Subject> {
    let named = location.territories + location.candidates.map(\.territory)
    let territories = Set(named.map(\.id)).union(location.standing.possibleTerritories)
    let isOfDoors = location.precision != .point
    return Set(territories.map(Subject.territory)).union(isOfDoors ? correctedAddresses : [])
  }

  /// The services that are not in an answer and that, as they or their resources were corrected since,
  /// would have been in it; with those resources.
  private func missing(
    from answer: Set<ServiceID>, among candidates: [ServiceID],
    where isIn: (ServiceView) throws -> Bool
  ) rethrows -> [Subject] {
    var found: [Subject] = []
    for id in candidates where !answer.contains(id) {
      let resources = directory.record(of: id)?.resources.entries.map { $0.value } ?? []
      let subjects = Set([.service(id)] + resources.map(Subject.resource))
      guard let last = subjects.flatMap({ corrections(of: $0).map(\.position) }).max() else {
        continue
      }
      let later = ServicesSeen(
        directory: directory, baskets: baskets, vantage: Vantage(day: day, position: last))
      if try isIn(later.view(of: id)) { found += subjects }
    }
    return found
  }

  /// The sites that a GMF was later known to have on the day.
  private func missingSites(of gmf: GMFSurroundings?) -> [ResourceID] {
    guard let gmf else { return [] }
    let sites = directory.sites(of: gmf.id, at: Vantage(day: day, position: .max))
    return sites.filter { site in !gmf.sites.contains { $0.id == site } }
  }

  /// What was corrected since of what is said of something on the day.
  func corrections(of subject: Subject) -> Set<LaterCorrection> {
    switch subject {
    case .territory(let id): atlas.corrections(of: id, since: vantage)
    case .resource(let id): directory.corrections(of: id, since: vantage)
    case .service(let id):
      directory.corrections(of: id, since: vantage)
        .union(baskets.corrections(of: id, since: vantage))
    case .dataset(let id): directory.corrections(of: id, since: vantage)
    case .category(let id): categories.corrections(of: id, since: vantage)
    case .partnership(let id): partnerships.corrections(of: id, since: vantage)
    case .organization, .registrations: []
    }
  }
}
