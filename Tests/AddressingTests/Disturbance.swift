import Addressing
import Domain
import Foundation
import TestSupport

/// The ways in which people write an address otherwise than its source.
enum Disturbance: String, CaseIterable, Sendable {
  case none
  case accentsLost
  case abbreviated
  case otherOrder
  case oneError
  case twoErrors
  case kindMissing
  case municipalityMissing
  case municipalityWrong
  case unitAdded
  case upperCase
  case english
  case postalCodeOnly

  /// The least share of right answers that the project promises.
  var goal: Double {
    switch self {
    case .none: 0.99
    case .twoErrors: 0.90
    default: 0.97
    }
  }

  /// The text to ask for a school.
  ///
  /// - Parameters:
  ///   - school: what is meant.
  ///   - other: a municipality it does not lie in.
  ///   - random: decides where errors and units go.
  /// - Returns: `nil` where the address has nothing to disturb so.
  func text(
    of school: SchoolDoor, other: String, using random: inout SplitMix64
  ) -> String? {
    let town = school.municipality
    let plain = "\(school.address), \(town)"
    switch self {
    case .none: return plain
    case .accentsLost:
      let folded = plain.folding(options: .diacriticInsensitive, locale: nil)
      return folded.replacingOccurrences(of: "-", with: " ")
    case .abbreviated: return Self.abbreviating(school.address) + ", " + Self.abbreviating(town)
    case .otherOrder:
      guard let cut = Self.cut(school) else { return nil }
      return Bool.random(using: &random)
        ? "\(town), \(school.address)" : "\(cut.street) \(cut.number), \(town)"
    case .oneError: return Self.mistyping(school, count: 1, using: &random)
    case .twoErrors: return Self.mistyping(school, count: 2, using: &random)
    case .kindMissing:
      guard let cut = Self.cut(school), let rest = Self.withoutKind(cut.street) else { return nil }
      return "\(cut.number) \(rest), \(town)"
    case .municipalityMissing: return school.record.street == nil ? nil : school.address
    case .municipalityWrong:
      guard let code = school.postalCode, school.record.street != nil else { return nil }
      return "\(school.address), \(other) \(code.text)"
    case .unitAdded:
      guard let cut = Self.cut(school) else { return nil }
      return [
        "\(cut.number) \(cut.street) app. 4, \(town)", "4-\(cut.number), \(cut.street), \(town)",
        "\(cut.number), \(cut.street), #12, \(town)", "bureau 210, \(plain)",
        "\(cut.number) \(cut.street), apt B-3, \(town)",
      ].randomElement(using: &random)
    case .upperCase: return plain.uppercased()
    case .english: return Self.english(school)
    case .postalCodeOnly: return school.postalCode?.text
    }
  }

  /// Number and street of an address.
  private static func cut(_ school: SchoolDoor) -> (number: String, street: String)? {
    guard let comma = school.address.firstIndex(of: ","), school.record.unit == nil else {
      return nil
    }
    let street = school.address[school.address.index(after: comma)...]
    return (String(school.address[..<comma]), street.trimmingCharacters(in: .whitespaces))
  }

  private static let kinds: [(french: String, short: String, english: String)] = [
    ("rue", "r.", "Street"), ("avenue", "av.", "Ave."), ("ave", "av.", "Ave."),
    ("av.", "ave", "Avenue"), ("boulevard", "boul.", "Blvd"), ("boul.", "bd", "Boulevard"),
    ("chemin", "ch.", "Road"), ("ch.", "chem.", "Road"), ("place", "pl.", "Place"),
    ("route", "rte", "Road"), ("rang", "rg", "Range"), ("montée", "mtée", "Montée"),
    ("croissant", "crois.", "Crescent"), ("terrasse", "terr.", "Terrace"),
    ("impasse", "imp.", "Impasse"), ("promenade", "prom.", "Promenade"),
  ]

  private static func kind(
    of word: Substring
  ) -> (french: String, short: String, english: String)? {
    let lower = word.lowercased()
    return kinds.first { $0.french == lower }
  }

  private static func withoutKind(_ street: String) -> String? {
    let words = street.split(separator: " ")
    if let first = words.first, kind(of: first) != nil, words.count > 1 {
      return words.dropFirst().joined(separator: " ")
    }
    if let last = words.last, kind(of: last) != nil, words.count > 1 {
      return words.dropLast().joined(separator: " ")
    }
    return nil
  }

  private static func abbreviating(_ text: String) -> String {
    let short = [
      "saint": "st", "sainte": "ste", "saints": "sts", "est": "E", "ouest": "O", "nord": "N",
      "sud": "S", "notre": "N", "dame": "D", "monseigneur": "mgr", "docteur": "dr",
      "montréal": "mtl", "mont": "mt",
    ]
    return text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      if let kind = kind(of: word) { return kind.short }
      return word.split(separator: "-", omittingEmptySubsequences: false).map { part in
        short[part.lowercased()] ?? String(part)
      }.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func english(_ school: SchoolDoor) -> String? {
    guard let cut = cut(school) else { return nil }
    var words = cut.street.split(separator: " ").map(String.init)
    var direction = ""
    let directions = ["est": "East", "ouest": "West", "nord": "North", "sud": "South"]
    if let last = words.last, let named = directions[last.lowercased()], words.count > 1 {
      direction = " " + named
      words.removeLast()
    }
    guard let first = words.first, let kind = kind(of: Substring(first)), words.count > 1 else {
      return nil
    }
    let name = words.dropFirst().joined(separator: " ")
    return "\(cut.number) \(name) \(kind.english)\(direction), \(school.municipality), Quebec"
  }

  /// Puts errors into words of at least four letters of the street and the municipality.
  private static func mistyping(
    _ school: SchoolDoor, count: Int, using random: inout SplitMix64
  ) -> String? {
    var characters = Array("\(school.address), \(school.municipality)")
    for _ in 0..<count {
      let runs = words(in: characters)
      guard let run = runs.randomElement(using: &random) else { return nil }
      let place = Int.random(in: run, using: &random)
      let letter = "abcdefghijklmnopqrstuvwxyz".randomElement(using: &random) ?? "x"
      switch Int.random(in: 0..<4, using: &random) {
      case 0: characters.remove(at: place)
      case 1: characters.insert(letter, at: place)
      case 2: characters[place] = letter
      default:
        let other = place + 1 < run.upperBound ? place + 1 : place - 1
        characters.swapAt(place, other)
      }
    }
    return String(characters)
  }

  private static func words(in characters: [Character]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start: Int?
    for index in 0...characters.count {
      let isLetter = index < characters.count && characters[index].isLetter
      if isLetter, start == nil { start = index }
      guard !isLetter, let first = start else { continue }
      if index - first > 3 { runs.append(first..<index) }
      start = nil
    }
    return runs
  }
}
