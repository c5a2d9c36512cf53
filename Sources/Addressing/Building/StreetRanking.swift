/// The streets to suggest for a beginning of a word: those with the most doors.
struct StreetRanking {
  /// How many streets are kept for a beginning of up to three characters, and for a word.
  static let prefixStreetCount = 48
  static let wordStreetCount = 12

  private(set) var prefixKeys: [UInt64] = []
  private(set) var prefixStreets: [[UInt32]] = []
  private(set) var wordStreets: [[UInt32]]

  init(_ names: NameTables, _ doors: DoorTables) {
    wordStreets = [[UInt32]](repeating: [], count: names.words.count)
    let order = names.streets.indices.sorted { left, right in
      let (a, b) = (doors.streets[left].doorCount, doors.streets[right].doorCount)
      return a != b ? a > b : left < right
    }
    let keys = names.words.map { word in Self.keys(of: word) }
    var byPrefix: [UInt64: [UInt32]] = [:]
    for street in order {
      var given: Set<UInt64> = []
      for word in Set(names.names[Int(names.streets[street].name)]) {
        if wordStreets[Int(word)].count < Self.wordStreetCount {
          wordStreets[Int(word)].append(UInt32(street))
        }
        for key in keys[Int(word)] where given.insert(key).inserted {
          if byPrefix[key, default: []].count < Self.prefixStreetCount {
            byPrefix[key, default: []].append(UInt32(street))
          }
        }
      }
    }
    prefixKeys = byPrefix.keys.sorted()
    prefixStreets = prefixKeys.map { byPrefix[$0] ?? [] }
  }

  /// The beginnings of a word, of one to three characters.
  private static func keys(of word: String) -> [UInt64] {
    let scalars = word.unicodeScalars.prefix(PrefixKey.lengthMax).map(\.value)
    return (0..<scalars.count).map { PrefixKey.pack(scalars[0...$0]) }
  }
}
