/// The part of a street that lies in one direction: `rue Principale Est`.
///
/// The raw value stands in stored indexes and is never renumbered.
public enum StreetDirection: UInt8, CaseIterable, Sendable {
  case north = 1
  case south
  case east
  case west
  case northEast
  case northWest
  case southEast
  case southWest

  /// The word in French, capitalised as street signs have it.
  public var french: String {
    switch self {
    case .north: "Nord"
    case .south: "Sud"
    case .east: "Est"
    case .west: "Ouest"
    case .northEast: "Nord-Est"
    case .northWest: "Nord-Ouest"
    case .southEast: "Sud-Est"
    case .southWest: "Sud-Ouest"
    }
  }

  /// The word in English, capitalised as street signs have it.
  public var english: String {
    switch self {
    case .north: "North"
    case .south: "South"
    case .east: "East"
    case .west: "West"
    case .northEast: "North East"
    case .northWest: "North West"
    case .southEast: "South East"
    case .southWest: "South West"
    }
  }

  /// The direction a folded word names; `nil` for other words.
  static func named(_ word: String) -> StreetDirection? { forms[word] }

  /// What two words name together: `nord ouest`, `n o`.
  static func named(_ first: String, _ second: String) -> StreetDirection? {
    switch (forms[first], forms[second]) {
    case (.north, .east): .northEast
    case (.north, .west): .northWest
    case (.south, .east): .southEast
    case (.south, .west): .southWest
    default: nil
    }
  }

  private static let forms: [String: StreetDirection] = [
    "n": .north, "nord": .north, "north": .north,
    "s": .south, "sud": .south, "south": .south,
    "e": .east, "est": .east, "east": .east,
    "o": .west, "ouest": .west, "w": .west, "west": .west,
    "ne": .northEast, "nordest": .northEast, "northeast": .northEast,
    "nw": .northWest, "nordouest": .northWest, "northwest": .northWest,
    "se": .southEast, "sudest": .southEast, "southeast": .southEast,
    "sw": .southWest, "so": .southWest, "sudouest": .southWest, "southwest": .southWest,
  ]
}
