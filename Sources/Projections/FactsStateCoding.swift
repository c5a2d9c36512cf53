public import Domain

// The stored forms of what the folds keep, field by field in the order of the declaration.

extension TerritoryStatus: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .existing: state.write(0)
    case .merged(let into):
      state.write(1)
      into.write(to: &state)
    case .split(let into):
      state.write(2)
      into.write(to: &state)
    case .abolished: state.write(3)
    case .recoded(let into):
      state.write(4)
      into.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0: self = .existing
    case 1: self = .merged(into: try TerritoryID(from: &state))
    case 2: self = .split(into: try [TerritoryID](from: &state))
    case 3: self = .abolished
    case 4: self = .recoded(into: try TerritoryID(from: &state))
    default: throw state.damage
    }
  }
}

extension OrganizationStatus: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .existing: state.write(0)
    case .merged(let into):
      state.write(1)
      into.write(to: &state)
    case .dissolved: state.write(2)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0: self = .existing
    case 1: self = .merged(into: try OrganizationID(from: &state))
    case 2: self = .dissolved
    default: throw state.damage
    }
  }
}

extension Place: StateCodable {
  public func write(to state: inout StateWriter) {
    address.write(to: &state)
    municipality.write(to: &state)
    postalCode.write(to: &state)
    (point?.longitudeDegrees).write(to: &state)
    (point?.latitudeDegrees).write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      address: try String?(from: &state), municipality: try String?(from: &state),
      postalCode: try String?(from: &state))
    // Both are read before either is looked at: without a point both are there, and empty.
    let longitude = try Double?(from: &state)
    let latitude = try Double?(from: &state)
    guard let longitude, let latitude else { return }
    guard let point = Coordinate(longitudeDegrees: longitude, latitudeDegrees: latitude) else {
      throw state.damage
    }
    self.point = point
  }
}

extension Site: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .located(let place):
      state.write(0)
      place.write(to: &state)
    case .unplaced: state.write(1)
    case .confidential: state.write(2)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0: self = .located(try Place(from: &state))
    case 1: self = .unplaced
    case 2: self = .confidential
    default: throw state.damage
    }
  }
}

extension ResourceDescribed: StateCodable {
  public func write(to state: inout StateWriter) {
    organization.write(to: &state)
    partOf.write(to: &state)
    telephone.write(to: &state)
    website.write(to: &state)
    description.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      organization: try OrganizationID?(from: &state), partOf: try ResourceID?(from: &state),
      telephone: try String?(from: &state), website: try String?(from: &state),
      description: try String?(from: &state))
  }
}

extension ServiceStatus: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .offered: state.write(0)
    case .suspended(let until, let reason):
      state.write(1)
      until.write(to: &state)
      reason.write(to: &state)
    case .withdrawn(let reason):
      state.write(2)
      reason.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0: self = .offered
    case 1:
      self = .suspended(
        until: try CalendarDate?(from: &state), reason: try String?(from: &state))
    case 2: self = .withdrawn(reason: try String?(from: &state))
    default: throw state.damage
    }
  }
}

extension DeclaredReach: StateCodable {
  public func write(to state: inout StateWriter) {
    reach.write(to: &state)
    declaredBy.write(to: &state)
    effectiveOn.write(to: &state)
    position.write(to: &state)
    retargeting.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      reach: try Reach(from: &state), declaredBy: try String(from: &state),
      effectiveOn: try CalendarDate(from: &state), position: try Int64(from: &state),
      retargeting: try Retargeting?(from: &state))
  }
}

extension DeclaredReach.Retargeting: StateCodable {
  public func write(to state: inout StateWriter) {
    replaced.write(to: &state)
    reform.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(replaced: try [Replacement](from: &state), reform: try ReformNote?(from: &state))
  }
}

extension Replacement: StateCodable {
  public func write(to state: inout StateWriter) {
    from.write(to: &state)
    to.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(from: try TerritoryID(from: &state), to: try [TerritoryID](from: &state))
  }
}

extension ReformNote: StateCodable {
  public func write(to state: inout StateWriter) {
    title.write(to: &state)
    act.write(to: &state)
    officialOn.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      title: try String?(from: &state), act: try String?(from: &state),
      officialOn: try CalendarDate?(from: &state))
  }
}
