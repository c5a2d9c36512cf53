internal import Domain
internal import EventLog
internal import Projections

/// Turns the rows of a file into events, or into the list of what is wrong with them.
struct ResourceImporter {
  private let rows: [ResourceRow]
  private let options: ImportOptions
  private let keep: (Place) -> Content
  private let resolver: ReachResolver
  private let directory: Directory
  private let taxonomy: Taxonomy
  private let baskets: Baskets
  private var decided = Decided()
  private var problems: [ImportProblem] = []

  init(
    rows: [ResourceRow], snapshot: Snapshot, options: ImportOptions,
    keep: @escaping (Place) -> Content
  ) {
    self.rows = rows
    self.options = options
    self.keep = keep
    resolver = ReachResolver(snapshot: snapshot, drafts: rows.compactMap(\.resource))
    directory = snapshot.directory
    taxonomy = snapshot.taxonomy
    baskets = snapshot.baskets
  }

  /// Decides on every row.
  ///
  /// - Throws: ``ImportRefused`` with the problems of the whole file, up to the limit.
  mutating func decide() throws -> Decided {
    findDuplicates()
    var organizations: Set<OrganizationID> = []
    for row in rows {
      if let organization = row.organization, organizations.insert(organization.id).inserted {
        let name = directory.name(of: organization.id, at: options.vantage)
        decided.add(
          OrganizationDecisions.describe(organization, givenName: name), on: options.effectiveOn)
      }
      if let resource = row.resource { decide(resource, in: row) }
      for service in row.services { decide(service, in: row) }
      if problems.count >= ImportProblem.countMax { break }
    }
    guard problems.isEmpty else {
      throw ImportRefused(
        file: options.file, problems: Array(problems.prefix(ImportProblem.countMax)))
    }
    return decided
  }

  private mutating func findDuplicates() {
    var resources: [ResourceID: Int] = [:]
    var services: [ServiceID: Int] = [:]
    for row in rows {
      if let id = row.resource?.id {
        if let first = resources[id] {
          note(.duplicate(firstLine: first), value: id.text, field: "resource.id", in: row)
        } else {
          resources[id] = row.line
        }
      }
      for service in row.services {
        let field = "services[\(service.mappingIndex)].id"
        if let first = services[service.id] {
          note(.duplicate(firstLine: first), value: service.id.text, field: field, in: row)
        } else {
          services[service.id] = row.line
        }
      }
    }
  }

  private mutating func decide(_ draft: ResourceDraft, in row: ResourceRow) {
    let current = directory.facts(of: draft.id, at: options.vantage)
    if let whole = draft.described.partOf, !resolver.knows(whole) {
      note(
        .unknownResource(nearest: resolver.nearest(to: whole).map(\.text)), value: whole.text,
        field: "resource.partOf", in: row)
    }
    var contents: [Content] = []
    do throws(Refusal) {
      let events = try ResourceDecisions.describe(draft, given: current) { place in
        let content = keep(place)
        contents.append(content)
        return content.digest
      }
      decided.add(events, on: options.effectiveOn)
      decided.contents += contents
    } catch {
      let isAboutPlace = error == .confidentialWithPlace(draft.id)
      note(
        isAboutPlace ? .confidentialWithPlace : .refused(error), value: draft.id.text,
        field: isAboutPlace ? "resource.confidential" : "resource.id", in: row)
    }
  }

  private mutating func decide(_ service: ServiceRow, in row: ResourceRow) {
    let field = "services[\(service.mappingIndex)]"
    guard resolver.knows(service.resource) else {
      note(
        .unknownResource(nearest: resolver.nearest(to: service.resource).map(\.text)),
        value: service.resource.text, field: "\(field).resource", in: row)
      return
    }
    let reach: Reach
    switch resolver.resolve(service.reach, for: service.resource, of: service.id) {
    case .success(let resolved): reach = resolved
    case .failure(let unresolved):
      note(
        unresolved.reason, value: unresolved.value ?? service.reachText, field: "\(field).reach",
        in: row)
      return
    }
    let day = options.effectiveOn
    var details = service.details
    switch category(meant: details.category) {
    case .success(let category): details.category = category
    case .failure(let problem):
      note(problem.reason, value: details.category.code, field: "\(field).category", in: row)
      return
    }
    let draft = ServiceDraft(
      id: service.id, resource: service.resource, details: details, reach: reach,
      declaredBy: service.declaredBy, suspension: service.suspension, wait: service.wait)
    do throws(Refusal) {
      let events = try ServiceDecisions.describe(
        draft, given: directory.facts(of: service.id, at: options.vantage),
        statusThen: directory.facts(of: service.id, at: .latest(on: service.suspendedFrom ?? day))?
          .status,
        intakeThen: directory.facts(of: service.id, at: .latest(on: service.waitReportedOn ?? day))?
          .intake,
        reach: baskets.reach(of: service.id, at: options.vantage)?.reach)
      for event in events {
        let since: CalendarDate? =
          switch event {
          case .service(_, .suspended): service.suspendedFrom
          case .service(_, .waitReported): service.waitReportedOn
          default: nil
          }
        decided.add([event], on: since ?? day)
      }
    } catch {
      note(.refused(error), value: service.id.text, field: "\(field).id", in: row)
    }
  }

  /// The category of a service as the file writes it: a code of ours, or one of another taxonomy that
  /// stands for one of ours.
  private func category(
    meant written: ServiceCategory
  ) -> Result<ServiceCategory, ImportProblem> {
    guard taxonomy.description(of: written) == nil else { return .success(written) }
    let found = taxonomy.categories(foreign: written.code)
    if found.count == 1 { return .success(found[0]) }
    let reason: ImportProblem.Reason =
      found.isEmpty
      ? .malformedIdentifier(expected: "a-z, 0-9, -")
      : .ambiguousName(candidates: found.map(\.code))
    // A code that nobody described is a code all the same.
    if found.isEmpty, let category = ServiceCategory(written.code) { return .success(category) }
    return .failure(ImportProblem(value: written.code, reason: reason))
  }

  private mutating func note(
    _ reason: ImportProblem.Reason, value: String, field: String, in row: ResourceRow
  ) {
    let column = row.columns[field]
    problems.append(
      ImportProblem(
        line: row.line, column: column?.number, field: column?.name ?? field, value: value,
        reason: reason))
  }
}
