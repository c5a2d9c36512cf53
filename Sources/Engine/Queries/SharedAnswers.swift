internal import Domain

/// What is said of several services to all who share it, in order; only distances are missing, which are
/// the person's.
///
/// It holds nothing of any person.
struct SharedAnswers: Sendable {
  /// What is said of one service, and where people go for it.
  struct Line: Sendable {
    let said: SharedAnswer
    let place: SpherePoint?
  }

  /// The lines of one category and group, all of them refused or none.
  private struct Segment {
    let rank: Int
    let isRefused: Bool

    /// Index of the category.
    let category: Int

    /// Those that have a place.
    var placed: Range<Int>

    /// Those that have none, by name.
    var unplaced: Range<Int>

    var lines: Range<Int> { placed.lowerBound..<unplaced.upperBound }
  }

  /// The lines of one category.
  struct Category: Sendable {
    /// What it offers on both sides; the nearest service for everyone is missing.
    var comparison: CategoryComparison

    /// Number of services that are not refused.
    var count = 0

    /// Who answers for those that concern the person.
    var organizations: Set<OrganizationID> = []

    /// For a gap, the lines of services for everyone.
    fileprivate var forEveryone: [Int] = []
    fileprivate var segments: Range<Int>
  }

  /// In order of category, then those that are not refused, then by group.
  let lines: [Line]
  private var segments: [Segment] = []
  private(set) var categories: [Category] = []

  /// The segments by group, then category; those that are refused after the others.
  private var listing: [Int] = []

  /// Puts lines in order.
  ///
  /// - Complexity: O(*n* log *n*).
  init(_ given: [Line] = [], hasGMF: Bool = false) {
    let keys = given.indices.map { LineKey(given[$0], $0) }.sorted { left, right in
      left.comesFirst(right) { (given[$0].said, given[$1].said) }
    }
    lines = keys.map { given[$0.index] }
    for index in keys.indices { append(keys[index], at: index) }
    for index in categories.indices { compare(&categories[index], hasGMF: hasGMF) }
    listing = segments.indices.sorted {
      (segments[$0].isRefused ? 1 : 0, segments[$0].rank, $0)
        < (segments[$1].isRefused ? 1 : 0, segments[$1].rank, $1)
    }
  }

  /// Puts the next line into its segment.
  private mutating func append(_ key: LineKey, at index: Int) {
    let category = lines[index].said.card.details.category
    if categories.last?.comparison.category != category {
      categories.append(
        Category(
          comparison: CategoryComparison(category), segments: segments.count..<segments.count))
    }
    let last = categories.count - 1
    let isSame =
      segments.last.map {
        $0.category == last && $0.rank == key.rank && $0.isRefused == key.isRefused
      } ?? false
    if !isSame {
      segments.append(
        Segment(
          rank: key.rank, isRefused: key.isRefused, category: last, placed: index..<index,
          unplaced: index..<index))
      categories[last].segments = categories[last].segments.lowerBound..<segments.count
    }
    let segment = segments.count - 1
    let start = segments[segment].placed.lowerBound
    if key.hasPlace {
      segments[segment].placed = start..<index + 1
      segments[segment].unplaced = index + 1..<index + 1
    } else {
      segments[segment].unplaced = segments[segment].placed.upperBound..<index + 1
    }
  }
}

/// What decides the place of a line; numbers do nearly always, so that small keys are compared.
private struct LineKey {
  let category: CategoryKey
  let isRefused: Bool
  let rank: Int
  let hasPlace: Bool

  /// Index of the line, in the order given.
  let index: Int

  init(_ line: SharedAnswers.Line, _ index: Int) {
    category = line.said.categoryKey
    isRefused = line.said.isRefused
    rank = line.said.group.rank
    hasPlace = line.place != nil
    self.index = index
  }

  /// Whether it comes before another; `said` gives the answers with two indices.
  func comesFirst(
    _ other: LineKey, _ said: (Int, Int) -> (SharedAnswer, SharedAnswer)
  ) -> Bool {
    if category != other.category { return category < other.category }
    if !category.isWhole {
      let (one, another) = said(index, other.index)
      if one.card.details.category != another.card.details.category {
        return one.card.details.category < another.card.details.category
      }
    }
    if isRefused != other.isRefused { return other.isRefused }
    if rank != other.rank { return rank < other.rank }
    if hasPlace != other.hasPlace { return hasPlace }
    if hasPlace { return index < other.index }
    let (one, another) = said(index, other.index)
    return one.comesFirstByName(another)
  }
}

// MARK: - What a person is told

extension SharedAnswers {
  /// What one person is told.
  struct Told {
    /// Services that are not refused, by group, category, distance and name.
    var services: [ServiceAnswer] = []

    /// Services that are refused, in the same order.
    var leftOut: [ServiceAnswer] = []

    /// The categories of ``services``, in order.
    var categories: [CategoryComparison] = []
  }

  /// A line with its distance.
  private struct Distant {
    let metres: Double
    let line: Int
  }

