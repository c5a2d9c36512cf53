internal import MappedFiles

/// A word of a question, with what it may be.
struct QueryWord {
  var token: AddressToken
  var letters: [UInt32]

  /// The bits of the words of the text it takes: two for each, so that half a word takes one.
  var mask: UInt32

  /// Whether it was made of parts of words or of several.
  var isVirtual = false

  /// The words of the index it may mean, cheapest first once complete.
  var matches: [WordMatch]
  var kind: StreetKindForms.Form?

  /// The kind it means if it was misspelt.
  var misspeltKind: StreetKindForms.Form?
  var direction: StreetDirection?
  var isProvince: Bool

  /// Whether it says of what type a municipality is, as in `Ville de Québec`, `Québec (ville)`.
  var isPlaceType: Bool

  /// Whether it stands before the civic number.
  var isBeforeNumber: Bool

  /// What it costs to explain nothing by it.
  var ignoredCost = 0.0

  /// Whether it may be left over and takes nothing away: a province, the type of a municipality.
  var isDispensable: Bool { isProvince || isPlaceType }

  /// Whether it means something as it is written.
  var isKnown: Bool {
    kind != nil || direction != nil || isDispensable || matches.contains { !$0.isMisspelt }
  }
}

/// The words of a question, and for each word of the index which of them may mean it.
struct QueryWords {
  /// Most words that are looked up; what follows is left out.
  static let countMax = 14

  private(set) var words: [QueryWord]

  /// The bits of all words.
  private(set) var fullMask: UInt32

  /// For a word of the index, the first of the ways it is meant.
  private var heads: [UInt32: Int32] = [:]
  private var ways: [Way] = []

  struct Way {
    var item: Int
    var cost: Double
    var next: Int32
  }

  private let tables: IndexTables

  /// Takes the words of a frame of a text that names a province or country, or none.
  init(_ frame: AddressFrame, lookup: WordLookup, province: NamedProvince?) {
    tables = lookup.tables
    words = []
    fullMask = 0
    let tokens = Self.spelledOut(frame.tokens)
    for (index, token) in tokens.enumerated() where words.count < Self.countMax {
      if Lexicon.links.contains(token.text), tokens.count > 1 { continue }
      // Two bits for each: a word may turn out to be two.
      let mask: UInt32 = 3 << UInt32(words.count * 2)
      fullMask |= mask
      words.append(
        QueryWord(
          token: token, letters: token.text.unicodeScalars.map(\.value), mask: mask,
          matches: lookup.exactMatches(token), kind: StreetKindForms.forms[token.text],
          direction: StreetDirection.named(token.text),
          isProvince: province?.covers(token) == true || Self.isProvince(index, of: tokens),
          isPlaceType: Self.isPlaceType(index, of: tokens),
          isBeforeNumber: index < frame.wordCountBeforeNumber))
    }
    weigh()
    rebuild()
  }

  /// Whether a word is a province: not in `avenue Québec`, `rue de l'Ontario`.
  private static func isProvince(_ index: Int, of tokens: [AddressToken]) -> Bool {
    guard Lexicon.provinces.contains(tokens[index].text) else { return false }
    var place = index
    while place > 0, tokens[place].gap < .comma {
      place -= 1
      guard Lexicon.links.contains(tokens[place].text) else { return !tokens[place].beginsStreet }
    }
    return true
  }

  /// Whether a word is the type of a municipality that names no other: `Ville de`, or in brackets.
  private static func isPlaceType(_ index: Int, of tokens: [AddressToken]) -> Bool {
    let token = tokens[index]
    guard Lexicon.plainMunicipalityTypes.contains(token.text), tokens.count > 1 else {
      return false
    }
    let isLast = index + 1 == tokens.count || tokens[index + 1].gap == .comma
    if token.isBracketed { return token.gap == .comma && isLast }
    return (index == 0 || token.gap == .comma) && !isLast && tokens[index + 1].gap == .space
      && ["de", "du", "des", "d", "of"].contains(tokens[index + 1].text)
  }

  /// Phrases known by their letters: `n.-d.` for *Notre-Dame*, `ndg`.
  private static func spelledOut(_ tokens: [AddressToken]) -> [AddressToken] {
    var result: [AddressToken] = []
    for token in tokens {
      if let pair = Abbreviations.notreDame(result.last, token) {
        result[result.count - 1] = pair.notre
        result.append(pair.dame)
        continue
      }
      guard let phrase = Abbreviations.words(token.text).first(where: { $0.count > 1 }) else {
        result.append(token)
        continue
      }
      for word in phrase {
        var part = token
        part.text = word
        result.append(part.retold)
      }
    }
    return result
  }

