internal import DemoRegion

/// Writes an address as people do.
enum Disturbance {
  static func text(
    of door: InventedDoor, _ kind: AddressQuestion.Kind, otherTown: String,
    _ random: inout SplitMix64
  ) -> String {
    let number = door.number.description + (door.suffix.contains("/") ? " " : "") + door.suffix
    switch kind {
    case .clean:
      let code = random.percent(50) ? " " + door.postalCode : ""
      return "\(number) \(door.street), \(door.municipality)\(code)"
    case .oneError:
      return "\(number) " + misspelt(door, count: 1, &random)
    case .twoErrors:
      return "\(number) " + misspelt(door, count: 2, &random)
    case .abbreviated:
      return abbreviated(door, number: number, &random)
    case .noTown:
      return "\(number) \(door.street) \(door.postalCode)"
    case .streetOnly:
      return "\(number) \(door.street)"
    case .otherTown:
      return "\(number) \(door.street), \(otherTown)"
    }
  }

  // MARK: Typing errors

  /// Street and municipality with so many typing errors, each in a word of at least five letters
  /// where there is one.
  private static func misspelt(
    _ door: InventedDoor, count: Int, _ random: inout SplitMix64
  ) -> String {
    var letters = Array("\(door.street), \(door.municipality)")
    var last = -farEnough
    for _ in 0..<count {
      let places = places(in: letters)
      // The second error must not undo the first.
      let apart = places.filter { abs($0 - last) >= farEnough }
      guard !apart.isEmpty else { break }
      last = random.one(of: apart)
      disturb(&letters, at: last, &random)
    }
    return String(letters)
  }

  /// Letters between two errors, at least.
  private static let farEnough = 3

  /// Where a letter may go wrong: inside of words, not at their first letter.
  private static func places(in letters: [Character]) -> [Int] {
    for sizeMin in [5, 3] {
      var places: [Int] = []
      var start = 0
      for end in 0...letters.count where end == letters.count || !letters[end].isLetter {
        let word = start..<end
        if word.count >= sizeMin, !kindWords.contains(String(letters[word])) {
          places += word.dropFirst()
        }
        start = end + 1
      }
      if !places.isEmpty { return places }
    }
    return []
  }

  private static let kindWords: Set<String> = [
    "rue", "avenue", "Avenue", "boulevard", "chemin", "place", "croissant", "rang", "Rang", "route",
    "montée", "allée", "impasse", "terrasse", "côte", "Street", "Road", "Crescent", "Drive", "Lane",
    "Rue", "Est", "Ouest",
  ]

  private static func disturb(
    _ letters: inout [Character], at place: Int, _ random: inout SplitMix64
  ) {
    let letter = random.one(of: Array("abcdefghijklmnopqrstuvwxyz"))
    let next = place + 1
    switch random.below(4) {
    case 0: letters.remove(at: place)
    case 1: letters.insert(letter, at: place)
    case 2 where next < letters.count && letters[next].isLetter && letters[next] != letters[place]:
      letters.swapAt(place, next)
    default: letters[place] = letter == letters[place] ? "x" : letter
    }
  }

  // MARK: Abbreviations

  private static let short: [String: [String]] = [
    "boulevard": ["boul.", "boul", "bd", "blvd"], "avenue": ["av.", "av", "ave"],
    "chemin": ["ch.", "ch"], "place": ["pl."], "croissant": ["crois."], "route": ["rte"],
    "rang": ["rg"], "montée": ["mtée"], "impasse": ["imp."], "terrasse": ["terr."],
    "street": ["st", "st."], "road": ["rd"], "crescent": ["cres."], "drive": ["dr."],
    "lane": ["ln"], "est": ["e", "e."], "ouest": ["o", "o."], "saint": ["st"], "sainte": ["ste"],
    "docteur": ["dr"],
  ]

  private static func abbreviated(
    _ door: InventedDoor, number: String, _ random: inout SplitMix64
  ) -> String {
    let losesHyphens = random.percent(50)
    func short(_ text: String, _ random: inout SplitMix64) -> String {
      let words = text.lowercased().split(separator: " ").map { word in
        word.split(separator: "-").map { part in
          Self.short[String(part)].map { random.one(of: $0) } ?? String(part)
        }.joined(separator: losesHyphens ? " " : "-")
      }
      return plain(words.joined(separator: " "))
    }
    let street = short(door.street, &random)
    let town = short(door.municipality, &random)
    guard !door.unit.isEmpty else { return "\(number) \(street) \(town)" }
    switch random.below(3) {
    case 0: return "\(door.unit)-\(number) \(street) \(town)"
    case 1: return "\(number) \(street) app. \(door.unit), \(town)"
    default: return "\(number) \(street) #\(door.unit) \(town)"
    }
  }

  /// Without the accents that the gazetteer's names have.
  private static func plain(_ text: String) -> String {
    let letters: [Character: Character] = [
      "à": "a", "â": "a", "é": "e", "è": "e", "ê": "e", "î": "i", "ô": "o", "û": "u", "ç": "c",
    ]
    return String(text.map { letters[$0] ?? $0 })
  }
}
