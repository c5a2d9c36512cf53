internal import Domain

extension Snapshot {
  /// Compares, category by category, what serves the person with what serves around the GMF; `others`
  /// are the categories of services that are on no side.
  static func compare(
    _ services: [ServiceAnswer], besides others: [ServiceCategory], hasGMF: Bool
  ) -> [CategoryComparison] {
    var sides: [ServiceCategory: Sides] = [:]
    for category in others { sides[category] = Sides() }
    var last: ServiceCategory?
    for index in services.indices {
      let category = services[index].details.category
      // Of most services nobody has said whom they reach: these are on no side.
      if category == last, services[index].isOnNoSide { continue }
      sides[category, default: Sides()].add(services[index], at: index)
      last = category
    }
    return sides.sorted { $0.key < $1.key }.map { category, sides in
      compare(sides, of: services, in: category, hasGMF: hasGMF)
    }
  }

  /// The services of one category, by their indices.
  private struct Sides {
    var serving: [Int] = []
    var around: [Int] = []
    var boundToHome: [Int] = []
    var boundToGMF: [Int] = []
    var servingEveryone: [Int] = []

    mutating func add(_ service: ServiceAnswer, at index: Int) {
      // What is for everyone is on both sides of every border, so that it hides no gap.
      let isForEveryone = service.isForEveryone
      if service.home.holds.isHeld || service.registration.holds.isHeld {
        serving.append(index)
        if isForEveryone { servingEveryone.append(index) } else { boundToHome.append(index) }
      }
      if service.gmf?.holds.isHeld ?? false {
        around.append(index)
        if !isForEveryone { boundToGMF.append(index) }
      }
    }
  }

  private static func compare(
    _ sides: Sides, of services: [ServiceAnswer], in category: ServiceCategory, hasGMF: Bool
  ) -> CategoryComparison {
    func resources(_ indices: [Int]) -> Set<ResourceID> {
      Set(indices.map { services[$0].resource })
    }
    func ids(_ indices: [Int]) -> [ServiceID] { indices.map { services[$0].id }.sorted() }
    let isGap = sides.boundToHome.isEmpty && !sides.boundToGMF.isEmpty
    return CategoryComparison(
      category: category,
      relation: hasGMF
        ? relation(
          home: resources(sides.boundToHome), gmf: resources(sides.boundToGMF),
          isAnythingServing: !sides.serving.isEmpty || !sides.around.isEmpty)
        : .notCompared,
      atHome: ids(sides.serving), aroundGMF: ids(sides.around),
      nearestForEveryone: isGap
        ? nearest(among: sides.servingEveryone.map { services[$0] }) : nil)
  }

  private static func relation(
    home: Set<ResourceID>, gmf: Set<ResourceID>, isAnythingServing: Bool
  ) -> CategoryComparison.Relation {
    switch (home.isEmpty, gmf.isEmpty) {
    case (true, true): isAnythingServing ? .sameResource : .notCompared
    case (true, false): .onlyAroundGMF
    case (false, true): .onlyAtHome
    case (false, false):
      home.isDisjoint(with: gmf) ? .differentResources : .sameResource
    }
  }

  /// The nearest service; those without a distance come last, by name.
  private static func nearest(among services: [ServiceAnswer]) -> ServiceID? {
    services.min {
      ($0.distanceMetres ?? .infinity, $0.details.name, $0.id.text)
        < ($1.distanceMetres ?? .infinity, $1.details.name, $1.id.text)
    }?.id
  }
}

extension SideVerdict.Holds {
  /// Whether it holds, or may.
  var isHeld: Bool { self == .yes || self == .inSome }
}

extension ServiceAnswer {
  /// Whether it holds neither for the person nor around the GMF.
  fileprivate var isOnNoSide: Bool {
    !home.holds.isHeld && !registration.holds.isHeld && !(gmf?.holds.isHeld ?? false)
  }

  /// Whether it holds at home without a condition of place.
  var isForEveryone: Bool { home.reasons.contains(.everyone) }
}
