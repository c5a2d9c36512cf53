/// Reads a text as an address, by grammar alone: it knows no street and no municipality.
///
/// So without a comma it cannot tell where a street ends: `12 rue du Lac Sainte-Invention` has
/// several readings. ``AddressIndex/find(_:limit:nearby:)`` knows the names, and decides.
public enum AddressReader {
  /// The ways to understand a text, likeliest first; none for a text without letters and digits.
  ///
  /// - Complexity: O(1): the first 400 characters and 32 words are read, whatever the length.
  public static func readings(of text: String) -> [AddressReading] {
    var readings: [AddressReading] = []
    for frame in FrameReader.frames(of: text) {
      for split in ReadingSplit.all(of: frame) {
        let reading = split.reading(of: frame, in: text)
        if let same = readings.firstIndex(where: { $0.saysSame(as: reading) }) {
          readings[same].likelihood = max(readings[same].likelihood, reading.likelihood)
        } else {
          readings.append(reading)
        }
      }
    }
    return readings.enumerated().sorted {
      ($1.element.likelihood, $0.offset) < ($0.element.likelihood, $1.offset)
    }.map(\.element)
  }
}

extension AddressReading {
  fileprivate func saysSame(as other: AddressReading) -> Bool {
    var same = other
    same.likelihood = likelihood
    return same == self
  }
}

/// Which words of a frame are the street, which the municipality and which its part.
struct ReadingSplit {
  var street: Range<Int>
  var municipality: Range<Int>
  var borough: Range<Int>
  var likelihood: Double

  /// The reading that the split makes of a frame.
  func reading(of frame: AddressFrame, in text: String) -> AddressReading {
    var reading = AddressReading()
    reading.number = frame.number
    reading.numberSuffix = frame.numberSuffix
    reading.lastNumber = frame.lastNumber
    reading.unit = frame.unit
    reading.ruralRoute = frame.ruralRoute
    reading.postBox = frame.postBox
    reading.lot = frame.lot
    reading.postalCode = frame.postalCode
    reading.likelihood = frame.likelihood * likelihood
    if let name = StreetName(tokens: Array(frame.tokens[street])) {
      reading.street = StreetReading(
        text: Self.written(frame.tokens[street], in: text), kind: name.kind, words: name.words,
        direction: name.direction)
    }
    let place = Array(frame.tokens[municipality])
    if let name = PlaceText(tokens: place) {
      reading.municipalityType = name.type
      let plain = place.filter { !$0.isBracketed }
      reading.municipality = Self.written(Self.untyped(plain.isEmpty ? place : plain), in: text)
      let inBrackets = place.filter(\.isBracketed)
      if !name.bracketed.isEmpty { reading.borough = Self.written(inBrackets[...], in: text) }
    }
    if !borough.isEmpty {
      reading.borough = Self.written(Self.untyped(Array(frame.tokens[borough])), in: text)
    }
    return reading
  }

  /// What was written between the first and the last of some words.
  private static func written(_ tokens: ArraySlice<AddressToken>, in text: String) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    var end = last.range.upperBound
    if last.hasPeriod, end < text.endIndex, text[end] == "." { end = text.index(after: end) }
    guard first.range.lowerBound < end else { return "" }
    return String(text[first.range.lowerBound..<end])
  }

  /// Without `Ville de`, `arrondissement de`.
  private static func untyped(_ tokens: [AddressToken]) -> ArraySlice<AddressToken> {
    guard let name = PlaceText(tokens: tokens), tokens.count > name.wordsWithLinks.count else {
      return tokens[...]
    }
    return tokens.suffix(name.wordsWithLinks.count)
  }
}
