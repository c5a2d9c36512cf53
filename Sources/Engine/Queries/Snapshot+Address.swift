public import Addressing
public import Domain

extension Snapshot {
  /// How many choices are listed at most.
  private static let choiceCountMax = 40

  /// Up to this doubt, in metres, a place with a name is a building; beyond it is a village.
  private static let buildingDoubtMetres = 250.0

  /// Opens the index of addresses, or builds it: minutes for a country, once.
  ///
  /// - Throws: ``LocateError/noAddresses``, an error of the storage or of a table.
  public func prepareAddresses(progress: Progress? = nil) throws {
    guard try addresses.index(progress: progress) != nil else { throw LocateError.noAddresses }
  }

  /// Says in which territories an address may lie, and how exactly it was found.
  ///
  /// Of several places that are meant equally well none is taken: `choice` says which, by its number
  /// in the list that the error carries. Where a point is given, the nearest come first.
  ///
  /// - Throws: ``LocateError`` when no table of addresses is registered or none knows the address;
  ///   ``AmbiguousPlace`` when somebody has to choose; or an error of the storage.
  public func locate(
    address text: String, choosing choice: Int? = nil, nearby: Coordinate? = nil
  ) throws -> Home {
    let index = try openAddresses()
    let matches = index.find(text, limit: Self.choiceCountMax + 1, nearby: nearby)
    guard let match = try chosen(among: matches, choice) else { throw LocateError.unknownAddress }
    return try home(of: match, in: index)
  }

  /// Says in which territories a place in a municipality may lie.
  ///
  /// A municipality with a boundary is known by it; another by the addresses that name it.
  ///
  /// - Throws: ``LocateError`` when nothing knows the municipality; ``AmbiguousPlace`` when several
  ///   bear the name; or an error of the storage or the shapes.
  public func locate(municipality text: String, choosing choice: Int? = nil) throws -> Home {
    let drawn = municipalities(named: text)
    if !drawn.isEmpty {
      let choices = drawn.enumerated().map { number, id in
        PlaceChoice(
          number: number + 1, found: nil, territories: ordered(gazetteer.lineage(of: [id])))
      }
      return try locate(in: drawn[try Self.place(of: choice, in: choices, isCut: false)])
    }
    guard let index = try addresses.index(progress: nil) else {
      throw LocateError.unknownMunicipality
    }
    let matches = index.find(text, limit: Self.choiceCountMax + 1)
      .filter { $0.level == .municipality || $0.level == .place }
    guard let match = try chosen(among: matches, choice) else {
      throw LocateError.unknownMunicipality
    }
    return try home(of: match, in: index)
  }

  /// What somebody who has begun to write an address may mean.
  ///
  /// The labels are those of the registered tables. What was begun is kept nowhere.
  ///
  /// - Throws: ``LocateError/noAddresses``, or an error of the storage.
  public func suggestions(
    for prefix: String, limit: Int = 8, nearby: Coordinate? = nil
  ) throws -> [AddressSuggestion] {
    try openAddresses().suggest(prefix, limit: limit, nearby: nearby)
  }

  private func openAddresses() throws -> AddressIndex {
    guard let index = try addresses.index(progress: nil) else { throw LocateError.noAddresses }
    return index
  }

  /// The match that is meant: the first where it stands alone, else the one that was chosen.
  private func chosen(among matches: [AddressMatch], _ choice: Int?) throws -> AddressMatch? {
    guard let first = matches.first else { return nil }
    let tied = first.isAmbiguous ? Array(matches.prefix { $0.isAmbiguous }) : [first]
    let listed = tied.prefix(Self.choiceCountMax)
    let choices = listed.enumerated().map { number, match in
      PlaceChoice(
        number: number + 1, found: FoundAddress(match),
        territories: ordered(locator.territories(at: match.point)))
    }
    return listed[try Self.place(of: choice, in: choices, isCut: tied.count > listed.count)]
  }

  private static func place(
    of choice: Int?, in choices: [PlaceChoice], isCut: Bool
  ) throws -> Int {
    guard let choice else {
      guard choices.count == 1, !isCut else {
        throw AmbiguousPlace(choices: choices, isCut: isCut)
      }
      return 0
    }
    guard (1...choices.count).contains(choice) else {
      throw LocateError.noSuchChoice(choice, count: choices.count)
    }
    return choice - 1
  }

  private func home(of match: AddressMatch, in index: AddressIndex) throws -> Home {
    let found = FoundAddress(match)
    if match.level == .postalCode, let code = match.label.postalCode {
      return try locate(postalCode: code.text, found: found)
    }
    return locate(
      among: [match.point], doubtMetres: match.doubtMetres, doors: index.doors(of: match),
      precision: Self.precision(of: match), found: found)
  }

  private static func precision(of match: AddressMatch) -> Precision {
    switch match.level {
    case .unit, .door: .rooftop
    case .interpolated: .interpolated
    case .street: .street
    case .place: match.doubtMetres <= buildingDoubtMetres ? .rooftop : .municipality
    case .postalCode: .postalCode
    case .municipality: .municipality
    }
  }
}

extension AddressIndex {
  /// Doors that stand for all places that a match may mean; none where it is a door itself.
  func doors(of match: AddressMatch) -> [Coordinate] { [] }
}
