internal import Domain
internal import EventLog
internal import Hashing
internal import Projections

/// All projections, at one position of the log.
struct ReadModels: Equatable, Sendable {
  private(set) var atlas = Projected<Atlas>()
  private(set) var directory = Projected<Directory>()
  private(set) var baskets = Projected<Baskets>()
  private(set) var categories = Projected<Categories>()
  private(set) var partnerships = Projected<Partnerships>()

  /// Position of the last event folded in; 0 for an empty log.
  var position: Int64 { atlas.position }

  /// Progress is told once per this many events.
  private static let progressStep: Int64 = 10_000

  /// Folds in everything that the log holds beyond ``position``, up to `last`.
  ///
  /// - Throws: an error of the log, or ``EngineError/unreadableEvent(position:_:)``.
  mutating func follow(
    _ log: any AppendOnlyLog, through last: Int64, progress: Progress? = nil
  ) throws {
    let start = position
    guard start < last else { return }
    try log.forEachEvent(from: start + 1, through: last) { row in
      try advance(with: Self.read(row, in: log))
      if row.position % Self.progressStep == 0 {
        progress?(Int(row.position - start), Int(last - start))
      }
    }
  }

  /// The models as they will be once more events are recorded; nothing is recorded.
  ///
  /// Places are left out: it is for events about territories and reaches.
  ///
  /// - Throws: never for events that follow one another, as these do.
  func foreseeing(
    _ events: [(event: DomainEvent, effectiveOn: CalendarDate)], source: String
  ) throws -> ReadModels {
    var foreseen = self
    for (event, day) in events {
      try foreseen.advance(
        with: RecordedEvent(
          position: foreseen.position + 1, effectiveOn: day, source: source, event: event,
          place: nil))
    }
    return foreseen
  }

  private mutating func advance(with event: RecordedEvent) throws {
    try atlas.advance(with: event)
    try directory.advance(with: event)
    try baskets.advance(with: event)
    try categories.advance(with: event)
    try partnerships.advance(with: event)
  }

  /// Decodes an event, and fetches its place from beside the log.
  static func read(_ row: borrowing EventRow, in log: any AppendOnlyLog) throws -> RecordedEvent {
    let event: DomainEvent
    do throws(EventCodec.DecodingError) {
      event = try EventCodec.decode(
        stream: row.stream, type: row.type, schemaVersion: row.schemaVersion,
        payload: row.payload)
    } catch {
      throw EngineError.unreadableEvent(position: row.position, error)
    }
    guard let effectiveOn = CalendarDate(row.effectiveOn) else {
      throw EngineError.unreadableDate(position: row.position, row.effectiveOn)
    }
    return RecordedEvent(
      position: row.position, effectiveOn: effectiveOn, source: row.source, event: event,
      place: try place(of: event, in: log))
  }

  private static func place(of event: DomainEvent, in log: any AppendOnlyLog) throws -> Place? {
    guard let digest = event.place, case .present(let content)? = try log.content(digest) else {
      return nil
    }
    return try Place(storedBytes: content.bytes)
  }
}

extension ReadModels {
  /// The stored form: for each projection its name, version, and state.
  func write(to state: inout StateWriter) {
    Self.write(atlas, to: &state)
    Self.write(directory, to: &state)
    Self.write(baskets, to: &state)
    Self.write(categories, to: &state)
    Self.write(partnerships, to: &state)
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
      let baskets = try Self.read(Baskets.self, from: &state),
      let categories = try Self.read(Categories.self, from: &state),
      let partnerships = try Self.read(Partnerships.self, from: &state)
    else { return nil }
    self.atlas = Projected(state: atlas, position: position)
    self.directory = Projected(state: directory, position: position)
    self.baskets = Projected(state: baskets, position: position)
    self.categories = Projected(state: categories, position: position)
    self.partnerships = Projected(state: partnerships, position: position)
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
