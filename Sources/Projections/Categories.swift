public import Domain

/// The categories of needs and services, and what is said of them over time.
public struct Categories: Projection {
  public static let name = "categories"
  public static let version = 1

  /// What is known of a category over time.
  public struct Record: Hashable, Sendable {
    public internal(set) var states = Timeline<CategoryState>()

    /// The codes of other taxonomies that stand for it.
    public internal(set) var codes = Timeline<[ForeignCodes]>()
  }

  private(set) var records: [CategoryID: Record] = [:]

  public init() {}

  public mutating func apply(_ recorded: RecordedEvent) {
    guard case .category(let id, let event) = recorded.event else { return }
    switch event {
    case .described(let described):
      records[id, default: Record()].states.set(.described(described), by: recorded)
    case .retired(let retired):
      records[id, default: Record()].states.set(
        .retired(successors: retired.successors, reason: retired.reason), by: recorded)
    case .mapped(let mapped):
      records[id, default: Record()].codes.set(mapped.codes, by: recorded)
    }
  }

  public mutating func takeBack(_ root: Int64, of subject: Subject, at position: Int64) {
    guard case .category(let id) = subject else { return }
    records[id]?.states.takeBack(root, at: position)
    records[id]?.codes.takeBack(root, at: position)
  }
}

// MARK: - Questions

extension Categories {
  /// Whether the log never spoke of any category.
  public var isEmpty: Bool { records.isEmpty }

  /// Every category that the log ever spoke of, sorted.
  public var all: [CategoryID] { records.keys.sorted() }

  /// All that is known of a category over time; `nil` when the log never spoke of it.
  public func record(of id: CategoryID) -> Record? { records[id] }

  /// How a category is described, or that it was retired; `nil` when nobody had said by then.
  public func state(of id: CategoryID, at vantage: Vantage) -> CategoryState? {
    records[id]?.states.value(at: vantage)
  }

  /// The codes of other taxonomies that stand for a category; none where nobody had said by then.
  public func codes(of id: CategoryID, at vantage: Vantage) -> [ForeignCodes] {
    records[id]?.codes.value(at: vantage) ?? []
  }
}

// MARK: - Stored form

extension Categories {
  public func write(to state: inout StateWriter) { records.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    records = try Dictionary(from: &state)
  }
}

extension Categories.Record: StateCodable {
  public func write(to state: inout StateWriter) {
    states.write(to: &state)
    codes.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(states: try Timeline(from: &state), codes: try Timeline(from: &state))
  }
}

extension CategoryState: StateCodable {
  public func write(to state: inout StateWriter) {
    switch self {
    case .described(let described):
      state.write(0)
      described.facet.write(to: &state)
      described.french.write(to: &state)
      described.english.write(to: &state)
      described.parents.write(to: &state)
      described.standsFor.write(to: &state)
    case .retired(let successors, let reason):
      state.write(1)
      successors.write(to: &state)
      reason.write(to: &state)
    }
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    switch try state.unsigned() {
    case 0:
      self = .described(
        CategoryDescribed(
          facet: try CategoryFacet(from: &state), french: try CategoryWords(from: &state),
          english: try CategoryWords(from: &state),
          parents: try [ServiceCategory](from: &state),
          standsFor: try [ServiceCategory](from: &state)))
    case 1:
      self = .retired(
        successors: try [ServiceCategory](from: &state), reason: try String?(from: &state))
    default: throw state.damage
    }
  }
}

extension CategoryWords: StateCodable {
  public func write(to state: inout StateWriter) {
    label.write(to: &state)
    definition.write(to: &state)
    synonyms.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(
      label: try String(from: &state), definition: try String(from: &state),
      synonyms: try [String](from: &state))
  }
}

extension ForeignCodes: StateCodable {
  public func write(to state: inout StateWriter) {
    taxonomy.write(to: &state)
    codes.write(to: &state)
  }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(taxonomy: try String(from: &state), codes: try [String](from: &state))
  }
}

extension ServiceCategory: StateCodable {
  public func write(to state: inout StateWriter) { code.write(to: &state) }

  public init(from state: inout StateReader) throws(StateDamage) {
    self.init(trusted: try String(from: &state))
  }
}

extension CategoryFacet: StateCodable {}
