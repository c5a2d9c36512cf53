public import Domain
internal import Hashing

// The stored form of a reach, field by field in the order of the declaration.

extension Reach: StateCodable {
  public func write(to state: inout StateWriter) { clauses.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(canonical: try [Clause](from: &state))
  }
}

extension Reach.Clause: StateCodable {
  public func write(to state: inout StateWriter) {
    switch condition {
    case .residence(let residence):
      state.write(0)
      residence.write(to: &state)
    case .registration(let resources):
      state.write(1)
      resources.write(to: &state)
    case .everyone: state.write(2)
    case .notStated: state.write(3)
    case .both(let residence, let resources):
      state.write(4)
      residence.write(to: &state)
      resources.write(to: &state)
    case .onlyHere(let residence):
      state.write(5)
      residence.write(to: &state)
    }
    modes.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let condition: Reach.Condition
    switch try state.unsigned() {
    case 0: condition = .residence(try Residence(from: &state))
    case 1: condition = .registration(try [ResourceID](from: &state))
    case 2: condition = .everyone
    case 3: condition = .notStated
    case 4:
      let residence = try Residence(from: &state)
      condition = .both(residence, try [ResourceID](from: &state))
    case 5: condition = .onlyHere(try Residence(from: &state))
    default: throw state.damage
    }
    self.init(condition, modes: try [ServiceMode](from: &state))
  }
}

extension Residence: StateCodable {
  public func write(to state: inout StateWriter) {
    named.write(to: &state)
    except.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let named = try ReachLand(from: &state)
    self.init(named, except: try ReachLand(from: &state))
  }
}

extension ReachLand: StateCodable {
  public func write(to state: inout StateWriter) {
    territories.write(to: &state)
    patches.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    let territories = try [TerritoryID](from: &state)
    self.init(territories, patches: try [Patch](from: &state))
  }
}

extension Patch: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .polygon(let digest):
      state.write(0)
      digest.write(to: &state)
    case .street(let stretch):
      state.write(1)
      stretch.write(to: &state)
    case .postalPrefix(let prefix):
      state.write(2)
      prefix.text.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0: self = .polygon(try Digest(from: &state))
    case 1: self = .street(try StreetStretch(from: &state))
    case 2:
      guard let prefix = PostalPrefix(try String(from: &state)) else { throw state.damage }
      self = .postalPrefix(prefix)
    default: throw state.damage
    }
  }
}

extension StreetStretch: StateCodable {
  public func write(to state: inout StateWriter) {
    street.write(to: &state)
    municipality.write(to: &state)
    fromNumber.write(to: &state)
    toNumber.write(to: &state)
    side.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      street: try String(from: &state), municipality: try TerritoryID?(from: &state),
      fromNumber: try Int?(from: &state), toNumber: try Int?(from: &state),
      side: try Side(from: &state))
  }
}

extension StreetStretch.Side: StateCodable {}
