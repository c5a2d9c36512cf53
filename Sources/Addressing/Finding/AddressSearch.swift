internal import Domain
internal import MappedFiles

/// One question to an index.
struct AddressSearch {
  let tables: IndexTables
  let lookup: WordLookup
  private(set) var candidates: [Candidate] = []
  private(set) var frames: [AddressFrame]
  private(set) var words: [QueryWords]
  private var bestCost = Double.infinity

  /// Candidates that cost so much more than the best are not kept.
  private static let margin = 2.0
  private static let candidateCountMax = 2_000

  init(_ text: String, tables: IndexTables) {
    self.tables = tables
    lookup = WordLookup(tables: tables)
    frames = Array(FrameReader.frames(of: text).prefix(4))
    words = []
    for frame in frames { words.append(QueryWords(frame, lookup: lookup)) }
  }

  /// Looks for what the words say exactly, and when that is not enough, for what they may mean.
  mutating func run() {
    for frame in frames.indices { search(frame, isWide: false) }
    guard bestCost > MatchCosts.good, let likeliest = frames.first?.likelihood else { return }
    for frame in frames.indices where frames[frame].likelihood >= likeliest * 0.25 {
      words[frame].widen(lookup)
      search(frame, isWide: true)
    }
  }

  private mutating func search(_ frame: Int, isWide: Bool) {
    let question = words[frame]
    let exact = question.exactNames(in: tables)
    var names: [NameAlignment] = []
    var placeNames: [NameAlignment] = []
    for found in exact {
      guard let alignment = question.align(found.name, available: found.mask, in: tables) else {
        continue
      }
      if !tables.nameStreets[Int(found.name)].isEmpty { names.append(alignment) }
      if !tables.namePlaces[Int(found.name)].isEmpty { placeNames.append(alignment) }
    }
    if isWide {
      let gathering = NameGathering(words: question, tables: tables)
      names += gathering.streetNames(32)
      placeNames += gathering.placeNames(8)
    }
    let places = hypotheses(placeNames, question)
    let code = frames[frame].postalCode.flatMap { tables.codeIndex(PackedCode.pack($0)) }
    let context = Context(
      frame: frame, question: question, code: code, region: region(of: frames[frame]),
      isWide: isWide)
    for name in names {
      combine(name, nil, context)
      for place in places { combine(name, place, context) }
    }
    for place in places { addPlace(place, context) }
    addCode(places, context)
  }

  struct Context {
    var frame: Int
    var question: QueryWords
    /// The postal code, when the index knows it.
    var code: Int?
    /// Where the postal code is, or its first three characters.
    var region: PackedPoint?
    var isWide: Bool
  }

  /// The places of the names found, cheapest first.
  private func hypotheses(_ names: [NameAlignment], _ question: QueryWords) -> [PlaceHypothesis] {
    var result: [PlaceHypothesis] = []
    for name in names {
      for index in tables.namePlaces[Int(name.name)] {
        let place = tables.namePlaces.members[index]
        let hypothesis = PlaceHypothesis(
          place: place, mask: name.mask, cost: name.cost, alignment: name)
        if let same = result.firstIndex(where: { $0.place == place && $0.mask == name.mask }) {
          if name.cost < result[same].cost { result[same] = hypothesis }
        } else {
          result.append(hypothesis)
        }
      }
    }
    result.sort { ($0.cost, $0.place, $0.mask) < ($1.cost, $1.place, $1.mask) }
    return Array(result.prefix(24))
  }

  /// The point of a postal code; of one that is not known, of the nearest one with the same first
  /// three characters.
  private func region(of frame: AddressFrame) -> PackedPoint? {
    guard let code = frame.postalCode else { return nil }
    let packed = PackedCode.pack(code)
    let index = tables.codeLowerBound(packed)
    for near in [index, index - 1] where near >= 0 && near < tables.codeCount {
      // Three characters behind the first three make 10 · 26 · 10 codes.
      if tables.code(near, .code) / 2_600 == packed / 2_600 { return tables.point(ofCode: near) }
    }
    return nil
  }

  // MARK: A name and a place

  /// What the words say that are neither name nor place.
  struct Leftover {
    var cost = 0.0
    var kind: StreetKind?
    var direction: StreetDirection?
    var ignored: UInt32 = 0
  }

