internal import Domain
internal import EventLog

extension DomainEvent {
  /// Reads an event that the log holds.
  ///
  /// - Throws: ``EngineError/unreadableEvent(position:_:)``.
  init(_ stored: StoredEvent) throws(EngineError) {
    do throws(EventCodec.DecodingError) {
      self = try EventCodec.decode(
        stream: stored.event.stream, type: stored.event.type,
        schemaVersion: stored.event.schemaVersion, payload: stored.event.payload)
    } catch {
      throw .unreadableEvent(position: stored.position, error)
    }
  }
}
