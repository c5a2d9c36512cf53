/// Where the street ends and the municipality begins.
extension ReadingSplit {
  /// The splits of a frame, each at least possible.
  static func all(of frame: AddressFrame) -> [ReadingSplit] {
    let groups = commaGroups(of: frame.tokens)
    guard !groups.isEmpty else {
      return [ReadingSplit(street: 0..<0, municipality: 0..<0, borough: 0..<0, likelihood: 1)]
    }
    guard let streetPlace = streetGroup(of: frame, groups) else {
      return placesOnly(groups, frame)
    }
    let street = groups[streetPlace]
    // `École Untel, 12 rue Principale` and `Montréal, 12 rue Principale` look alike: what stands
    // before is the municipality only where nothing follows.
    let after = groups[(streetPlace + 1)...]
    let places = after.isEmpty ? groups[..<streetPlace].suffix(2) : after
    let named = places.compactMap { withoutProvince($0, frame.tokens, keepsLast: false) }
    if let last = named.last {
      return [
        ReadingSplit(
          street: street, municipality: last, borough: named.dropLast().last ?? 0..<0,
          likelihood: 1)
      ]
    }
    if let province = places.first {
      // `12 rue Principale, Québec`: the province, or the city.
      let isCity = frame.tokens[province].contains { ["quebec", "qc"].contains($0.text) }
      if isCity {
        return [
          ReadingSplit(
            street: street, municipality: province.lowerBound..<province.lowerBound + 1,
            borough: 0..<0, likelihood: 1)
        ]
      }
    }
    return inOneGroup(street, frame)
  }

  /// The words between commas; what is in brackets stays with what stands before.
  private static func commaGroups(of tokens: [AddressToken]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for index in tokens.indices {
      let begins = tokens[index].gap >= .dash && !tokens[index].isBracketed
      if groups.isEmpty || begins {
        groups.append(index..<index + 1)
      } else {
        groups[groups.count - 1] = groups[groups.count - 1].lowerBound..<index + 1
      }
    }
    return groups
  }

  /// The group that holds the street; `nil` where none does.
  private static func streetGroup(of frame: AddressFrame, _ groups: [Range<Int>]) -> Int? {
    if frame.number != nil {
      let next = frame.wordCountBeforeNumber
      let behind = groups.firstIndex { $0.contains(next) }
      // `rue Principale 21, Saint-Exemple`: the number ends the street.
      if next > 0, let before = groups.firstIndex(where: { $0.contains(next - 1) }),
        behind == nil
          || hasKind(frame.tokens[groups[before]])
            && !hasKind(frame.tokens[groups[behind ?? before]])
      {
        return before
      }
      return behind
    }
    return groups.firstIndex { hasKind(frame.tokens[$0]) } ?? (groups.count > 1 ? 0 : nil)
  }

  private static func hasKind(_ tokens: ArraySlice<AddressToken>) -> Bool {
    guard let name = StreetName(tokens: Array(tokens)), let kind = name.kind else { return false }
    // `Lac-Sainte-Marie` and `Île-Bizard` are places before they are streets.
    return tokens.contains { token in
      StreetKindForms.forms[token.text].map { $0.kind == kind && $0.isStrong } ?? false
    } || tokens.count > 1 && tokens.dropFirst().allSatisfy { $0.gap != .hyphen }
  }

  /// A group without the provinces at its end; `nil` when nothing is left.
  private static func withoutProvince(
    _ group: Range<Int>, _ tokens: [AddressToken], keepsLast: Bool
  ) -> Range<Int>? {
    var group = group
    while let last = group.last, Lexicon.provinces.contains(tokens[last].text),
      tokens[last].gap >= .period, group.count > (keepsLast ? 1 : 0)
    {
      group.removeLast()
    }
    return group.isEmpty ? nil : group
  }

  /// No street: a municipality, perhaps with its part in front.
  private static func placesOnly(_ groups: [Range<Int>], _ frame: AddressFrame) -> [ReadingSplit] {
    guard let group = groups.first,
      let place = withoutProvince(group, frame.tokens, keepsLast: true)
    else { return [] }
    let none = 0..<0
    return [
      ReadingSplit(street: none, municipality: place, borough: none, likelihood: 0.7),
      ReadingSplit(street: place, municipality: none, borough: none, likelihood: 0.3),
    ]
  }

  /// Street and municipality without a comma between them: every place where one may end.
  private static func inOneGroup(_ group: Range<Int>, _ frame: AddressFrame) -> [ReadingSplit] {
    let tokens = frame.tokens
    guard let whole = withoutProvince(group, tokens, keepsLast: true) else { return [] }
    var splits: [ReadingSplit] = []
    let isProvinceNamed = whole.count < group.count
    for start in whole.dropFirst() {
      let weight = weight(ofPlaceAt: start, in: whole, tokens)
      guard weight > 0 else { continue }
      splits.append(
        ReadingSplit(
          street: whole.lowerBound..<start, municipality: start..<whole.upperBound,
          borough: 0..<0, likelihood: weight))
    }
    splits.append(
      ReadingSplit(
        street: whole, municipality: 0..<0, borough: 0..<0,
        likelihood: isProvinceNamed ? 0.1 : 0.5))
    let sum = splits.reduce(0) { $0 + $1.likelihood }
    splits = splits.map { split in
      var split = split
      split.likelihood /= sum
      return split
    }
    return Array(splits.sorted { $0.likelihood > $1.likelihood }.prefix(6))
  }

  /// How likely a municipality begins at a word, compared with none at all.
  private static func weight(
    ofPlaceAt start: Int, in group: Range<Int>, _ tokens: [AddressToken]
  ) -> Double {
    let (token, before) = (tokens[start], tokens[start - 1])
    guard token.gap >= .space, !Lexicon.links.contains(before.text),
      StreetName(tokens: Array(tokens[group.lowerBound..<start]))?.words.isEmpty == false,
      isStreet(tokens[group.lowerBound..<start])
    else { return 0 }
    if StreetDirection.named(token.text) != nil { return 0 }
    if token.text != "st", StreetKindForms.forms[token.text]?.isStrong == true { return 0 }
    if Lexicon.boroughMarkers.contains(token.text) { return 3 }
    if start == group.upperBound - 1, !Abbreviations.words(token.text).isEmpty,
      Abbreviations.fullWord(token.text) == nil
    {
      return 3
    }
    let length = group.upperBound - start
    var weight = length == 1 ? 0.25 : length < 4 ? 0.2 : 0.1
    let form = StreetKindForms.forms[before.text]
    let endsStreet =
      StreetDirection.named(before.text) != nil && before.text != "e"
      || start - group.lowerBound > 1 && form.map { $0.side != .before && $0.isStrong } ?? false
    if endsStreet { weight = 2 }
    if ["saint", "sainte", "st", "ste", "notre"].contains(token.text) { weight *= 1.5 }
    if before.leadingNumber != nil { weight *= 3 }
    return weight
  }

  /// Whether words can be a street by themselves: more than a kind.
  private static func isStreet(_ tokens: ArraySlice<AddressToken>) -> Bool {
    tokens.contains { token in
      !Lexicon.links.contains(token.text) && StreetKindForms.forms[token.text]?.isStrong != true
    }
  }
}
