/// What an event is about.
public enum Subject: Hashable, Sendable {
  case territory(TerritoryID)
  case organization(OrganizationID)
  case resource(ResourceID)
  case service(ServiceID)
  case registrations(RegistrationsID)
  case dataset(DatasetID)
  case category(CategoryID)
  case partnership(PartnershipID)

  /// Takes the name of a stream that was checked when it was recorded.
  ///
  /// Whatever begins with no other sort of identifier is a territory: its kinds are data.
  public init(trusted stream: String) {
    switch stream.prefix(while: { $0 != ":" }) {
    case "organization": self = .organization(OrganizationID(trusted: stream))
    case "resource": self = .resource(ResourceID(trusted: stream))
    case "service": self = .service(ServiceID(trusted: stream))
    case "registrations": self = .registrations(RegistrationsID(trusted: stream))
    case "dataset": self = .dataset(DatasetID(trusted: stream))
    case "category": self = .category(CategoryID(trusted: stream))
    case "partnership": self = .partnership(PartnershipID(trusted: stream))
    default: self = .territory(TerritoryID(trusted: stream))
    }
  }

  /// Reads an identifier that somebody wrote; `nil` when it breaks the rules of its sort.
  public init?(_ text: some StringProtocol) {
    let subject = Subject(trusted: String(text))
    let isWellFormed =
      switch subject {
      case .territory(let id): TerritoryID(id.text) != nil
      case .organization(let id): OrganizationID(id.text) != nil
      case .resource(let id): ResourceID(id.text) != nil
      case .service(let id): ServiceID(id.text) != nil
      case .registrations(let id): RegistrationsID(id.text) != nil
      case .dataset(let id): DatasetID(id.text) != nil
      case .category(let id): CategoryID(id.text) != nil
      case .partnership(let id): PartnershipID(id.text) != nil
      }
    guard isWellFormed else { return nil }
    self = subject
  }

  /// The identifier, which is also the name of the stream in the log.
  public var text: String {
    switch self {
    case .territory(let id): id.text
    case .organization(let id): id.text
    case .resource(let id): id.text
    case .service(let id): id.text
    case .registrations(let id): id.text
    case .dataset(let id): id.text
    case .category(let id): id.text
    case .partnership(let id): id.text
    }
  }
}
