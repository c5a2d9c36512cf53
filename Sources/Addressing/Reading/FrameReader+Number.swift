/// The civic number: which of the numbers it is, and what belongs to it.
extension FrameReader {
  /// Largest civic number read, so that a telephone number is none.
  static let numberMax = 999_999

  /// The frames for each way to choose the civic number.
  func numbered() -> [AddressFrame] {
    let places = numberPlaces()
    guard let first = places.first else { return [remaining(in: frame)] }
    var frames = pairFrames(at: first) ?? unitBefore(first, places) ?? singleFrames(at: first)
    if mayBeName(at: first) {
      var frame = remaining(in: frame)
      frame.likelihood = 0.15
      frames.append(frame)
    }
    return frames.sorted { $0.likelihood > $1.likelihood }
  }

  /// Where numbers stand that may be civic numbers.
  private func numberPlaces() -> [Int] {
    let all = tokens.indices.filter { index in
      let token = tokens[index]
      guard !isTaken[index], let number = token.leadingNumber, number <= Self.numberMax,
        token.isDoorNumber
      else { return false }
      return !NumberWords.isOrdinal(token) || mayBeLetteredNumber(at: index)
    }
    let free = all.filter { !isName(at: $0) }
    return free.isEmpty && all.count > 1 ? Array(all.dropFirst()) : free
  }

  /// `21E, rue Principale`: a number and a letter rather than an ordinal, as a kind and a name follow.
  private func mayBeLetteredNumber(at index: Int) -> Bool {
    guard tokens[index].rest == "e", index == 0, index + 2 < tokens.count,
      StreetKindForms.forms[tokens[index + 1].text]?.side == .before
    else { return false }
    return tokens[index + 1].gap == .comma
      || StreetDirection.named(tokens[index + 2].text) == nil && tokens[index + 2].gap != .comma
        && Lexicon.links.contains(tokens[index + 2].text)
  }

  /// Whether the number is the name of a street: `route 132`, `QC-132`, `rang 5`, `rue 12`.
  private func isName(at index: Int) -> Bool {
    guard index > 0, !isTaken[index - 1] else { return false }
    let before = tokens[index - 1]
    if tokens[index].gap == .hyphen, ["qc", "a", "r", "aut", "hwy"].contains(before.text) {
      return true
    }
    guard StreetKindForms.forms[before.text] != nil, tokens[index].gap != .comma else {
      return false
    }
    // `Main St 21`, `rue du Quai 186`: a name has begun, and the kind belongs to it.
    var place = index - 1
    while place > 0, tokens[place].gap < .dash {
      place -= 1
      if !isTaken[place], !isNumberPlace(place) { return false }
    }
    return true
  }

  private func isNumberPlace(_ index: Int) -> Bool {
    tokens[index].leadingNumber != nil && !NumberWords.isOrdinal(tokens[index])
  }

  /// Whether a first number may be part of a name: `11 novembre`, `3-rivieres`.
  private func mayBeName(at index: Int) -> Bool {
    guard let number = tokens[index].leadingNumber, number < 61, tokens[index].rest.isEmpty,
      index + 1 < tokens.count, !isTaken[index + 1]
    else { return false }
    let next = tokens[index + 1]
    return next.leadingNumber == nil && next.text.utf8.count > 2 && next.gap != .comma
      && StreetKindForms.forms[next.text] == nil
  }

  /// One number with what follows it.
  private func singleFrames(at index: Int) -> [AddressFrame] {
    var base = frame
    var taken = isTaken
    base.number = tokens[index].leadingNumber
    base.numberSuffix = tokens[index].rest.uppercased()
    taken[index] = true
    var next = index + 1
    if let half = fraction(at: next) {
      base.numberSuffix = half
      taken[next] = true
      taken[next + 1] = true
      next += 2
    }
    takeUnitAtEnd(&base, &taken, after: index)
    let plain = remaining(in: base, taken: taken, number: index)
    guard base.numberSuffix.isEmpty, next < tokens.count, !taken[next],
      AddressToken.isDoorLetters(tokens[next].text)
        || Lexicon.numberEndings.contains(tokens[next].text),
      tokens[next].gap != .comma
    else { return [plain] }
    var lettered = base
    lettered.numberSuffix = tokens[next].text.uppercased()
    taken[next] = true
    var other = remaining(in: lettered, taken: taken, number: index)
    let share = suffixLikelihood(at: next)
    other.likelihood = share
    var first = plain
    first.likelihood = 1 - share
    return share > 0.95 ? [other] : share < 0.05 ? [plain] : [first, other]
  }

  /// How likely a letter behind the number belongs to it.
  private func suffixLikelihood(at index: Int) -> Double {
    let token = tokens[index]
    if token.gap < .space { return 1 }
    guard index + 1 < tokens.count else { return 0.9 }
    let next = tokens[index + 1]
    // `12 L'Heureux`, `12 d'Youville`
    if next.gap == .apostrophe { return 0 }
    if next.gap == .comma || StreetKindForms.forms[next.text] != nil { return 1 }
    if !token.isLetter { return 0.3 }
    if NumberWords.isOrdinal(next) { return 0.9 }
    // `12 E Main`, `12 J. A. Bombardier`
    if token.hasPeriod { return 0.1 }
    if StreetDirection.named(token.text) != nil || Lexicon.links.contains(token.text) { return 0.3 }
    return 0.6
  }

