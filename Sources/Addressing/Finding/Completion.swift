internal import Domain
internal import MappedFiles

/// Completes the last word of what somebody has begun to write.
///
/// All words but the last are whole, and each must stand in the name of the street or of its place; the
/// last is the beginning of one. Streets with the most doors come first.
struct Completion {
  private let tables: IndexTables
  private let lookup: WordLookup
  private let frame: AddressFrame

  /// For each whole word, the words of the index it may be.
  private var whole: [[UInt32]] = []

  /// The words of the index that the last one begins; `nil` where the last is whole as well.
  private var open: Range<UInt32>?
  private var openText = ""
  private var kind: StreetKind?
  private var direction: StreetDirection?

  /// Most streets and names that are looked at.
  private static let lookCountMax = 4_000
  private static let openWordCountMax = 256

  /// - Returns: `nil` for a text with nothing to complete.
  init?(_ text: String, tables: IndexTables) {
    guard let frame = FrameReader.frames(of: text).first,
      let last = frame.tokens.last(where: { !Lexicon.links.contains($0.text) })
    else { return nil }
    self.tables = tables
    self.frame = frame
    lookup = WordLookup(tables: tables)
    let isOpen = text.unicodeScalars.last.map(Self.isInsideWord) ?? false
    for token in frame.tokens where !Lexicon.links.contains(token.text) {
      if isOpen, token == last { continue }
      take(token)
    }
    guard isOpen else { return }
    let words = lookup.words(beginningWith: last.text)
    open = UInt32(words.lowerBound)..<UInt32(words.upperBound)
    openText = last.text
  }

