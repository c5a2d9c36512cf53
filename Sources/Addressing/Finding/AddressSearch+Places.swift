internal import Domain
internal import MappedFiles

/// What is found without a street: places and postal codes.
extension AddressSearch {
  /// Keeps a place, as what the text means without a street; `places` are all that it may name.
  mutating func addPlace(
    _ place: PlaceHypothesis, among places: [PlaceHypothesis], _ context: Context
  ) {
    addNamelessStreet(of: place, context)
    let number = Int(place.place)
    let town = town(of: place, among: places)
    let taken = place.mask | (town?.mask ?? 0)
    let rest = leftover(of: context.question, taken: taken)
    let isAtEdge = context.question.isAtEdge(taken)
    var cost = place.cost + unexplained(rest, isAtEdge, context) + unused(rest, context)
    cost += neighbourCost(of: place, town, rest, places, context)
    let centre = tables.point(ofPlace: number)
    if let region = context.region {
      cost += Self.codeCost(metres: centre.metres(to: region) - tables.radius(ofPlace: number))
    }
    let doorCount = Int(tables.place(number, .doorCount))
    let isMunicipality =
      tables.place(number, .kind) == UInt32(AddressPlace.Kind.municipality.rawValue)
    if !isAtEdge { cost += MatchCosts.placeInside }
    var candidate = Candidate(
      cost: cost, level: isMunicipality ? .municipality : .place, point: centre,
      doubtMetres: reach(from: centre, ofPlace: number))
    candidate.isPlaceAtEdge = isAtEdge
    candidate.isProvinceToo = context.question.areProvince(place.mask)
    candidate.isTownNamed = town != nil
    candidate.mayBeOfCity = isHamlet(number) && city(beside: place, places, context) != nil
    candidate.codeMetres = codeMetres(from: centre, context)
    candidate.place = place.place
    candidate.placeName = place.alignment
    candidate.ignored = rest.ignored
    candidate.doorCount = doorCount
    candidate.frame = context.frame
    keep(candidate)
  }

  /// The municipality of a part, where the text names it too: `Verdun, Montréal`.
  private func town(
    of place: PlaceHypothesis, among places: [PlaceHypothesis]
  ) -> PlaceHypothesis? {
    let parent = tables.place(Int(place.place), .parent)
    guard parent > 0 else { return nil }
    return places.first { $0.place == parent - 1 && $0.mask & place.mask == 0 }
  }

  /// What the other places that the text names say of a place.
  private func neighbourCost(
    of place: PlaceHypothesis, _ town: PlaceHypothesis?, _ rest: Leftover,
    _ places: [PlaceHypothesis], _ context: Context
  ) -> Double {
    if let town {
      return context.question.areProvince(town.mask)
        ? MatchCosts.provinceAgrees : MatchCosts.townAgrees
    }
    if isHamlet(Int(place.place)), city(beside: place, places, context) != nil {
      return MatchCosts.hamletBesideCity
    }
    let isPlaceOnly = frames[context.frame].number == nil && rest.kind == nil
    // A word that names nothing known says nothing against what stands before it.
    let others = places.reduce(0) { $1.mask & place.mask == 0 ? $0 | $1.mask : $0 }
    return isPlaceOnly && context.question.isPiece(place.mask, before: rest.ignored & others)
      ? MatchCosts.placeBeforePlace : 0
  }

  /// The city that bears the name of the province, where the text ends with that name and speaks of a
  /// place elsewhere: `Saint-Roch, Québec` is in the city as often as in the province.
  private func city(
    beside place: PlaceHypothesis, _ places: [PlaceHypothesis], _ context: Context
  ) -> PlaceHypothesis? {
    places.first { other in
      other.mask & place.mask == 0 && other.place != place.place
        && context.question.areProvince(other.mask) && other.alignment.cost < 0.01
        && tables.place(Int(place.place), .parent) != other.place + 1
    }
  }

  /// Whether a place is a point with a name in another municipality, that no address and no postal code
  /// speaks of.
  private func isHamlet(_ place: Int) -> Bool {
    tables.place(place, .kind) != UInt32(AddressPlace.Kind.municipality.rawValue)
      && tables.place(place, .doorCount) == 0 && tables.radius(ofPlace: place) == 0
  }

  /// What it costs to leave words without a street: those between a number and the municipality are
  /// one that is not known.
  private func unexplained(
    _ rest: Leftover, _ isAtEdge: Bool, _ context: Context
  ) -> Double {
    let isStreetLeft = isAtEdge && frames[context.frame].number != nil
    return isStreetLeft ? min(rest.cost, MatchCosts.streetUnknown) : rest.cost
  }

  /// Doors that have a number and a municipality only.
  private mutating func addNamelessStreet(of place: PlaceHypothesis, _ context: Context) {
    guard frames[context.frame].number != nil, tables.nameWords[0].isEmpty else { return }
    let rest = leftover(of: context.question, taken: place.mask)
    let cost = place.cost + rest.cost + unlikelihood(of: context.frame)
    guard cost <= bestCost + Self.margin else { return }
    let name = NameAlignment(name: 0, cost: 0, mask: 0, pairs: [])
    let base = Base(name: name, place: place, rest: rest, cost: cost)
    let known = candidates.count
    guard addStreets(of: base, inMunicipality: Int(place.place), .within, 0, context) else {
      return
    }
    // Another number of such a village says nothing of where this one is.
    candidates = candidates.prefix(known) + candidates[known...].filter { $0.number == .exact }
  }

  mutating func addCode(_ places: [PlaceHypothesis], _ context: Context) {
    guard let code = context.code, let text = PackedCode.unpack(tables.code(code, .code)) else {
      return
    }
    let point = tables.point(ofCode: code)
    let doorCount = Int(tables.code(code, .doorCount))
    let outline = LearnedDoubt.postalCode(
      text, radiusMetres: tables.radius(ofCode: code), doorCount: doorCount)
    func candidate(_ place: PlaceHypothesis?) -> Candidate {
      let mask = place?.mask ?? 0
      let rest = leftover(of: context.question, taken: mask)
      let isAtEdge = place.map { context.question.isAtEdge($0.mask) } ?? true
      let left = unexplained(rest, isAtEdge && place != nil, context)
      let cost = left + (place?.cost ?? 0) + unused(rest, context) + MatchCosts.codeAgrees
      var candidate = Candidate(
        cost: max(0, cost), level: .postalCode, point: point, doubtMetres: outline)
      candidate.isPlaceAtEdge = isAtEdge
      candidate.code = tables.code(code, .code)
      candidate.placeName = place?.alignment
      candidate.ignored = rest.ignored
      candidate.doorCount = doorCount
      candidate.frame = context.frame
      let owner = tables.code(code, .place)
      if owner > 0 { candidate.place = owner - 1 }
      return candidate
    }
    keep(candidate(nil))
    for place in places {
      let number = Int(place.place)
      let metres = tables.point(ofPlace: number).metres(to: point)
      guard metres <= tables.radius(ofPlace: number) + 10_000 else { continue }
      var both = candidate(place)
      if doorCount == 0 { both.doubtMetres = reach(from: point, ofPlace: number) }
      keep(both)
    }
  }

  /// What it costs that a number and a kind of street were given, and no street was found.
  private func unused(_ rest: Leftover, _ context: Context) -> Double {
    var cost = unlikelihood(of: context.frame)
    if frames[context.frame].number != nil { cost += MatchCosts.numberUnused }
    if rest.kind != nil { cost += MatchCosts.kindAdded }
    return cost
  }
}
