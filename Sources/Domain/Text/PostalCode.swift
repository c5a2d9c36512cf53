/// A Canadian postal code: letter, digit, letter, digit, letter, digit.
///
/// A postal code is not a point: it names a stretch of street in a town, and a whole country-side in
/// the country.
public struct PostalCode: Hashable, Sendable {
  /// Six characters, upper case, without a space: `J3P1A1`.
  public let text: String

  /// Reads a postal code, with or without space or hyphen, in either case; `nil` for other texts.
  public init?(_ text: some StringProtocol) {
    let characters = text.uppercased().filter { !" -\u{A0}\u{202F}".contains($0) }
    let bytes = Array(characters.utf8)
    guard bytes.count == 6 else { return nil }
    for (index, byte) in bytes.enumerated() {
      let isRight =
        index % 2 == 0
        ? (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        : (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isRight else { return nil }
    }
    self.text = characters
  }

  /// Whether Canada Post serves it from a country post office: its second character is 0.
  public var isRural: Bool { text.utf8.dropFirst().first == UInt8(ascii: "0") }

  /// How far from a known door of it another may be, in metres, where few doors are known.
  ///
  /// 95 % of the school doors of Québec lie nearer than this to the point of their code: 3.3 km in
  /// towns (2,065 schools), 23.4 km in the country (1,198 schools); doors of one code lie nearer to
  /// each other.
  ///
  /// - SeeAlso: `Tools/check-postal-codes`, which measures both.
  public var doubtMetres: Double { isRural ? 23_400 : 3_300 }

  /// How far from a point that stands for the whole code a door may be, in metres.
  ///
  /// In towns such a point is as good as its neighbours are near: one far from the others of its area
  /// is often put there for want of a better one, and one that stands for several codes always is. Of
  /// the school doors of Québec 99.9 % lie within what is told for towns (2,065 schools) and 99.2 % in
  /// the country (1,198 schools).
  ///
  /// - Parameters:
  ///   - metresFromArea: From the point to the middle of the points of its area, the codes that have
  ///     the first three characters in common.
  ///   - sharedByCodes: How many codes of the area have this very point, its own among them.
  /// - Returns: 4 km or more in towns, 41 km in the country.
  /// - SeeAlso: `Tools/check-postal-codes`, which measures it.
  public func doubtMetresOfStandIn(metresFromArea: Double, sharedByCodes: Int) -> Double {
    guard !isRural else { return 41_000 }
    return max(4_000 + 2 * metresFromArea, sharedByCodes >= 4 ? 16_500 : 0)
  }

  /// How many postal codes of a town it weighs where people are shared out between postal codes.
  ///
  /// A country post office serves a village, a town code one side of a street. Sharing the people of
  /// each RLS of Québec between its CLSC territories by their codes puts 8.6 % of them in the wrong one
  /// with a weight of 20 (weights of 15 to 30 do as well), 10.2 % with a weight of 1, and 22.9 % when
  /// they are shared by area.
  ///
  /// - SeeAlso: `Tools/check-postal-weights`, which measures it.
  public var peopleWeight: Int { isRural ? 20 : 1 }

  /// How far from the nearest known door of its code another door may be, in metres.
  ///
  /// Twenty doors outline a code, and the next is taken to be within 300 m of one of them; fewer may
  /// all stand at one end of it, and say no more than a single point.
  public func doubtMetres(knownDoorCount: Int) -> Double {
    isOutlined(byDoorCount: knownDoorCount) ? 300 : doubtMetres
  }

  /// Whether so many known doors outline it.
  public func isOutlined(byDoorCount count: Int) -> Bool { count >= 20 }
}