  /// How far words are looked up.
  enum Width {
    /// As they are written.
    case exact

    /// Words that the index does not hold may be misspelt, joined or parted.
    case unknownWords

    /// Words that the index holds may be misspelt too.
    case allWords
  }

  /// Looks misspelt, joined and parted words up.
  mutating func widen(to width: Width, _ lookup: WordLookup, _ memory: inout MisspeltMemory) {
    let own = words.indices.filter { !words[$0].isVirtual }
    for index in own {
      let isKnown = words[index].isKnown
      guard width == .unknownWords ? !isKnown : isKnown else { continue }
      let isUnknown = words[index].matches.isEmpty
      lookup.addMisspelt(words[index].letters, to: &words[index].matches, &memory)
      if words[index].token.hasPeriod || isUnknown {
        lookup.addBeginnings(words[index].token.text, to: &words[index].matches)
      }
    }
    if width == .unknownWords {
      for index in own where words[index].kind == nil {
        let isExact = words[index].matches.first.map { !$0.isMisspelt } ?? false
        guard !isExact else { continue }
        words[index].misspeltKind = StreetKindForms.misspelt(words[index].letters)
      }
      part(lookup)
      join(lookup, count: own.count)
    }
    weigh()
    rebuild()
  }

  /// Lets short words mean words of some names from which two errors tell them.
  mutating func addNear(_ names: [UInt32], available: UInt32, in tables: IndexTables) {
    var letters: [UInt32] = []
    for name in names {
      for place in tables.nameWords[Int(name)] {
        let known = tables.nameWords.members[place]
        tables.readLetters(of: known, into: &letters)
        for index in words.indices where words[index].mask & available == words[index].mask {
          guard (3...6).contains(letters.count), (3...6).contains(words[index].letters.count),
            words[index].kind == nil, !words[index].matches.contains(where: { $0.word == known }),
            let errors = TypingErrors.count(words[index].letters, letters, limit: 2)
          else { continue }
          let length = max(letters.count, words[index].letters.count)
          words[index].matches.append(
            WordMatch(
              word: known, cost: MatchCosts.typing(errors: errors, length: length),
              isMisspelt: true))
        }
      }
    }
    rebuild()
  }

  /// `mont royal` for *Montroyal*: two words that are one in the index.
  private mutating func join(_ lookup: WordLookup, count: Int) {
    for index in 1..<max(count, 1) {
      let (left, right) = (words[index - 1], words[index])
      guard right.token.gap <= .dash, !left.token.text.isNumber, !right.token.text.isNumber,
        left.kind?.isStrong != true
      else { continue }
      let text = left.token.text + right.token.text
      guard let word = lookup.exact(text) else { continue }
      var joined = left
      joined.letters += right.letters
      joined.mask |= right.mask
      joined.isVirtual = true
      joined.kind = nil
      joined.direction = nil
      joined.matches = [
        WordMatch(
          word: tables.wordTargets[Int(word)], cost: MatchCosts.abbreviation, isMisspelt: false)
      ]
      words.append(joined)
    }
  }

  /// `stjoseph` for *Saint-Joseph*: a word that may be two in the index.
  private mutating func part(_ lookup: WordLookup) {
    var parted: [QueryWord] = []
    for word in words {
      guard !word.matches.contains(where: { !$0.isMisspelt }), word.letters.count > 5,
        let parts = parts(of: word, lookup)
      else { continue }
      // The halves share the bits of the whole.
      let low = word.mask & ~(word.mask << 1)
      for (part, mask) in zip(parts, [low, word.mask & ~low]) {
        var part = part
        part.mask = mask
        part.isVirtual = true
        parted.append(part)
      }
    }
    words += parted
  }

  private func parts(of word: QueryWord, _ lookup: WordLookup) -> [QueryWord]? {
    let text = word.token.text
    for cut in text.indices.dropFirst(2).dropLast(2) {
      let texts = [String(text[..<cut]), String(text[cut...])]
      guard texts.allSatisfy({ lookup.exact($0) != nil || Abbreviations.fullWord($0) != nil })
      else { continue }
      let halves = texts.map { half in
        var token = word.token
        token.text = half
        return token.retold
      }
      let matches = halves.map(lookup.exactMatches)
      guard matches.allSatisfy({ $0.first?.cost == 0 }) else { continue }
      return zip(halves, matches).map { token, matches in
        var part = word
        part.token = token
        part.letters = token.text.unicodeScalars.map(\.value)
        part.matches = matches
        part.kind = StreetKindForms.forms[token.text]
        return part
      }
    }
    return nil
  }

