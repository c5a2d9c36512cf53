public import Engine
public import EventLog
public import Hashing

/// Reads what ``CloudEventsWriter`` wrote, and facts that people write in the same form.
public enum CloudEventsReader {
  /// An exported log, checked against its own hashes, ready to be appended.
  public struct ExportedLog: Sendable {
    /// The appends of the log, in order.
    public let appends: [Append]

    /// Position of the first event of each append.
    public let firstPositions: [Int64]

    /// The hash that closes the chain at each position; index 0 is position 1.
    public let hashes: [Digest]
  }

  /// Reads a whole exported log.
  ///
  /// Positions must run from 1 without gaps, every hash must be the hash of its event after the one
  /// before, and every content must have its digest.
  ///
  /// - Throws: ``CloudEventsError`` with the first line at fault; one that only a branch held is at fault
  ///   unless it goes to a branch again.
  public static func log(
    _ bytes: [UInt8], for branch: BranchName? = nil
  ) throws(CloudEventsError) -> ExportedLog {
    var builder = LogBuilder()
    for line in try CloudEventLines.read(bytes, for: branch) { try builder.take(line) }
    return builder.finish()
  }

  /// Reads facts to be recorded: `id`, `type`, `subject`, `effectiveon`, `data`, where they come from
  /// (`factsource`, else `source`), and `schemaversion` where it is not the current one.
  ///
  /// - Returns: The facts, and the line of each.
  /// - Throws: ``CloudEventsError`` with the first line at fault; one that only a branch held is at fault
  ///   unless it goes to a branch again.
  public static func facts(
    _ bytes: [UInt8], for branch: BranchName? = nil
  ) throws(CloudEventsError) -> (facts: [UncheckedFact], lines: [Int]) {
    var facts: [UncheckedFact] = []
    var lines: [Int] = []
    for line in try CloudEventLines.read(bytes, for: branch) {
      let source: String
      if let stated = line.texts["factsource"] {
        source = stated
      } else {
        source = try line.text("source")
      }
      facts.append(
        UncheckedFact(
          id: try line.text("id"), stream: try line.text("subject"), type: try line.text("type"),
          schemaVersion: line.integers["schemaversion"], effectiveOn: try line.text("effectiveon"),
          source: source, payload: try line.payload()))
      lines.append(line.number)
    }
    return (facts, lines)
  }
}

/// Puts events together again into the appends that they came in.
private struct LogBuilder: ~Copyable {
  private var appends: [Append] = []
  private var firstPositions: [Int64] = []
  private var hashes: [Digest] = []
  private var contents: [Digest: CloudEventsReader.Held] = [:]
  private var versions: [String: Int64] = [:]
  private var input = HashInput()

  mutating func take(_ line: CloudEventLine) throws(CloudEventsError) {
    if try line.text("type") == CloudEventsWriter.contentType {
      try takeContent(line)
    } else {
      try takeEvent(line)
    }
  }

  func finish() -> CloudEventsReader.ExportedLog {
    CloudEventsReader.ExportedLog(
      appends: appends, firstPositions: firstPositions, hashes: hashes)
  }

  private mutating func takeContent(_ line: CloudEventLine) throws(CloudEventsError) {
    let digest = try line.digest("digest")
    guard !line.isErased else {
      contents[digest] = .erased
      return
    }
    let salt = line.texts["salt"].map(Base64.bytes) ?? []
    guard let salt, salt.isEmpty || salt.count == 16 else {
      throw .wrongValue(line: line.number, name: "salt", value: line.texts["salt"] ?? "")
    }
    let content = Content(bytes: try line.payload(), salt: salt)
    guard content.digest == digest else { throw .contentDiffers(line: line.number) }
    contents[digest] = .present(content)
  }

  private mutating func takeEvent(_ line: CloudEventLine) throws(CloudEventsError) {
    let position = Int64(hashes.count + 1)
    let found = try line.integer("position")
    guard found == position else {
      throw .wrongPosition(line: line.number, expected: position, found: found)
    }
    let stored = try event(line, position: position)
    let previous = hashes.last ?? .zero
    let computed = EventEncoding.hash(of: stored, previous: previous, using: &input)
    guard computed == stored.hash else {
      throw .hashDiffers(line: line.number, position: position)
    }
    hashes.append(computed)
    try add(stored, line: line.number)
  }

  private func event(
    _ line: CloudEventLine, position: Int64
  ) throws(CloudEventsError) -> StoredEvent {
    let time = try line.text("time")
    guard let milliseconds = CloudEventTime.milliseconds(time) else {
      throw .wrongValue(line: line.number, name: "time", value: time)
    }
    var digests: [Digest] = []
    for text in (line.texts["contents"] ?? "").split(separator: ",") {
      guard let digest = Digest(hexadecimal: text) else {
        throw .wrongValue(line: line.number, name: "contents", value: String(text))
      }
      digests.append(digest)
    }
    return StoredEvent(
      position: position,
      event: ProposedEvent(
        stream: try line.text("subject"), type: try line.text("type"),
        schemaVersion: Int(try line.integer("schemaversion")),
        effectiveOn: try line.text("effectiveon"), actor: try line.text("actor"),
        source: try line.text("factsource"), payload: try line.payload(), contents: digests),
      streamVersion: try line.integer("streamversion"), id: try line.text("id"),
      recordedAtMilliseconds: milliseconds, hash: try line.digest("hash"))
  }

  /// Adds an event to the append that its identifier names: `id` alone, or `id/1`, `id/2` and so on.
  private mutating func add(_ stored: StoredEvent, line: Int) throws(CloudEventsError) {
    let parts = stored.id.split(separator: "/", maxSplits: 1)
    let id = parts.first.map(String.init) ?? stored.id
    let continues = parts.count > 1 && parts[1] != "1"
    if !continues {
      appends.append(
        Append(id: id, events: [], recordedAtMilliseconds: stored.recordedAtMilliseconds))
      firstPositions.append(stored.position)
    }
    guard let last = appends.indices.last, appends[last].id == id,
      parts.count == 1 || parts[1] == "\(appends[last].events.count + 1)"
    else { throw .wrongValue(line: line, name: "id", value: stored.id) }
    let version = versions[stored.event.stream, default: 0]
    if appends[last].expecting[stored.event.stream] == nil {
      appends[last].expecting[stored.event.stream] = version == 0 ? .empty : .version(version)
    }
    versions[stored.event.stream] = version + 1
    appends[last].events.append(stored.event)
    try attachContents(of: stored, to: last, line: line)
  }

  /// Hands the contents that an event is the first to name to its append.
  private mutating func attachContents(
    of stored: StoredEvent, to index: Int, line: Int
  ) throws(CloudEventsError) {
    for digest in stored.event.contents {
      switch contents[digest] {
      case nil: throw .contentMissing(line: line, digest: digest.hexadecimal)
      case .attached: continue
      case .present(let content): appends[index].contents.append(content)
      case .erased: appends[index].erasedContents[digest] = stored.recordedAtMilliseconds
      }
      contents[digest] = .attached
    }
  }
}

extension CloudEventsReader {
  /// A content on its way to the append that first names it.
  fileprivate enum Held {
    case present(Content)
    case erased
    case attached
  }
}
