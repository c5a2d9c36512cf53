/// The words, names and streets of an index in their final order.
struct NameTables {
  struct StreetRow {
    var street: StreetRegistry.Street
    var name: UInt32
    var place: UInt32
  }

  /// Folded words, ascending by their UTF-8.
  private(set) var words: [String] = []

  /// The word each word stands for.
  private(set) var targets: [UInt32] = []
  private(set) var names: [[UInt32]] = []
  private(set) var placeNames: [UInt32] = []
  private(set) var streets: [StreetRow] = []

  /// The new number of each old street.
  private(set) var streetNumbers: [UInt32] = []

  init(_ registry: StreetRegistry, _ places: PlaceTables) {
    let numbers = addWords(registry, places)
    let placeWords = places.rows.map { $0.place.words.map { numbers[$0] ?? 0 } }
    let streetWords = registry.streets.map { $0.words.map { numbers[$0] ?? 0 } }
    names = Set(placeWords + streetWords).sorted { $0.lexicographicallyPrecedes($1) }
    let nameNumbers = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, UInt32($0)) })
    placeNames = placeWords.map { nameNumbers[$0] ?? 0 }
    let rows = registry.streets.indices.map { index in
      let street = registry.streets[index]
      return StreetRow(
        street: street, name: nameNumbers[streetWords[index]] ?? 0,
        place: places.numbers[Int(street.key.place)])
    }
    let order = rows.indices.sorted { Self.precedes(rows[$0], rows[$1]) }
    streetNumbers = [UInt32](repeating: 0, count: rows.count)
    for old in order {
      // Streets of places that have become one are one.
      if let last = streets.last, !Self.precedes(last, rows[old]) {
        streets[streets.count - 1].street.take(rows[old].street)
      } else {
        streets.append(rows[old])
      }
      streetNumbers[old] = UInt32(streets.count - 1)
    }
  }

  private static func precedes(_ left: StreetRow, _ right: StreetRow) -> Bool {
    if left.place != right.place { return left.place < right.place }
    if left.name != right.name { return left.name < right.name }
    let (a, b) = (left.street.key, right.street.key)
    if a.kind != b.kind { return a.kind < b.kind }
    if a.direction != b.direction { return a.direction < b.direction }
    return a.name < b.name
  }

  /// Collects the words of all names with the other ways to write them.
  private mutating func addWords(
    _ registry: StreetRegistry, _ places: PlaceTables
  ) -> [String: UInt32] {
    var own: Set<String> = []
    for street in registry.streets { own.formUnion(street.words) }
    for row in places.rows { own.formUnion(row.place.words) }
    // `deuxieme` stands for `2e` unless it is a word by itself.
    var targetWords: [String: String] = [:]
    for word in own.sorted() where word.utf8.last == UInt8(ascii: "e") {
      for alias in NumberWords.aliases(of: word) where !own.contains(alias) && !alias.isNumber {
        targetWords[alias] = targetWords[alias] ?? word
      }
    }
    words = own.union(targetWords.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, UInt32($0)) })
    targets = words.map { numbers[targetWords[$0] ?? $0] ?? 0 }
    return numbers
  }
}

extension String {
  /// Whether it begins with a digit.
  var isNumber: Bool { utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}