  /// What the words of a candidate's question say that are neither its name nor its place.
  func leftover(_ candidate: Candidate) -> Leftover {
    leftover(
      of: words[candidate.frame],
      taken: (candidate.name?.mask ?? 0) | (candidate.placeName?.mask ?? 0))
  }

  private func leftover(of question: QueryWords, taken: UInt32) -> Leftover {
    var result = Leftover()
    for word in question.words
    where word.mask & taken == 0 && word.mask & (word.mask - 1) == 0 {
      if let kind = word.kind {
        if result.kind == nil { result.kind = kind.kind } else { result.cost += 0.3 }
      } else if result.direction == nil, let direction = word.direction {
        result.direction = direction
      } else {
        result.cost += word.ignoredCost
        if !word.isProvince { result.ignored |= word.mask }
      }
    }
    return result
  }

  private mutating func combine(
    _ name: NameAlignment, _ place: PlaceHypothesis?, _ context: Context
  ) {
    var name = name
    if let place, place.mask & name.mask != 0 {
      let rest = context.question.fullMask & ~place.mask
      guard let other = context.question.align(name.name, available: rest, in: tables) else {
        return
      }
      name = other
    }
    let rest = leftover(of: context.question, taken: name.mask | (place?.mask ?? 0))
    var cost = name.cost + (place?.cost ?? MatchCosts.placeMissing) + rest.cost
    if let place, place.mask < name.mask { cost += MatchCosts.order }
    cost += unlikelihood(of: context.frame)
    guard cost <= bestCost + Self.margin else { return }
    let base = Base(name: name, place: place, rest: rest, cost: cost)
    guard let place else {
      for index in tables.nameStreets[Int(name.name)] {
        add(tables.nameStreets.members[index], base, .unnamed, 0, context)
      }
      return
    }
    addStreets(of: base, named: place, context)
  }

  private struct Base {
    var name: NameAlignment
    var place: PlaceHypothesis?
    var rest: Leftover
    var cost: Double
  }

  private mutating func addStreets(
    of base: Base, named place: PlaceHypothesis, _ context: Context
  ) {
    let number = Int(place.place)
    var isFound = addStreets(of: base, inMunicipality: number, .within, 0, context)
    let parent = Int(tables.place(number, .parent))
    if parent > 0 {
      isFound =
        addStreets(of: base, inMunicipality: parent - 1, .known, MatchCosts.placeOfPart, context)
        || isFound
    }
    let streets = tables.nameStreets[Int(base.name.name)]
    let others = tables.placeStreets[number]
    if !others.isEmpty {
      for index in streets {
        let street = tables.nameStreets.members[index]
        guard tables.placeStreets.contains(street, in: number) else { continue }
        add(street, base, .known, 0.02, context)
        isFound = true
      }
    }
    guard context.isWide, !isFound || bestCost > MatchCosts.placeNear else { return }
    let centre = tables.point(ofPlace: number)
    for index in streets {
      let street = tables.nameStreets.members[index]
      let metres = tables.point(ofStreet: Int(street)).metres(to: centre)
      let cost =
        metres < 15_000
        ? MatchCosts.placeNear
        : metres < 50_000
          ? (MatchCosts.placeNear + MatchCosts.placeFar) / 2 : MatchCosts.placeFar
      add(street, base, .elsewhere(metres: metres), cost, context)
    }
  }

  /// Adds the streets of a name in a municipality: they stand together.
  private mutating func addStreets(
    of base: Base, inMunicipality place: Int, _ relation: PlaceRelation, _ cost: Double,
    _ context: Context
  ) -> Bool {
    let low = tables.place(place, .firstStreet)
    let count = tables.place(place, .streetCount)
    guard count > 0 else { return false }
    let list = Int(base.name.name)
    var index = tables.nameStreets.first(list, from: low)
    let end = tables.nameStreets[list].upperBound
    var isFound = false
    while index < end, tables.nameStreets.members[index] < low &+ count {
      add(tables.nameStreets.members[index], base, relation, cost, context)
      isFound = true
      index += 1
    }
    return isFound
  }

  // MARK: Candidates

  private mutating func add(
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
    for finding in DoorSearch(tables: tables).find(frames[context.frame], on: number) {
      var candidate = Candidate(
        cost: cost + finding.cost, level: finding.level, point: finding.point,
        doubtMetres: finding.doubtMetres, street: street, door: finding.door,
        number: finding.number)
      candidate.place = tables.street(number, .place)
      candidate.relation = relation
      candidate.name = base.name
      candidate.placeName = base.place?.alignment
      candidate.ignored = base.rest.ignored
      candidate.doorCount = Int(tables.street(number, .doorCount))
      candidate.frame = context.frame
      keep(candidate)
    }
  }

