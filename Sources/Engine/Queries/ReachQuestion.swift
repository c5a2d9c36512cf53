internal import Domain
internal import Projections

/// The reach of one service, to be asked for several people.
struct ReachQuestion {
  let reach: Reach
  let interval: ReachInterval?

  /// The modes in which the service may be given.
  let modes: [ServiceMode]
  let snapshot: Snapshot

  /// Whether it holds for somebody.
  func verdict(
    _ standing: Standing, _ door: Door, _ reforms: PlaceAmongReforms
  ) -> ModalVerdict {
    reach.verdict(
      for: standing,
      patches: snapshot.standing(among: reach.patches, door, standing, reforms),
      unsettled: interval.map(reforms.unsettled) ?? [], among: modes)
  }

  /// Whether it holds for somebody who lives nowhere that is known, which no land is then.
  var nowhere: ModalVerdict {
    reach.verdict(
      for: Standing(territories: []), patches: PatchStanding(outside: Set(reach.patches)),
      among: modes)
  }

  /// The same question of those clauses alone, with the limits, and with what is not stated.
  ///
  /// Where none of them is a way in, nobody is served because of them.
  func limited(to isMeant: (Reach.Clause) -> Bool) -> ReachQuestion {
    let ways = reach.ways.filter { isMeant($0) || $0.condition == .notStated }
    let limits = ways.isEmpty ? [] : reach.clauses.filter(\.isOnlyHere)
    return ReachQuestion(
      reach: Reach(canonical: ways + limits), interval: interval, modes: modes,
      snapshot: snapshot)
  }
}

extension ReachQuestion {
  /// The reach of a service, given in one of some modes.
  init(_ service: KnownService, modes: [ServiceMode], snapshot: Snapshot) {
    self.init(
      reach: service.reach, interval: service.interval, modes: modes, snapshot: snapshot)
  }
}
