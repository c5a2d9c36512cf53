internal import DemoRegion

/// Gives the streets of one municipality their names, each once.
struct StreetNaming {
  private let words: InventedWords
  private let character: Town.Character
  private var used: Set<String> = []

  init(words: InventedWords, character: Town.Character) {
    self.words = words
    self.character = character
  }

  private static let cityKinds = [
    "rue", "rue", "rue", "rue", "rue", "rue", "avenue", "avenue", "boulevard", "place",
    "croissant", "chemin", "allée", "impasse", "terrasse", "côte",
  ]
  private static let villageKinds = [
    "rue", "rue", "rue", "rue", "chemin", "chemin", "chemin", "rang", "rang", "route", "montée",
    "avenue",
  ]
  private static let englishKinds = [
    "Street", "Street", "Street", "Road", "Road", "Avenue", "Crescent", "Drive", "Lane",
  ]

  /// Names that most places have.
  private static let everywhere = [
    "Principale", "de l'Église", "du Moulin", "de la Gare", "du Collège", "Notre-Dame",
    "du Couvent", "de l'École", "du Quai", "du Parc",
  ]
  private static let nature = [
    "des Érables", "des Pins", "des Bouleaux", "des Cèdres", "des Ormes", "des Peupliers",
    "des Lilas", "des Tilleuls", "des Saules", "des Épinettes", "des Merisiers", "du Lac",
    "de la Rivière", "du Ruisseau", "du Verger", "de la Montagne", "des Hirondelles",
    "des Mésanges", "des Geais-Bleus", "du Coteau", "de la Falaise", "du Boisé", "des Sources",
    "de la Cascade", "des Trembles", "des Hêtres", "des Noyers", "des Chênes", "de l'Anse",
    "de la Plage", "des Goélands", "des Hérons", "du Belvédère", "de la Savane",
  ]
  private static let englishNature = [
    "Maple", "Cedar", "Birch", "Spruce", "Willow", "Lakeview", "Hillside", "Church", "Mill",
    "Station", "Orchard", "Riverside", "Meadow", "Poplar",
  ]

  /// The name of the next street.
  mutating func next(_ random: inout SplitMix64) -> String {
    for attempt in 0..<60 {
      let name = draw(attempt, &random)
      if used.insert(name).inserted { return name }
    }
    // More streets than names: two families join theirs, and a number tells the rest apart.
    var name = "rue \(random.one(of: words.families))-\(random.one(of: words.families))"
    while !used.insert(name).inserted { name += "-\(random.one(of: words.families))" }
    return name
  }

  /// The same name towards the east and towards the west; `nil` when one is taken.
  mutating func directions(of name: String) -> (east: String, west: String)? {
    let pair = (east: name + " Est", west: name + " Ouest")
    guard !used.contains(pair.east), !used.contains(pair.west) else { return nil }
    used.insert(pair.east)
    used.insert(pair.west)
    return pair
  }

  private func draw(_ attempt: Int, _ random: inout SplitMix64) -> String {
    if character == .english, random.percent(80) { return english(&random) }
    if character == .northern, random.percent(60) {
      return "rue \(random.one(of: words.northernNames))"
    }
    let isTown = character == .city || character == .town
    let kind = random.one(of: isTown ? Self.cityKinds : Self.villageKinds)
    switch random.below(100) {
    case 0..<(isTown ? 2 : 12) where attempt < 10:
      let name = random.one(of: Self.everywhere)
      return name == "Principale" ? "rue Principale" : "\(kind) \(name)"
    case 12..<24: return "\(kind) \(random.one(of: Self.nature))"
    case 24..<32: return ordinal(&random)
    case 32..<36 where !isTown: return "route \(200 + random.below(180))"
    case 36..<46: return "\(kind) \(saint(&random))"
    case 46..<60: return "\(kind) \(random.one(of: words.givenNames))-\(family(&random))"
    case 60..<64:
      return "\(kind) du \(random.one(of: ["Lac", "Domaine", "Mont"]))-\(family(&random))"
    case 64..<67:
      return
        "\(kind) \(random.one(of: ["du Docteur", "du Curé", "de la Fabrique"]))-\(family(&random))"
    default: return "\(kind) \(family(&random))"
    }
  }

  private func english(_ random: inout SplitMix64) -> String {
    let kind = random.one(of: Self.englishKinds)
    let name =
      random.percent(20)
      ? random.one(of: Self.englishNature) : InventedWords.frequent(words.englishNames, &random)
    return "\(name) \(kind)"
  }

  private func ordinal(_ random: inout SplitMix64) -> String {
    let number = 1 + random.below(character == .city ? 80 : 12)
    let mark = number == 1 ? "1re" : "\(number)e"
    if character == .village { return number == 1 ? "1er Rang" : "\(number)e Rang" }
    return "\(mark) \(random.percent(60) ? "Avenue" : "Rue")"
  }

  private func saint(_ random: inout SplitMix64) -> String {
    let name = InventedWords.frequent(words.givenNames, &random)
    let isFeminine = name.hasSuffix("die") || name.hasSuffix("line")
    return "\(isFeminine ? "Sainte" : "Saint")-\(name)"
  }

  private func family(_ random: inout SplitMix64) -> String {
    InventedWords.frequent(words.families, &random)
  }
}
