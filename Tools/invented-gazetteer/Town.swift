internal import DemoRegion

/// A municipality that is to be filled with streets.
struct Town: Sendable {
  enum Character: Sendable {
    case city, town, village, english, northern
  }

  var name: String
  var character: Character

  /// Doors and units.
  var rowCount: Int
  var hasNamesake: Bool

  /// The middle, in degrees.
  var longitudeDegrees: Double
  var latitudeDegrees: Double

  /// Streets begin within so many metres of the middle.
  var radiusMetres: Double

  /// Boroughs and former municipalities.
  var parts: [String]

  /// Seed of its own streets, so that one town does not depend on another.
  var seed: UInt64
}

extension Town {
  /// Doors and units of a municipality, on average: 4,000,000 are some 1,300 municipalities.
  private static let rowsPerTown = 3_077

  private static let west = -79.0
  private static let south = 45.0
  private static let widthDegrees = 17.0
  private static let heightDegrees = 6.0

  /// All municipalities, the largest first; their rows add up to `rowCount`.
  static func all(rowCount: Int, seed: UInt64, words: InventedWords) -> [Town] {
    var random = SplitMix64(seed: seed)
    let count = max(rowCount / rowsPerTown, 1)
    let columns = Int((Double(count) * widthDegrees / heightDegrees).squareRoot()) + 1
    let rows = (count + columns - 1) / columns
    let cells = Array(0..<columns * rows).shuffled(using: &random)
    // The size of a town goes with one over its rank, as in most countries.
    let weights = (0..<count).map { 1 / Double($0 + 4) }
    let whole = weights.reduce(0, +)
    var left = rowCount
    var names = TownNaming(words: words)
    return (0..<count).map { rank in
      let share = rank == count - 1 ? left : Int(Double(rowCount) * weights[rank] / whole)
      left -= share
      let character = Self.character(rowCount: share, rank: rank, &random)
      let (name, hasNamesake) = names.next(character, rank: rank, of: count, &random)
      let cell = cells[rank]
      return Town(
        name: name, character: character, rowCount: share, hasNamesake: hasNamesake,
        longitudeDegrees: west + (Double(cell % columns) + 0.5 + random.signedUnit() * 0.1)
          * widthDegrees / Double(columns),
        latitudeDegrees: south + (Double(cell / columns) + 0.5 + random.signedUnit() * 0.1)
          * heightDegrees / Double(rows),
        radiusMetres: radiusMetres(share, character),
        parts: names.parts(ofTownWith: share, &random), seed: random.next())
    }
  }

  private static func character(
    rowCount: Int, rank: Int, _ random: inout SplitMix64
  ) -> Character {
    if rowCount >= 25_000 { return .city }
    if random.percent(6) { return .english }
    if rowCount < 2_000, random.percent(3) { return .northern }
    return rowCount >= 3_000 ? .town : .village
  }

  /// 600 square metres a row, and the land around a village.
  private static func radiusMetres(_ rowCount: Int, _ character: Character) -> Double {
    let built = (Double(rowCount) * 600 / 3.14).squareRoot()
    return max(built, character == .village ? 4_000 : 800)
  }
}

/// Gives each municipality a name of its own, and a few the name of another.
struct TownNaming {
  let words: InventedWords
  private var used: Set<String> = []
  private var given: [String] = []

  init(words: InventedWords) {
    self.words = words
  }

  /// Every fortieth of the smaller ones is a namesake of another, as happens.
  private static let namesakeEvery = 40

  mutating func next(
    _ character: Town.Character, rank: Int, of count: Int, _ random: inout SplitMix64
  ) -> (name: String, hasNamesake: Bool) {
    let half = Self.namesakeEvery / 2
    let isSecond = rank % Self.namesakeEvery == Self.namesakeEvery - 1
    let isFirst = rank % Self.namesakeEvery == half - 1 && rank + half < count
    let name = isSecond ? given[rank - half] : fresh(character, &random)
    given.append(name)
    return (name, isFirst || isSecond)
  }

  /// Boroughs of a city; former municipalities of a town.
  mutating func parts(ofTownWith rowCount: Int, _ random: inout SplitMix64) -> [String] {
    let count = rowCount >= 40_000 ? rowCount / 25_000 : rowCount >= 6_000 ? 2 : 0
    return (0..<count).map { _ in fresh(.town, &random) }
  }

  private mutating func fresh(
    _ character: Town.Character, _ random: inout SplitMix64
  ) -> String {
    for _ in 0..<50 {
      let name = draw(character, &random)
      if used.insert(name).inserted { return name }
    }
    var ordinal = 2
    while !used.insert("Canton-\(ordinal)").inserted { ordinal += 1 }
    return "Canton-\(ordinal)"
  }

  private func draw(_ character: Town.Character, _ random: inout SplitMix64) -> String {
    let family = random.one(of: words.families)
    switch character {
    case .english:
      let name = random.one(of: words.englishNames)
      return random.percent(20) ? random.one(of: ["West ", "East ", "Upper "]) + name : name
    case .northern: return random.one(of: words.northernNames)
    case .city, .town, .village: break
    }
    let saint = random.one(of: words.givenNames)
    switch random.below(10) {
    case 0...2: return "\(isFeminine(saint) ? "Sainte" : "Saint")-\(saint)"
    case 3...4: return "\(isFeminine(saint) ? "Sainte" : "Saint")-\(saint)-de-\(family)"
    case 5: return "Notre-Dame-de-\(family)"
    case 6: return random.one(of: ["Lac-", "Mont-", "Val-", "Cap-"]) + family
    case 7: return random.one(of: ["Rivière-", "L'Anse-à-", "Baie-"]) + family
    case 8: return family + random.one(of: ["ville", "bourg"])
    default: return family
    }
  }

  private func isFeminine(_ name: String) -> Bool {
    name.hasSuffix("die") || name.hasSuffix("line")
  }
}
