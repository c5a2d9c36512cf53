internal import Domain
internal import MappedFiles

/// Whether a candidate may be taken without asking the person.
///
/// A street of the right name is often the wrong one: its name stands in a hundred municipalities, and
/// the one that was meant may not be known. So something besides the street must vouch for the place,
/// and the name must be what was written but for slips of the pen.
struct Settlement {
  let tables: IndexTables
  let search: AddressSearch

  /// Most that a name may cost when a second thing says the same.
  static let confirmedCostMax = 1.15

  /// Most that a name may cost on its own: about half an error.
  static let aloneCostMax = 0.55

  /// Most that a name may cost that was written exactly, or abbreviated.
  private static let exactCostMax = 0.3

  /// Places of one name farther apart are two.
  private static let namesakeMetres = 20_000.0

  func holds(_ candidate: Candidate) -> Bool {
    guard !contradictsCode(candidate), !leavesWords(candidate),
      search.foreignRegion(of: candidate) == nil
    else { return false }
    guard let street = candidate.street else { return holdsPlace(candidate) }
    return holdsStreet(candidate, Int(street))
  }

  private func holdsStreet(_ candidate: Candidate, _ street: Int) -> Bool {
    guard let name = candidate.name, name.cost <= Self.confirmedCostMax else { return false }
    // A door with the right number and the town code of its street is what was meant, whatever else
    // was written.
    if isDoorOfCode(candidate) { return true }
    // A misspelt name whose number is not known may be another street's, elsewhere.
    let isNamed = candidate.number == .exact || name.cost <= Self.aloneCostMax
    return isVouchedFor(candidate) && agrees(candidate, street)
      && (isNamed || isNearCode(candidate)) && !tradesWords(candidate, name)
      && (!changesWords(candidate, name) || isNearCode(candidate))
  }

  /// Whether a word of the name was not written, or a word that was written is another street's.
  private func changesWords(_ candidate: Candidate, _ name: NameAlignment) -> Bool {
    let words = search.words[candidate.frame].words
    return name.pairs.contains { pair in
      guard let item = pair.item else { return true }
      let matches = words[item].matches
      let isMisspelt = matches.contains { $0.word == pair.word && $0.isMisspelt }
      return isMisspelt && matches.contains { !$0.isMisspelt }
    }
  }

  /// Whether the street's words are cut out of a longer name, or the municipality's stand where the
  /// street is written.
  private func tradesWords(_ candidate: Candidate, _ name: NameAlignment) -> Bool {
    let words = search.words[candidate.frame]
    if words.cutsCompound(name.mask) { return true }
    return candidate.placeName.map { !words.isAtEdge($0.mask) } ?? false
  }

  private func isDoorOfCode(_ candidate: Candidate) -> Bool {
    candidate.number == .exact && candidate.hasCodeOfStreet && !isCodeRural(candidate)
  }

  /// Whether the place or the postal code that was given is that of the street.
  private func isVouchedFor(_ candidate: Candidate) -> Bool {
    if candidate.hasCodeOfStreet, candidate.placeName == nil || !isCodeRural(candidate) {
      return true
    }
    guard candidate.relation == .within || candidate.relation == .known,
      let placeName = candidate.placeName, let place = candidate.place,
      candidate.number == .exact || isNearCode(candidate) || !hasNamesake(Int(place))
    else { return false }
    let isConfirmed =
      isNearCode(candidate)
      || candidate.number == .exact && (candidate.name?.cost ?? 1) <= Self.exactCostMax
    return placeName.cost <= (isConfirmed ? Self.confirmedCostMax : Self.aloneCostMax)
  }

  /// Whether kind and direction are those that were written: `2e Rue` is not `2e Avenue`.
  private func agrees(_ candidate: Candidate, _ street: Int) -> Bool {
    let given = search.leftover(candidate)
    let bits = tables.street(street, .kindAndDirection)
    let kind = StreetKind(rawValue: UInt8(truncatingIfNeeded: bits))
    let direction = StreetDirection(rawValue: UInt8(truncatingIfNeeded: bits >> 8))
    let hasKind = given.kind == nil || kind == nil || given.kind == kind
    let hasDirection = given.direction == direction
    return hasKind && (hasDirection || candidate.number == .exact && given.direction == nil)
  }

  private func holdsPlace(_ candidate: Candidate) -> Bool {
    // A kind of street that is left over belongs to a street: `pte d'Orléans`.
    let isStreetLost =
      search.frames[candidate.frame].number != nil || candidate.ignored != 0
      || search.leftover(candidate).kind != nil
    guard let placeName = candidate.placeName else { return !isStreetLost }
    if candidate.mayBeOfCity, !isNearCode(candidate) { return false }
    // The street was not found there: only a postal code says that it is the right municipality.
    if isStreetLost, candidate.level != .postalCode, !isNearCode(candidate) { return false }
    let costMax = isNearCode(candidate) ? Self.confirmedCostMax : Self.aloneCostMax
    return candidate.isPlaceAtEdge && placeName.cost <= costMax
  }

  private func isNearCode(_ candidate: Candidate) -> Bool {
    guard let metres = candidate.codeMetres else { return false }
    return metres <= codeMetresMax(candidate) + candidate.doubtMetres
  }

  private func contradictsCode(_ candidate: Candidate) -> Bool {
    guard candidate.codeMetres != nil, !candidate.hasCodeOfStreet else { return false }
    return !isNearCode(candidate)
  }

  private func codeMetresMax(_ candidate: Candidate) -> Double {
    isCodeRural(candidate) ? LearnedDoubt.ruralCodeMetres : LearnedDoubt.townCodeMetres
  }

  private func isCodeRural(_ candidate: Candidate) -> Bool {
    search.frames[candidate.frame].postalCode?.isRural == true
  }

  /// Whether another place bears the name of a place, elsewhere.
  private func hasNamesake(_ place: Int) -> Bool {
    let here = tables.point(ofPlace: place)
    let reach = max(Self.namesakeMetres, tables.radius(ofPlace: place))
    return tables.namePlaces[Int(tables.place(place, .name))].contains { index in
      let other = Int(tables.namePlaces.members[index])
      return other != place && tables.point(ofPlace: other).metres(to: here) > reach
    }
  }

  /// Whether words are left that may name another place; those of a street that is not known are.
  private func leavesWords(_ candidate: Candidate) -> Bool {
    guard candidate.ignored != 0 else { return false }
    let words = search.words[candidate.frame].words
    let behind = words.contains {
      $0.mask & candidate.ignored != 0 && !$0.isBeforeNumber && !$0.isVirtual
    }
    guard behind else { return false }
    if candidate.street != nil { return !isDoorOfCode(candidate) }
    // An unknown street stands in one piece; a second piece may be another place.
    let hasNumber = search.frames[candidate.frame].number != nil
    return !hasNumber || search.words[candidate.frame].groupCount(candidate.ignored) > 1
  }
}
