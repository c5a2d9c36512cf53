internal import Domain
internal import EventLog
internal import Geometry
internal import Hashing

/// What all facts about something say together, field by field.
typealias FieldStates = [FactField: FieldValue]

/// Reads what a fact says, field by field, with what lies beside the log.
struct FactReading: Sendable {
  let log: any AppendOnlyLog
  let boundaries: BoundaryStore

  /// Contents that the log does not hold yet.
  var given: [Digest: Content] = [:]

  /// The fields that a fact speaks of, in order; `nil` for what it leaves unsaid, in place of whatever
  /// was said before.
  ///
  /// - Throws: an error of the log or of the shapes.
  func fields(of event: DomainEvent) throws -> [(field: FactField, value: FieldValue?)] {
    switch event {
    case .territory(_, let event): try fields(of: event)
    case .organization(_, let event): Self.fields(of: event)
    case .resource(_, let event): try fields(of: event)
    case .service(_, let event): Self.fields(of: event)
    case .registrations(_, let counted): [(.people, .people(counted.counts))]
    case .dataset(_, let event): Self.fields(of: event)
    case .category(_, let event): event.fields
    case .partnership(_, let event): event.fields
    case .correction: []
    }
  }

  /// Takes up what a fact says, and tells what became otherwise.
  ///
  /// - Throws: an error of the log or of the shapes.
  func apply(_ event: DomainEvent, to states: inout FieldStates) throws -> [FieldChange] {
    var changes: [FieldChange] = []
    for (field, value) in try fields(of: event) {
      let before = states[field]
      states[field] = value
      if before != value {
        changes.append(FieldChange(field: field, before: before, after: value))
      }
    }
    return changes
  }

  /// What becomes otherwise when one set of fields takes the place of another.
  static func changes(from old: FieldStates, to new: FieldStates) -> [FieldChange] {
    FactField.allCases.compactMap { field in
      old[field] == new[field]
        ? nil : FieldChange(field: field, before: old[field], after: new[field])
    }
  }

  /// What the facts about one thing, given in order of day, say together on a day.
  ///
  /// - Throws: an error of the log or of the shapes.
  func states(of facts: [RecordedFact], on day: CalendarDate) throws -> FieldStates {
    var states: FieldStates = [:]
    for fact in facts {
      guard let standing = fact.standing, standing.effectiveOn <= day else { continue }
      _ = try apply(standing.event, to: &states)
    }
    return states
  }
}

// MARK: - Territories and resources

extension FactReading {
  private typealias Fields = [(field: FactField, value: FieldValue?)]

  private func fields(of event: TerritoryEvent) throws -> Fields {
    switch event {
    case .defined(let defined):
      [
        (.name, .text(defined.name)), (.parents, Self.territories(defined.parents)),
        (.status, .status(.inForce)),
      ]
    case .renamed(let renamed): [(.name, .text(renamed.name))]
    case .boundaryDrawn(let drawn):
      [
        (
          .boundary,
          .boundary(
            drawn.boundary,
            squareMetres: EllipsoidalArea.squareMetres(
              of: try boundaries.boundary(drawn.boundary)))
        )
      ]
    case .reparented(let reparented): [(.parents, Self.territories(reparented.parents))]
    case .merged(let merged): [(.status, .status(.merged(into: .territory(merged.into))))]
    case .recoded(let recoded): [(.status, .status(.recoded(into: recoded.into)))]
    case .split(let split): [(.status, .status(.split(into: split.into)))]
    case .abolished(let abolished): [(.status, .status(.ended(reason: abolished.reason)))]
    case .partTransferred(let part): [(.partPassedTo, .territories([part.to]))]
    }
  }

  private static func territories(_ ids: [TerritoryID]) -> FieldValue? {
    ids.isEmpty ? nil : .territories(ids)
  }

  private func fields(of event: ResourceEvent) throws -> Fields {
    switch event {
    case .opened(let opened):
      return [
        (.name, .text(opened.name)), (.kind, .kind(opened.kind)), (.status, .status(.inForce)),
      ]
        + (opened.isConfidential
          ? [(.confidentiality, .secret)] : [(.place, try place(opened.place))])
    case .moved(let moved): return [(.place, try place(moved.place))]
    case .renamed(let renamed): return [(.name, .text(renamed.name))]
    case .described(let described):
      return [
        (.organization, described.organization.map(FieldValue.organization)),
        (.partOf, described.partOf.map(FieldValue.resource)),
        (.telephone, described.telephone.map(FieldValue.text)),
        (.website, described.website.map(FieldValue.text)),
        (.description, described.description.map(FieldValue.text)),
      ]
    case .closed(let closed): return [(.status, .status(.ended(reason: closed.reason)))]
    case .madeConfidential: return [(.confidentiality, .secret)]
    }
  }