  /// `1/2` behind a number.
  private func fraction(at index: Int) -> String? {
    guard index + 1 < tokens.count, !isTaken[index], !isTaken[index + 1],
      tokens[index].isNumber, tokens[index + 1].isNumber,
      let part = tokens[index].leadingNumber, let whole = tokens[index + 1].leadingNumber,
      0 < part, part < whole, whole < 10, tokens[index].gap >= .space,
      tokens[index + 1].gap == .slash || tokens[index + 1].gap == .hyphen && (part, whole) == (1, 2)
    else { return nil }
    return "\(part)/\(whole)"
  }

  /// A number that ends the street is a unit: `1255 rue Principale 4`.
  private func takeUnitAtEnd(_ frame: inout AddressFrame, _ taken: inout [Bool], after index: Int) {
    guard frame.unit == nil else { return }
    let last = tokens.indices.last { place in
      place > index + 2 && !taken[place] && tokens[place].isNumber && !isName(at: place)
        && tokens[place].gap >= .space && mayBeUnitAtEnd(place)
        && (place + 1 == tokens.count || tokens[place + 1].gap == .comma || taken[place + 1])
    }
    guard let last, !isTaken[last - 1] || tokens[last].gap == .comma else { return }
    frame.unit = tokens[last].text
    taken[last] = true
  }

  /// Not `rue du 8 Mai 1945`, whose year is of the name; and no building has flats of five digits.
  private func mayBeUnitAtEnd(_ index: Int) -> Bool {
    let digitCount = tokens[index].text.utf8.count
    return digitCount < 4
      || digitCount == 4 && !Lexicon.months.contains(tokens[index - 1].text)
  }

  /// Two numbers joined: a unit and its number, or the ends of a range.
  private func pairFrames(at index: Int) -> [AddressFrame]? {
    if let lettered = letterBefore(index) { return lettered }
    var second = index + 1
    // `1255 à 1259`
    let isSpokenRange =
      second + 1 < tokens.count && ["a", "to"].contains(tokens[second].text)
      && tokens[second].gap != .comma && tokens[second + 1].isNumber
    if isSpokenRange { second += 1 }
    guard second < tokens.count, !isTaken[second], let left = tokens[index].leadingNumber,
      let right = tokens[second].leadingNumber, right <= Self.numberMax,
      !NumberWords.isOrdinal(tokens[second]), tokens[second].isDoorNumber,
      isSpokenRange || [.hyphen, .dash, .slash].contains(tokens[second].gap)
    else { return nil }
    var taken = isTaken
    for place in index...second { taken[place] = true }
    let rest = tokens[second].rest.uppercased()
    var range = remaining(in: frame, taken: taken, number: index)
    range.number = left
    range.numberSuffix = tokens[index].rest.uppercased()
    range.lastNumber = right
    var unitFirst = remaining(in: frame, taken: taken, number: index)
    unitFirst.number = right
    unitFirst.numberSuffix = rest
    unitFirst.unit = frame.unit ?? tokens[index].text.uppercased()
    var unitLast = remaining(in: frame, taken: taken, number: index)
    unitLast.number = left
    unitLast.numberSuffix = tokens[index].rest.uppercased()
    unitLast.unit = frame.unit ?? tokens[second].text.uppercased()
    return weighed(range, unitFirst, unitLast, isSpokenRange: isSpokenRange)
  }

  private func weighed(
    _ range: AddressFrame, _ unitFirst: AddressFrame, _ unitLast: AddressFrame,
    isSpokenRange: Bool
  ) -> [AddressFrame] {
    guard let left = range.number, let right = range.lastNumber else { return [] }
    if isSpokenRange { return [range] }
    var frames = [range, unitFirst, unitLast]
    let gap = right - left
    let shares: [Double] =
      switch gap {
      case 1...100 where gap.isMultiple(of: 2) && left > 20: [0.85, 0.1, 0.05]
      case 1...100: [0.45, 0.5, 0.05]
      case 101...: [0.02, 0.93, 0.05]
      default: [0, 0.45, 0.55]
      }
    for place in frames.indices { frames[place].likelihood = shares[place] }
    return frames.filter { $0.likelihood > 0 }
  }

  /// `B-1255`: a unit that is a letter.
  private func letterBefore(_ index: Int) -> [AddressFrame]? {
    guard index > 0, [.hyphen, .dash].contains(tokens[index].gap), !isTaken[index - 1],
      tokens[index - 1].isLetter, index == 1 || tokens[index - 1].gap == .comma
    else { return nil }
    var taken = isTaken
    taken[index - 1] = true
    taken[index] = true
    var result = frame
    result.unit = frame.unit ?? tokens[index - 1].text.uppercased()
    result.number = tokens[index].leadingNumber
    result.numberSuffix = tokens[index].rest.uppercased()
    return [remaining(in: result, taken: taken, number: index)]
  }

  /// `4, 1255 rue Principale`, `4 1255 rue Principale`.
  private func unitBefore(_ first: Int, _ places: [Int]) -> [AddressFrame]? {
    guard frame.unit == nil, places.count > 1, places[1] == first + 1,
      first + 2 < tokens.count, tokens[first].rest.isEmpty,
      fraction(at: first + 1) == nil, fraction(at: first) == nil
    else { return nil }
    let next = tokens[first + 2]
    guard tokens[first + 1].gap == .comma || StreetKindForms.forms[next.text] != nil else {
      return nil
    }
    var taken = isTaken
    taken[first] = true
    taken[first + 1] = true
    var result = remaining(in: frame, taken: taken, number: first)
    result.unit = tokens[first].text
    result.number = tokens[first + 1].leadingNumber
    result.numberSuffix = tokens[first + 1].rest.uppercased()
    result.likelihood = 0.7
    return [result]
      + singleFrames(at: first).map { single in
        var single = single
        single.likelihood *= 0.3
        return single
      }
  }
}
