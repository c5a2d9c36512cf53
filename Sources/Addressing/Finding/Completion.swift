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
    var streets = candidates().filter(fits)
    streets.sort { precedes($0, $1, nearby) }
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

  private func precedes(_ left: UInt32, _ right: UInt32, _ nearby: PackedPoint?) -> Bool {
    if let nearby {
      let near = tables.point(ofStreet: Int(left)).metres(to: nearby)
      let far = tables.point(ofStreet: Int(right)).metres(to: nearby)
      if near != far { return near < far }
    }
    if let number = frame.number {
      let doors = DoorSearch(tables: tables)
      let (has, hasOther) = (doors.has(number, on: Int(left)), doors.has(number, on: Int(right)))
      if has != hasOther { return has }
    }
    let (a, b) = (tables.street(Int(left), .doorCount), tables.street(Int(right), .doorCount))
    return a != b ? a > b : left < right
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
    return Set(found).sorted()
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
    let fitting = names.filter { fits(words: Array(wordsOfName($0))) }
    let found = fitting.flatMap { members(of: tables.namePlaces, $0, countMax: 16) }
    return found.sorted { left, right in
      let (a, b) = (tables.place(Int(left), .doorCount), tables.place(Int(right), .doorCount))
      return a != b ? a > b : left < right
    }
  }

  // MARK: What fits

  private func fits(_ street: UInt32) -> Bool {
    let number = Int(street)
    let bits = tables.street(number, .kindAndDirection)
    if let kind, UInt8(truncatingIfNeeded: bits) != kind.rawValue { return false }
    if let direction, UInt8(truncatingIfNeeded: bits >> 8) != direction.rawValue { return false }
    let own = wordsOfName(tables.street(number, .name))
    let place = wordsOfName(tables.place(Int(tables.street(number, .place)), .name))
    let others = tables.placeSets[Int(tables.street(number, .placeSet))].prefix(16).flatMap {
      wordsOfName(tables.place(Int(tables.placeSets.members[$0]), .name))
    }
    // Something of the street itself must have been written.
    guard own.contains(where: { isWhole($0) || isOpen($0) }) else { return false }
    return fits(words: own + place + others)
  }

  private func fits(words: [UInt32]) -> Bool {
    whole.allSatisfy { meant in words.contains { meant.contains($0) } }
      && (open == nil || words.contains(where: isOpen))
  }

  private func isWhole(_ word: UInt32) -> Bool { whole.contains { $0.contains(word) } }
  private func isOpen(_ word: UInt32) -> Bool { open?.contains(word) ?? false }

  private func wordsOfName(_ name: UInt32) -> [UInt32] {
    members(of: tables.nameWords, name, countMax: 16)
  }

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
