/// Gives out postal codes one after the other: `G1A 1A1` …, and those of the country, `G0A 1A0` ….
struct PostalCodeSeries: Sendable {
  private var town = 0
  private var country = 0

  /// First letters, those of Québec before the others.
  private static let firstLetters = Array("GHJABCEKLMNPRSTVXY")
  private static let letters = Array("ABCEGHJKLMNPRSTVWXYZ")
  private static let codesPerArea = 10 * 20 * 10

  /// Codes of towns there are in all.
  private static let townCodeCountMax = firstLetters.count * 9 * letters.count * codesPerArea

  /// The next code of a town, whose second character is not 0.
  ///
  /// - Precondition: some are left.
  mutating func nextOfTown() -> String {
    precondition(town < Self.townCodeCountMax, "no codes left")
    defer { town += 1 }
    let area = town / Self.codesPerArea
    let digit = 1 + area / Self.letters.count % 9
    return Self.code(
      first: area / Self.letters.count / 9, digit: digit, third: area % Self.letters.count,
      rest: town % Self.codesPerArea)
  }

  /// The next code of the country, whose second character is 0.
  mutating func nextOfCountry() -> String {
    defer { country += 1 }
    let area = country / Self.codesPerArea
    return Self.code(
      first: area / Self.letters.count, digit: 0, third: area % Self.letters.count,
      rest: country % Self.codesPerArea)
  }

  /// Goes on to the next three first characters, as a large town does.
  mutating func beginArea() {
    town = (town + Self.codesPerArea - 1) / Self.codesPerArea * Self.codesPerArea
  }

  private static func code(first: Int, digit: Int, third: Int, rest: Int) -> String {
    let letter = letters[rest / 10 % letters.count]
    return
      "\(firstLetters[first % firstLetters.count])\(digit)\(letters[third])"
      + " \(rest / 10 / letters.count)\(letter)\(rest % 10)"
  }
}
