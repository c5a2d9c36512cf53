public import Domain
internal import Projections

extension Chronicle {
  /// Tells the facts about one thing, and those about others that belong to its story.
  ///
  /// The story of a territory has the territories whose land passed to it, and the reaches that were
  /// re-targeted because of it; that of a resource has the services that it began and ceased to offer,
  /// and the mergers of whoever answers for it; that of an organization those that merged into it.
  ///
  /// - Throws: an error of the log or of the shapes.
  /// - Complexity: O(*n*) in the number of facts about it and about what is related to it.
  public func story(of subject: Subject, _ request: HistoryRequest = HistoryRequest()) throws
    -> Story
  {
    let own = try facts(about: subject)
    var entries = try tell(own.known, about: subject)
    var corrected = own.correctedSince
    for related in try relatedFacts(of: subject) {
      let (told, since) = related
      entries += told
      corrected += since
    }
    entries.removeAll { !request.includes($0.statement.effectiveOn) }
    let roots = Set(entries.map(\.recording.position))
    return Story(
      about: named(subject, on: vantage.day), day: vantage.day, position: vantage.position,
      request: request, entries: entries.inOrder(request.order),
      correctedSince: corrected.filter { roots.contains($0.root) }.sorted())
  }

  /// Tells facts about one thing, in order of day, with what each changed.
  func tell(_ facts: [RecordedFact], about subject: Subject) throws -> [StoryEntry] {
    var states: FieldStates = [:]
    return try facts.map { fact in
      let changes = try fact.standing.map { try reading.apply($0.event, to: &states) } ?? []
      return try entry(fact, about: subject, .own, changes)
    }
  }

  /// One fact, told.
  func entry(
    _ fact: RecordedFact, about subject: Subject, _ relation: StoryEntry.Relation,
    _ changes: [FieldChange]
  ) throws -> StoryEntry {
    let day = fact.told.effectiveOn
    let corrections = try corrections(of: fact)
    let allChanges = changes + corrections.flatMap(\.changes)
    let statements =
      [fact.told] + corrections.compactMap(\.replaced) + corrections.compactMap(\.instead)
    let subjects =
      statements.flatMap(\.event.payload.references).map(\.subject)
      + allChanges.flatMap { [$0.before, $0.after].compactMap(\.self).flatMap(\.subjects) }
    return StoryEntry(
      about: named(subject, on: day), relation: relation, statement: fact.told,
      recording: fact.recording, isTakenBack: fact.standing == nil, changes: changes,
      corrections: corrections,
      names: Set(subjects).reduce(into: [:]) { $0[$1] = name(of: $1, on: day) })
  }

  private func corrections(of fact: RecordedFact) throws -> [StoryCorrection] {
    var replaced: Statement? = fact.first
    return try fact.amendments.map { amendment in
      defer { replaced = amendment.instead }
      return StoryCorrection(
        recording: amendment.recording, reason: amendment.reason, replaced: replaced,
        instead: amendment.instead,
        changes: FactReading.changes(
          from: try states(of: replaced), to: try states(of: amendment.instead)))
    }
  }

  /// What one fact says alone.
  private func states(of statement: Statement?) throws -> FieldStates {
    var states: FieldStates = [:]
    if let statement { _ = try reading.apply(statement.event, to: &states) }
    return states
  }
}

// MARK: - Facts about others

extension Chronicle {
  private typealias Related = (told: [StoryEntry], correctedSince: [CorrectedFact])

  private func relatedFacts(of subject: Subject) throws -> [Related] {
    switch subject {
    case .territory(let id):
      try predecessors(of: id).map { origin in
        try related(.predecessor, .territory(origin)) { $0.territorySuccessors.contains(id) }
      }
        + retargeted(becauseOf: id).map { service in
          try related(.retargeted, .service(service)) { $0.retargetedTerritories.contains(id) }
        }
    case .resource(let id):
      try services(of: id).map { service in
        try related(.service, .service(service)) { $0.beginsOrEndsService }
      } + mergers(ofOrganizationOf: id)
    case .organization(let id):
      try directory.allOrganizations.filter { $0 != id && hasMerged($0, into: id) }.map { other in
        try related(.merger, .organization(other)) { $0.organizationMergedInto == id }
      }
    case .service, .registrations, .dataset, .category, .partnership: []
    }
  }

