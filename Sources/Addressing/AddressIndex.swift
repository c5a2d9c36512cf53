public import Domain
internal import MappedFiles

/// From what a person writes to the doors, streets and places it may mean.
///
/// One piece of read-only memory, mapped from a file; any number of threads may ask it at once.
/// Nothing of a question is kept: neither the text nor anything made of it outlives the call.
public final class AddressIndex: Sendable {
  /// What the caller called the sources this was built from: 32 bytes.
  public let key: [UInt8]

  let tables: IndexTables
  private let bytes: MappedBytes
  private let bodyChecksum: UInt64

  /// Opens a file that ``AddressIndexBuilder`` wrote, without reading it through.
  ///
  /// - Parameters:
  ///   - path: the file. It must not be changed in place while the index is in use.
  ///   - expectedKey: the 32 bytes the file must have been built with; `nil` takes any.
  /// - Throws: ``AddressIndexError``: `cannotOpen`, `notAnIndex`, `unknownVersion`, `wrongSize`,
  ///   `damaged` when the header is, `otherKey`.
  /// - Complexity: O(1).
  public init(contentsOf path: String, expectedKey: [UInt8]? = nil) throws(AddressIndexError) {
    let bytes: MappedBytes
    do {
      bytes = try MappedBytes(mapping: path, byteCountMin: IndexLayout.headerSize)
    } catch {
      throw AddressIndexError(error, path: path)
    }
    let header = try IndexLayout.header(of: bytes, path: path)
    if let expectedKey, expectedKey != header.key { throw .otherKey(path: path) }
    self.bytes = bytes
    key = header.key
    bodyChecksum = header.bodyChecksum
    tables = IndexTables(SectionSource(bytes: bytes, header: header))
  }

  /// Whether every byte after the header is as it was written.
  ///
  /// Opening does not ask this, for it reads the whole file. Without it, damage inside the file can
  /// make answers wrong; it can never make a question fail or read elsewhere.
  public func isIntact() -> Bool {
    bytes.checksum(from: IndexLayout.headerSize) == bodyChecksum
  }

  /// Size of the index in bytes, in memory and as a file.
  public var byteCount: Int { bytes.count }

  /// Number of doors and units.
  public var doorCount: Int { tables.doorCount }

  /// Finds what a text may mean, best first.
  ///
  /// - Parameters:
  ///   - text: an address, a part of one, a postal code, a municipality; of any length and any
  ///     bytes.
  ///   - limit: at most so many matches; those of equal worth are marked even when some are cut off.
  ///   - nearby: where the person most likely is; matches of equal worth come nearest first.
  /// - Returns: nothing when the index knows nothing of the text.
  /// - Complexity: bounded, whatever the text; about a tenth of a millisecond over four million
  ///   doors.
  public func find(
    _ text: String, limit: Int = 10, nearby: Coordinate? = nil
  ) -> [AddressMatch] {
    var search = AddressSearch(text, tables: tables)
    search.run()
    let ranking = MatchRanking(
      tables: tables, nearby: nearby.map { PackedPoint($0) },
      settlement: Settlement(tables: tables, search: search))
    let explanation = MatchExplanation(tables: tables, search: search)
    return ranking.ranked(search.candidates, fallbacks: search.fallbacks, limit: limit)
      .compactMap(explanation.match)
  }

  /// Completes what somebody has begun to write: its last word, street by street.
  ///
  /// - Parameters:
  ///   - prefix: the beginning of an address, a street or a municipality. A space or a comma at its
  ///     end says that the last word is whole.
  ///   - limit: at most so many.
  ///   - nearby: where the person most likely is; what is nearest comes first.
  /// - Returns: streets and places of which each word was written or begun, those that have the
  ///   number first, then those with the most doors; where there are none, what ``find`` makes of it.
  /// - Complexity: bounded, whatever the text.
  public func suggest(
    _ prefix: String, limit: Int = 8, nearby: Coordinate? = nil
  ) -> [AddressSuggestion] {
    let completion = Completion(prefix, tables: tables)
    let completed =
      completion?.suggestions(limit: limit, nearby: nearby.map { PackedPoint($0) }) ?? []
    guard completed.isEmpty else { return completed }
    return find(prefix, limit: limit, nearby: nearby).map { match in
      AddressSuggestion(
        label: match.label, text: Completion.text(of: match.label),
        doorCount: match.level <= .door ? 1 : 0, point: match.point)
    }
  }
}
