public import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// What somebody declares of whom a service reaches.
public struct ReachDeclaration: Sendable {
  public var service: ServiceID
  public var clauses: [Reach.Clause]

  /// The shapes that the clauses name and that are not in the log yet.
  public var shapes: [ReachShape]

  /// Who says so, when it is not the source.
  public var declaredBy: String?

  public init(
    service: ServiceID, clauses: [Reach.Clause], shapes: [ReachShape] = [],
    declaredBy: String? = nil
  ) {
    self.service = service
    self.clauses = clauses
    self.shapes = shapes
    self.declaredBy = declaredBy
  }
}

/// What a declaration recorded, or would record.
public struct ReachReport: Hashable, Sendable {
  /// The reach as it holds from the effective date, in its smallest form.
  public var after: ReachAnswer

  /// The reach that held on that day; `nil` where nobody had declared any.
  public var before: DeclaredReach?
  public var difference: ReachDifference

  /// Whether it says the same with less than what was declared.
  public var isSimplified: Bool

  /// Whether nothing was recorded, because it holds already.
  public var isKnown: Bool
  public var isDryRun: Bool

  /// Position of the log afterwards.
  public var position: Int64
}

extension Workspace {
  /// Declares whom a service reaches, in the smallest form that serves the same people on the day.
  ///
  /// - Throws: ``ReachError``, `Refusal/reachesNobody(_:)`, or an error of the log; nothing is recorded
  ///   then.
  public func declareReach(
    _ declaration: ReachDeclaration, _ options: ImportOptions
  ) throws -> ReachReport {
    var report: ReachReport?
    let (_, position) = try decideAndRecord(options) { models in
      let decision = try ReachDecision(
        declaration, in: snapshot(of: models, for: declaration, options), options)
      report = decision.report
      return decision.decided
    }
    guard var report else { throw EngineError.damagedState }
    report.position = position
    return report
  }

  /// What is known for the effective date, with the shapes of the declaration.
  private func snapshot(
    of models: ReadModels, for declaration: ReachDeclaration, _ options: ImportOptions
  ) -> Snapshot {
    var boundaries = BoundaryStore(log: log)
    for shape in declaration.shapes { boundaries.given[shape.digest] = shape.shape }
    let vantage = Vantage(day: options.effectiveOn, position: models.position)
    return snapshot(
      of: models, at: vantage,
      shapes: RememberedShapes(atlas: models.atlas.state, boundaries: boundaries))
  }
}

/// A declaration held against what is known.
private struct ReachDecision {
  let decided: Decided
  let report: ReachReport

  init(
    _ declaration: ReachDeclaration, in snapshot: Snapshot, _ options: ImportOptions
  ) throws {
    let service = declaration.service
    let declared = Reach(declaration.clauses)
    try Self.check(declared, in: snapshot)
    guard let reach = declared.simplified(on: SnapshotGround(snapshot: snapshot)) else {
      throw Refusal.reachesNobody(service)
    }
    let before = snapshot.baskets.reach(of: service, at: snapshot.vantage)
    let isKnown =
      before?.reach == reach
      && before?.declaredBy == declaration.declaredBy ?? options.source
      && before?.retargeting == nil
    let after = DeclaredReach(
      reach: reach, declaredBy: declaration.declaredBy ?? options.source,
      effectiveOn: options.effectiveOn, position: snapshot.position + 1)
    report = ReachReport(
      after: try snapshot.reach(
        of: service, as: ReachInterval(declared: after, until: nil),
        besides: before.map { [$0.reach] } ?? []),
      before: before, difference: ReachDifference(from: before?.reach, to: reach),
      isSimplified: reach != declared, isKnown: isKnown, isDryRun: options.isDryRun,
      position: snapshot.position)
    var decided = Decided()
    if !isKnown {
      let event = ServiceReachDeclared(reach: reach, declaredBy: declaration.declaredBy)
      decided.add([.service(service, .reachDeclared(event))], on: options.effectiveOn)
      let named = Set(reach.polygons)
      decided.contents = declaration.shapes.filter { named.contains($0.digest) }.map(\.content)
    }
    self.decided = decided
  }

  /// Whether all that it names exists on the day.
  private static func check(_ reach: Reach, in snapshot: Snapshot) throws {
    let towns = reach.patches.compactMap(\.municipality)
    for id in reach.namedTerritories.union(towns).sorted() {
      guard snapshot.atlas.facts(of: id, at: snapshot.vantage)?.status == .existing else {
        let known = snapshot.atlas.existing(at: snapshot.vantage)
        throw ReachError.unknownTerritory(id, nearest: snapshot.nearest(to: id, in: known))
      }
    }
    for id in Set(reach.clauses.flatMap(\.registrations)).sorted() {
      guard snapshot.directory.facts(of: id, at: snapshot.vantage) != nil else {
        throw ReachError.unknownResource(
          id, nearest: snapshot.nearest(to: id, in: snapshot.directory.allResources))
      }
    }
    for case .street(let stretch) in reach.patches where !stretch.isPossible {
      throw ReachError.impossibleNumbers(street: stretch.street)
    }
  }
}
