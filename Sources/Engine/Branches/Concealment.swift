internal import Domain
internal import EventLog
internal import SQLiteStorage

/// What the log says of secret places, for branches that left it before.
///
/// Whoever may not be found is not found on any branch, however old: a secret is never hypothetical.
enum Concealment {
  private static let types: Set<String> = [
    ResourceOpened.type, ResourceMadeConfidential.type, FactCorrected.type,
  ]

  /// Whether an event makes the place of its subject secret.
  static func isMade(by row: borrowing EventRow) -> Bool {
    guard types.contains(row.type), row.stream.hasPrefix("resource:") else { return false }
    do throws(EventCodec.DecodingError) {
      let event = try EventCodec.decode(
        stream: row.stream, type: row.type, schemaVersion: row.schemaVersion,
        payload: row.payload)
      guard case .resource(_, let resource)? = event.fact else { return false }
      return resource.hides
    } catch {
      // What cannot be read may say so.
      return true
    }
  }
}

extension Workspace {
  /// The resources that became confidential in the log after this branch left it.
  ///
  /// - Throws: an error of the log.
  func concealedResources() throws(EventLogError) -> Set<ResourceID> {
    guard let branchLog else { return [] }
    return Set(try branchLog.concealedStreams().map(ResourceID.init(trusted:)))
  }

  /// Refuses places of resources that became confidential in the log after this branch left it.
  ///
  /// - Throws: `Refusal.confidentialWithPlace`, or an error of the log.
  func refuseConcealedPlaces(in events: [DomainEvent]) throws {
    let concealed = try concealedResources()
    guard !concealed.isEmpty else { return }
    for case .resource(let id, let event)? in events.map(\.fact)
    where event.hasPlace && concealed.contains(id) {
      throw Refusal.confidentialWithPlace(id)
    }
  }

  /// Erases, on every branch of this log, what it keeps of the places of confidential resources.
  ///
  /// - Throws: an error of a branch's log, or ``BranchError``.
  func erasePlacesOnBranches(of resources: [ResourceID]) throws {
    guard branch == nil, !resources.isEmpty else { return }
    var hasErased = false
    for name in folder.branchNames {
      let path = folder.on(name).overlay
      guard try holdsPlaces(of: resources, in: SQLiteLog(path: path, access: .reading)) else {
        continue
      }
      try erasePlaces(
        of: resources,
        in: SQLiteLog(path: path, access: .writing, onWait: surroundings.onWait))
      hasErased = true
    }
    if hasErased { try folder.removeReadModelsOfBranches() }
  }
}
