public import Domain
public import Hashing

/// One thing that is said of something over time.
public enum FactField: String, CaseIterable, Hashable, Sendable {
  // Of several sorts.
  case name, status, telephone, description
  // Of a territory.
  case parents, boundary, partPassedTo
  // Of a resource.
  case kind, place, confidentiality, organization, partOf, website
  // Of a service.
  case resource, category, languages, partialLanguages, interpretedLanguages, modes, ages, clientele
  case clienteleRule, access, cost, costKind, hours, schedule, timeZone, group, reach
  case declaredBy, wait, verified
  // Of the people registered with a GMF.
  case people
  // Of a dataset.
  case title, role, file, rows
  // Of a category.
  case facet, label, definition, synonyms, inCategories, standsFor, foreignCodes
  // Of a partnership.
  case refersFrom, refersTo, categories, terms, acceptsNeighbours
}

/// What is said of one thing, in a form that both languages and programs can show.
public enum FieldValue: Hashable, Sendable {
  case text(String)
  case number(Int)
  case territories([TerritoryID])
  case organization(OrganizationID)
  case resource(ResourceID)
  /// The land, and its area where it can be computed.
  case boundary(Digest, squareMetres: Double?)
  case place(Place)
  /// Where it stands is a secret.
  case secret
  case status(Status)
  case kind(ResourceKind)
  case category(ServiceCategory)
  case languages([String])
  case modes([ServiceMode])
  /// Full years; an end that is `nil` is open.
  case ages(minYears: Int?, maxYears: Int?)
  case clientele([String])
  case access([AccessRoute])
  case group(GroupIntervention)
  case reach(Reach)
  case wait(ServiceIntake, believedUntil: CalendarDate?)
  case clienteleRule(ClienteleRule)
  case costKind(CostKind)
  case schedule(OpeningSchedule)
  case people([RegistrationsCounted.Count])
  case role(DatasetRole)
  case file(Digest)
  case facet(CategoryFacet)
  case words(Bilingual)
  case wordLists(french: [String], english: [String])
  case categories([ServiceCategory])
  case foreignCodes([ForeignCodes])
  case yesNo(Bool)

  /// Whether something exists, and what became of it.
  public enum Status: Hashable, Sendable {
    /// A territory or an organization exists, a resource is open, a service is offered.
    case inForce
    case merged(into: Subject)
    case recoded(into: TerritoryID)
    case split(into: [TerritoryID])
    /// Abolished, dissolved, closed, withdrawn.
    case ended(reason: String?)
    case suspended(until: CalendarDate?, reason: String?)
    case superseded(by: DatasetID)
    case retired(successors: [ServiceCategory], reason: String?)
  }
}

extension FieldValue {
  /// What it names, for whoever shows the names.
  var subjects: [Subject] {
    switch self {
    case .territories(let ids): ids.map(Subject.territory)
    case .organization(let id): [.organization(id)]
    case .resource(let id): [.resource(id)]
    case .reach(let reach): reach.subjects
    case .people(let counts): counts.map { .territory($0.territory) }
    case .status(.merged(let into)): [into]
    case .status(.recoded(let into)): [.territory(into)]
    case .status(.split(let into)): into.map(Subject.territory)
    case .status(.superseded(let by)): [.dataset(by)]
    case .status(.retired(let successors, _)): successors.map { .category(CategoryID($0)) }
    case .category(let category): [.category(CategoryID(category))]
    case .categories(let categories): categories.map { .category(CategoryID($0)) }
    case .text, .number, .boundary, .place, .secret, .status, .kind, .languages, .modes, .ages,
      .clientele, .clienteleRule, .access, .costKind, .schedule, .group, .wait, .role, .file,
      .facet, .words, .wordLists, .foreignCodes, .yesNo:
      []
    }
  }
}

extension Reach {
  /// The territories and GMFs that its clauses name.
  fileprivate var subjects: [Subject] {
    clauses.flatMap { clause -> [Subject] in
      let lands = [clause.residence?.named, clause.residence?.except].compactMap(\.self)
      return lands.flatMap { $0.territories.map(Subject.territory) }
        + lands.flatMap { $0.patches.compactMap(\.municipality).map(Subject.territory) }
        + clause.registrations.map(Subject.resource)
    }
  }
}

/// One thing that a fact changed.
public struct FieldChange: Hashable, Sendable {
  public var field: FactField

  /// `nil` when nobody had said.
  public var before: FieldValue?

  /// `nil` when it is no longer said.
  public var after: FieldValue?

  public init(field: FactField, before: FieldValue?, after: FieldValue?) {
    self.field = field
    self.before = before
    self.after = after
  }
}
