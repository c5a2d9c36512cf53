public import Hashing
public import JSONText

/// The stored form of every ``DomainEvent``.
///
/// Names and versions here are the file format. A payload changes by adding a version, never by
/// editing an old one.
public enum EventCodec {
  /// An event in its stored form.
  public struct Encoded: Hashable, Sendable {
    public let stream: String
    public let type: String
    public let schemaVersion: Int

    /// Compact JSON with keys in alphabetical order.
    public let payload: [UInt8]

    /// Digests of the contents that the payload refers to.
    public let contents: [Digest]
  }

  /// Why a stored event could not be read.
  public enum DecodingError: Error, Hashable {
    /// This version of the program does not know the event.
    case unknownType(String)
    /// A newer version of the program wrote the event.
    case newerVersion(type: String, found: Int, known: Int)
    /// The stream's name is not an identifier of the sort that the event is about.
    case wrongStream(type: String, stream: String)
    /// The payload does not have the shape that its version promises.
    case malformed(type: String, JSONSyntaxError)
    /// An identifier inside the payload breaks the rules.
    case malformedReference(type: String, text: String)
    /// A correction holds another correction in the place of a fact.
    case correctionOfCorrection
  }

  /// Writes an event in its stored form.
  public static func encode(_ event: DomainEvent) -> Encoded {
    encode(event.payload, stream: event.stream)
  }

  private static func encode<Payload: EventPayload>(_ payload: Payload, stream: String) -> Encoded {
    var json = JSONWriter()
    json.object { payload.write(to: &$0) }
    return Encoded(
      stream: stream, type: Payload.type, schemaVersion: Payload.version, payload: json.bytes,
      contents: payload.contents)
  }

  /// Reads a stored event of any known type and version.
  ///
  /// The stream is the identifier of what the event is about; the payload is UTF-8 JSON.
  ///
  /// - Throws: ``DecodingError``; an event is never skipped or guessed.
  /// - Complexity: O(*n*) in the size of the payload.
  public static func decode(
    stream: String, type: String, schemaVersion: Int, payload: [UInt8]
  ) throws(DecodingError) -> DomainEvent {
    guard let read = readers[type] else { throw .unknownType(type) }
    guard schemaVersion >= 1, schemaVersion <= read.version else {
      throw .newerVersion(type: type, found: schemaVersion, known: read.version)
    }
    guard stream.hasPrefix(read.streamPrefix) else {
      throw .wrongStream(type: type, stream: stream)
    }
    var json = JSONReader(payload)
    let stored: Stored
    do throws(JSONSyntaxError) {
      stored = try read.body(stream, &json, schemaVersion)
      try json.end()
    } catch {
      throw .malformed(type: type, error)
    }
    switch stored {
    case .event(let event): return event
    case .correction(let corrected): return try correction(corrected, stream: stream)
    }
  }

  /// Reads the fact inside a correction.
  private static func correction(
    _ corrected: FactCorrected, stream: String
  ) throws(DecodingError) -> DomainEvent {
    var correction = Correction(
      corrects: corrected.corrects, reason: corrected.reason, instead: nil)
    if let instead = corrected.instead {
      guard instead.type != FactCorrected.type else { throw .correctionOfCorrection }
      correction.instead = Correction.Instead(
        effectiveOn: instead.effectiveOn,
        event: try decode(
          stream: stream, type: instead.type, schemaVersion: instead.schemaVersion,
          payload: instead.payload))
    }
    return .correction(Subject(trusted: stream), correction)
  }

  /// Reads an event that somebody else wrote, and checks every identifier in it.
  ///
  /// - Throws: ``DecodingError``, also for an identifier that breaks the rules.
  public static func decodeUntrusted(
    stream: String, type: String, schemaVersion: Int, payload: [UInt8]
  ) throws(DecodingError) -> DomainEvent {
    let event = try decode(
      stream: stream, type: type, schemaVersion: schemaVersion, payload: payload)
    guard Subject(stream) == event.subject else {
      throw .wrongStream(type: type, stream: stream)
    }
    let references = event.fact?.payload.references ?? []
    if let bad = references.first(where: { !$0.isWellFormed }) {
      throw .malformedReference(type: type, text: bad.text)
    }
    return event
  }

