internal import Domain
internal import MappedFiles

/// One question to an index.
struct AddressSearch {
  let tables: IndexTables
  let lookup: WordLookup
  var candidates: [Candidate] = []

  /// The place and the postal code that explain most, whatever streets there are.
  var fallbacks: [Candidate] = []
  private(set) var frames: [AddressFrame]
  private(set) var words: [QueryWords]
  var bestCost = Double.infinity

  /// The province or country that the text names at its end.
  private let province: NamedProvince?

  /// Whether the index knows nothing of that province.
  private let isProvinceForeign: Bool

  /// Candidates that cost so much more than the best are not kept.
  static let margin = 1.0
  static let candidateCountMax = 2_000

  /// A match that costs no more is not searched for farther off.
  private static let enough = 1.7

  /// A match that explains all words at no more than this needs no other; two errors in short words.
  private static let enoughExplained = 2.4

  /// Places in which streets are looked for by misspelt words.
  private static let widePlaceCountMax = 6

  init(_ text: String, tables: IndexTables) {
    self.tables = tables
    lookup = WordLookup(tables: tables)
    let tokens = TokenScanner.tokens(of: text)
    frames = Array(FrameReader.frames(of: tokens).prefix(4))
    let province = NamedProvince.read(tokens)
    self.province = province
    isProvinceForeign = province.map { tables.isForeign($0.region) } ?? false
    words = []
    for frame in frames { words.append(QueryWords(frame, lookup: lookup, province: province)) }
  }

  /// The region that a text says a candidate lies in and of which the index knows nothing: named, or
  /// that of the postal code; `nil` where there is none.
  func foreignRegion(of candidate: Candidate) -> NamedRegion? {
    if let province, isProvinceForeign {
      let taken = (candidate.name?.mask ?? 0) | (candidate.placeName?.mask ?? 0)
      if province.isApart || words[candidate.frame].mask(of: province) & taken == 0 {
        return province.region
      }
    }
    guard let code = frames[candidate.frame].postalCode, let region = NamedRegion(of: code),
      tables.isForeign(region)
    else { return nil }
    return region
  }

  /// Looks for what the words say exactly, and when that is not enough, for what they may mean.
  mutating func run() {
    for frame in frames.indices { searchExactly(frame) }
    guard bestCost > MatchCosts.good, let likeliest = frames.first?.likelihood else { return }
    let likely = frames.indices.filter { frames[$0].likelihood >= likeliest * 0.25 }
    var memory = MisspeltMemory()
    for frame in likely { searchWidely(frame, .unknownWords, &memory) }
    guard !explainsAll else { return }
    for frame in likely { searchWidely(frame, .allWords, &memory) }
  }

  /// Whether the best candidate is a street in the place that was named, and no word is left over or
  /// missing: then words that the index holds were meant as they are written.
  private var explainsAll: Bool {
    guard let best = candidates.min(by: { $0.cost < $1.cost }), let name = best.name,
      best.ignored == 0,
      best.relation == .within || best.relation == .known
        || best.hasCodeOfStreet
    else { return false }
    let pairs = name.pairs + (best.placeName?.pairs ?? [])
    return best.cost <= Self.enoughExplained && pairs.allSatisfy { $0.item != nil }
  }

  /// Names and places that the words say exactly.
  private mutating func searchExactly(_ frame: Int) {
    let question = words[frame]
    var names: [NameAlignment] = []
    var placeNames: [NameAlignment] = []
    for found in question.exactNames(in: tables) {
      guard let alignment = question.align(found.name, available: found.mask, in: tables) else {
        continue
      }
      if !tables.nameStreets[Int(found.name)].isEmpty { names.append(alignment) }
      if !tables.namePlaces[Int(found.name)].isEmpty { placeNames.append(alignment) }
    }
    let context = context(frame)
    let places = hypotheses(placeNames, question)
    for place in places { for name in names { combine(name, place, context) } }
    for name in names { combine(name, nil, context) }
    for place in places { addPlace(place, among: places, context) }
    addCode(places, context)
  }

  /// Names and places that the words may mean: first in the municipalities that are named, then
  /// about the postal code, then anywhere.
  private mutating func searchWidely(
    _ frame: Int, _ width: QueryWords.Width, _ memory: inout MisspeltMemory
  ) {
    words[frame].widen(to: width, lookup, &memory)
    let question = words[frame]
    var context = context(frame)
    let gathering = NameGathering(words: question, tables: tables)
    let places = hypotheses(gathering.placeNames(24), question)
    for place in places.prefix(Self.widePlaceCountMax) {
      let rest = question.fullMask & ~place.mask
      for municipality in municipalities(of: place) {
        for name in gathering.streetNames(12, inMunicipality: municipality, available: rest) {
          combine(name, place, context)
        }
      }
    }
    for name in namesAboutCode(context) {
      combine(name, nil, context)
      for place in places.prefix(2) { combine(name, place, context) }
    }
    for place in places { addPlace(place, among: places, context) }
    addCode(places, context)
    if bestCost > Self.enough { searchNear(places, gathering, context) }
    guard bestCost > Self.enough else { return }
    context.looksAnywhere = true
    for name in gathering.streetNames(24) {
      combine(name, nil, context)
      for place in places.prefix(Self.widePlaceCountMax) { combine(name, place, context) }
    }
  }

