internal import MappedFiles

/// Writes the sections of an index, one after the other.
struct IndexWriter: ~Copyable {
  private var file: OutputFile
  private var header: IndexLayout.Header

  init(path: String, key: [UInt8]) throws(FileFailure) {
    var file = try OutputFile(replacing: path)
    try file.append([UInt8](repeating: 0, count: IndexLayout.headerSize))
    self.file = file
    header = IndexLayout.Header(key: key)
  }

  /// Writes everything a builder has gathered, and puts the file in its place.
  consuming func write(
    _ builder: AddressIndexBuilder
  ) throws(FileFailure) -> AddressIndexBuilder.Summary {
    let places = PlaceTables(builder.places)
    builder.places = PlaceRegistry()
    let names = NameTables(builder.streets, places)
    builder.streets = StreetRegistry()
    let placeSets = builder.placeSets.renamed(places.numbers)
    builder.placeSets = PlaceSetRegistry()
    let codes = builder.codes.sorted()
    builder.codes = []
    var texts = TextPool()
    let doors = try writeDoors(builder, names, placeSets.newNumbers, codes, &texts)
    let codeTables = try writeCodes(builder, names, places, codes)
    try write(names: names, places: places, doors: doors)
    try writeWords(names)
    try writeStreets(names, places, doors, placeSets.sets, &texts)
    try writePlaces(names, places, doors, placeSets.sets, &texts)
    try write(lists: codeTables.streets, .codeStreetStarts, .codeStreets)
    let ranking = StreetRanking(names, doors)
    try write(ranking)
    try write(texts)
    let size = try commit()
    return AddressIndexBuilder.Summary(
      doorCount: doors.doorCount, streetCount: names.streets.count, placeCount: places.rows.count,
      postalCodeCount: codes.count, byteCount: size)
  }

  /// Begins a section where the file stands.
  mutating func begin(_ section: IndexLayout.Section) throws(FileFailure) {
    try file.align(to: IndexLayout.alignment)
    header.offsets[section.rawValue] = UInt64(file.byteCount)
  }

  /// Appends to the section begun last.
  mutating func append<Element: BitwiseCopyable>(
    _ elements: [Element], to section: IndexLayout.Section
  ) throws(FileFailure) {
    try file.append(elements)
    header.lengths[section.rawValue] =
      UInt64(file.byteCount) - header.offsets[section.rawValue]
  }

  /// Writes a section at once.
  mutating func write<Element: BitwiseCopyable>(
    _ elements: [Element], _ section: IndexLayout.Section
  ) throws(FileFailure) {
    try begin(section)
    try append(elements, to: section)
  }

  /// Writes a list of lists.
  mutating func write(
    lists: [[UInt32]], _ starts: IndexLayout.Section, _ members: IndexLayout.Section
  ) throws(FileFailure) {
    try write(ListStarts.of(lists), starts)
    try write(lists.flatMap(\.self), members)
  }

  private consuming func commit() throws(FileFailure) -> Int {
    try file.align(to: IndexLayout.alignment)
    header.totalBytes = UInt64(file.byteCount)
    header.bodyChecksum = try file.checksum(from: IndexLayout.headerSize)
    try file.overwrite(header.encoded, at: 0)
    let size = file.byteCount
    try file.commit()
    return size
  }
}

/// Where each of several lists begins when they stand behind each other.
enum ListStarts {
  static func of(_ lists: [[UInt32]]) -> [UInt32] {
    var starts: [UInt32] = [0]
    starts.reserveCapacity(lists.count + 1)
    for list in lists { starts.append(starts[starts.count - 1] + UInt32(list.count)) }
    return starts
  }
}

/// Texts people see, each once; 0 is the empty text.
struct TextPool {
  private(set) var bytes: [UInt8] = []
  private(set) var starts: [UInt32] = [0, 0]
  private var numbers: [String: UInt32] = ["": 0]

  mutating func number(of text: String) -> UInt32 {
    if let number = numbers[text] { return number }
    let number = UInt32(starts.count - 1)
    bytes += Array(text.utf8)
    starts.append(UInt32(bytes.count))
    numbers[text] = number
    return number
  }
}
