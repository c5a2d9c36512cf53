internal import Domain
internal import Projections

/// The words of everything that was ever said of services, and where each stands.
///
/// What is true at a vantage is not in it: it finds candidates. Of a service of which only one thing
/// was ever said it knows all there is to know; of any other the facts of the vantage are read. Places
/// are not in it at all.
struct SearchIndex: Hashable, Sendable {
  /// Where a word stands, the weightiest first.
  enum Field: UInt8, CaseIterable {
    case name = 5
    case resourceName = 4
    case category = 3
    /// In the name of a need or a programme that stands for the category.
    case need = 2
    case description = 1
  }

  /// A service, in the order of identifiers.
  struct Entry: Hashable, Sendable {
    var id: ServiceID

    /// What is true of it from some day on; `nil` where more than one thing was ever said.
    var settled: Settled?
  }

  /// What is known of a service of which only one thing was ever said.
  struct Settled: Hashable, Sendable {
    var category: ServiceCategory
    var isGroup: Bool
    var name: String

    /// The day from which it is offered by an open resource.
    var since: CalendarDate

    /// Position of the last event on which that rests.
    var position: Int64
  }

  /// That a word stands in a field of a service.
  struct Posting: Hashable, Sendable {
    var entry: UInt32
    var field: UInt8
  }

  private(set) var entries: [Entry] = []

  /// Every word, singular and folded, in order of UTF-8.
  private(set) var words: [String] = []

  /// For each word the index of its first posting, and at the end the number of all.
  private(set) var starts: [UInt32] = [0]

  /// For each word the services in which it stands, in order, each once with its weightiest field.
  private(set) var postings: [Posting] = []

  /// Of each word the letters that are in it, as bits.
  private(set) var letters: [UInt64] = []

  /// Where settled entries are filed, each place once.
  private(set) var filings: [Filing] = []

  /// What has to be known of each entry to tell whether it may be found.
  private(set) var keys: [Key] = []

  /// Where services are filed.
  struct Filing: Hashable, Sendable {
    var category: ServiceCategory
    var isGroup: Bool
  }

  /// What tells whether an entry may be found, without its texts.
  struct Key: Hashable, Sendable {
    /// Index of its filing; `nil` where it is not settled.
    var filing: Int?
    var since: CalendarDate
    var position: Int64
  }

  init(_ directory: Directory) {
    var found: [String: [Posting]] = [:]
    for (index, id) in directory.allServices.enumerated() {
      guard let record = directory.record(of: id) else { continue }
      entries.append(Entry(id: id, settled: Settled(record, in: directory)))
      for (word, field) in Self.words(of: record, in: directory) {
        found[word, default: []].append(Posting(entry: UInt32(index), field: field.rawValue))
      }
    }
    take(found)
    fileEntries()
  }

  init(entries: [Entry], words: [String], starts: [UInt32], postings: [Posting]) {
    self.entries = entries
    self.words = words
    self.starts = starts
    self.postings = postings
    letters = words.map(Self.letters)
    fileEntries()
  }

  private mutating func fileEntries() {
    var places: [Filing: Int] = [:]
    keys = entries.map { entry in
      guard let settled = entry.settled else {
        return Key(filing: nil, since: .earliest, position: 0)
      }
      let filing = Filing(category: settled.category, isGroup: settled.isGroup)
      let place = places[filing] ?? filings.count
      if place == filings.count {
        places[filing] = place
        filings.append(filing)
      }
      return Key(filing: place, since: settled.since, position: settled.position)
    }
  }

  private mutating func take(_ found: [String: [Posting]]) {
    words = found.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    starts.reserveCapacity(words.count + 1)
    for word in words {
      postings += found[word] ?? []
      starts.append(UInt32(postings.count))
    }
    letters = words.map(Self.letters)
  }

  /// The postings of a word, by its index.
  func postings(of word: Int) -> ArraySlice<Posting> {
    postings[Int(starts[word])..<Int(starts[word + 1])]
  }