  /// Every stored type with its current version, sorted by name.
  public static var knownTypes: [(type: String, version: Int)] {
    readers.map { ($0.key, $0.value.version) }.sorted { $0.0 < $1.0 }
  }

  /// What a payload holds: an event, or a correction whose fact is still to be read.
  private enum Stored {
    case event(DomainEvent)
    case correction(FactCorrected)
  }

  private typealias Body =
    @Sendable (String, inout JSONReader, Int) throws(JSONSyntaxError) -> Stored

  private struct Reader: Sendable {
    let version: Int
    let streamPrefix: String
    let body: Body
  }

  private static let readers: [String: Reader] = {
    var readers: [String: Reader] = [:]
    func add<ID: EntityID, Event, Payload: EventPayload>(
      _ prefix: String, _ wrap: @escaping @Sendable (ID, Event) -> DomainEvent,
      _ event: @escaping @Sendable (Payload) -> Event
    ) {
      readers[Payload.type] = Reader(version: Payload.version, streamPrefix: prefix) {
        (stream, json, version) throws(JSONSyntaxError) in
        .event(wrap(ID(trusted: stream), event(try Payload(reading: &json, version: version))))
      }
    }
    // A territory's stream begins with its kind, which may be anything.
    add("", DomainEvent.territory, TerritoryEvent.defined)
    add("", DomainEvent.territory, TerritoryEvent.renamed)
    add("", DomainEvent.territory, TerritoryEvent.boundaryDrawn)
    add("", DomainEvent.territory, TerritoryEvent.reparented)
    add("", DomainEvent.territory, TerritoryEvent.merged)
    add("", DomainEvent.territory, TerritoryEvent.recoded)
    add("", DomainEvent.territory, TerritoryEvent.split)
    add("", DomainEvent.territory, TerritoryEvent.abolished)
    add("", DomainEvent.territory, TerritoryEvent.partTransferred)
    add("organization:", DomainEvent.organization, OrganizationEvent.registered)
    add("organization:", DomainEvent.organization, OrganizationEvent.renamed)
    add("organization:", DomainEvent.organization, OrganizationEvent.merged)
    add("organization:", DomainEvent.organization, OrganizationEvent.dissolved)
    add("resource:", DomainEvent.resource, ResourceEvent.opened)
    add("resource:", DomainEvent.resource, ResourceEvent.moved)
    add("resource:", DomainEvent.resource, ResourceEvent.renamed)
    add("resource:", DomainEvent.resource, ResourceEvent.described)
    add("resource:", DomainEvent.resource, ResourceEvent.closed)
    add("resource:", DomainEvent.resource, ResourceEvent.madeConfidential)
    add("service:", DomainEvent.service, ServiceEvent.offered)
    add("service:", DomainEvent.service, ServiceEvent.changed)
    add("service:", DomainEvent.service, ServiceEvent.reachDeclared)
    add("service:", DomainEvent.service, ServiceEvent.reachRetargeted)
    add("service:", DomainEvent.service, ServiceEvent.suspended)
    add("service:", DomainEvent.service, ServiceEvent.resumed)
    add("service:", DomainEvent.service, ServiceEvent.withdrawn)
    add("service:", DomainEvent.service, ServiceEvent.verified)
    add("service:", DomainEvent.service, ServiceEvent.waitReported)
    add("registrations:", DomainEvent.registrations) { (payload: RegistrationsCounted) in payload }
    add("dataset:", DomainEvent.dataset, DatasetEvent.registered)
    add("dataset:", DomainEvent.dataset, DatasetEvent.superseded)
    add("category:", DomainEvent.category, CategoryEvent.described)
    add("category:", DomainEvent.category, CategoryEvent.retired)
    add("category:", DomainEvent.category, CategoryEvent.mapped)
    add("partnership:", DomainEvent.partnership, PartnershipEvent.formed)
    add("partnership:", DomainEvent.partnership, PartnershipEvent.ended)
    readers[FactCorrected.type] = Reader(version: FactCorrected.version, streamPrefix: "") {
      (_, json, version) throws(JSONSyntaxError) in
      .correction(try FactCorrected(reading: &json, version: version))
    }
    return readers
  }()
}
