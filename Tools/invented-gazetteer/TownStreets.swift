internal import DemoRegion

/// Lays the streets of one municipality, and gives out their doors.
struct TownStreets {
  private let town: Town
  private var random: SplitMix64
  private var naming: StreetNaming
  private var rowsLeft: Int
  private var countryCodes: [String] = []
  private let metresPerDegreeEast: Double

  private static let metresPerDegreeNorth = 111_195.0

  init(_ town: Town, words: InventedWords) {
    self.town = town
    random = SplitMix64(seed: town.seed)
    naming = StreetNaming(words: words, character: town.character)
    rowsLeft = town.rowCount
    // The cosine's series: no library of the system may change a digit of the file.
    let angle = town.latitudeDegrees * 0.017453292519943295
    let square = angle * angle
    metresPerDegreeEast =
      Self.metresPerDegreeNorth
      * (1 - square / 2 + square * square / 24 - square * square * square / 720)
  }

  /// Where streets have codes of the country, shared by the whole village.
  private var isCountry: Bool {
    (town.character == .village || town.character == .northern) && town.rowCount < 2_000
  }

  /// Gives each door to `body`, street after street.
  mutating func forEachDoor(
    _ codes: inout PostalCodeSeries, _ body: (InventedDoor) throws -> Void
  ) rethrows {
    if isCountry {
      for _ in 0...town.rowCount / 1_200 { countryCodes.append(codes.nextOfCountry()) }
    } else if town.rowCount >= 8_000 {
      codes.beginArea()
    }
    while rowsLeft > 0 {
      let part = town.parts.isEmpty ? -1 : random.below(town.parts.count)
      let start = self.start(inPart: part)
      let course = direction()
      let name = naming.next(&random)
      let isLong = name.hasPrefix("boulevard") || (town.character == .city && random.percent(3))
      if isLong, !name.contains("e Rang"), let pair = naming.directions(of: name) {
        try lay(pair.east, from: start, towards: course, inPart: part, &codes, body)
        try lay(pair.west, from: start, towards: course * -1, inPart: part, &codes, body)
      } else {
        try lay(name, from: start, towards: course, inPart: part, &codes, body)
      }
    }
  }

  /// Where a street begins: anywhere in the town, or near the middle of one of its parts.
  private mutating func start(inPart part: Int) -> PlanePoint {
    let free = PlanePoint(
      eastMetres: random.signedUnit() * town.radiusMetres,
      northMetres: random.signedUnit() * town.radiusMetres)
    guard part >= 0 else { return free }
    // Parts stand in a square grid.
    let side = Int(Double(town.parts.count).squareRoot()) + 1
    let step = 2 * town.radiusMetres / Double(side)
    let corner = PlanePoint(
      eastMetres: (Double(part % side) + 0.5) * step - town.radiusMetres,
      northMetres: (Double(part / side) + 0.5) * step - town.radiusMetres)
    return corner + free * (1 / Double(side))
  }

  /// A vector of one metre, with a bias to two directions, as in a grid of streets.
  private mutating func direction() -> PlanePoint {
    let tangent = random.percent(70) ? 0.2 + 0.05 * random.signedUnit() : random.signedUnit()
    let square = tangent * tangent
    let one = PlanePoint(
      eastMetres: (1 - square) / (1 + square), northMetres: 2 * tangent / (1 + square))
    return random.percent(50) ? one : one.turned
  }

  private mutating func lay(
    _ name: String, from start: PlanePoint, towards course: PlanePoint, inPart part: Int,
    _ codes: inout PostalCodeSeries, _ body: (InventedDoor) throws -> Void
  ) rethrows {
    let isRural = isCountry && !name.hasPrefix("rue") && !name.hasSuffix("Rue")
    let spacing = isRural ? 60 + 120 * random.unit() : 12 + 14 * random.unit()
    let bend = random.signedUnit() * 0.3 / 2_000
    let base = random.one(of: [0, 0, 0, 100, 200, 1_000, 3_000])
    let step = isRural ? 2 + 2 * random.below(5) : 2
    let share = random.unit()
    var left = min(4 + Int(110 * share * share * share), rowsLeft)
    let isNameless = town.character == .northern && random.percent(15)
    let hasPart = part >= 0 && (town.character == .city || random.percent(60))
    var house = 0
    var code = isCountry ? random.one(of: countryCodes) : ""
    var rowsOfCode = 0
    while left > 0 {
      house += 1
      let isEven = house % 2 == 0
      if random.percent(12) { continue }  // A gap: a park, a corner lot.
      if !isCountry, code.isEmpty || rowsOfCode >= 18 {
        code = codes.nextOfTown()
        rowsOfCode = 0
      }
      let along = Double(house / 2) * spacing + random.unit() * 4
      let point =
        start + course * along + course.turned * (bend * along * along + (isEven ? -14 : 14))
      var door = InventedDoor(
        number: base + (house + 1) / 2 * step + (isEven ? 0 : -1),
        street: isNameless ? "" : name, municipality: town.name,
        place: hasPart ? town.parts[part] : "",
        postalCode: code,
        longitudeMicrodegrees: Self.micro(
          town.longitudeDegrees + point.eastMetres / metresPerDegreeEast),
        latitudeMicrodegrees: Self.micro(
          town.latitudeDegrees + point.northMetres / Self.metresPerDegreeNorth),
        hasNamesake: town.hasNamesake)
      if random.percent(1.5) { door.suffix = random.one(of: ["A", "B", "C", "1/2"]) }
      for unit in 0..<min(units(isRural: isRural), left) {
        if hasUnits { door.unit = unitText(unit) }
        try body(door)
        left -= 1
        rowsLeft -= 1
        rowsOfCode += 1
      }
    }
  }

  private var hasUnits = false
  private var unitsPerFloor = 0

  /// Rows of the next building: 1 for a house.
  private mutating func units(isRural: Bool) -> Int {
    hasUnits = !isRural && random.percent(town.character == .city ? 14 : 5)
    guard hasUnits else { return 1 }
    let share = random.unit()
    unitsPerFloor = random.percent(30) ? 4 : 0
    return 2 + Int(14 * share * share)
  }

  /// `3`, or `302` where numbers begin with the floor.
  private func unitText(_ index: Int) -> String {
    guard unitsPerFloor > 0 else { return "\(index + 1)" }
    return "\((index / unitsPerFloor + 1) * 100 + index % unitsPerFloor + 1)"
  }

  private static func micro(_ degrees: Double) -> Int {
    Int((degrees * 1_000_000).rounded())
  }
}
