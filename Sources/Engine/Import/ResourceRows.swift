public import Domain

/// One row of a file of resources or services, read by a mapping, its reaches not yet resolved.
public struct ResourceRow: Hashable, Sendable {
  /// Line of the file on which the row begins, from 1.
  public var line: Int

  /// Column behind each field of the mapping, for messages.
  ///
  /// Keys are `resource.id`, `resource.kind`, `services[0].reach` and so on.
  public var columns: [String: Column]

  public var organization: OrganizationDraft?

  /// `nil` in a file of services only.
  public var resource: ResourceDraft?
  public var services: [ServiceRow]

  /// Where a field was read.
  public struct Column: Hashable, Sendable {
    /// Number of the column, from 1.
    public var number: Int

    /// Its header.
    public var name: String

    public init(number: Int, name: String) {
      self.number = number
      self.name = name
    }
  }

  public init(
    line: Int, columns: [String: Column], organization: OrganizationDraft?,
    resource: ResourceDraft?, services: [ServiceRow]
  ) {
    self.line = line
    self.columns = columns
    self.organization = organization
    self.resource = resource
    self.services = services
  }
}

/// A service as a row describes it.
public struct ServiceRow: Hashable, Sendable {
  /// Index of the entry in the mapping's `services`, for messages.
  public var mappingIndex: Int
  public var id: ServiceID
  public var resource: ResourceID
  public var details: ServiceDetails
  public var reach: ReachRule

  /// The text from which the reach was read, for messages.
  public var reachText: String
  public var declaredBy: String?
  public var suspension: ServiceSuspended?

  /// From when it is suspended; `nil` means from the effective date of the import.
  public var suspendedFrom: CalendarDate?

  /// What is reported of its intake.
  public var wait: ServiceWaitReported?

  /// From when that is so; `nil` means from the effective date of the import.
  public var waitReportedOn: CalendarDate?

  public init(
    mappingIndex: Int, id: ServiceID, resource: ResourceID, details: ServiceDetails,
    reach: ReachRule, reachText: String, declaredBy: String? = nil,
    suspension: ServiceSuspended? = nil, suspendedFrom: CalendarDate? = nil,
    wait: ServiceWaitReported? = nil, waitReportedOn: CalendarDate? = nil
  ) {
    self.mappingIndex = mappingIndex
    self.id = id
    self.resource = resource
    self.details = details
    self.reach = reach
    self.reachText = reachText
    self.declaredBy = declaredBy
    self.suspension = suspension
    self.suspendedFrom = suspendedFrom
    self.wait = wait
    self.waitReportedOn = waitReportedOn
  }
}
