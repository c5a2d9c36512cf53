internal import Domain

extension Snapshot {
  /// Compares, category by category, what serves the person with what serves around the GMF.
  static func compare(_ services: [ServiceAnswer], hasGMF: Bool) -> [CategoryComparison] {
    let byCategory = Dictionary(grouping: services, by: \.details.category)
    return byCategory.keys.sorted().map { category in
      compare(byCategory[category] ?? [], in: category, hasGMF: hasGMF)
    }
  }

  private static func compare(
    _ services: [ServiceAnswer], in category: ServiceCategory, hasGMF: Bool
  ) -> CategoryComparison {
    let serving = services.filter { $0.home.holds.isHeld || $0.registration.holds.isHeld }
    let around = services.filter { $0.gmf?.holds.isHeld ?? false }
    // What is for everyone is on both sides of every border, so that it hides no gap.
    let boundToHome = serving.filter { !$0.isForEveryone }
    let boundToGMF = around.filter { !$0.isForEveryone }
    let isGap = boundToHome.isEmpty && !boundToGMF.isEmpty
    return CategoryComparison(
      category: category,
      relation: hasGMF
        ? relation(
          home: boundToHome, gmf: boundToGMF,
          isAnythingServing: !serving.isEmpty || !around.isEmpty)
        : .notCompared,
      atHome: serving.map(\.id).sorted(), aroundGMF: around.map(\.id).sorted(),
      nearestForEveryone: isGap ? nearest(among: serving.filter(\.isForEveryone)) : nil)
  }

  private static func relation(
    home: [ServiceAnswer], gmf: [ServiceAnswer], isAnythingServing: Bool
  ) -> CategoryComparison.Relation {
    switch (home.isEmpty, gmf.isEmpty) {
    case (true, true): isAnythingServing ? .sameResource : .notCompared
    case (true, false): .onlyAroundGMF
    case (false, true): .onlyAtHome
    case (false, false):
      Set(home.map(\.resource)).isDisjoint(with: gmf.map(\.resource))
        ? .differentResources : .sameResource
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
  /// Whether it holds at home without a condition of place.
  var isForEveryone: Bool { home.reasons.contains(.everyone) }
}