  /// Short words with two errors, in the municipality that was most likely named.
  private mutating func searchNear(
    _ places: [PlaceHypothesis], _ gathering: NameGathering, _ context: Context
  ) {
    guard let place = places.first else { return }
    let rest = context.question.fullMask & ~place.mask
    for municipality in municipalities(of: place) {
      let names = gathering.nearNames(inMunicipality: municipality, available: rest)
      guard !names.isEmpty else { continue }
      var question = context.question
      question.addNear(names, available: rest, in: tables)
      words[context.frame] = question
      var near = context
      near.question = question
      for name in names {
        guard let alignment = question.align(name, available: rest, in: tables) else { continue }
        combine(alignment, place, near)
      }
    }
  }

  /// A municipality itself; of a part, the municipality it belongs to.
  private func municipalities(of place: PlaceHypothesis) -> [Int] {
    let number = Int(place.place)
    let parent = Int(tables.place(number, .parent))
    return [number] + (parent > 0 ? [parent - 1] : [])
  }

  /// The names of the streets of the postal code.
  private func namesAboutCode(_ context: Context) -> [NameAlignment] {
    guard let code = context.code else { return [] }
    var names: Set<UInt32> = []
    for index in tables.codeStreets[code].prefix(200) {
      names.insert(tables.street(Int(tables.codeStreets.members[index]), .name))
    }
    return names.sorted().compactMap {
      context.question.align($0, available: context.question.fullMask, in: tables)
    }
  }

  private func context(_ frame: Int) -> Context {
    Context(
      frame: frame, question: words[frame],
      code: frames[frame].postalCode.flatMap { tables.codeIndex(PackedCode.pack($0)) },
      region: region(of: frames[frame]))
  }

  struct Context {
    var frame: Int
    var question: QueryWords
    /// The postal code, when the index knows it.
    var code: Int?
    /// Where the postal code is, or its first three characters.
    var region: PackedPoint?
    /// Whether streets are looked for outside the places that are named.
    var looksAnywhere = false
  }

  /// The places of the names found, cheapest first.
  private func hypotheses(_ names: [NameAlignment], _ question: QueryWords) -> [PlaceHypothesis] {
    var result: [PlaceHypothesis] = []
    for name in names {
      var name = question.tightened(name, in: tables)
      guard !question.crossesComma(name.mask) else { continue }
      if question.cutsCompound(name.mask) { name.cost += MatchCosts.compoundCut }
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

  func leftover(of question: QueryWords, taken: UInt32) -> Leftover {
    var result = Leftover()
    for word in question.words
    where word.mask & taken != word.mask && !word.isVirtual {
      if let kind = word.kind {
        if result.kind == nil { result.kind = kind.kind } else { result.cost += 0.3 }
      } else if result.direction == nil, let direction = word.direction {
        result.direction = direction
      } else if result.kind == nil, let kind = word.misspeltKind {
        result.kind = kind.kind
        result.cost += MatchCosts.kindAdded
      } else {
        result.cost += word.ignoredCost
        if !word.isDispensable { result.ignored |= word.mask }
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
    // Without a place, and with words left that may be one, every street of the name would do.
    guard cost <= bestCost + Self.margin,
      place != nil || context.looksAnywhere || rest.cost < MatchCosts.ignored(weight: 0)
    else { return }
    let base = Base(name: name, place: place, rest: rest, cost: cost)
    guard let place else {
      for index in tables.nameStreets[Int(name.name)] {
        add(tables.nameStreets.members[index], base, .unnamed, 0, context)
      }
      return
    }
    addStreets(of: base, named: place, context)
  }

  struct Base {
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
        addStreets(of: base, inMunicipality: parent - 1, .beside, MatchCosts.placeOfPart, context)
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
    guard context.looksAnywhere, !isFound,
      base.cost + MatchCosts.placeNear + MatchCosts.codeAgrees <= bestCost + Self.margin
    else { return }
    let centre = tables.point(ofPlace: number)
    let isUntold = frames[context.frame].number == nil && base.rest.kind == nil
    for index in streets {
      let street = tables.nameStreets.members[index]
      let metres = tables.point(ofStreet: Int(street)).metres(to: centre)
      let cost =
        metres < 15_000
        ? MatchCosts.placeNear
        : metres < 50_000
          ? (MatchCosts.placeNear + MatchCosts.placeFar) / 2 : MatchCosts.placeFar
      let untold = isUntold ? MatchCosts.streetUntold : 0
      add(street, base, .elsewhere(metres: metres), cost + untold, context)
    }
  }

  /// Adds the streets of a name in a municipality: they stand together.
  mutating func addStreets(
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
}
