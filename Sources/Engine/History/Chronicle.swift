public import Domain
internal import EventLog
internal import Projections

/// What can be told of the past, and of what is announced, as it was known at one position of the log.
///
/// Beside a ``Snapshot`` it has the log itself, and needs no shapes of territories to be ready.
public struct Chronicle: Vantaged, Sendable {
  /// The day in question, and the position of the last event that is taken into account.
  public let vantage: Vantage

  let workspace: Workspace
  let models: ReadModels
  private(set) var reading: FactReading

  /// Resources whose place is a secret although the read models of a branch may not say so.
  private let concealed: Set<ResourceID>

  init(_ workspace: Workspace, models: ReadModels, at vantage: Vantage) throws {
    self.workspace = workspace
    self.models = models
    self.vantage = vantage
    reading = FactReading(log: workspace.log, boundaries: BoundaryStore(log: workspace.log))
    concealed = try workspace.concealedResources()
  }

  var atlas: Atlas { models.atlas.state }
  var directory: Directory { models.directory.state }
  var baskets: Baskets { models.baskets.state }
  var categories: Categories { models.categories.state }
  var partnerships: Partnerships { models.partnerships.state }
  var log: any AppendOnlyLog { workspace.log }

  public var taxonomy: Taxonomy { Taxonomy(categories, at: vantage) }

  public var recordedAtMilliseconds: Int64? {
    get throws { try log.recordedAtMilliseconds(ofPosition: vantage.position) }
  }

  /// The same with facts read in another way.
  func reading(with reading: FactReading) -> Chronicle {
    var other = self
    other.reading = reading
    return other
  }

  /// Everything known, whenever it holds.
  var always: Vantage { Vantage(day: .latest, position: vantage.position) }
}

extension Workspace {
  /// What can be told as it is known now, or as it was known once.
  ///
  /// - Throws: as ``snapshot(on:asKnownAt:progress:)``.
  public func chronicle(
    on day: CalendarDate, asKnownAt known: KnownAt = .now, progress: Progress? = nil
  ) throws -> Chronicle {
    let models = try currentModels(progress: progress)
    let position = try position(of: known, head: models.position)
    return try Chronicle(self, models: models, at: Vantage(day: day, position: position))
  }
}

extension Chronicle {
  /// The facts about something as far as they are known, in order of day, and which of them were
  /// corrected later; nothing of a confidential place.
  ///
  /// - Throws: an error of the log.
  func facts(
    about subject: Subject
  ) throws -> (known: [RecordedFact], correctedSince: [CorrectedFact]) {
    var facts = try RecordedFact.all(in: log.events(ofStream: subject.text))
    if hidesPlace(of: subject) { facts = facts.withoutPlaces }
    facts.removeAll { $0.root > vantage.position }
    let corrected = facts.compactMap { fact -> CorrectedFact? in
      let last = fact.amendments.last?.recording.position ?? 0
      return last <= vantage.position
        ? nil : CorrectedFact(subject: subject, root: fact.root, position: last)
    }
    return (facts.map { $0.known(at: vantage.position) }.inOrderOfDay, corrected)
  }

  /// Whether where something stands is a secret, now or at any time.
  func hidesPlace(of subject: Subject) -> Bool {
    guard case .resource(let id) = subject else { return false }
    return concealed.contains(id) || directory.record(of: id)?.isConfidential ?? false
  }

  /// The name of something on a day, else the last that it bore before, else the first that it will
  /// bear, else its code; as far as was known.
  func name(of subject: Subject, on day: CalendarDate) -> String {
    let names: Timeline<String>? =
      switch subject {
      case .territory(let id): atlas.record(of: id)?.names
      case .organization(let id): directory.record(of: id)?.names
      case .resource(let id): directory.record(of: id)?.names
      case .registrations(let id): directory.record(of: id.resource)?.names
      case .service, .dataset, .category, .partnership: nil
      }
    let at = Vantage(day: day, position: vantage.position)
    if let names { return names.name(at: at) { $0 } ?? subject.code }
    let name: String? =
      switch subject {
      case .service(let id): directory.record(of: id)?.details.name(at: at) { $0.name }
      case .dataset(let id):
        directory.record(of: id)?.registrations.name(at: at) { $0.dataset.title }
      // A category has a name in each language, which are not facts about a place or a time: see
      // `CategoryLabels`; an agreement has none.
      case .category, .partnership: nil
      case .territory, .organization, .resource, .registrations: nil
      }
    return name ?? subject.code
  }

  func named(_ subject: Subject, on day: CalendarDate) -> NamedSubject {
    NamedSubject(subject: subject, name: name(of: subject, on: day))
  }

  /// Every name that something is known to bear at some time, each once.
  func names(of subject: Subject) -> [String] {
    func known<Value>(_ timeline: Timeline<Value>?, _ name: (Value) -> String) -> [String] {
      timeline?.known(at: always).map { name($0.value) } ?? []
    }
    let names: [String] =
      switch subject {
      case .territory(let id): known(atlas.record(of: id)?.names) { $0 }
      case .organization(let id): known(directory.record(of: id)?.names) { $0 }
      case .resource(let id): known(directory.record(of: id)?.names) { $0 }
      case .service(let id): known(directory.record(of: id)?.details) { $0.name }
      case .dataset(let id): known(directory.record(of: id)?.registrations) { $0.dataset.title }
      case .category(let id):
        known(categories.record(of: id)?.states) { $0.labels.first ?? id.code }
          + known(categories.record(of: id)?.states) { $0.labels.last ?? id.code }
      case .registrations, .partnership: []
      }
    return Array(Set(names)).sorted()
  }
}

extension Timeline {
  /// A name out of the value that counts, or else of the first that will.
  fileprivate func name(at vantage: Vantage, _ name: (Value) -> String) -> String? {
    (entry(at: vantage) ?? next(after: vantage)).map { name($0.value) }
  }
}

extension Subject {
  /// What stands after the colon of the identifier.
  var code: String {
    text.firstIndex(of: ":").map { String(text[text.index(after: $0)...]) } ?? text
  }
}

extension CategoryState {
  /// What it is called, in French and in English; nothing for one that was retired.
  fileprivate var labels: [String] {
    if case .described(let described) = self {
      [described.french.label, described.english.label]
    } else {
      []
    }
  }
}
