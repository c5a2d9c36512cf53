internal import Domain

/// The province or country that the end of a text names, as in `Windsor, Ontario`.
///
/// A street may bear the same name: `rue Ontario, Montréal` names none. So only a whole last part
/// between commas counts that is not the first, or, without a comma, an abbreviation that cannot be a
/// street, or a name that no street has claimed.
struct NamedProvince: Equatable {
  var region: NamedRegion

  /// Where it stands in the text.
  var range: Range<String.Index>

  /// Whether it can be nothing else, rather than the end of a street's name.
  var isApart: Bool

  /// Reads the end of a text; `nil` where it names none.
  static func read(_ tokens: [AddressToken]) -> NamedProvince? {
    var tokens = tokens
    if let code = PostalCodeReading.find(in: tokens) { tokens.removeSubrange(code.range) }
    removeCountry(&tokens)
    let start = tokens.lastIndex { $0.gap == .comma } ?? 0
    if tokens[..<start].contains(where: { $0.leadingNumber == nil }) {
      // `Derby Line, VT 05829`
      let part = tokens[start...].filter { !$0.isNumber }
      if let region = region(part) { return NamedProvince(region, part[...], isApart: true) }
    }
    return atEnd(of: tokens)
  }

  private init(_ region: NamedRegion, _ tokens: ArraySlice<AddressToken>, isApart: Bool) {
    self.region = region
    range =
      tokens[tokens.startIndex].range.lowerBound..<tokens[tokens.endIndex - 1].range.upperBound
    self.isApart = isApart
  }

  /// Whether a word of the same text is part of it.
  func covers(_ token: AddressToken) -> Bool {
    range.lowerBound <= token.range.lowerBound && token.range.upperBound <= range.upperBound
  }

  private static func removeCountry(_ tokens: inout [AddressToken]) {
    while let last = tokens.last, tokens.count > 1, ["canada", "can", "ca"].contains(last.text),
      last.gap >= .space
    {
      tokens.removeLast()
    }
  }

  /// The region that a whole part between commas names.
  private static func region(_ part: [AddressToken]) -> NamedRegion? {
    guard !part.isEmpty else { return nil }
    let joined = part.map(\.text).joined()
    if let region = NamedRegion.named(joined) { return region }
    if part.count > 1 {
      return part.allSatisfy(\.isLetter) ? NamedRegion.spelled(joined) : nil
    }
    return NamedRegion.abbreviated(joined)
  }

  /// The region at the end of words without a comma before it.
  private static func atEnd(of tokens: [AddressToken]) -> NamedProvince? {
    for count in stride(from: 4, through: 1, by: -1) where tokens.count > count {
      let part = tokens.suffix(count)
      let before = tokens[part.startIndex - 1]
      // `rue Ontario`, `rue de l'Ontario`, `12 N.-B.`
      guard let first = part.first, first.gap >= .space, before.leadingNumber == nil,
        !before.beginsStreet, !Lexicon.links.contains(before.text)
      else { continue }
      let joined = part.map(\.text).joined()
      let areLetters = count > 1 && part.allSatisfy(\.isLetter)
      if areLetters {
        guard part.dropLast().allSatisfy({ $0.hasPeriod }),
          let region = NamedRegion.spelled(joined)
        else { continue }
        return NamedProvince(region, part, isApart: true)
      }
      if let region = NamedRegion.named(joined) {
        return NamedProvince(region, part, isApart: false)
      }
      if count == 1, let region = NamedRegion.abbreviated(joined) {
        return NamedProvince(region, part, isApart: true)
      }
    }
    return nil
  }
}

extension AddressToken {
  /// Whether it is a kind that stands before the name of a street, as in French.
  var beginsStreet: Bool {
    StreetKindForms.forms[text].map { $0.isStrong && $0.side != .after } ?? false
  }
}
