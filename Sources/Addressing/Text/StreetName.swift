/// A street as a source or a person writes it, taken apart.
struct StreetName: Equatable {
  var kind: StreetKind?
  var direction: StreetDirection?

  /// The words of the name without links, in their one form: `saint`, `joseph`.
  var words: [String]

  /// The same with links: what tells `rue de l'Île` from `rue des Îles`.
  var wordsWithLinks: [String]

  /// Takes a street apart.
  ///
  /// - Returns: `nil` when there is no word in the text.
  /// - Complexity: O(1): see ``TokenScanner``.
  init?(_ text: String) {
    self.init(tokens: TokenScanner.tokens(of: text))
  }

  init?(tokens: [AddressToken]) {
    var rest = Self.mergingCompounds(tokens)[...]
    guard !rest.isEmpty else { return nil }
    direction = Self.takeDirection(from: &rest)
    kind = Self.takeKind(from: &rest)
    if direction == nil { direction = Self.takeDirection(from: &rest) }
    if direction == nil, kind != nil, let last = tokens.last, rest.last?.range != last.range {
      direction = Self.takeLeadingDirection(from: &rest)
    }
    let named = rest.filter { !Lexicon.links.contains($0.text) }
    words = (named.isEmpty ? Array(rest) : named).map(Self.canonical)
    wordsWithLinks = rest.map(Self.canonical)
  }

  /// The one form of a word of a name: abbreviations, ordinals and Roman numerals undone.
  static func canonical(_ token: AddressToken) -> String {
    Abbreviations.fullWord(token.text) ?? NumberWords.canonical(token)
  }

  /// Takes a direction from the end of a street that keeps a name without it.
  private static func takeDirection(
    from tokens: inout ArraySlice<AddressToken>
  ) -> StreetDirection? {
    for count in [2, 1] {
      let kept = tokens.dropLast(count)
      guard kept.count + count == tokens.count, hasName(kept),
        let before = kept.last, !Lexicon.links.contains(before.text)
      else { continue }
      let last = tokens.suffix(count).map(\.text)
      let found =
        count == 2
        ? StreetDirection.named(last[0], last[1]) : StreetDirection.named(last[0])
      guard let found else { continue }
      tokens = kept
      return found
    }
    return nil
  }

  /// `E Main Street`: English may put the direction in front of the name.
  private static func takeLeadingDirection(
    from tokens: inout ArraySlice<AddressToken>
  ) -> StreetDirection? {
    guard tokens.count > 1, let first = tokens.first, first.gap != .apostrophe,
      let found = StreetDirection.named(first.text), hasName(tokens.dropFirst())
    else { return nil }
    tokens = tokens.dropFirst()
    return found
  }

  /// Whether words remain for a name when a kind is taken away.
  private static func hasName(_ tokens: ArraySlice<AddressToken>) -> Bool {
    let named = tokens.filter { !Lexicon.links.contains($0.text) }
    return named.count > 1
      || named.contains { StreetKindForms.forms[$0.text]?.isStrong != true }
  }

  /// Takes the kind of street from the beginning or the end.
  private static func takeKind(from tokens: inout ArraySlice<AddressToken>) -> StreetKind? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    let leading = StreetKindForms.forms[first.text].flatMap { form in
      mayLead(form, before: tokens.dropFirst()) ? form : nil
    }
    let trailing = StreetKindForms.forms[last.text].flatMap { form in
      mayTrail(form, after: tokens.dropLast()) ? form : nil
    }
    if let leading, leading.isStrong || trailing?.isStrong != true {
      tokens = tokens.dropFirst()
      return leading.kind
    }
    guard let trailing else { return nil }
    tokens = tokens.dropLast()
    return trailing.kind
  }

  private static func mayLead(
    _ form: StreetKindForms.Form, before rest: ArraySlice<AddressToken>
  ) -> Bool {
    guard rest.contains(where: { !Lexicon.links.contains($0.text) }) else { return false }
    // `Highway 148` and `Range 5`, but not `Park Avenue`.
    return form.side != .after || rest.first?.leadingNumber != nil
  }

  private static func mayTrail(
    _ form: StreetKindForms.Form, after rest: ArraySlice<AddressToken>
  ) -> Bool {
    guard let before = rest.last, !Lexicon.links.contains(before.text) else { return false }
    return form.side != .before || NumberWords.isOrdinal(before)
  }

  private static func mergingCompounds(_ tokens: [AddressToken]) -> [AddressToken] {
    var result: [AddressToken] = []
    for token in tokens {
      // `QC-132`, `R-132`, `A-20`
      if token.gap == .hyphen, token.isNumber, result.count == 1,
        let kind = ["qc": "route", "r": "route", "a": "autoroute"][result[0].text]
      {
        result[0].text = kind
        result[0].rest = kind[...]
      }
      if let pair = Abbreviations.notreDame(result.last, token) {
        result[result.count - 1] = pair.notre
        result.append(pair.dame)
        continue
      }
      result.append(token)
      for parts in [["rond", "point"], ["cul", "de", "sac"]]
      where result.suffix(parts.count).map(\.text) == parts {
        result.removeLast(parts.count - 1)
        var merged = result[result.count - 1]
        merged.text = parts.joined()
        merged.rest = merged.text[...]
        result[result.count - 1] = merged
      }
    }
    return result
  }
}
