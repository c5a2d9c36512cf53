internal import Domain
internal import Hashing

/// Land narrower than a territory, in words.
struct PatchWords {
  let language: Language

  /// A territory in a sentence, in French with its article.
  let territory: (TerritoryID) -> String

  /// The patch as a place: `les codes postaux en G0R`.
  func place(_ patch: Patch) -> String {
    switch patch {
    case .polygon(let digest):
      return say("le secteur dessiné ", "the drawn area ") + Self.short(digest)
    case .street(let stretch): return doors(of: stretch)
    case .postalPrefix(let prefix):
      return say("les codes postaux en \(prefix)", "the postal codes in \(prefix)")
    }
  }

  /// That somebody lives there: `a un code postal qui commence par G0R`.
  func lives(_ patch: Patch) -> String {
    switch patch {
    case .polygon: say("vit dans ", "lives in ") + place(patch)
    case .street(let stretch): lives(on: stretch)
    case .postalPrefix(let prefix):
      say(
        "a un code postal qui commence par \(prefix)",
        "has a postal code that begins with \(prefix)")
    }
  }

  /// `vit rue des Saules`, `vit au 2 à 98, rue des Saules`.
  private func lives(on stretch: StreetStretch) -> String {
    let hasNumbers = stretch.fromNumber != nil || stretch.toNumber != nil
    let lives = hasNumbers ? say("vit au ", "lives at ") : say("vit ", "lives on ")
    return lives + doors(of: stretch)
  }

  /// The doors: `2 à 98, rue des Saules, côté pair, Granby (municipalité)`.
  private func doors(of stretch: StreetStretch) -> String {
    var parts: [String] = []
    switch (stretch.fromNumber, stretch.toNumber) {
    case (let low?, let high?): parts.append(low == high ? "\(low)" : "\(low) \(to) \(high)")
    case (let low?, nil): parts.append(say("\(low) et plus", "\(low) and up"))
    case (nil, let high?): parts.append(say("\(high) et moins", "\(high) and below"))
    case (nil, nil): break
    }
    parts.append(stretch.street)
    switch stretch.side {
    case .both: break
    case .odd: parts.append(say("côté impair", "odd side"))
    case .even: parts.append(say("côté pair", "even side"))
    }
    if let municipality = stretch.municipality { parts.append(territory(municipality)) }
    return parts.joined(separator: ", ")
  }

  /// The beginning of a digest, enough to tell shapes apart.
  static func short(_ digest: Digest) -> String { "\(digest.hexadecimal.prefix(8))…" }

  private var to: String { say("à", "to") }

  private func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }
}