  private mutating func weigh() {
    for index in words.indices {
      let word = words[index]
      let share = word.matches.first.map { weight(of: $0.word) } ?? 1
      var cost = MatchCosts.ignored(weight: share)
      if word.isDispensable {
        cost = 0.05
      } else if word.isBeforeNumber {
        cost = MatchCosts.ignoredBefore
      } else if word.token.isNumber, word.token.text.utf8.count == 5 {
        cost = MatchCosts.ignoredBefore
      }
      words[index].ignoredCost = cost
    }
  }

  /// Makes the table from words of the index to words of the question.
  private mutating func rebuild() {
    heads.removeAll(keepingCapacity: true)
    ways.removeAll(keepingCapacity: true)
    for (item, word) in words.enumerated() {
      for match in word.matches {
        let head = heads[match.word] ?? -1
        heads[match.word] = Int32(ways.count)
        ways.append(Way(item: item, cost: match.cost, next: head))
      }
    }
  }

  /// Calls `body` for each word of the question that may mean a word of the index.
  @inline(__always)
  func forEachWay(to word: UInt32, _ body: (Way) -> Void) {
    var place = heads[word] ?? -1
    while place >= 0 {
      let way = ways[Int(place)]
      body(way)
      place = way.next
    }
  }

  /// How much a word tells streets apart: 1 for a rare one, towards 0 for *saint*.
  func weight(of word: UInt32) -> Double {
    let count = tables.wordNames[Int(word)].count + tables.wordPlaceNames[Int(word)].count
    let bits = Double(Int.bitWidth - count.leadingZeroBitCount)
    let all = Double(Int.bitWidth - (tables.nameWords.count + 2).leadingZeroBitCount)
    return max(0.12, 1 - bits / all)
  }
}

extension QueryWords {
  /// Whether words stand on both sides of a comma, as no name does; brackets are no comma.
  func crossesComma(_ mask: UInt32) -> Bool {
    var isOpen = false
    for word in words where !word.isVirtual {
      if isOpen, word.token.gap == .comma, !word.token.isBracketed, word.mask & mask != 0 {
        return true
      }
      if word.mask & mask != 0 { isOpen = true }
    }
    return false
  }

  /// Whether words stand where people write the municipality: at the end, but for the province, or
  /// first of all and before a comma.
  func isAtEdge(_ mask: UInt32) -> Bool {
    let own = words.filter { !$0.isVirtual && !$0.isPlaceType }
    let taken = own.indices.filter { own[$0].mask & mask != 0 }
    guard let first = taken.first, let last = taken.last else { return false }
    // `12 rue Charlemagne` names a street.
    if first > 0, own[first].token.gap < .comma, own[first - 1].kind?.isStrong == true {
      return false
    }
    if own[(last + 1)...].allSatisfy({ $0.isProvince || $0.token.isBracketed }) { return true }
    return first == 0 && own[last + 1].token.gap == .comma
  }

  /// Whether words are cut out of what hyphens hold together: *Beauport* of *Lac-Beauport*.
  func cutsCompound(_ mask: UInt32) -> Bool {
    var before: QueryWord?
    for word in words where !word.isVirtual {
      if let before, word.token.gap == .hyphen,
        (before.mask & mask != 0) != (word.mask & mask != 0)
      {
        return true
      }
      before = word
    }
    return false
  }

  /// Whether some words stand in a piece between commas that comes before that of others.
  func isPiece(_ mask: UInt32, before others: UInt32) -> Bool {
    var hasMask = false
    var isClosed = false
    for word in words where !word.isVirtual {
      if word.token.gap == .comma, hasMask { isClosed = true }
      if isClosed, word.mask & others != 0 { return true }
      if word.mask & mask != 0 { hasMask = true }
    }
    return false
  }

  /// Whether all of some words are the name of a province too, as those of *Québec* are.
  func areProvince(_ mask: UInt32) -> Bool {
    mask != 0 && words.allSatisfy { $0.isVirtual || $0.mask & mask == 0 || $0.isProvince }
  }

  /// The bits of the words that stand in a part of the text.
  func mask(of province: NamedProvince) -> UInt32 {
    words.reduce(0) { !$1.isVirtual && province.covers($1.token) ? $0 | $1.mask : $0 }
  }

  /// How many pieces between commas some words stand in.
  func groupCount(_ mask: UInt32) -> Int {
    var count = 0
    var isCounted = false
    for word in words where !word.isVirtual {
      if word.token.gap == .comma { isCounted = false }
      guard word.mask & mask != 0, !isCounted else { continue }
      count += 1
      isCounted = true
    }
    return count
  }
}
