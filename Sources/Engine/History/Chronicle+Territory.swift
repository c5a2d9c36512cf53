public import Domain
internal import Projections

extension Chronicle {
  /// Tells all that changed in a territory: itself, what it lies in and what lies in it, the services
  /// that began or ceased to reach it, and those of its basket.
  ///
  /// A service whose reach nobody has stated is in no basket here.
  ///
  /// - Throws: an error of the log or of the shapes.
  /// - Complexity: O(*s* · *d*) in the number of services that ever stated a reach, and of days on which
  ///   something about them or about the territories changed.
  public func changes(
    in id: TerritoryID, _ request: HistoryRequest = HistoryRequest()
  ) throws -> TerritoryStory {
    var teller = TerritoryTeller(self, territory: id, request)
    try teller.tellTerritories()
    try teller.tellServices()
    return TerritoryStory(
      territory: NamedTerritory(id: id, name: name(of: .territory(id), on: vantage.day)),
      day: vantage.day, position: vantage.position, request: request, days: teller.inOrder,
      correctedSince: teller.corrected.sorted())
  }
}

/// Gathers what changed in one territory, day by day.
private struct TerritoryTeller {
  let chronicle: Chronicle
  let territory: TerritoryID
  let request: HistoryRequest
  private(set) var corrected: Set<CorrectedFact> = []
  private var days: [CalendarDate: TerritoryStory.Day] = [:]

  /// The days on which a service may come or go because of the territories alone.
  private var territoryDays: Set<CalendarDate> = []
  private var baskets: BasketsByDay

  init(_ chronicle: Chronicle, territory: TerritoryID, _ request: HistoryRequest) {
    self.chronicle = chronicle
    self.territory = territory
    self.request = request
    baskets = BasketsByDay(chronicle, territory: territory)
  }

  var inOrder: [TerritoryStory.Day] {
    days.values.filter { !$0.isEmpty }.sorted { $0.on < $1.on }
  }

  // MARK: Territories

  mutating func tellTerritories() throws {
    for id in relatives {
      territoryDays.formUnion(
        chronicle.atlas.days(of: id, knownAt: chronicle.vantage.position))
      try tell(.territory(id)) { entry, teller in
        let day = entry.statement.effectiveOn
        guard teller.isRelated(id, on: day) else { return }
        teller.add(entry, on: day, to: \.territories)
      }
    }
  }

  /// The territory, those that it ever lay in or that lay in it, and those that passed land to it.
  private var relatives: [TerritoryID] {
    let atlas = chronicle.atlas
    var above: Set<TerritoryID> = []
    var open = [territory]
    while let id = open.popLast() {
      guard above.insert(id).inserted else { continue }
      open += parentsEver(of: id)
    }
    var below: Set<TerritoryID> = [territory]
    var isGrowing = true
    while isGrowing {
      let more = atlas.all.filter { id in
        !below.contains(id) && parentsEver(of: id).contains(where: below.contains)
      }
      below.formUnion(more)
      isGrowing = !more.isEmpty
    }
    let origins = atlas.predecessors(of: territory, at: chronicle.always).map(\.from)
    return above.union(below).union(origins).sorted()
  }

  private func parentsEver(of id: TerritoryID) -> [TerritoryID] {
    chronicle.atlas.record(of: id)?.parents.known(at: chronicle.always).flatMap(\.value) ?? []
  }

  /// Whether one lies in the other, or passes land to it, on a day or on the day before.
  private func isRelated(_ id: TerritoryID, on day: CalendarDate) -> Bool {
    let atlas = chronicle.atlas
    return [day.eve, day].contains { day in
      let vantage = Vantage(day: day, position: chronicle.vantage.position)
      return id == territory || atlas.ancestors(ofAll: [territory], at: vantage).contains(id)
        || atlas.ancestors(ofAll: [id], at: vantage).contains(territory)
        || atlas.predecessors(of: territory, at: vantage).contains {
          $0.from == id && $0.effectiveOn == day
        }
    }
  }

  // MARK: Services

  mutating func tellServices() throws {
    var resources: [ResourceID: Set<CalendarDate>] = [:]
    let position = chronicle.vantage.position
    for id in chronicle.directory.allServices where everStatedReach(id) {
      let offering = chronicle.directory.resources(of: id, knownAt: position)
      let entries = try entries(about: .service(id))
      var toAsk = Set(entries.map(\.statement.effectiveOn)).union(territoryDays)
      for resource in offering {
        toAsk.formUnion(chronicle.directory.days(of: resource, knownAt: position))
      }
      for day in toAsk.sorted() where request.includes(day) {
        let (before, after) = (
          try baskets.extent(of: id, on: day.eve), try baskets.extent(of: id, on: day)
        )
        guard BasketTurn.serves(before) || BasketTurn.serves(after) else { continue }
        for resource in offering { resources[resource, default: []].insert(day) }
        try tell(entries.filter { $0.statement.effectiveOn == day }, of: id, on: day, before, after)
      }
    }
    for (id, served) in resources.sorted(by: { $0.key < $1.key }) {
      try tell(.resource(id)) { entry, teller in
        let day = entry.statement.effectiveOn
        if served.contains(day) { teller.add(entry, on: day, to: \.others) }
      }
    }
  }