  /// Every word that was ever said of a service, with the weightiest field in which it stands.
  private static func words(
    of record: Directory.ServiceRecord, in directory: Directory
  ) -> [String: Field] {
    var found: [String: Field] = [:]
    func add(_ text: String, _ field: Field) {
      for word in QueryWords.words(of: text)
      where found[word].map({ $0.rawValue < field.rawValue }) ?? true {
        found[word] = field
      }
    }
    for details in record.details.entries.map(\.value) {
      add(details.name, .name)
      if let description = details.description { add(description, .description) }
    }
    for resource in Set(record.resources.entries.map(\.value)) {
      for name in directory.record(of: resource)?.names.entries ?? [] {
        add(name.value, .resourceName)
      }
    }
    return found
  }

  /// The letters of a word as bits: a to z, the digits, and all others together.
  ///
  /// Two words that are `n` edits apart differ in at most `2n` of them.
  static func letters(of word: String) -> UInt64 {
    word.utf8.reduce(into: 0) { bits, byte in
      switch byte {
      case 0x61...0x7A: bits |= 1 << UInt64(byte - 0x61)
      case 0x30...0x39: bits |= 1 << UInt64(26 + byte - 0x30)
      default: bits |= 1 << 40
      }
    }
  }
}

extension SearchIndex.Settled {
  /// What is known of a service; `nil` where more than one thing was ever said of it or its resource, or
  /// where it was never offered.
  fileprivate init?(_ record: Directory.ServiceRecord, in directory: Directory) {
    guard let details = record.details.only, let resource = record.resources.only,
      let status = record.statuses.only, status.value == .offered,
      let owner = directory.record(of: resource.value), let name = owner.names.only,
      let opening = owner.openings.only, opening.value, let kind = owner.kinds.only
    else { return nil }
    category = details.value.category
    isGroup = details.value.group != nil
    self.name = details.value.name
    since = max(
      details.effectiveOn, resource.effectiveOn, status.effectiveOn, name.effectiveOn,
      opening.effectiveOn, kind.effectiveOn)
    position = max(
      details.position, resource.position, status.position, name.position, opening.position,
      kind.position)
  }

}

extension SearchIndex.Key {
  /// Whether what is settled holds at a vantage.
  func holds(at vantage: Vantage) -> Bool { since <= vantage.day && position <= vantage.position }
}

extension Timeline {
  /// The only thing that was ever said; `nil` where there are several, or where it was taken back.
  fileprivate var only: Entry? {
    entries.count == 1 && entries[0].correctedAt == nil ? entries[0] : nil
  }
}

// MARK: - Stored form

extension SearchIndex: StateCodable {
  func write(to state: inout StateWriter) {
    entries.write(to: &state)
    words.write(to: &state)
    state.write(starts.count)
    for start in starts { state.write(UInt64(start)) }
    state.write(postings.count)
    for posting in postings {
      state.write(UInt64(posting.entry))
      state.write(UInt64(posting.field))
    }
  }

  init(from state: inout StateReader) throws(StateDamage) {
    let entries = try [Entry](from: &state)
    let words = try [String](from: &state)
    var starts: [UInt32] = []
    for _ in 0..<(try state.count()) {
      starts.append(UInt32(truncatingIfNeeded: try state.unsigned()))
    }
    var postings: [Posting] = []
    for _ in 0..<(try state.count()) {
      let entry = UInt32(truncatingIfNeeded: try state.unsigned())
      postings.append(Posting(entry: entry, field: UInt8(truncatingIfNeeded: try state.unsigned())))
    }
    let isWhole =
      starts.count == words.count + 1 && starts.last.map(Int.init) == postings.count
      && zip(starts, starts.dropFirst()).allSatisfy { $0 <= $1 }
      && postings.allSatisfy { $0.entry < entries.count }
    guard isWhole else { throw state.damage }
    self.init(entries: entries, words: words, starts: starts, postings: postings)
  }
}

extension SearchIndex.Entry: StateCodable {
  func write(to state: inout StateWriter) {
    id.write(to: &state)
    settled.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    id = try ServiceID(from: &state)
    settled = try SearchIndex.Settled?(from: &state)
  }
}

extension SearchIndex.Settled: StateCodable {
  func write(to state: inout StateWriter) {
    category.write(to: &state)
    isGroup.write(to: &state)
    name.write(to: &state)
    since.write(to: &state)
    position.write(to: &state)
  }

  init(from state: inout StateReader) throws(StateDamage) {
    category = try ServiceCategory(from: &state)
    isGroup = try Bool(from: &state)
    name = try String(from: &state)
    since = try CalendarDate(from: &state)
    position = try Int64(from: &state)
  }
}
