public import Addressing
public import Domain
internal import Projections

extension Snapshot {
  /// How many choices are listed at most.
  private static let choiceCountMax = 40

  /// Up to this doubt, in metres, a place with a name is a building; beyond it is a village.
  private static let buildingDoubtMetres = 250.0

  /// Opens the index of addresses, or builds it: minutes for a country, once.
  ///
  /// - Throws: ``LocateError/noAddresses`` or ``LocateError/addressesBegin(on:)``, an error of the
  ///   storage or of a table.
  public func prepareAddresses(progress: Progress? = nil) throws {
    guard try addresses.index(progress: progress) != nil else { throw addressesMissing }
  }

  /// Builds the index of addresses afresh.
  ///
  /// - Returns: The number of doors; `nil` where no table of addresses is registered.
  /// - Throws: an error of the storage or of a table.
  public func rebuildAddresses(progress: Progress? = nil) throws -> Int? {
    try addresses.rebuiltIndex(progress: progress)?.doorCount
  }

  /// Says in which territories an address may lie, and how exactly it was found.
  ///
  /// Of several places that are meant equally well none is taken, nor a single one that is not sure:
  /// `choice` says which, by its number in the list that the error carries. Only where all of them lie
  /// in the same territories does the answer go on without a choice, and says so.
  ///
  /// - Parameters:
  ///   - text: What somebody wrote; nothing of it is kept.
  ///   - choice: Which of several places is meant, from 1.
  ///   - nearby: Where they most likely are; the nearest come first.
  /// - Returns: The home, with what may be shown of where it is.
  /// - Throws: ``LocateError`` when there is no address in the text, no table holds on the day or none
  ///   knows the address;
  ///   ``AmbiguousPlace`` when somebody has to choose; or an error of the storage.
  public func locate(
    address text: String, choosing choice: Int? = nil, nearby: Coordinate? = nil
  ) throws -> Home {
    guard text.contains(where: { $0.isLetter || $0.isNumber }) else {
      throw LocateError.emptyAddress
    }
    let index = try openAddresses()
    let matches = index.find(text, limit: Self.choiceCountMax + 1, nearby: nearby)
    return try home(among: matches, choice, orElse: .unknownAddress)
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
      let choices = try drawn.enumerated().map { number, id in
        var choice = PlaceChoice(
          number: number + 1, found: nil, territories: ordered(gazetteer.lineage(of: [id])))
        if drawn.count > 1 { choice.candidates = try locate(in: id, as: .home).location.candidates }
        return choice
      }
      let ambiguous = AmbiguousPlace(choices: choices, isCut: false)
      let place = drawn.count == 1 ? 0 : nil
      return try locate(in: drawn[ambiguous.index(of: choice, settled: place)], as: .home)
    }
    let matches = try addresses.index(progress: nil)?.find(text, limit: Self.choiceCountMax + 1)
    return try home(
      among: (matches ?? []).filter { $0.level == .municipality || $0.level == .place },
      choice, orElse: .unknownMunicipality)
  }

  /// What somebody who has begun to write an address may mean.
  ///
  /// The labels are those of the registered tables. What was begun is kept nowhere.
  ///
  /// - Throws: As ``prepareAddresses(progress:)``.
  public func suggestions(
    for prefix: String, limit: Int = 8, nearby: Coordinate? = nil
  ) throws -> [AddressSuggestion] {
    try openAddresses().suggest(prefix, limit: limit, nearby: nearby)
  }

  private func openAddresses() throws -> AddressIndex {
    guard let index = try addresses.index(progress: nil) else { throw addressesMissing }
    return index
  }

  /// Why no table of addresses holds on the day: there is none, or they begin later.
  var addressesMissing: LocateError {
    let first = directory.datasets(.addresses, at: Vantage(day: .latest, position: position))
      .map(\.effectiveOn).filter { $0 > day }.min()
    return first.map { .addressesBegin(on: $0) } ?? .noAddresses
  }

  /// The municipalities that bear a name and have a boundary, sorted.
  private func municipalities(named text: String) -> [TerritoryID] {
    let known = gazetteer.drawn.filter { $0.kind == .municipality }.sorted()
    if let id = TerritoryID(text), known.contains(id) { return [id] }
    return drawn(as: text, kinds: [.municipality])
  }

  /// The territories of some kinds that bear a name and have a boundary, sorted.
  private func drawn(as name: String, kinds: Set<TerritoryKind>) -> [TerritoryID] {
    let wanted = PlaceName.key(name)
    return gazetteer.drawn.filter {
      kinds.contains($0.kind) && PlaceName.key(gazetteer.name(of: $0)) == wanted
    }.sorted()
  }

  /// The territory that a municipality or a part of one is, where one of its name is drawn about its
  /// point; `nil` where there is none.
  private func territory(of match: AddressMatch) -> TerritoryID? {
    let named: [TerritoryID]
    switch match.level {
    case .municipality:
      named = match.label.municipality.map { drawn(as: $0, kinds: [.municipality]) } ?? []
    case .place:
      named = match.label.place.map { drawn(as: $0, kinds: [.borough, .neighbourhood]) } ?? []
    case .unit, .door, .interpolated, .street, .postalCode: return nil
    }
    guard !named.isEmpty else { return nil }
    let here = Set(locator.territories(at: match.point))
    let about = named.filter(here.contains)
    return about.count == 1 ? about.first : nil
  }

  /// The home at the place that is meant, or at the one that was chosen.
  private func home(
    among matches: [AddressMatch], _ choice: Int?, orElse unknown: LocateError
  ) throws -> Home {
    guard let first = matches.first else { throw unknown }
    // Beside what is not settled stand the place and the postal code that were named.
    let tied = first.isAmbiguous ? Array(matches.prefix { $0.isAmbiguous }) : [first]
    let listed = Array(tied.prefix(Self.choiceCountMax))
    if choice == nil, first.isSettled { return try home(of: first) }
    let places = try listed.map { MeantPlace(match: $0, home: try home(of: $0)) }
    let isCut = tied.count > listed.count
    // Places that are equally well meant may all be wrong where another province was named.
    let isElsewhere = listed.contains { FoundAddress($0).isElsewhere }
    let isGuess = !first.isSettled && (!first.isAmbiguous || isElsewhere)
    if choice == nil, first.isAmbiguous, !isGuess, !isCut, let shared = shared(places) {
      return shared
    }
    var ambiguous = AmbiguousPlace(choices: choices(among: places), isCut: isCut)
    ambiguous.isGuess = isGuess
    return places[try ambiguous.index(of: choice, settled: nil)].home
  }

  private func home(of match: AddressMatch) throws -> Home {
    let found = found(match)
    if match.level == .postalCode, let code = match.label.postalCode {
      return try locate(postalCode: code.text, found: found)
    }
    // What is drawn says how far it reaches; the addresses that are known say less.
    if let territory = territory(of: match) {
      return try locate(in: territory, as: .home).with(found: found)
    }
    let home = locate(
      among: [match.point], areDoors: false, doubtMetres: match.doubtMetres,
      precision: Self.precision(of: match), found: found)
    return home.with(postalCode: match.doorPostalCode, street: match.doorStreet)
  }

  static func precision(of match: AddressMatch) -> Precision {
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

extension AmbiguousPlace {
  /// The index of the place that was chosen, or of the one that is settled.
  ///
  /// - Throws: ``LocateError/noSuchChoice(_:count:)``, or itself where somebody has to choose.
  fileprivate func index(of choice: Int?, settled: Int?) throws -> Int {
    guard let choice else {
      guard let settled else { throw self }
      return settled
    }
    guard (1...choices.count).contains(choice) else {
      throw LocateError.noSuchChoice(choice, count: choices.count)
    }
    return choice - 1
  }
}

extension AddressMatch {
  /// Whether what was found contradicts what was written, as another kind of street does.
  ///
  /// What is said of the door then is left to be asked about.
  private var contradictsText: Bool {
    assumptions.contains { assumption in
      switch assumption {
      case .streetKind(let given, let found): given != nil && given != found
      case .direction(let given, let found): given != nil && given != found
      case .municipality(let given, _): given != nil
      case .postalCodeDisagrees: true
      default: false
      }
    }
  }

  /// The street of the door with its number where the number is known, for services that serve some
  /// streets only; `nil` where it is not sure.
  var doorStreet: StreetDoor? {
    guard let street = label.street, level <= .street, !contradictsText else { return nil }
    // Only of a known door is the number in the label the one that was meant.
    let number = level <= .door ? label.number : nil
    return StreetDoor(number.map { "\($0) \(street)" } ?? street)
  }

  /// The postal code of the door, for services that serve some codes only; `nil` where it is not sure.
  var doorPostalCode: PostalCode? {
    guard level <= .door, !contradictsText else { return nil }
    return label.postalCode
  }
}
