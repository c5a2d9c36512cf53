internal import MappedFiles

/// Words, names, streets and places: what is in memory.
extension IndexWriter {
  mutating func write(_ texts: TextPool) throws(FileFailure) {
    try write(texts.bytes, .textBytes)
    try write(texts.starts, .textStarts)
  }

  /// Words and the table of their misspellings.
  mutating func writeWords(_ names: NameTables) throws(FileFailure) {
    let bytes = names.words.map { Array($0.utf8) }
    var starts: [UInt32] = [0]
    for word in bytes { starts.append(starts[starts.count - 1] + UInt32(word.count)) }
    try write(bytes.flatMap(\.self), .wordBytes)
    try write(starts, .wordStarts)
    try write(names.targets, .wordTargets)
    let table = DeletionTable(names.words)
    try write(table.starts, .deletionStarts)
    try write(table.tags, .deletionTags)
    try write(table.words, .deletionWords)
  }

  /// Names, and which names hold a word.
  mutating func write(
    names: NameTables, places: PlaceTables, doors: DoorTables
  ) throws(FileFailure) {
    try write(lists: names.names, .nameWordStarts, .nameWords)
    try write(Self.slots(names.names), .nameSlots)
    var nameStreets = [[UInt32]](repeating: [], count: names.names.count)
    var namePlaces = nameStreets
    var doorCounts = [UInt32](repeating: 0, count: names.names.count)
    for (street, row) in names.streets.enumerated() {
      nameStreets[Int(row.name)].append(UInt32(street))
      doorCounts[Int(row.name)] += doors.streets[street].doorCount
    }
    for (place, name) in names.placeNames.enumerated() {
      namePlaces[Int(name)].append(UInt32(place))
    }
    try write(doorCounts, .nameDoorCounts)
    try write(lists: nameStreets, .nameStreetStarts, .nameStreets)
    try write(lists: namePlaces, .namePlaceStarts, .namePlaces)
    var wordStreets = [[UInt32]](repeating: [], count: names.words.count)
    for (street, row) in names.streets.enumerated() {
      for word in Set(names.names[Int(row.name)]) { wordStreets[Int(word)].append(UInt32(street)) }
    }
    try write(lists: wordStreets, .wordAllStreetStarts, .wordAllStreets)
    var wordNames = [[UInt32]](repeating: [], count: names.words.count)
    var wordPlaceNames = wordNames
    for (name, words) in names.names.enumerated() {
      for word in Set(words) {
        if !nameStreets[name].isEmpty { wordNames[Int(word)].append(UInt32(name)) }
        if !namePlaces[name].isEmpty { wordPlaceNames[Int(word)].append(UInt32(name)) }
      }
    }
    try write(lists: wordNames, .wordNameStarts, .wordNames)
    try write(lists: wordPlaceNames, .wordPlaceNameStarts, .wordPlaceNames)
  }

  /// The open table of names by hash, at most half full.
  private static func slots(_ names: [[UInt32]]) -> [UInt32] {
    var count = 16
    while count < names.count * 2 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for (name, words) in names.enumerated() where !words.isEmpty {
      let hash = words.reduce(NameHash.start) { NameHash.adding($1, to: $0) }
      var slot = Int(truncatingIfNeeded: hash) & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(name) + 1
    }
    return slots
  }

  mutating func writeStreets(
    _ names: NameTables, _ places: PlaceTables, _ doors: DoorTables, _ placeSets: [[UInt32]],
    _ texts: inout TextPool
  ) throws(FileFailure) {
    var sets = PlaceSetNumbers(placeSets)
    var rows: [UInt32] = []
    rows.reserveCapacity(names.streets.count * StreetField.width)
    for (index, row) in names.streets.enumerated() {
      let known = doors.streets[index]
      let key = row.street.key
      let centre = known.centre ?? row.street.point ?? places.rows[Int(row.place)].centre
      rows += [
        row.name, row.place, UInt32(key.kind) | UInt32(key.direction) << 8,
        texts.number(of: row.street.text.text), known.firstDoor, known.doorCount,
        centre.longitude, centre.latitude, Float(known.radiusMetres).bitPattern,
        sets.number(of: Set(known.placeSets.flatMap { placeSets[Int($0)] }).sorted()),
      ]
    }
    try write(rows, .streets)
    try write(lists: sets.sets, .placeSetStarts, .placeSets)
  }

  mutating func writePlaces(
    _ names: NameTables, _ places: PlaceTables, _ doors: DoorTables, _ placeSets: [[UInt32]],
    _ texts: inout TextPool
  ) throws(FileFailure) {
    var streetCounts = [UInt32](repeating: 0, count: places.rows.count)
    var firstStreets = streetCounts
    var others = [[UInt32]](repeating: [], count: places.rows.count)
    for (street, row) in names.streets.enumerated() {
      if streetCounts[Int(row.place)] == 0 { firstStreets[Int(row.place)] = UInt32(street) }
      streetCounts[Int(row.place)] += 1
      for place in Set(doors.streets[street].placeSets.flatMap { placeSets[Int($0)] }) {
        others[Int(place)].append(UInt32(street))
      }
    }
    var rows: [UInt32] = []
    var outlines: [[UInt32]] = []
    for (index, row) in places.rows.enumerated() {
      let kind = row.place.describedKind ?? row.place.kind
      rows += [
        names.placeNames[index], texts.number(of: row.place.text.text),
        texts.number(of: row.place.key.type), UInt32(kind.rawValue), row.parent.map { $0 + 1 } ?? 0,
        row.centre.longitude, row.centre.latitude, Float(row.radiusMetres).bitPattern,
        firstStreets[index], streetCounts[index], UInt32(row.doorCount),
        Float(row.circleMetres).bitPattern,
      ]
      outlines.append(row.outline.points.flatMap { [$0.longitude, $0.latitude] })
    }
    try write(rows, .places)
    try write(lists: outlines, .placeOutlineStarts, .placeOutlines)
    try write(lists: others, .placeStreetStarts, .placeStreets)
  }

  mutating func write(_ ranking: StreetRanking) throws(FileFailure) {
    try write(ranking.prefixKeys, .prefixKeys)
    try write(lists: ranking.prefixStreets, .prefixStreetStarts, .prefixStreets)
    try write(lists: ranking.wordStreets, .wordStreetStarts, .wordStreets)
  }
}

/// Gives numbers to sets of places that come up late, behind those there are.
private struct PlaceSetNumbers {
  private(set) var sets: [[UInt32]]
  private var numbers: [[UInt32]: UInt32]

  init(_ sets: [[UInt32]]) {
    self.sets = sets
    numbers = Dictionary(uniqueKeysWithValues: sets.enumerated().map { ($1, UInt32($0)) })
  }

  mutating func number(of set: [UInt32]) -> UInt32 {
    if let number = numbers[set] { return number }
    let number = UInt32(sets.count)
    sets.append(set)
    numbers[set] = number
    return number
  }
}
