/// A taxonomy as a source describes it, or what it says of some categories.
public struct CategoryDraft: Hashable, Sendable {
  public var described: [ServiceCategory: CategoryDescribed]
  public var retired: [ServiceCategory: CategoryRetired]

  /// Codes of other taxonomies, by the category for which they stand; each source may speak of one.
  public var foreign: [ServiceCategory: [ForeignCodes]]

  public init(
    described: [ServiceCategory: CategoryDescribed] = [:],
    retired: [ServiceCategory: CategoryRetired] = [:],
    foreign: [ServiceCategory: [ForeignCodes]] = [:]
  ) {
    self.described = described
    self.retired = retired
    self.foreign = foreign
  }
}

/// What to record of a taxonomy.
public enum CategoryDecisions {
  /// What is known of one category.
  public struct Known: Hashable, Sendable {
    public var state: CategoryState?
    public var codes: [ForeignCodes]

    public init(state: CategoryState?, codes: [ForeignCodes]) {
      self.state = state
      self.codes = codes
    }
  }

  /// Decides what a source adds to what is known, in order of code.
  ///
  /// What the source does not speak of is left as it is; of the codes of other taxonomies, only those
  /// of the taxonomies that it names are replaced.
  ///
  /// - Returns: The events that make what is known into what the source says; none when it is so.
  public static func load(
    _ draft: CategoryDraft, given known: (ServiceCategory) -> Known
  ) -> [DomainEvent] {
    let spoken = Set(draft.described.keys).union(draft.retired.keys).union(draft.foreign.keys)
    return spoken.sorted().flatMap { category -> [DomainEvent] in
      let known = known(category)
      var events: [CategoryEvent] = []
      if let described = draft.described[category], known.state != .described(described) {
        events.append(.described(described))
      }
      if let retired = draft.retired[category] {
        let wanted = CategoryState.retired(successors: retired.successors, reason: retired.reason)
        if known.state != wanted { events.append(.retired(retired)) }
      }
      if let foreign = draft.foreign[category] {
        let named = Set(foreign.map(\.taxonomy))
        let mapped = CategoryMapped(
          codes: known.codes.filter { !named.contains($0.taxonomy) } + foreign)
        if mapped.codes != known.codes { events.append(.mapped(mapped)) }
      }
      return events.map { .category(CategoryID(category), $0) }
    }
  }
}