  /// What somebody is told whose home is at a point, or whose point nobody knows, of the categories that
  /// are meant.
  ///
  /// What has no distance, because nobody knows where it is or must know, comes after what has, by
  /// name: its place in the list says nothing.
  func told(
    from home: SpherePoint?, where isMeant: (ServiceCategory) -> Bool
  ) -> Told {
    let meant = categories.map { isMeant($0.comparison.category) }
    let distant = distances(from: home)
    var told = Told()
    told.services.reserveCapacity(lines.count)
    for index in listing where meant[segments[index].category] {
      let segment = segments[index]
      let counterparts =
        segment.rank == ComparisonGroup.gmfOnly.rank && !segment.isRefused
        ? serving(in: segment.category, distant) : []
      for position in segment.lines {
        let metres = distant[position].metres
        var answer = ServiceAnswer(
          lines[distant[position].line].said,
          distanceMetres: metres == .infinity ? nil : metres)
        if !counterparts.isEmpty { answer.counterparts = counterparts }
        if segment.isRefused { told.leftOut.append(answer) } else { told.services.append(answer) }
      }
    }
    told.categories = categories.indices.compactMap { index in
      meant[index] && categories[index].count > 0
        ? comparison(categories[index], from: home) : nil
    }
    return told
  }

  /// The lines, those of each segment by distance and name.
  private func distances(from home: SpherePoint?) -> [Distant] {
    var distant: [Distant] = []
    distant.reserveCapacity(lines.count)
    for (index, line) in lines.enumerated() {
      let metres = home.flatMap { home in line.place.map(home.metres) }
      distant.append(Distant(metres: metres ?? .infinity, line: index))
    }
    for segment in segments {
      let range = home == nil ? segment.lines : segment.placed
      guard range.count > 1 else { continue }
      distant[range].sort { left, right in
        left.metres == right.metres
          ? lines[left.line].said.comesFirstByName(lines[right.line].said)
          : left.metres < right.metres
      }
    }
    return distant
  }

  /// The services of a category that serve the person, in order.
  private func serving(in category: Int, _ distant: [Distant]) -> [SharedAnswer] {
    var found: [SharedAnswer] = []
    for segment in segments[categories[category].segments] where !segment.isRefused {
      for position in segment.lines {
        let said = lines[distant[position].line].said
        if said.group.isServing { found.append(said) }
      }
    }
    return found
  }
}

// MARK: - Categories

extension SharedAnswers {
  /// The comparison for somebody whose home is at a point.
  private func comparison(
    _ category: Category, from home: SpherePoint?
  ) -> CategoryComparison {
    var comparison = category.comparison
    func metres(_ line: Int) -> Double {
      home.flatMap { home in lines[line].place.map(home.metres) } ?? .infinity
    }
    let nearest = category.forEveryone.min { left, right in
      let (one, other) = (metres(left), metres(right))
      return one == other
        ? lines[left].said.comesFirstByName(lines[right].said) : one < other
    }
    comparison.nearestForEveryone = nearest.map { lines[$0].said.card.id }
    return comparison
  }

  /// Compares what serves the person in a category with what serves around the GMF.
  private func compare(_ category: inout Category, hasGMF: Bool) {
    // What is for everyone is on both sides of every border, so that it hides no gap.
    var (boundToHome, boundToGMF, forEveryone): ([Int], [Int], [Int]) = ([], [], [])
    for segment in segments[category.segments] where !segment.isRefused {
      category.count += segment.lines.count
      for index in segment.lines {
        let said = lines[index].said
        if said.group != .gmfOnly, let organization = said.card.organization {
          category.organizations.insert(organization)
        }
        if said.isHeldForPerson {
          category.comparison.sayingAtHome.append(said)
          if said.isForEveryone { forEveryone.append(index) } else { boundToHome.append(index) }
        }
        if said.isHeldAroundGMF {
          category.comparison.sayingAroundGMF.append(said)
          if !said.isForEveryone { boundToGMF.append(index) }
        }
      }
    }
    if boundToHome.isEmpty, !boundToGMF.isEmpty { category.forEveryone = forEveryone }
    let isOnNoSide =
      category.comparison.sayingAtHome.isEmpty && category.comparison.sayingAroundGMF.isEmpty
    if hasGMF, !isOnNoSide {
      category.comparison.relation = relation(home: boundToHome, gmf: boundToGMF)
    }
  }

  /// How two sides compare of which at least one offers something.
  private func relation(home: [Int], gmf: [Int]) -> CategoryComparison.Relation {
    func resources(_ indices: [Int]) -> Set<ResourceID> {
      Set(indices.map { lines[$0].said.card.resource })
    }
    switch (home.isEmpty, gmf.isEmpty) {
    case (true, true): return .sameResource
    case (true, false): return .onlyAroundGMF
    case (false, true): return .onlyAtHome
    case (false, false):
      // Mostly one service answers on both sides.
      let isShared =
        home.contains { lines[$0].said.isHeldAroundGMF }
        || !resources(home).isDisjoint(with: resources(gmf))
      return isShared ? .sameResource : .differentResources
    }
  }
}
