internal import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// All projections, at one position of the log.
struct ReadModels: Equatable, Sendable {
  private(set) var atlas = Projected<Atlas>()
  private(set) var directory = Projected<Directory>()
  private(set) var baskets = Projected<Baskets>()

  /// Position of the last event folded in; 0 for an empty log.
  var position: Int64 { atlas.position }

  /// Number of events that are read at once.
  private static let batchSize = 10_000

  /// Folds in everything that the log holds beyond ``position``, up to `last`.
  ///
  /// - Throws: an error of the log, or ``EngineError/unreadableEvent(position:_:)``.
  mutating func follow(
    _ log: any AppendOnlyLog, through last: Int64, progress: Progress? = nil
  ) throws {
    let start = position
    while position < last {
      let limit = Int(min(Int64(Self.batchSize), last - position))
      let events = try log.events(from: position + 1, limit: limit)
      guard !events.isEmpty else { return }
      for event in events { try advance(with: Self.read(event, in: log)) }
      progress?(Int(position - start), Int(last - start))
    }
  }

  private mutating func advance(with event: RecordedEvent) throws {
    try atlas.advance(with: event)
    try directory.advance(with: event)
    try baskets.advance(with: event)
  }

  /// Decodes an event, and fetches its place from beside the log.
  static func read(_ stored: StoredEvent, in log: any AppendOnlyLog) throws -> RecordedEvent {
    let proposed = stored.event
    let event: DomainEvent
    do throws(EventCodec.DecodingError) {
      event = try EventCodec.decode(
        stream: proposed.stream, type: proposed.type, schemaVersion: proposed.schemaVersion,
        payload: proposed.payload)
    } catch {
      throw EngineError.unreadableEvent(position: stored.position, error)
    }
    guard let effectiveOn = CalendarDate(proposed.effectiveOn) else {
      throw EngineError.unreadableDate(position: stored.position, proposed.effectiveOn)
    }
    return RecordedEvent(
      position: stored.position, effectiveOn: effectiveOn, source: proposed.source, event: event,
      place: try place(of: event, in: log))
  }

  private static func place(of event: DomainEvent, in log: any AppendOnlyLog) throws -> Place? {
    guard case .resource(_, let resource) = event else { return nil }
    let digest: Digest? =
      switch resource {
      case .opened(let opened): opened.place
      case .moved(let moved): moved.place
      case .renamed, .described, .closed, .madeConfidential: nil
      }
    guard let digest, case .present(let content)? = try log.content(digest) else { return nil }
    return try Place(storedBytes: content.bytes)
  }
}

extension ReadModels {
  /// The stored form: for each projection its name, version, and state.
  func write(to state: inout StateWriter) {
    Self.write(atlas, to: &state)
    Self.write(directory, to: &state)
    Self.write(baskets, to: &state)
  }

  private static func write<P: Projection>(_ projected: Projected<P>, to state: inout StateWriter) {
    P.name.write(to: &state)
    P.version.write(to: &state)
    projected.state.write(to: &state)
  }

  /// Reads the stored form; `nil` when a projection has another version by now.
  ///
  /// - Throws: `StateDamage` when the bytes are not such a form.
  init?(from state: inout StateReader, position: Int64) throws(StateDamage) {
    guard let atlas = try Self.read(Atlas.self, from: &state),
      let directory = try Self.read(Directory.self, from: &state),
      let baskets = try Self.read(Baskets.self, from: &state)
    else { return nil }
    self.atlas = Projected(state: atlas, position: position)
    self.directory = Projected(state: directory, position: position)
    self.baskets = Projected(state: baskets, position: position)
  }

  private static func read<P: Projection>(
    _: P.Type, from state: inout StateReader
  ) throws(StateDamage) -> P? {
    let name = try String(from: &state)
    let version = try Int(from: &state)
    guard name == P.name, version == P.version else { return nil }
    return try P(from: &state)
  }
}
