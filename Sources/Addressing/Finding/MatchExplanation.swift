internal import Domain
internal import MappedFiles

/// Makes matches of candidates: labels, and what was assumed.
struct MatchExplanation {
  let tables: IndexTables
  let search: AddressSearch

  func match(_ ranked: MatchRanking.Ranked) -> AddressMatch? {
    let candidate = ranked.candidate
    guard let point = candidate.point.coordinate else { return nil }
    return AddressMatch(
      level: candidate.level, point: point, doubtMetres: candidate.doubtMetres,
      label: label(candidate), assumptions: assumptions(candidate),
      score: MatchCosts.score(candidate.cost), isAmbiguous: ranked.isAmbiguous,
      isSettled: ranked.isSettled)
  }

  private func label(_ candidate: Candidate) -> AddressLabel {
    var label = AddressLabel()
    if let street = candidate.street {
      label.street = text(tables.street(Int(street), .text))
    }
    if let place = candidate.place { name(Int(place), in: &label) }
    if let code = candidate.code { label.postalCode = PackedCode.unpack(code) }
    let frame = search.frames[candidate.frame]
    switch candidate.number {
    case .exact:
      guard let door = candidate.door else { break }
      let pair = Int(tables.door(door, .texts))
      let suffix = tables.text(tables.doorTexts[pair * 2])
      label.number = Self.number(tables.door(door, .number), suffix)
      if candidate.level == .unit { label.unit = text(tables.doorTexts[pair * 2 + 1]) }
      label.postalCode = code(ofDoor: door)
    case .between, .beyond:
      label.number = frame.number.map { Self.number(UInt32(clamping: $0), frame.numberSuffix) }
    case .notAsked, .unknown: break
    }
    return label
  }

  /// `1255A`, `1255 1/2`.
  static func number(_ number: UInt32, _ suffix: String) -> String {
    suffix.contains("/") ? "\(number) \(suffix)" : "\(number)\(suffix)"
  }

  private func name(_ place: Int, in label: inout AddressLabel) {
    let kind = tables.place(place, .kind)
    if kind == UInt32(AddressPlace.Kind.municipality.rawValue) {
      label.municipality = text(tables.place(place, .text))
      return
    }
    label.place = text(tables.place(place, .text))
    let parent = Int(tables.place(place, .parent))
    if parent > 0 { label.municipality = text(tables.place(parent - 1, .text)) }
  }

  private func text(_ number: UInt32) -> String? {
    let text = tables.text(number)
    return text.isEmpty ? nil : text
  }

  private func code(ofDoor door: Int) -> PostalCode? {
    let index = Int(tables.door(door, .codeAndPrecision) & 0xFF_FFFF)
    return index > 0 ? PackedCode.unpack(tables.code(index - 1, .code)) : nil
  }

  // MARK: What was assumed

  private func assumptions(_ candidate: Candidate) -> [AddressAssumption] {
    let frame = search.frames[candidate.frame]
    let words = search.words[candidate.frame]
    var result: [AddressAssumption] = []
    if let region = search.foreignRegion(of: candidate) { result.append(.otherRegion(region)) }
    if let street = candidate.street { addStreet(Int(street), candidate, words, to: &result) }
    for alignment in [candidate.name, candidate.placeName].compactMap(\.self) {
      addSpelling(alignment, words, to: &result)
    }
    switch candidate.number {
    case .between(let low, let high):
      result.append(.numberInterpolated(between: Int(low), and: Int(high)))
    case .beyond(let near): result.append(.numberNearest(Int(near)))
    case .unknown: result.append(.numberNotFound)
    case .exact: addDoor(candidate, frame, to: &result)
    case .notAsked:
      if frame.number != nil { result.append(.numberNotFound) }
    }
    addCode(candidate, frame, to: &result)
    if frame.postBox != nil { result.append(.ruralForm(.postBox)) }
    if frame.ruralRoute != nil { result.append(.ruralForm(.ruralRoute)) }
    if frame.lot != nil { result.append(.ruralForm(.lot)) }
    let ignored = words.words.filter { $0.mask & candidate.ignored != 0 && !$0.isVirtual }
    if !ignored.isEmpty {
      result.append(.ignored(given: ignored.map(\.token.text).joined(separator: " ")))
    }
    return result
  }

  private func addStreet(
    _ street: Int, _ candidate: Candidate, _ words: QueryWords,
    to result: inout [AddressAssumption]
  ) {
    if let place = candidate.place {
      let found = tables.text(tables.place(Int(place), .text))
      switch candidate.relation {
      case .unnamed: result.append(.municipality(given: nil, found: found))
      case .elsewhere:
        let given = candidate.placeName.map { written($0, words) }
        result.append(.municipality(given: given, found: found))
      case .within, .known, .beside: break
      }
    }
    let given = search.leftover(candidate)
    let bits = tables.street(street, .kindAndDirection)
    let kind = StreetKind(rawValue: UInt8(truncatingIfNeeded: bits))
    let direction = StreetDirection(rawValue: UInt8(truncatingIfNeeded: bits >> 8))
    if given.kind != kind { result.append(.streetKind(given: given.kind, found: kind)) }
    if given.direction != direction {
      result.append(.direction(given: given.direction, found: direction))
    }
  }

  /// The words of a question that an alignment takes, as they were folded.
  private func written(_ alignment: NameAlignment, _ words: QueryWords) -> String {
    let items = alignment.pairs.compactMap(\.item).sorted()
    return items.map { words.words[$0].token.text }.joined(separator: " ")
  }

  private func addSpelling(
    _ alignment: NameAlignment, _ words: QueryWords, to result: inout [AddressAssumption]
  ) {
    for pair in alignment.pairs {
      let found = tables.wordText(pair.word)
      guard let item = pair.item else {
        result.append(.missingWord(found: found))
        continue
      }
      let word = words.words[item]
      let match = word.matches.first { $0.word == pair.word }
      if match?.isMisspelt == true {
        result.append(.spelling(given: word.token.text, found: found))
      }
    }
  }

  private func addDoor(
    _ candidate: Candidate, _ frame: AddressFrame, to result: inout [AddressAssumption]
  ) {
    guard let door = candidate.door else { return }
    let pair = Int(tables.door(door, .texts))
    let suffix = tables.text(tables.doorTexts[pair * 2])
    let unit = tables.text(tables.doorTexts[pair * 2 + 1])
    if suffix != frame.numberSuffix, unit != frame.numberSuffix {
      result.append(.numberSuffix(given: frame.numberSuffix, found: suffix))
    }
    if frame.unit != nil, candidate.level != .unit { result.append(.unitNotFound) }
  }

  private func addCode(
    _ candidate: Candidate, _ frame: AddressFrame, to result: inout [AddressAssumption]
  ) {
    guard let given = frame.postalCode, candidate.level != .postalCode else { return }
    if candidate.number == .exact, let door = candidate.door, let found = code(ofDoor: door) {
      if found != given { result.append(.postalCodeDisagrees(found: found)) }
      return
    }
    if tables.codeIndex(PackedCode.pack(given)) == nil { result.append(.postalCodeUnknown) }
  }
}
