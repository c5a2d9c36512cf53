internal import Domain

extension Directory: StateCodable {
  public func write(to state: inout StateWriter) {
    organizations.write(to: &state)
    resources.write(to: &state)
    services.write(to: &state)
    datasets.write(to: &state)
    parts.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      organizations: try Dictionary(from: &state), resources: try Dictionary(from: &state),
      services: try Dictionary(from: &state), datasets: try Dictionary(from: &state),
      parts: try Dictionary(from: &state))
  }
}

extension Directory.ResourceRecord: StateCodable {
  public func write(to state: inout StateWriter) {
    names.write(to: &state)
    kinds.write(to: &state)
    sites.write(to: &state)
    descriptions.write(to: &state)
    openings.write(to: &state)
    isConfidential.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      names: try Timeline(from: &state), kinds: try Timeline(from: &state),
      sites: try Timeline(from: &state), descriptions: try Timeline(from: &state),
      openings: try Timeline(from: &state), isConfidential: try Bool(from: &state))
  }
}

extension Directory.OrganizationRecord: StateCodable {
  public func write(to state: inout StateWriter) {
    names.write(to: &state)
    statuses.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(names: try Timeline(from: &state), statuses: try Timeline(from: &state))
  }
}

extension Directory.DatasetRecord: StateCodable {
  public func write(to state: inout StateWriter) {
    registrations.write(to: &state)
    successors.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(registrations: try Timeline(from: &state), successors: try Timeline(from: &state))
  }
}

extension Directory.ServiceRecord: StateCodable {
  public func write(to state: inout StateWriter) {
    resources.write(to: &state)
    details.write(to: &state)
    statuses.write(to: &state)
    intakes.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      resources: try Timeline(from: &state), details: try Timeline(from: &state),
      statuses: try Timeline(from: &state), intakes: try Timeline(from: &state))
  }
}

extension RegisteredDataset: StateCodable {
  public func write(to state: inout StateWriter) {
    id.write(to: &state)
    dataset.title.write(to: &state)
    dataset.role.write(to: &state)
    dataset.file.write(to: &state)
    dataset.mapping.write(to: &state)
    dataset.rowCount.write(to: &state)
    effectiveOn.write(to: &state)
    source.write(to: &state)
    supersededBy.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      id: try DatasetID(from: &state),
      dataset: DatasetRegistered(
        title: try String(from: &state), role: try DatasetRole(from: &state),
        file: try .init(from: &state), mapping: try .init(from: &state),
        rowCount: try Int(from: &state)),
      effectiveOn: try CalendarDate(from: &state), source: try String(from: &state),
      supersededBy: try DatasetID?(from: &state))
  }
}
