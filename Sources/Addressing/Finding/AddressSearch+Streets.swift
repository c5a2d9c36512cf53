internal import Domain
internal import MappedFiles

/// What a street of the right name is worth, and which candidates are kept.
extension AddressSearch {
  mutating func add(
    _ street: UInt32, _ base: Base, _ relation: PlaceRelation, _ placeCost: Double,
    _ context: Context
  ) {
    let number = Int(street)
    guard number < tables.streetCount else { return }
    let bits = tables.street(number, .kindAndDirection)
    let kind = StreetKind(rawValue: UInt8(truncatingIfNeeded: bits))
    let direction = StreetDirection(rawValue: UInt8(truncatingIfNeeded: bits >> 8))
    var cost = base.cost + placeCost
    cost += StreetDifference.cost(given: base.rest.kind, found: kind)
    cost += StreetDifference.cost(given: base.rest.direction, found: direction)
    guard cost + MatchCosts.codeAgrees <= bestCost + Self.margin else { return }
    cost += codeCost(ofStreet: number, context)
    guard cost <= bestCost + Self.margin else { return }
    let doors = DoorSearch(tables: tables)
    if let wanted = frames[context.frame].number,
      cost + MatchCosts.numberBetween > bestCost + Self.margin,
      !doors.has(wanted, on: number), frames[context.frame].lastNumber == nil
    {
      return
    }
    for finding in doors.find(frames[context.frame], on: number) {
      // A unit that is known there says how the numbers were meant.
      let confirmed = finding.level == .unit ? unlikelihood(of: context.frame) : 0
      var candidate = Candidate(
        cost: cost + finding.cost - confirmed, level: finding.level, point: finding.point,
        doubtMetres: finding.doubtMetres, street: street, door: finding.door,
        number: finding.number)
      candidate.codeMetres = codeMetres(from: finding.point, context)
      if finding.isSparse, !isNearTownCode(candidate) {
        candidate.doubtMetres = max(
          finding.doubtMetres, reach(from: finding.point, ofStreet: number))
      }
      candidate.place = tables.street(number, .place)
      candidate.relation = relation
      candidate.name = base.name
      candidate.placeName = base.place?.alignment
      candidate.ignored = base.rest.ignored
      candidate.hasCodeOfStreet =
        context.code.map { tables.codeStreets.contains(street, in: $0) } ?? false
      candidate.doorCount = Int(tables.street(number, .doorCount))
      candidate.frame = context.frame
      keep(candidate)
    }
  }

  mutating func keep(_ candidate: Candidate) {
    if candidate.street == nil { keepFallback(candidate) }
    guard candidate.cost <= bestCost + Self.margin, candidate.cost <= MatchCosts.most else {
      return
    }
    bestCost = min(bestCost, candidate.cost)
    candidates.append(candidate)
    if candidates.count > Self.candidateCountMax {
      candidates.sort { $0.cost < $1.cost }
      candidates.removeLast(Self.candidateCountMax / 2)
    }
  }

  /// Keeps the postal code and the best place, or of several that the text names beside each other the
  /// best of each, for when no street is sure.
  private mutating func keepFallback(_ candidate: Candidate) {
    let isCode = candidate.level == .postalCode
    let rivals = fallbacks.indices.filter { index in
      let known = fallbacks[index]
      guard (known.level == .postalCode) == isCode else { return false }
      return isCode || !known.isPlaceAtEdge || !candidate.isPlaceAtEdge
        || known.sharesWords(with: candidate)
    }
    guard rivals.allSatisfy({ candidate.isBetterFallback(than: fallbacks[$0]) }) else { return }
    for index in rivals.reversed() { fallbacks.remove(at: index) }
    fallbacks.append(candidate)
  }

  /// What the postal code says of a street.
  private func codeCost(ofStreet street: Int, _ context: Context) -> Double {
    guard let region = context.region else { return 0 }
    if let code = context.code, tables.codeStreets.contains(UInt32(street), in: code) {
      return MatchCosts.codeAgrees
    }
    let metres = tables.point(ofStreet: street).metres(to: region)
    return Self.codeCost(metres: metres - tables.radius(ofStreet: street))
  }

  /// Metres from a point to the farthest address of a place; see ``LearnedDoubt``.
  func reach(from point: PackedPoint, ofPlace place: Int) -> Double {
    let middle = point.metres(to: tables.point(ofPlace: place))
    let known = known(of: place, from: point, metresToMiddle: middle)
    let circle = tables.circle(ofPlace: place)
    guard circle > 0 else { return LearnedDoubt.municipality(known) }
    return LearnedDoubt.drawn(known, circleMetres: circle)
  }

  /// The same of the municipality of a street, which lies where its addresses do; of a street without
  /// a municipality nothing is near.
  private func reach(from point: PackedPoint, ofStreet street: Int) -> Double {
    let place = Int(tables.street(street, .place))
    guard tables.place(place, .text) > 0 else { return LearnedDoubt.placelessMetres }
    let middle = point.metres(to: tables.point(ofPlace: place))
    let known = known(of: place, from: point, metresToMiddle: middle)
    let circle = tables.circle(ofPlace: place)
    let doubt = LearnedDoubt.municipality(known)
    return circle > 0 ? min(doubt, LearnedDoubt.drawn(known, circleMetres: circle)) : doubt
  }

  private func known(
    of place: Int, from point: PackedPoint, metresToMiddle: Double
  ) -> LearnedDoubt.Known {
    LearnedDoubt.Known(
      metresToMiddle: metresToMiddle,
      farthestMetres: tables.outlineMetres(from: point, ofPlace: place),
      radiusMetres: tables.radius(ofPlace: place),
      doorCount: Int(tables.place(place, .doorCount)))
  }

  /// Whether the postal code of a town says in which part of it a place is; one of the country says
  /// little more than the municipality.
  private func isNearTownCode(_ candidate: Candidate) -> Bool {
    guard let code = frames[candidate.frame].postalCode, !code.isRural else { return false }
    return candidate.codeMetres.map { $0 <= LearnedDoubt.townCodeMetres } ?? false
  }

  /// How far a point is from the postal code that was given; `nil` where none was.
  func codeMetres(from point: PackedPoint, _ context: Context) -> Double? {
    context.region.map { point.metres(to: $0) }
  }

  static func codeCost(metres: Double) -> Double {
    if metres < 3_000 { return 0 }
    if metres < 30_000 { return MatchCosts.codeNear + 0.2 * metres / 30_000 }
    return MatchCosts.codeFar
  }

  func unlikelihood(of frame: Int) -> Double {
    guard let likeliest = frames.first?.likelihood, likeliest > 0 else { return 0 }
    return (1 - frames[frame].likelihood / likeliest) * 0.8
  }
}

extension Candidate {
  /// Whether both are named by some of the same words.
  fileprivate func sharesWords(with other: Candidate) -> Bool {
    guard frame == other.frame else { return true }
    return (placeName?.mask ?? 0) & (other.placeName?.mask ?? 0) != 0
  }

  /// What stands where people write the municipality is the municipality.
  fileprivate func isBetterFallback(than other: Candidate) -> Bool {
    isPlaceAtEdge == other.isPlaceAtEdge ? cost < other.cost : isPlaceAtEdge
  }
}
