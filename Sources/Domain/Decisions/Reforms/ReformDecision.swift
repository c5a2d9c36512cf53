/// What a reform records: a function of the plan, of the territories as they are, and of the shapes.
///
/// Deciding again on the territories that its events produce gives no event.
public struct ReformDecision {
  /// A child whose parent another territory took the place of.
  public struct ChildMove: Hashable, Sendable {
    public var child: TerritoryID
    public var from: TerritoryID
    public var to: TerritoryID

    /// Share of its land that the new parent holds, 0 to 1; `nil` when nothing had to be measured.
    public var share: Double?

    /// Whether so much of its land lies elsewhere that somebody should look at it.
    public var isDoubtful: Bool { share.map { $0 < ReformDecision.shareSettled } ?? false }
  }

  /// From this share of its land on, a child lies in its new parent without doubt.
  public static let shareSettled = 0.99

  public let plan: ReformPlan
  public let outline: ReformOutline

  /// What is wrong before any shape is looked at, in the order of the acts.
  public let problems: [ReformProblem]

  private let ground: any ReformGround

  /// Reads a plan.
  ///
  /// Where acts are wrong, ``outline`` is that of the others, so that their shapes can be looked at and
  /// everything be said at once.
  ///
  /// - Complexity: O(*n*) in the number of acts and of the children that they concern.
  public init(_ plan: ReformPlan, on ground: any ReformGround) {
    self.plan = plan
    self.ground = ground
    let draft = ReformDraft(plan, on: ground)
    problems = draft.problems.sorted { ($0.act ?? .max) < ($1.act ?? .max) }
    let wrong = Set(problems.compactMap(\.act))
    outline =
      wrong.isEmpty
      ? draft.outline : ReformDraft(plan, on: ground, leavingOut: wrong).outline
  }

  /// The events, each from the date in use on; and the children that moved.
  ///
  /// - Throws: ``ReformRefused`` for what is wrong with the plan, and for territories that would lie in
  ///   one another.
  public func events(
    with shapes: ReformShapes
  ) throws(ReformRefused) -> (events: [DomainEvent], moves: [ChildMove]) {
    guard problems.isEmpty else { throw ReformRefused(problems: problems) }
    let parents = ReformParents(outline: outline, ground: ground, shapes: shapes)
    if let circle = parents.circle {
      let act = circle.compactMap { outline.statedParents[$0]?.act }.first
      throw ReformRefused(
        problems: [
          ReformProblem(act: act, place: act.flatMap { plan.acts[$0].place }, .circle(circle))
        ])
    }
    var events: [DomainEvent] = []
    for id in touched(parents).sorted() {
      events += changes(of: id, parents, shapes).map { .territory(id, $0) }
    }
    events += transfers(shapes)
    for (id, ending) in outline.endings.sorted(by: { $0.key < $1.key })
    where ground.then(id)?.status ?? .existing == .existing {
      events.append(.territory(id, event(for: ending)))
    }
    return (events, parents.moves)
  }

  /// The territories that exist after the reform and of which something may have changed.
  private func touched(_ parents: ReformParents) -> Set<TerritoryID> {
    Set(outline.beginnings.keys).union(outline.names.keys).union(outline.works.keys)
      .union(parents.concerned).subtracting(outline.endings.keys)
  }

  private func changes(
    of id: TerritoryID, _ parents: ReformParents, _ shapes: ReformShapes
  ) -> [TerritoryEvent] {
    var events: [TerritoryEvent] = []
    let then = ground.then(id)
    let wanted = parents.after(id)
    let name = outline.beginnings[id]?.name ?? outline.names[id]
    if let then {
      if let name, name != then.name {
        events.append(.renamed(TerritoryRenamed(name: name, reform: plan.note)))
      }
      if wanted != then.parents {
        events.append(.reparented(TerritoryReparented(parents: wanted, reform: plan.note)))
      }
    } else {
      events.append(
        .defined(TerritoryDefined(name: name ?? id.code, parents: wanted, reform: plan.note)))
    }
    if let drawn = shapes.after[id], drawn.boundary != then?.boundary {
      events.append(
        .boundaryDrawn(TerritoryBoundaryDrawn(boundary: drawn.boundary, reform: plan.note)))
    }
    return events
  }

  private func transfers(_ shapes: ReformShapes) -> [DomainEvent] {
    outline.movements.enumerated().compactMap { index, movement in
      let part = shapes.parts[index]?.boundary
      let isKnown = ground.transfersThatDay(from: movement.from).contains {
        $0.to == movement.to && $0.part == part
      }
      guard !isKnown else { return nil }
      return .territory(
        movement.from,
        .partTransferred(
          TerritoryPartTransferred(to: movement.to, part: part, reform: plan.note)))
    }
  }

  private func event(for ending: ReformOutline.Ending) -> TerritoryEvent {
    switch ending.status {
    case .merged(let into): .merged(TerritoryMerged(into: into, reform: plan.note))
    case .recoded(let into): .recoded(TerritoryRecoded(into: into, reform: plan.note))
    case .split(let into): .split(TerritorySplit(into: into, reform: plan.note))
    case .abolished, .existing:
      .abolished(TerritoryAbolished(reason: ending.reason, reform: plan.note))
    }
  }
}
