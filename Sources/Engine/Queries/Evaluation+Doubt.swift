internal import Domain

extension Evaluation {
  /// What the doubt about the home leaves open among these services; `nil` where there is no doubt.
  func doubt(among services: [ServiceAnswer]) -> LookupDoubt? {
    let open = services.filter { $0.openSide != nil }
    guard home.location.isDoubtful || !open.isEmpty else { return nil }
    return LookupDoubt(
      everywhere: services.filter { $0.servesForCertain }.map { $0.id },
      inSome: open.map { service in
        let reasons = service.openSide?.reasons ?? []
        return LookupDoubt.Part(
          service: service.id, territories: reasons.flatMap(\.territories),
          patches: reasons.flatMap(\.namedPatches))
      },
      question: open.isEmpty ? nil : question(settling: open))
  }

  /// What is missing where the place is known to the metre, or not at all.
  private func questionAboutDoor(settling open: [ServiceAnswer]) -> SettlingQuestion {
    if home.places.isEmpty { return SettlingQuestion(.address) }
    let patches = open.flatMap { $0.openSide?.reasons ?? [] }.flatMap(\.patches)
    if patches.isEmpty { return SettlingQuestion(.establishment) }
    let areOfCodes = patches.allSatisfy { if case .postalPrefix = $0 { true } else { false } }
    return SettlingQuestion(areOfCodes ? .postalCode : .address)
  }

  /// Places to try all around when a question is sought, so that what covers a two-thousandth of the
  /// land is noticed.
  private static let placeCount = 4_096

  /// The question that decides all of the services, the easiest to answer that there is.
  private func question(settling services: [ServiceAnswer]) -> SettlingQuestion {
    guard home.location.doubtMetres > 0 || home.places.count > 1 else {
      return questionAboutDoor(settling: services)
    }
    let open = services.map(\.id)
    let perPlace = max(Doubt.sampleCount, Self.placeCount / max(1, home.places.count))
    let doubts = home.places.map {
      Doubt(
        around: $0, radiusMetres: home.location.doubtMetres, locator: snapshot.locator,
        sampleCount: perPlace)
    }
    for kind in SettlingQuestion.kindsPeopleName {
      if let answers = answers(of: kind, settling: open, doubts) {
        return SettlingQuestion(.territory(kind), answers: answers)
      }
    }
    return SettlingQuestion(.address)
  }

  /// What follows from each territory of a kind; `nil` where some answer leaves a service open, or where
  /// somebody may live in none of them.
  private func answers(
    of kind: TerritoryKind, settling open: [ServiceID], _ doubts: [Doubt]
  ) -> [SettlingQuestion.Answer]? {
    let members = Set(doubts.flatMap(\.distances.keys)).filter { $0.kind == kind }
    let isEverywhere = doubts.allSatisfy { $0.samples.allSatisfy { !$0.isDisjoint(with: members) } }
    guard members.count > 1, isEverywhere else { return nil }
    var answers: [SettlingQuestion.Answer] = []
    for member in members.sorted() {
      let known = doubts.compactMap { $0.knowing(member, in: snapshot.gazetteer) }
      guard !known.isEmpty else { return nil }
      var standing = snapshot.standing(Whereabouts(known, in: snapshot.gazetteer))
      // What asks for a registration besides is decided by the home too.
      standing.registrations = registrations
      var served: [ServiceID] = []
      for id in open {
        switch homeVerdict(of: id, standing: standing) {
        case .served: served.append(id)
        case .outside: continue
        case .servedInSome, .notStated, .unsettled: return nil
        }
      }
      answers.append(.init(territory: snapshot.named(member), services: served))
    }
    return answers
  }
}

extension Doubt {
  /// What is left of the doubt once a territory is known in which the place lies; `nil` where no place
  /// around lies in it.
  ///
  /// What was not met anywhere is left in doubt, unless it cannot be on the same land.
  func knowing(_ territory: TerritoryID, in gazetteer: Gazetteer) -> Doubt? {
    let left = samples.filter { $0.contains(territory) }
    guard !left.isEmpty else { return nil }
    let met = samples.reduce(into: Set()) { $0.formUnion($1) }
    let stillMet = left.reduce(into: Set()) { $0.formUnion($1) }
    let distances = distances.filter { id, _ in
      stillMet.contains(id) || (!met.contains(id) && gazetteer.allows(territory, besides: id))
    }
    return Doubt(
      radiusMetres: radiusMetres, centre: centre.contains(territory) ? centre : [],
      distances: distances, samples: left)
  }
}

extension VerdictReason {
  /// The territories because of which it holds; what is left out is no reason to be there.
  fileprivate var territories: [NamedTerritory] {
    switch self {
    case .residence(let territory): [territory]
    case .both(let first, let second): first.territories + second.territories
    default: []
    }
  }

  /// The patches because of which it holds.
  fileprivate var namedPatches: [NamedPatch] {
    switch self {
    case .patch(let patch): [patch]
    case .both(let first, let second): first.namedPatches + second.namedPatches
    default: []
    }
  }
}

extension VerdictReason {
  /// The patches that it names.
  fileprivate var patches: [Patch] {
    switch self {
    case .patch(let named): [named.patch]
    case .outside(let land): land.patches.map(\.patch)
    case .both(let first, let second): first.patches + second.patches
    case .residence, .registration, .everyone, .residenceAroundSite, .formerTerritory, .partPassed:
      []
    }
  }
}