  private mutating func keep(_ candidate: Candidate) {
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

  /// What the postal code says of a street.
  private func codeCost(ofStreet street: Int, _ context: Context) -> Double {
    guard let region = context.region else { return 0 }
    if let code = context.code, tables.codeStreets.contains(UInt32(street), in: code) {
      return MatchCosts.codeAgrees
    }
    let metres = tables.point(ofStreet: street).metres(to: region)
    return Self.codeCost(metres: metres - tables.radius(ofStreet: street))
  }

  private static func codeCost(metres: Double) -> Double {
    if metres < 3_000 { return 0 }
    if metres < 30_000 { return MatchCosts.codeNear + 0.2 * metres / 30_000 }
    return MatchCosts.codeFar
  }

  private func unlikelihood(of frame: Int) -> Double {
    guard let likeliest = frames.first?.likelihood, likeliest > 0 else { return 0 }
    return (1 - frames[frame].likelihood / likeliest) * 0.8
  }

  // MARK: Without a street

  private mutating func addPlace(_ place: PlaceHypothesis, _ context: Context) {
    let rest = leftover(of: context.question, taken: place.mask)
    var cost = place.cost + rest.cost + unused(rest, context)
    let number = Int(place.place)
    let centre = tables.point(ofPlace: number)
    if let region = context.region {
      cost += Self.codeCost(metres: centre.metres(to: region) - tables.radius(ofPlace: number))
    }
    let doorCount = Int(tables.place(number, .doorCount))
    let isMunicipality =
      tables.place(number, .kind) == UInt32(AddressPlace.Kind.municipality.rawValue)
    var candidate = Candidate(
      cost: cost, level: isMunicipality ? .municipality : .place, point: centre,
      doubtMetres: Sparse.placeMetres(radius: tables.radius(ofPlace: number), doorCount: doorCount))
    candidate.place = place.place
    candidate.placeName = place.alignment
    candidate.ignored = rest.ignored
    candidate.doorCount = doorCount
    candidate.frame = context.frame
    keep(candidate)
  }

  private mutating func addCode(_ places: [PlaceHypothesis], _ context: Context) {
    guard let code = context.code, let text = PackedCode.unpack(tables.code(code, .code)) else {
      return
    }
    let point = tables.point(ofCode: code)
    let doorCount = Int(tables.code(code, .doorCount))
    let reach = text.doubtMetres(knownDoorCount: doorCount)
    func candidate(_ place: PlaceHypothesis?) -> Candidate {
      let rest = leftover(of: context.question, taken: place?.mask ?? 0)
      let cost = rest.cost + (place?.cost ?? 0) + unused(rest, context) + MatchCosts.codeAgrees
      var candidate = Candidate(
        cost: max(0, cost), level: .postalCode, point: point,
        doubtMetres: tables.radius(ofCode: code) + reach)
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
      keep(candidate(place))
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

/// What differs between the kind and direction given and those of a street.
enum StreetDifference {
  static func cost(given: StreetKind?, found: StreetKind?) -> Double {
    if given == found { return 0 }
    guard let given else { return MatchCosts.kindMissing }
    guard let found else { return MatchCosts.kindAdded }
    return near.contains([given, found]) ? MatchCosts.kindAdded : MatchCosts.kindOther
  }

  static func cost(given: StreetDirection?, found: StreetDirection?) -> Double {
    if given == found { return 0 }
    if given == nil { return MatchCosts.directionMissing }
    return found == nil ? MatchCosts.directionAdded : MatchCosts.directionOther
  }

  /// Kinds that translators and writers take for each other.
  private static let near: Set<Set<StreetKind>> = [
    [.route, .chemin], [.route, .autoroute], [.route, .rang], [.rang, .chemin],
    [.drive, .promenade],
    [.drive, .rue], [.ruelle, .allee], [.sentier, .trail], [.trail, .piste], [.sentier, .piste],
    [.cote, .hill], [.parkway, .promenade], [.cour, .cours], [.way, .voie], [.rang, .concession],
    [.cercle, .croissant], [.montee, .cote], [.close, .impasse], [.gate, .cour], [.row, .rang],
  ]
}
