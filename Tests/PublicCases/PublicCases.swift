public import Domain
public import Foundation
internal import TestSupport

/// An address that public cases expect, and where it stands.
public struct CaseAddress: Hashable, Sendable {
  /// The number as the case writes it: `12`, `99BIS`; empty where only the street is expected.
  public var number = ""
  public var street: String

  /// The municipality.
  public var city: String

  /// The French postal code, five digits; empty where no case tells it.
  public var code = ""

  /// Where the case expects it; `nil` where it expects a name and no point.
  public var point: Coordinate?

  /// The digits of the number, and what follows them, in capitals.
  public var numberParts: (digits: String, suffix: String) {
    let digits = number.prefix { $0.isNumber }
    let suffix = number.dropFirst(digits.count).trimmingCharacters(in: .whitespaces)
    return (String(digits), suffix.uppercased())
  }

  /// What makes two addresses one street: letters and digits alone, without accents.
  var streetKey: String { Self.folded(street) + "|" + cityKey }

  /// Cities of one name in two departments are two.
  var cityKey: String { Self.folded(city) + "|" + code.prefix(2) }

  static func folded(_ text: String) -> String {
    text.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
      .replacingOccurrences(of: "œ", with: "oe").filter { $0.isLetter || $0.isNumber }
  }
}

/// What a public case asks, and which address it expects first.
public struct CaseQuestion: Hashable, Sendable {
  /// The kinds, in the order of ``PublicCases/questions``.
  public enum Kind: String, CaseIterable, Comparable, Sendable {
    case withMunicipality
    case withPostalCode
    case nearAPoint

    /// Addresses of public buildings and of postal relays, as their owners write them.
    case publicBuilding
    case postalRelay

    /// A building's name in front of its address.
    case namedBuilding

    /// What users of a map typed: names of firms and persons in front, postal codes glued on, errors.
    case userInput

    /// Abbreviated kinds of street, and numbers in words and figures.
    case abbreviation

    /// Street and city as Pelias asks them.
    case pelias

    public static func < (left: Kind, right: Kind) -> Bool {
      order[left, default: 0] < order[right, default: 0]
    }

    private static let order = Dictionary(
      uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })
  }

  public var kind: Kind
  public var text: String

  /// Place of the expected address in ``PublicCases/addresses``.
  public var address: Int

  /// Where the person who asks stands, where the case says so.
  public var nearby: Coordinate?
}

/// Cases that say nothing about a gazetteer of addresses.
public struct CasesNotRun: Hashable, Sendable {
  public var count: Int
  public var reason: String
}

/// Public cases about addresses in France, of geocoder-tester and of Pelias, as one gazetteer and
/// questions about it.
///
/// The gazetteer is made of what the cases themselves expect. Beside it stand distractors: each
/// address a second time, in four other cities of the cases that have no such street; but for the
/// abbreviations, which name no city and mean the one that has the street. An expected
/// address without a point gets an invented one in its city: an answer is right when it is that
/// address, whatever the point.
public struct PublicCases: Sendable {
  public internal(set) var addresses: [CaseAddress] = []

  /// Sorted by kind, then as they stand in the files.
  public internal(set) var questions: [CaseQuestion] = []
  public internal(set) var notRun: [CasesNotRun] = []

  /// Addresses that no question means.
  public private(set) var distractors: [CaseAddress] = []

  private var places: [CaseAddress: Int] = [:]

  /// Reads all files of a folder laid out like `shared/data/geocoding-cases`.
  ///
  /// - Throws: what Foundation says of a file that cannot be read.
  public init(folder: URL) throws {
    let france = folder.appendingPathComponent("geocoder_tester_france")
    let files = try FileManager.default.contentsOfDirectory(
      at: france, includingPropertiesForKeys: nil)
    for file in files.sorted(by: { $0.path < $1.path }) where file.pathExtension == "csv" {
      try read(PlainTable(file: file), named: file.deletingPathExtension().lastPathComponent)
    }
    try readPelias(folder)
    completeCities()
    leaveOutStreetsWithDoors()
    giveOnePointEach()
    distractors = distractions()
    questions = questions.enumerated()
      .sorted { ($0.element.kind, $0.offset) < ($1.element.kind, $1.offset) }.map(\.element)
  }

  /// The place of an address, which is added where it is new.
  mutating func place(of address: CaseAddress) -> Int {
    if let known = places[address] { return known }
    places[address] = addresses.count
    addresses.append(address)
    return addresses.count - 1
  }

