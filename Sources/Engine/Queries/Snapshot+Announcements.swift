internal import Domain
internal import Projections

extension Snapshot {
  /// What is announced of a resource, in order of day.
  ///
  /// A confidential resource never moves: nothing is known of where it stands. Of one that has not
  /// opened yet there is nothing that could become otherwise.
  func announcements(of id: ResourceID) -> [Announcement] {
    guard let record = directory.record(of: id), directory.facts(of: id, at: vantage) != nil else {
      return []
    }
    let found =
      record.openings.changes(after: vantage).map {
        Announcement(on: $0.effectiveOn, change: $0.value ? .resourceReopens : .resourceCloses)
      }
      + record.sites.changes(after: vantage).map {
        Announcement(on: $0.effectiveOn, change: .resourceMoves)
      }
      + record.names.changes(after: vantage).map {
        Announcement(on: $0.effectiveOn, change: .resourceRenamed(to: $0.value))
      }
      + record.descriptions.changes(after: vantage, unsaid: ResourceDescribed()) { $0 }.map {
        Announcement(on: $0.effectiveOn, change: .resourceDescribed)
      }
    return Self.inOrder(found)
  }

  /// What is announced of a service and of the resource that offers it, in order of day.
  ///
  /// That a service ends with its resource is said once.
  func announcements(of id: ServiceID, offeredBy resource: ResourceID) -> [Announcement] {
    // Of most services nothing is announced, and every answer asks this of each.
    if directory.isSettled(id, by: day), directory.isSettled(resource, by: day),
      baskets.isSettled(id, by: day)
    {
      return []
    }
    let ofResource = announcements(of: resource)
    guard let record = directory.record(of: id) else { return ofResource }
    let closesOn = ofResource.first { $0.change == .resourceCloses }?.on ?? .latest
    let found =
      record.statuses.changes(after: vantage).map {
        Announcement(on: $0.effectiveOn, change: Self.change(to: $0.value))
      }
      .filter { $0.change != .withdrawn || $0.on < closesOn }
      + record.details.changes(after: vantage).map {
        Announcement(on: $0.effectiveOn, change: .details)
      }
      + (baskets.declarations(of: id)?.changes(after: vantage, unsaid: .notStated) { $0.reach }
      ?? []).map {
        Announcement(on: $0.effectiveOn, change: .reach)
      }
    return Self.inOrder(ofResource + found)
  }

  private static func change(to status: ServiceStatus) -> Announcement.Change {
    switch status {
    case .offered: .resumes
    case .suspended(let until, let reason): .suspended(until: until, reason: reason)
    case .withdrawn: .withdrawn
    }
  }

  /// In order of day; on one day in the order given.
  private static func inOrder(_ found: [Announcement]) -> [Announcement] {
    guard found.count > 1 else { return found }
    return found.enumerated().sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
      .map(\.element)
  }

  /// What is announced of some territories, in order of day, then in the order given.
  ///
  /// What would become of a territory after its end is not told.
  func announcements(of territories: [NamedTerritory]) -> [TerritoryAnnouncement] {
    territories.flatMap(announcements).enumerated()
      .sorted { ($0.element.on, $0.offset) < ($1.element.on, $1.offset) }
      .map(\.element)
  }

  private func announcements(of territory: NamedTerritory) -> [TerritoryAnnouncement] {
    guard let record = atlas.record(of: territory.id) else { return [] }
    func announce(_ on: CalendarDate, _ change: TerritoryAnnouncement.Change)
      -> TerritoryAnnouncement
    {
      TerritoryAnnouncement(territory: territory, on: on, change: change)
    }
    let ends = record.statuses.changes(after: vantage) { $0.status }.compactMap { entry in
      end(entry.value.status, on: entry.effectiveOn).map { announce(entry.effectiveOn, $0) }
    }
    let lastDay = ends.first?.on ?? .latest
    let others =
      record.names.changes(after: vantage).map {
        announce($0.effectiveOn, .renamed(to: $0.value))
      }
      + record.boundaries.changes(after: vantage).map { announce($0.effectiveOn, .redrawn) }
      + record.parents.changes(after: vantage).map { entry in
        announce(
          entry.effectiveOn,
          .reparented(to: entry.value.map { named($0, on: entry.effectiveOn) }))
      }
      + record.transfers.changes(after: vantage) { $0.to }.map { entry in
        announce(entry.effectiveOn, .givesPart(to: named(entry.value.to, on: entry.effectiveOn)))
      }
    return others.filter { $0.on < lastDay } + ends.prefix(1)
  }

  private func end(
    _ status: TerritoryStatus, on day: CalendarDate
  ) -> TerritoryAnnouncement.Change? {
    switch status {
    case .existing: nil
    case .merged(let into): .merged(into: named(into, on: day))
    case .recoded(let into): .recoded(into: named(into, on: day))
    case .split(let into): .split(into: into.map { named($0, on: day) })
    case .abolished: .abolished
    }
  }

  /// A territory with the name that it will bear on a day.
  private func named(_ id: TerritoryID, on day: CalendarDate) -> NamedTerritory {
    let facts = atlas.facts(of: id, at: Vantage(day: day, position: position))
    return NamedTerritory(id: id, name: facts?.name ?? id.code)
  }
}
