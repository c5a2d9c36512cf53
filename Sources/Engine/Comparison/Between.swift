internal import Domain
internal import Projections

/// Two vantages of one log, to look for the events that made them differ.
struct Between {
  let atlas: Atlas
  let directory: Directory
  let baskets: Baskets
  let first: Vantage
  let second: Vantage

  /// What stands at a position.
  let reference: (Int64) -> EventReference

  init(
    _ models: ReadModels, _ first: Vantage, _ second: Vantage,
    reference: @escaping (Int64) -> EventReference
  ) {
    self.init(
      atlas: models.atlas.state, directory: models.directory.state, baskets: models.baskets.state,
      first: first, second: second, reference: reference)
  }

  init(
    atlas: Atlas, directory: Directory, baskets: Baskets, first: Vantage, second: Vantage,
    reference: @escaping (Int64) -> EventReference = { EventReference(position: $0) }
  ) {
    self.atlas = atlas
    self.directory = directory
    self.baskets = baskets
    self.first = first
    self.second = second
    self.reference = reference
  }

  /// The events because of which one fact about a service is seen otherwise.
  func turns<Value>(
    of service: ServiceID, _ fact: KeyPath<Directory.ServiceRecord, Timeline<Value>>
  ) -> [Turn] {
    directory.record(of: service)?[keyPath: fact].turns(between: first, and: second) ?? []
  }

  /// The events because of which one fact about a resource is seen otherwise.
  func turns<Value>(
    of resource: ResourceID, _ fact: KeyPath<Directory.ResourceRecord, Timeline<Value>>
  ) -> [Turn] {
    directory.record(of: resource)?[keyPath: fact].turns(between: first, and: second) ?? []
  }

  /// The events because of which the reach of a service is seen otherwise.
  func turns(ofReachOf service: ServiceID) -> [Turn] {
    baskets.turns(ofReachOf: service, between: first, and: second)
  }

  /// The events because of which some territories are seen otherwise in one respect.
  func turns(of fact: TerritoryFact, of territories: [TerritoryID]) -> [Turn] {
    territories.flatMap { atlas.turns(of: fact, of: $0, between: first, and: second) }
  }

  /// The events because of which other land is seen to pass from some territories.
  func turnsOfSteps(from territories: [TerritoryID]) -> [Turn] {
    territories.flatMap { atlas.turnsOfSteps(from: $0, between: first, and: second) }
  }
}