  /// A place from beside the log; `nil` where there is none, or none any more.
  private func place(_ digest: Digest?) throws -> FieldValue? {
    guard let digest else { return nil }
    let stored = try given[digest].map(StoredContent.present) ?? log.content(digest)
    guard case .present(let content)? = stored else { return nil }
    let place = try Place(storedBytes: content.bytes)
    return place.isEmpty ? nil : .place(place)
  }
}

// MARK: - Organizations, services, datasets

extension FactReading {
  private static func fields(of event: OrganizationEvent) -> Fields {
    switch event {
    case .registered(let registered):
      [(.name, .text(registered.name)), (.status, .status(.inForce))]
    case .renamed(let renamed): [(.name, .text(renamed.name))]
    case .merged(let merged): [(.status, .status(.merged(into: .organization(merged.into))))]
    case .dissolved(let dissolved): [(.status, .status(.ended(reason: dissolved.reason)))]
    }
  }

  private static func fields(of event: ServiceEvent) -> Fields {
    switch event {
    case .offered(let offered):
      [(.resource, .resource(offered.resource)), (.status, .status(.inForce))]
        + fields(of: offered.details)
    case .changed(let changed): fields(of: changed.details)
    case .reachDeclared(let declared):
      [
        (.reach, .reach(declared.reach)),
        (.declaredBy, declared.declaredBy.map(FieldValue.text)),
      ]
    case .reachRetargeted(let retargeted): [(.reach, .reach(retargeted.reach))]
    case .suspended(let suspended):
      [(.status, .status(.suspended(until: suspended.until, reason: suspended.reason)))]
    case .resumed: [(.status, .status(.inForce))]
    case .withdrawn(let withdrawn): [(.status, .status(.ended(reason: withdrawn.reason)))]
    case .verified(let verified): [(.verified, verified.note.map(FieldValue.text))]
    case .waitReported(let wait):
      [(.wait, .wait(wait.intake, believedUntil: wait.believedUntil))]
    }
  }

  private static func fields(of details: ServiceDetails) -> Fields {
    func list<Element>(
      _ elements: [Element], _ value: ([Element]) -> FieldValue
    ) -> FieldValue? {
      elements.isEmpty ? nil : value(elements)
    }
    let hasAges = details.ageMinYears != nil || details.ageMaxYears != nil
    return [
      (.name, .text(details.name)), (.category, .category(details.category)),
      (.languages, list(details.languages, FieldValue.languages)),
      (.partialLanguages, list(details.partialLanguages, FieldValue.languages)),
      (.interpretedLanguages, list(details.interpretedLanguages, FieldValue.languages)),
      (.modes, list(details.modes, FieldValue.modes)),
      (
        .ages,
        hasAges ? .ages(minYears: details.ageMinYears, maxYears: details.ageMaxYears) : nil
      ),
      (.clientele, list(details.clientele, FieldValue.clientele)),
      (.clienteleRule, details.clienteleRule.map(FieldValue.clienteleRule)),
      (.access, list(details.access, FieldValue.access)),
      (.cost, details.cost.map(FieldValue.text)),
      (.costKind, details.costKind.map(FieldValue.costKind)),
      (.hours, details.hours.map(FieldValue.text)),
      (.schedule, details.schedule.map(FieldValue.schedule)),
      (.timeZone, details.timeZone.map(FieldValue.text)),
      (.telephone, details.telephone.map(FieldValue.text)),
      (.description, details.description.map(FieldValue.text)),
      (.group, details.group.map(FieldValue.group)),
    ]
  }

  private static func fields(of event: DatasetEvent) -> Fields {
    switch event {
    case .registered(let dataset):
      [
        (.title, .text(dataset.title)), (.role, .role(dataset.role)),
        (.rows, .number(dataset.rowCount)), (.file, .file(dataset.file)),
      ]
    case .superseded(let superseded): [(.status, .status(.superseded(by: superseded.by)))]
    }
  }
}
