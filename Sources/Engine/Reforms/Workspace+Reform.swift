internal import Domain
internal import EventLog
internal import Geometry
internal import Hashing
internal import Projections

extension Workspace {
  /// Records a reform: what becomes of the territories, and of the reaches that name them, in one
  /// durable append.
  ///
  /// Everything that is wrong is found before anything is written. The same reform a second time
  /// records nothing. Where somebody else was faster, it is decided anew.
  ///
  /// - Parameters:
  ///   - request: The reform.
  ///   - options: Who records it, from where, and whether to report only.
  ///   - progress: Told how many territories have been drawn.
  /// - Returns: What was recorded, or would be.
  /// - Throws: `ReformRefused` with everything that is wrong, or an error of the shapes or of the log;
  ///   nothing is recorded then.
  public func apply(
    _ request: ReformRequest, _ options: ImportOptions, progress: Progress? = nil
  ) throws -> ReformReport {
    let valid = try ValidShapes(request)
    var report: ReformReport?
    let (_, position) = try decideAndRecord(options) { models in
      let decided = try ReformRecording(
        request: request, shapes: valid.shapes, models: models, workspace: self, options: options
      ).decide(knownProblems: valid.problems, progress)
      report = decided.report
      return decided.decided
    }
    guard var report else { throw EngineError.damagedState }
    report.position = position
    return report
  }
}

/// The shapes of a plan, made valid.
private struct ValidShapes {
  private(set) var shapes: [String: MultiPolygon] = [:]
  private(set) var problems: [ReformProblem] = []

  /// - Throws: an error of the shapes that cannot be mended.
  init(_ request: ReformRequest) throws {
    var context = try GeometryContext()
    for (name, shape) in request.shapes.sorted(by: { $0.key < $1.key }) {
      let act = request.plan.acts.firstIndex { $0.act.drawnLands.contains(name) }
      if case .invalid(let reason, _) = try context.validity(of: shape) {
        let repaired = try context.madeValid(shape)
        shapes[name] = repaired.area.canonical
        let size = max(1, repaired.area.squareMetres)
        guard abs(repaired.areaChangeSquareMetres) / size > request.tolerance.refusedShare else {
          continue
        }
        problems.append(
          ReformProblem(
            act: act, place: act.flatMap { request.plan.acts[$0].place },
            .land(.brokenShape(name, reason: reason))))
      } else {
        shapes[name] = shape.canonical
      }
    }
  }
}

/// The decision about one reform on one state of the log.
private struct ReformRecording {
  let request: ReformRequest
  let shapes: [String: MultiPolygon]
  let models: ReadModels
  let workspace: Workspace
  let options: ImportOptions

  private var plan: ReformPlan { request.plan }

  /// Decides, and says what it comes to.
  ///
  /// - Throws: `ReformRefused`, or an error of the shapes or of the log.
  func decide(
    knownProblems: [ReformProblem], _ progress: Progress?
  ) throws -> (decided: Decided, report: ReformReport) {
    let ground = AtlasGround(
      atlas: models.atlas.state, day: plan.effectiveOn, position: models.position)
    let store = BoundaryStore(log: workspace.log)
    let decision = ReformDecision(plan, on: ground)
    var shaper = ReformShaper(
      outline: decision.outline, plan: plan, ground: ground,
      book: LandBook(ground: ground, store: store, drawn: shapes), tolerance: request.tolerance)
    try shaper.draw(progress)
    let problems = decision.problems + knownProblems + shaper.problems
    guard problems.isEmpty else {
      let known = ground.existingBefore.map(\.text)
      throw ReformRefused(
        problems: problems.map { $0.suggesting(from: known) }
          .sorted { ($0.act ?? .max) < ($1.act ?? .max) })
    }
    let (events, moves) = try decision.events(with: shaper.shapes)
    var decided = Decided()
    decided.add(events, on: plan.effectiveOn)
    let reformed = try models.foreseeing(decided.events, source: options.source)
    let retargeted = retarget(decision.outline, reformed, store)
    for one in retargeted {
      decided.add([.service(one.service, .reachRetargeted(one.event))], on: one.effectiveOn)
    }
    let referred = Set(decided.events.flatMap(\.event.payload.contents))
    decided.contents = referred.compactMap { shaper.book.contents[$0] }
      .sorted { $0.digest.bytes.lexicographicallyPrecedes($1.digest.bytes) }
    let after = try models.foreseeing(decided.events, source: options.source)
    return (
      decided,
      try ReformReporting(
        plan: plan, outline: decision.outline, shapes: shaper.shapes, moves: moves,
        retargeted: retargeted, after: after, workspace: workspace
      ).report(counts: decided.counts, isDryRun: options.isDryRun)
    )
  }

  /// What goes without saying: the reaches that name territories which this reform merged or gave a
  /// new code.
  private func retarget(
    _ outline: ReformOutline, _ reformed: ReadModels, _ store: BoundaryStore
  ) -> [Retargeting.Retargeted] {
    let atlas = reformed.atlas.state
    let history = AtlasHistory(
      atlas: atlas, position: reformed.position,
      shapes: BoundaryShapes(atlas: atlas, boundaries: store))
    let concerned = Set(outline.endings.keys)
      .union(outline.endings.values.flatMap(\.status.successors))
    return reformed.baskets.state.declaredServices.flatMap { service in
      let intervals = reformed.baskets.state.intervals(of: service, knownAt: reformed.position)
        .filter { !$0.declared.reach.namedTerritories.isDisjoint(with: concerned) }
      return Retargeting.automatic(intervals, of: service, history) { stale in
        guard stale.reformedOn == plan.effectiveOn else { return false }
        return switch stale.cause {
        case .ended(let ending): outline.endings[stale.territory]?.status == ending.status
        case .partPassed(let step):
          outline.endings[step.from]?.status.successors.contains(step.to) ?? false
        }
      }
    }
  }
}

extension ReformProblem {
  /// The problem, saying for an unknown territory which somebody may have meant.
  fileprivate func suggesting(from known: [String]) -> ReformProblem {
    guard case .unknown(let id, _) = reason else { return self }
    var problem = self
    problem.reason = .unknown(
      id,
      nearest: EditDistance.nearest(to: id.text, in: known).map(TerritoryID.init(trusted:)))
    return problem
  }
}

extension ReformAct {
  /// The names of the shapes that it speaks of.
  fileprivate var drawnLands: [String] {
    let lands: [Land?] =
      switch self {
      case .merge(_, let into), .recode(_, let into), .create(let into, _): [into.land]
      case .split(_, let pieces): pieces.map(\.land)
      case .transfer(_, _, let part): [part]
      case .exchange(_, _, let gives, let takes): [gives, takes]
      case .redraw(_, let land, _): [land]
      case .rename, .reparent, .abolish: []
      }
    return lands.compactMap { if case .drawn(let name)? = $0 { name } else { nil } }
  }
}
