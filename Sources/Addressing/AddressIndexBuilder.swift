internal import Domain
internal import MappedFiles

/// Makes an address index from the rows of any number of sources.
///
/// Names of streets and places are kept in memory, doors are not: what exceeds the limit goes to the
/// temporary folder, in a file without a name. The order of rows does not matter: the same rows give
/// the same bytes.
public final class AddressIndexBuilder {
  /// What a finished index holds.
  public struct Summary: Hashable, Sendable {
    /// Doors and units, each once, however many sources know it.
    public var doorCount = 0
    public var streetCount = 0
    public var placeCount = 0
    public var postalCodeCount = 0

    /// Size of the file, in bytes.
    public var byteCount = 0
  }

  var places = PlaceRegistry()
  var streets = StreetRegistry()
  var texts = PairRegistry()
  var placeSets = PlaceSetRegistry()
  var codes: Set<UInt32> = []
  var doorRows: RowSorter<DoorRow>
  var codeRows: RowSorter<CodeRow>
  private var openPlace: UInt32?
  private let temporaryFolder: String

  /// - Parameters:
  ///   - temporaryFolder: an existing folder for what does not fit the memory.
  ///   - memoryLimitBytes: about how much memory the rows may take before they go to the folder.
  public init(temporaryFolder: String, memoryLimitBytes: Int = 384 << 20) {
    self.temporaryFolder = temporaryFolder
    doorRows = RowSorter(folder: temporaryFolder, memoryLimitBytes: memoryLimitBytes / 3 * 2)
    codeRows = RowSorter(folder: temporaryFolder, memoryLimitBytes: memoryLimitBytes / 3)
  }

  /// Takes up a row.
  ///
  /// A row whose street has no word in it counts as one without a street.
  ///
  /// - Throws: ``AddressIndexError/cannotWrite(path:code:)`` when the folder takes no more.
  public func add(_ record: AddressRecord) throws(AddressIndexError) {
    let point = PackedPoint(record.point)
    // Of a postal code alone, the name is the one that the post uses: no municipality begins with it.
    let isCodeOnly = record.street == nil && record.number == nil && record.postalCode != nil
    let reading =
      isCodeOnly
      ? nil
      : record.municipality.flatMap {
        places.municipality($0, at: point, source: record.source)
      }
    var street = record.street.flatMap { text in
      streets.street(
        text, place: reading?.municipality ?? withoutMunicipality(), source: record.source)
    }
    // In villages without names of streets, a number and the village are an address.
    if street == nil, record.number != nil, let reading {
      street = streets.nameless(in: reading.municipality)
    }
    do throws(FileFailure) {
      if let street {
        try add(record, at: point, on: street, in: reading)
      } else if let code = record.postalCode {
        try addCode(code, of: record, at: point)
      } else if let reading {
        places.addCode(at: point, to: reading.municipality)
      }
    } catch {
      throw AddressIndexError(error, path: temporaryFolder)
    }
  }

  /// Takes up a place that has a name.
  public func add(_ place: AddressPlace) {
    let point = PackedPoint(place.point)
    let parent = place.municipality.flatMap {
      places.municipality($0, at: point, source: .max)
    }?.municipality
    let number =
      place.kind == .municipality
      ? places.municipality(place.name, at: point, source: .max)?.municipality
      : places.other(place.name, kind: place.kind, at: point, parent: parent, source: .max)
    guard let number else { return }
    if let parent { places.addPart(at: point, to: parent) }
    places.describe(number, as: place.kind, at: point, extentMetres: place.extentMetres)
  }

  /// Writes the index to a file that takes the place of `path` at once, or not at all.
  ///
  /// The builder is empty afterwards.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - key: 32 bytes that name the sources, kept in the file.
  /// - Returns: what the index holds.
  /// - Throws: ``AddressIndexError/cannotWrite(path:code:)``, ``AddressIndexError/tooLarge``.
  /// - Precondition: `key` has 32 bytes.
  public func finish(
    writing path: String, key: [UInt8]
  ) throws(AddressIndexError) -> Summary {
    precondition(key.count == IndexLayout.keySize, "a key has 32 bytes")
    guard codes.count < 1 << 24, doorRows.count < Int(UInt32.max) / 2 else { throw .tooLarge }
    do throws(FileFailure) {
      return try IndexWriter(path: path, key: key).write(self)
    } catch {
      throw AddressIndexError(error, path: path)
    }
  }

  /// The place of streets whose source names no municipality.
  private func withoutMunicipality() -> UInt32 {
    if let openPlace { return openPlace }
    let number = places.nameless()
    openPlace = number
    return number
  }

  private func add(
    _ record: AddressRecord, at point: PackedPoint, on street: UInt32,
    in reading: PlaceRegistry.Reading?
  ) throws(FileFailure) {
    guard let number = record.number.flatMap({ UInt32(exactly: $0) }) else {
      streets.locate(street, at: point, source: record.source)
      return
    }
    var others: [UInt32] = []
    let municipality = reading?.municipality
    for name in record.otherPlaces + [reading?.part].compactMap(\.self) {
      let other = places.other(
        name, kind: .formerMunicipality, at: point, parent: municipality, source: record.source)
      guard let other, places.isOther(other, than: municipality) else { continue }
      others.append(other)
      places.addDoor(at: point, to: other)
    }
    if let municipality { places.addDoor(at: point, to: municipality) }
    var code = DoorRow.noCode
    if let postalCode = record.postalCode {
      code = PackedCode.pack(postalCode)
      codes.insert(code)
    }
    var row = DoorRow(
      street: street, number: number,
      texts: texts.number(of: record.numberSuffix.uppercased(), record.unit?.uppercased() ?? ""),
      longitude: point.longitude, latitude: point.latitude, code: code,
      placeSet: placeSets.number(of: others), source: record.source,
      precision: UInt8(Precision.pack(record.precisionMetres)))
    try doorRows.append(row)
    // Of a range, both ends are doors; what lies between is found between them.
    if let last = record.lastNumber.flatMap({ UInt32(exactly: $0) }), last != number {
      row.number = last
      try doorRows.append(row)
    }
  }

  private func addCode(
    _ code: PostalCode, of record: AddressRecord, at point: PackedPoint
  ) throws(FileFailure) {
    let packed = PackedCode.pack(code)
    codes.insert(packed)
    let place = record.municipality.flatMap {
      places.other($0, kind: .locality, at: point, parent: nil, source: record.source)
    }
    if let place { places.addCode(at: point, to: place) }
    try codeRows.append(
      CodeRow(
        code: packed, street: 0, longitude: point.longitude, latitude: point.latitude,
        place: place.map { $0 + 1 } ?? 0))
  }
}