  private mutating func tell(
    _ facts: [StoryEntry], of id: ServiceID, on day: CalendarDate,
    _ before: BasketAnswer.Extent?, _ after: BasketAnswer.Extent?
  ) throws {
    // What was taken back made no difference.
    for fact in facts where before == after || fact.isTakenBack {
      add(fact, on: day, to: \.others)
    }
    guard before != after else { return }
    let vantage = Vantage(day: day, position: chronicle.vantage.position)
    let eve = Vantage(day: day.eve, position: chronicle.vantage.position)
    let directory = chronicle.directory
    let resource = (directory.facts(of: id, at: vantage) ?? directory.facts(of: id, at: eve))?
      .resource
    guard let resource else { return }
    let openings = try entries(about: .resource(resource)).filter { entry in
      entry.statement.effectiveOn == day && entry.statement.event.opensOrCloses
    }
    let because = (facts + openings).filter { !$0.isTakenBack }
    for entry in because { noteCorrections(of: entry) }
    days[day, default: TerritoryStory.Day(on: day)].services.append(
      BasketTurn(
        service: chronicle.named(.service(id), on: day),
        resource: chronicle.named(.resource(resource), on: day),
        before: before, after: after, because: because))
  }

  private func everStatedReach(_ id: ServiceID) -> Bool {
    chronicle.baskets.declarations(of: id)?.known(at: chronicle.always).contains { entry in
      entry.value.reach.ways.contains { $0.residence != nil || $0.condition == .everyone }
    } ?? false
  }

  // MARK: Facts

  /// Facts that were told once, to be told again.
  private var told: [Subject: [StoryEntry]] = [:]

  /// What is told of something, taken back facts included.
  private mutating func entries(about subject: Subject) throws -> [StoryEntry] {
    if let known = told[subject] { return known }
    let facts = try chronicle.facts(about: subject)
    let entries = try chronicle.tell(facts.known, about: subject)
    told[subject] = entries
    since[subject] = facts.correctedSince
    return entries
  }

  private var since: [Subject: [CorrectedFact]] = [:]

  private mutating func tell(
    _ subject: Subject, _ body: (StoryEntry, inout TerritoryTeller) -> Void
  ) throws {
    for entry in try entries(about: subject) where request.includes(entry.statement.effectiveOn) {
      body(entry, &self)
    }
  }

  private mutating func add(
    _ entry: StoryEntry, on day: CalendarDate,
    to list: WritableKeyPath<TerritoryStory.Day, [StoryEntry]>
  ) {
    days[day, default: TerritoryStory.Day(on: day)][keyPath: list].append(entry)
    noteCorrections(of: entry)
  }

  private mutating func noteCorrections(of entry: StoryEntry) {
    let root = entry.recording.position
    corrected.formUnion(since[entry.about.subject]?.filter { $0.root == root } ?? [])
  }
}

/// The extents of services in one territory, day by day, each day's territories looked at once.
private struct BasketsByDay {
  let chronicle: Chronicle
  let territory: TerritoryID
  private let shapes: RememberedShapes
  private var extents: [CalendarDate: BasketExtents?] = [:]

  init(_ chronicle: Chronicle, territory: TerritoryID) {
    self.chronicle = chronicle
    self.territory = territory
    shapes = RememberedShapes(atlas: chronicle.atlas, boundaries: BoundaryStore(log: chronicle.log))
  }

  /// How much of the territory a service serves; `nil` when it is not in the basket, or when the
  /// territory does not exist.
  mutating func extent(
    of id: ServiceID, on day: CalendarDate
  ) throws -> BasketAnswer.Extent? {
    guard let extents = extents(on: day) else { return nil }
    let extent = try extents.line(extents.snapshot.services.view(of: id))?.extent
    return extent == .notStated ? nil : extent
  }

  private mutating func extents(on day: CalendarDate) -> BasketExtents? {
    if let known = extents[day] { return known }
    let snapshot = chronicle.workspace.snapshot(
      of: chronicle.models, at: Vantage(day: day, position: chronicle.vantage.position),
      shapes: shapes)
    let exists = snapshot.atlas.facts(of: territory, at: snapshot.vantage)?.status == .existing
    let made = exists ? BasketExtents(snapshot: snapshot, territory: territory) : nil
    extents[day] = .some(made)
    return made
  }
}

extension CalendarDate {
  /// The day before.
  var eve: CalendarDate { CalendarDate(daysSince1970: daysSince1970 - 1) }
}

extension DomainEvent {
  /// Whether by this fact a resource opens or closes.
  fileprivate var opensOrCloses: Bool {
    switch self {
    case .resource(_, .opened), .resource(_, .closed): true
    default: false
    }
  }
}