  private static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
    switch LetterFolding.role(of: scalar) {
    case .letter, .digit, .nothing: true
    case .half, .apostrophe, .colon, .mark: false
    }
  }

  private mutating func take(_ token: AddressToken) {
    if let form = StreetKindForms.forms[token.text], form.isStrong, kind == nil {
      kind = form.kind
      return
    }
    let words = lookup.exactMatches(token).map(\.word)
    if words.isEmpty, let named = StreetDirection.named(token.text) {
      direction = named
      return
    }
    whole.append(words)
  }

  // MARK: Streets and places

  /// The completions, best first.
  func suggestions(limit: Int, nearby: PackedPoint?) -> [AddressSuggestion] {
    let streets = best(candidates(), limit, nearby)
    var result: [AddressSuggestion] = []
    for place in places(nearby) where frame.number == nil && kind == nil {
      result.append(contentsOf: [suggestion(place: place)].compactMap(\.self))
    }
    result = Array(result.prefix(max(1, limit / 2)))
    for street in streets.prefix(max(0, limit - result.count)) {
      result.append(contentsOf: [suggestion(street: street)].compactMap(\.self))
    }
    guard nearby == nil, frame.number == nil else { return result }
    // What completes to a place and to a street: the one with more doors comes first.
    return Array(
      result.enumerated().sorted {
        $0.element.doorCount != $1.element.doorCount
          ? $0.element.doorCount > $1.element.doorCount : $0.offset < $1.offset
      }.map(\.element).prefix(max(0, limit)))
  }

  /// The streets that fit and come first, best first.
  private func best(_ streets: [UInt32], _ count: Int, _ nearby: PackedPoint?) -> [UInt32] {
    guard count > 0 else { return [] }
    var told = ToldWords()
    var best: [Rank] = []
    for street in streets {
      // What cannot come among the first need not fit.
      let rank = rank(of: street, nearby)
      if best.count == count, let last = best.last, !(rank < last) { continue }
      guard fits(street, &told) else { continue }
      let place = best.firstIndex { rank < $0 } ?? best.count
      if best.count == count { best.removeLast() }
      best.insert(rank, at: place)
    }
    return best.map(\.street)
  }

  /// By nearness where it is known, then those that have the number, then by their doors.
  private struct Rank: Comparable {
    var metres: Double
    var hasNumber: Bool
    var doorCount: UInt32
    var street: UInt32

    static func < (left: Rank, right: Rank) -> Bool {
      if left.metres != right.metres { return left.metres < right.metres }
      if left.hasNumber != right.hasNumber { return left.hasNumber }
      if left.doorCount != right.doorCount { return left.doorCount > right.doorCount }
      return left.street < right.street
    }
  }

  private func rank(of street: UInt32, _ nearby: PackedPoint?) -> Rank {
    Rank(
      metres: nearby.map { tables.point(ofStreet: Int(street)).metres(to: $0) } ?? 0,
      hasNumber: frame.number.map { DoorSearch(tables: tables).has($0, on: Int(street)) } ?? false,
      doorCount: tables.street(Int(street), .doorCount), street: street)
  }

  /// Streets that may fit, each once, ascending.
  private func candidates() -> [UInt32] {
    var found: [UInt32] = []
    if let rarest = rarestList() {
      for index in rarest.prefix(Self.lookCountMax) {
        found.append(tables.wordAllStreets.members[index])
      }
    }
    addStreetsOfPlaces(to: &found)
    if whole.isEmpty { addStreetsOfOpenWord(to: &found) }
    found.sortOnce()
    return found
  }

  /// The shortest list of streets that hold one of the whole words.
  private func rarestList() -> Range<Int>? {
    whole.flatMap(\.self).map { tables.wordAllStreets[Int($0)] }.filter { !$0.isEmpty }
      .min { $0.count < $1.count }
  }

  /// Streets that hold the open word, in the places that whole words name.
  private func addStreetsOfPlaces(to found: inout [UInt32]) {
    guard let open else { return }
    for words in whole {
      for name in words.flatMap({ members(of: tables.wordPlaceNames, $0, countMax: 64) }) {
        guard tables.nameWords[Int(name)].allSatisfy({ isWhole(tables.nameWords.members[$0]) })
        else { continue }
        for place in members(of: tables.namePlaces, name, countMax: 16) {
          let low = tables.place(Int(place), .firstStreet)
          let high = low &+ tables.place(Int(place), .streetCount)
          for word in open.prefix(Self.openWordCountMax) {
            var index = tables.wordAllStreets.first(Int(word), from: low)
            let end = tables.wordAllStreets[Int(word)].upperBound
            while index < end, tables.wordAllStreets.members[index] < high,
              found.count < Self.lookCountMax
            {
              found.append(tables.wordAllStreets.members[index])
              index += 1
            }
          }
        }
      }
    }
  }

  /// Streets with the most doors that hold a word with this beginning.
  private func addStreetsOfOpenWord(to found: inout [UInt32]) {
    guard let open else { return }
    let scalars = openText.unicodeScalars.map(\.value)
    if scalars.count <= PrefixKey.lengthMax,
      let list = prefixList(PrefixKey.pack(scalars))
    {
      for index in tables.prefixStreets[list] { found.append(tables.prefixStreets.members[index]) }
    }
    for word in open.prefix(Self.openWordCountMax) {
      for index in tables.wordStreets[Int(word)] {
        found.append(tables.wordStreets.members[index])
      }
    }
  }

  private func prefixList(_ key: UInt64) -> Int? {
    var (low, high) = (0, tables.prefixKeys.count)
    while low < high {
      let middle = (low + high) / 2
      if tables.prefixKeys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < tables.prefixKeys.count && tables.prefixKeys[low] == key ? low : nil
  }

  /// Places that the words name, those with the most doors first.
  private func places(_ nearby: PackedPoint?) -> [UInt32] {
    var names: Set<UInt32> = []
    let first = open.map { Array($0.prefix(Self.openWordCountMax)) } ?? whole.first ?? []
    for word in first { names.formUnion(members(of: tables.wordPlaceNames, word, countMax: 256)) }
    let fitting = names.filter { words(toldBy: $0) == allWords }
    let found = fitting.flatMap { members(of: tables.namePlaces, $0, countMax: 16) }
    return found.sorted { left, right in
      let (a, b) = (tables.place(Int(left), .doorCount), tables.place(Int(right), .doorCount))
      return a != b ? a > b : left < right
    }
  }

  // MARK: What fits

  /// Which written words the names of streets and places tell, each name looked at once.
  private struct ToldWords {
    var names: [UInt32: UInt64] = [:]
    var placeSets: [UInt32: UInt64] = [:]
  }

  private func fits(_ street: UInt32, _ told: inout ToldWords) -> Bool {
    let number = Int(street)
    let bits = tables.street(number, .kindAndDirection)
    if let kind, UInt8(truncatingIfNeeded: bits) != kind.rawValue { return false }
    if let direction, UInt8(truncatingIfNeeded: bits >> 8) != direction.rawValue { return false }
    let own = words(toldBy: tables.street(number, .name), &told)
    // Something of the street itself must have been written.
    guard own != 0 else { return false }
    if own == allWords { return true }
    let place = tables.place(Int(tables.street(number, .place)), .name)
    let withPlace = own | words(toldBy: place, &told)
    if withPlace == allWords { return true }
    return withPlace | words(toldByPlaceSet: tables.street(number, .placeSet), &told) == allWords
  }

  /// A bit for each whole word, in their order, and one for the open word.
  private var allWords: UInt64 { (1 << UInt64(whole.count + (open == nil ? 0 : 1))) &- 1 }

  private func words(toldBy name: UInt32, _ told: inout ToldWords) -> UInt64 {
    if let known = told.names[name] { return known }
    let bits = words(toldBy: name)
    told.names[name] = bits
    return bits
  }

  private func words(toldByPlaceSet set: UInt32, _ told: inout ToldWords) -> UInt64 {
    if let known = told.placeSets[set] { return known }
    var bits: UInt64 = 0
    for index in tables.placeSets[Int(set)].prefix(16) {
      bits |= words(toldBy: tables.place(Int(tables.placeSets.members[index]), .name), &told)
    }
    told.placeSets[set] = bits
    return bits
  }

  private func words(toldBy name: UInt32) -> UInt64 {
    var bits: UInt64 = 0
    for index in tables.nameWords[Int(name)].prefix(16) {
      let word = tables.nameWords.members[index]
      for (place, meant) in whole.enumerated() where meant.contains(word) {
        bits |= 1 << UInt64(place)
      }
      if isOpen(word) { bits |= 1 << UInt64(whole.count) }
    }
    return bits
  }

  private func isWhole(_ word: UInt32) -> Bool { whole.contains { $0.contains(word) } }
  private func isOpen(_ word: UInt32) -> Bool { open?.contains(word) ?? false }

  private func members(of lists: MappedLists, _ list: UInt32, countMax: Int) -> [UInt32] {
    lists[Int(list)].prefix(countMax).map { lists.members[$0] }
  }

  // MARK: What is shown

  private func suggestion(street: UInt32) -> AddressSuggestion? {
    let number = Int(street)
    guard let point = tables.point(ofStreet: number).coordinate else { return nil }
    var label = AddressLabel(
      number: frame.number.map {
        MatchExplanation.number(UInt32(clamping: $0), frame.numberSuffix)
      }, unit: frame.unit, street: tables.text(tables.street(number, .text)))
    name(tables.street(number, .place), in: &label)
    return AddressSuggestion(
      label: label, text: Self.text(of: label),
      doorCount: Int(tables.street(number, .doorCount)), point: point)
  }

  private func suggestion(place: UInt32) -> AddressSuggestion? {
    guard let point = tables.point(ofPlace: Int(place)).coordinate else { return nil }
    var label = AddressLabel()
    name(place, in: &label)
    return AddressSuggestion(
      label: label, text: Self.text(of: label),
      doorCount: Int(tables.place(Int(place), .doorCount)), point: point)
  }

  private func name(_ place: UInt32, in label: inout AddressLabel) {
    let text = tables.text(tables.place(Int(place), .text))
    if tables.place(Int(place), .kind) == UInt32(AddressPlace.Kind.municipality.rawValue) {
      label.municipality = text.isEmpty ? nil : text
      return
    }
    label.place = text.isEmpty ? nil : text
    let parent = tables.place(Int(place), .parent)
    if parent > 0 {
      label.municipality = tables.text(tables.place(Int(parent) - 1, .text))
    }
  }

  /// One line: `3-1255 boulevard Saint-Joseph Est, Montréal`.
  static func text(of label: AddressLabel) -> String {
    var door = label.number ?? ""
    if let unit = label.unit, !door.isEmpty { door = "\(unit)-\(door)" }
    let street = [door, label.street ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    return [street, label.place ?? "", label.municipality ?? ""].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }
}