  /// The facts about something else that belong to a story, each told in a line.
  private func related(
    _ relation: StoryEntry.Relation, _ subject: Subject, where belongs: (DomainEvent) -> Bool
  ) throws -> Related {
    let facts = try facts(about: subject)
    let told = try facts.known.filter { belongs($0.told.event) }.map { fact in
      try entry(fact, about: subject, relation, [])
    }
    return (told, facts.correctedSince)
  }

  private func predecessors(of id: TerritoryID) -> [TerritoryID] {
    Set(atlas.predecessors(of: id, at: always).map(\.from)).sorted()
  }

  private func retargeted(becauseOf id: TerritoryID) -> [ServiceID] {
    directory.allServices.filter { service in
      baskets.declarations(of: service)?.known(at: always).contains { entry in
        entry.value.retargeting?.replaced.contains { $0.from == id } ?? false
      } ?? false
    }
  }

  /// The services that a resource offers or offered.
  func services(of id: ResourceID) -> [ServiceID] {
    directory.allServices.filter { service in
      directory.record(of: service)?.resources.known(at: always).contains { $0.value == id }
        ?? false
    }
  }

  private func hasMerged(_ id: OrganizationID, into other: OrganizationID) -> Bool {
    directory.record(of: id)?.statuses.known(at: always).contains {
      $0.value == .merged(into: other)
    } ?? false
  }

  /// The mergers of an organization while it answers for a resource.
  private func mergers(ofOrganizationOf id: ResourceID) throws -> [Related] {
    guard let descriptions = directory.record(of: id)?.descriptions else { return [] }
    let organizations = Set(descriptions.known(at: always).compactMap(\.value.organization))
    return try organizations.sorted().map { organization in
      var merged = try related(.merger, .organization(organization)) {
        $0.organizationMergedInto != nil
      }
      merged.told.removeAll { entry in
        let eve = entry.statement.effectiveOn.eve
        let before = descriptions.value(at: Vantage(day: eve, position: vantage.position))
        return before?.organization != organization
      }
      return merged
    }
  }
}

extension [StoryEntry] {
  /// In the order asked for.
  func inOrder(_ order: HistoryRequest.Order) -> [StoryEntry] {
    sorted { left, right in
      switch order {
      case .effective:
        (left.statement.effectiveOn, left.recording.position)
          < (right.statement.effectiveOn, right.recording.position)
      case .recorded: left.recording.position < right.recording.position
      }
    }
  }
}

extension DomainEvent {
  /// The territories to which land passes by this fact.
  fileprivate var territorySuccessors: [TerritoryID] {
    guard case .territory(_, let event) = self else { return [] }
    return switch event {
    case .merged(let merged): [merged.into]
    case .recoded(let recoded): [recoded.into]
    case .split(let split): split.into
    case .partTransferred(let part): [part.to]
    case .defined, .renamed, .boundaryDrawn, .reparented, .abolished: []
    }
  }

  /// The territories in whose place a reach names others by this fact.
  fileprivate var retargetedTerritories: [TerritoryID] {
    guard case .service(_, .reachRetargeted(let retargeted)) = self else { return [] }
    return retargeted.replaced.map(\.from)
  }

  fileprivate var beginsOrEndsService: Bool {
    switch self {
    case .service(_, .offered), .service(_, .withdrawn): true
    default: false
    }
  }

  fileprivate var organizationMergedInto: OrganizationID? {
    if case .organization(_, .merged(let merged)) = self { merged.into } else { nil }
  }
}

extension Reference {
  /// What is referred to.
  fileprivate var subject: Subject {
    switch self {
    case .territory(let id): .territory(id)
    case .organization(let id): .organization(id)
    case .resource(let id): .resource(id)
    case .dataset(let id): .dataset(id)
    case .category(let id): .category(id)
    }
  }
}
