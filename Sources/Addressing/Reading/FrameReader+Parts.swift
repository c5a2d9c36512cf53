/// Rural forms and units.
extension FrameReader {
  mutating func takeRuralForms() {
    for index in tokens.indices where !isTaken[index] {
      if takeForm(Lexicon.postBoxes, at: index, into: \.postBox) { continue }
      if takeForm(Lexicon.ruralRoutes, at: index, into: \.ruralRoute) { continue }
      if takeForm([["lot"], ["lots"]], at: index, into: \.lot) { continue }
      if Lexicon.postStations.contains(tokens[index].text), index > 0,
        index + 1 < tokens.count, frame.postBox != nil
      {
        takeStation(at: index)
      }
    }
  }

  /// Takes one of several forms with the number behind it.
  private mutating func takeForm(
    _ forms: [[String]], at index: Int, into field: WritableKeyPath<AddressFrame, String?>
  ) -> Bool {
    for form in forms where stands(form, at: index) {
      var next = index + form.count
      if next < tokens.count, Lexicon.numberSigns.contains(tokens[next].text) { next += 1 }
      guard next < tokens.count, !isTaken[next], tokens[next].leadingNumber != nil,
        tokens[next].rest.utf8.count < 2
      else { continue }
      var text = tokens[next].text.uppercased()
      var end = next + 1
      // Lots have parts: `lot 12-3`.
      if end < tokens.count, tokens[end].gap == .hyphen, tokens[end].isNumber {
        text += "-\(tokens[end].text)"
        end += 1
      }
      frame[keyPath: field] = frame[keyPath: field] ?? text
      take(index..<end)
      return true
    }
    return false
  }

  /// The office of a box: `succ. Centre-ville`, up to the next comma.
  private mutating func takeStation(at index: Int) {
    var end = index + 1
    while end < tokens.count, !isTaken[end], tokens[end].gap != .comma { end += 1 }
    take(index..<end)
  }

  mutating func takeUnits() {
    for index in tokens.indices where !isTaken[index] {
      if takeFloor(at: index) || takeMarkedUnit(at: index) { continue }
      takeSignedUnit(at: index)
    }
  }

  /// `2e étage`, `3rd floor`, `sous-sol`.
  private mutating func takeFloor(at index: Int) -> Bool {
    if stands(["sous", "sol"], at: index) {
      frame.unit = frame.unit ?? "sous-sol"
      take(index..<index + 2)
      return true
    }
    guard NumberWords.isOrdinal(tokens[index]), index + 1 < tokens.count,
      ["etage", "floor", "niveau"].contains(tokens[index + 1].text)
    else { return false }
    frame.unit = frame.unit ?? NumberWords.canonical(tokens[index])
    take(index..<index + 2)
    return true
  }

  /// A marker and what it marks: `app. 4`, `bureau no 200`, `suite B-12`.
  private mutating func takeMarkedUnit(at index: Int) -> Bool {
    let word = tokens[index].text
    let isSuite = word == "ste" && tokens[index].gap >= .space
    guard Lexicon.unitMarkers.contains(word) || isSuite else { return false }
    var next = index + 1
    if next < tokens.count, Lexicon.numberSigns.contains(tokens[next].text) { next += 1 }
    guard next < tokens.count, !isTaken[next], isUnit(at: next),
      tokens[next].gap != .hyphen
    else { return false }
    let needsNumber = isSuite || Lexicon.weakUnitMarkers.contains(word)
    guard !needsNumber || tokens[next].leadingNumber != nil && !isPartOfName(index) else {
      return false
    }
    let end = endOfUnit(from: next)
    setUnit(next..<end)
    take(index..<end)
    return true
  }

  /// `rue La Salle`, `rue de la Tour`: what may mark a unit stands in a name.
  private func isPartOfName(_ index: Int) -> Bool {
    guard index > 0, tokens[index].gap != .comma else { return false }
    let before = tokens[index - 1].text
    return Lexicon.links.contains(before) || StreetKindForms.forms[before] != nil
  }

  /// `#4`, unless it is the only number there is.
  private mutating func takeSignedUnit(at index: Int) {
    guard tokens[index].hasNumberSign, isUnit(at: index) else { return }
    let end = endOfUnit(from: index)
    let hasOther = tokens.indices.contains { other in
      !(index..<end).contains(other) && !isTaken[other] && tokens[other].leadingNumber != nil
        && !NumberWords.isOrdinal(tokens[other])
    }
    guard hasOther else { return }
    setUnit(index..<end)
    take(index..<end)
  }

  private mutating func setUnit(_ range: Range<Int>) {
    guard frame.unit == nil else { return }
    var text = ""
    for index in range {
      if index > range.lowerBound { text += tokens[index].gap == .hyphen ? "-" : "" }
      text += tokens[index].text.uppercased()
    }
    frame.unit = text
  }

  /// A number, a letter, or both.
  private func isUnit(at index: Int) -> Bool {
    let token = tokens[index]
    if token.leadingNumber != nil { return token.rest.utf8.count < 2 }
    if token.isLetter { return true }
    // `B12`: one letter, then digits.
    return token.text.utf8.count < 7
      && token.text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Where a unit ends that may go on behind a hyphen: `B-12`, `12-B`.
  private func endOfUnit(from index: Int) -> Int {
    let next = index + 1
    guard next < tokens.count, !isTaken[next], tokens[next].gap <= .hyphen else {
      return next
    }
    let isPair = tokens[index].isLetter != tokens[next].isLetter
    let isGoing = tokens[next].isNumber || tokens[next].isLetter
    return isPair && isGoing ? next + 1 : next
  }
}
