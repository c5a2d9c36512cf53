internal import Domain
internal import MappedFiles

/// What is found without a street: places and postal codes.
extension AddressSearch {
  mutating func addPlace(_ place: PlaceHypothesis, _ context: Context) {
    addNamelessStreet(of: place, context)
    let rest = leftover(of: context.question, taken: place.mask)
    let isAtEdge = context.question.isAtEdge(place.mask)
    var cost = place.cost + unexplained(rest, isAtEdge, context) + unused(rest, context)
    let number = Int(place.place)
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
      doubtMetres: extentMetres(ofPlace: number))
    candidate.isPlaceAtEdge = isAtEdge
    candidate.codeMetres = codeMetres(from: centre, context)
    candidate.place = place.place
    candidate.placeName = place.alignment
    candidate.ignored = rest.ignored
    candidate.doorCount = doorCount
    candidate.frame = context.frame
    keep(candidate)
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
      if doorCount == 0 { both.doubtMetres = metres + extentMetres(ofPlace: number) }
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