  mutating func leaveOut(_ count: Int, _ reason: String) {
    guard count > 0 else { return }
    if let index = notRun.firstIndex(where: { $0.reason == reason }) {
      notRun[index].count += count
    } else {
      notRun.append(CasesNotRun(count: count, reason: reason))
    }
  }

  /// Finds the city of an address by its code and the code by its city, where other cases tell both
  /// and say one thing; an address without a city is left out.
  private mutating func completeCities() {
    var citiesOfCode: [String: Set<String>] = [:]
    var codesOfCity: [String: Set<String>] = [:]
    for address in addresses where !address.city.isEmpty && !address.code.isEmpty {
      citiesOfCode[address.code, default: []].insert(address.city)
      codesOfCity[CaseAddress.folded(address.city), default: []].insert(address.code)
    }
    for index in addresses.indices {
      let (city, code) = (addresses[index].city, addresses[index].code)
      if city.isEmpty, let cities = citiesOfCode[code], cities.count == 1 {
        addresses[index].city = cities.first ?? ""
      }
      // Paris has twenty codes: the first stands for its department.
      if code.isEmpty, let codes = codesOfCity[CaseAddress.folded(city)],
        Set(codes.map { $0.prefix(2) }).count == 1
      {
        addresses[index].code = codes.min() ?? ""
      }
    }
    let before = questions.count
    questions.removeAll { addresses[$0.address].city.isEmpty }
    leaveOut(before - questions.count, "an address whose city no row tells")
  }

  /// A street that is expected without a number has no one point where other cases expect doors in it.
  private mutating func leaveOutStreetsWithDoors() {
    let withDoors = Set(addresses.lazy.filter { !$0.number.isEmpty }.map(\.streetKey))
    let before = questions.count
    questions.removeAll {
      let address = addresses[$0.address]
      return address.number.isEmpty && withDoors.contains(address.streetKey)
    }
    leaveOut(
      before - questions.count, "a street is expected in which other cases expect doors")
    // Only addresses that are asked for stay; their places change.
    let used = Set(questions.map(\.address))
    let kept = addresses.indices.filter(used.contains)
    let moved = Dictionary(uniqueKeysWithValues: kept.enumerated().map { ($1, $0) })
    addresses = kept.map { addresses[$0] }
    for index in questions.indices {
      questions[index].address = moved[questions[index].address] ?? 0
    }
  }

  /// Gives every address one point: its own, that of the same door in another case, or an invented
  /// one in its city.
  private mutating func giveOnePointEach() {
    var cities: [String: Coordinate] = [:]
    var doors: [String: Coordinate] = [:]
    for address in addresses {
      guard let point = address.point else { continue }
      if cities[address.cityKey] == nil { cities[address.cityKey] = point }
      let door = address.streetKey + "|" + CaseAddress.folded(address.number)
      if doors[door] == nil { doors[door] = point }
    }
    for index in addresses.indices {
      let address = addresses[index]
      let door = address.streetKey + "|" + CaseAddress.folded(address.number)
      // Points of one door that differ by a few metres would make a right answer look wrong.
      let point = doors[door] ?? Self.invented(index, near: cities[address.cityKey])
      doors[door] = point
      if cities[address.cityKey] == nil { cities[address.cityKey] = point }
      addresses[index].point = point
    }
  }

  /// Another point for each number: within five kilometres of a city, or on a grid over France.
  private static func invented(_ number: Int, near city: Coordinate?) -> Coordinate? {
    let (row, column) = (Double(number / 97 % 89), Double(number % 97))
    guard let city else {
      return Coordinate(
        longitudeDegrees: -1 + column * 0.07 + row * 0.000_01,
        latitudeDegrees: 43.5 + row * 0.07 + column * 0.000_01)
    }
    return Coordinate(
      longitudeDegrees: city.longitudeDegrees + (column - 48) * 0.000_9 + 0.000_37,
      latitudeDegrees: city.latitudeDegrees + (row - 44) * 0.000_9 + 0.000_41)
  }

  /// Each address in four other cities, drawn by multiplication: the same files give the same ones.
  private func distractions() -> [CaseAddress] {
    let streets = Set(addresses.map(\.streetKey))
    let abbreviated = Set(questions.lazy.filter { $0.kind == .abbreviation }.map(\.address))
    var found: [CaseAddress] = []
    for (index, address) in addresses.enumerated() where !abbreviated.contains(index) {
      for turn in 1...4 {
        let other = addresses[(index * 7_919 + turn * 104_729) % addresses.count]
        var moved = address
        moved.city = other.city
        moved.code = other.code
        moved.point = Self.invented(addresses.count + found.count, near: other.point)
        if !streets.contains(moved.streetKey) { found.append(moved) }
      }
    }
    return found
  }
}
