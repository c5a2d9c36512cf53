internal import DemoRegion
internal import InventedGazetteer

/// Texts that a finder of addresses may be given: real questions, broken ones, and no text at all.
struct OddTexts: Sendable {
  private let questions: [String]

  init(_ gazetteer: InventedGazetteer) {
    questions = gazetteer.questions(countOfKind: 40).map(\.text)
  }

  /// Words that readers treat apart, numbers that fit no type, and letters that are not what they
  /// seem.
  private static let pieces = [
    "rue", "boul.", "Bd", "ch", "rang", "5e", "1er", "2nd", "deuxième", "rte", "QC-132", "lot",
    "C.P.", "R.R.", "app", "bureau", "#", "suite", "St", "Ste", "Saint", "O.", "W", "Est", "d'",
    "de la", "1/2", "½", "1255A", "12-14", "3-1255", "0", "-1", "4294967296",
    "99999999999999999999999", "H2X", "1Y4", "HOM 1AO", "G0A 1A0", "(paroisse)", "ȣ", "Kuujjuaq",
    "Wemotaci", "ᐊᑯᓕᕕᒃ", "ﬁ", "ß", "İ", "e\u{301}", "\u{301}", "\u{200D}", "\u{202E}", "\u{FEFF}",
    "\u{0}", "\n", "\t", "，", "٣", "𝟙𝟚", "👩‍👩‍👧", "’", "--", ",,", ";", "%20", "\"", "\\", "/",
  ]

  /// A text of any sort.
  func text(_ random: inout SplitMix64) -> String {
    switch random.below(8) {
    case 0: bytes(1 + random.below(60), &random)
    case 1, 2: pieces(1 + random.below(12), &random)
    case 3, 4, 5: mutated(random.one(of: questions), &random)
    case 6: prefix(of: random.one(of: questions), &random)
    default: long(&random)
    }
  }

  /// A question as a person asks it.
  func plain(_ random: inout SplitMix64) -> String {
    random.percent(25)
      ? prefix(of: random.one(of: questions), &random) : random.one(of: questions)
  }

  private func bytes(_ count: Int, _ random: inout SplitMix64) -> String {
    String(
      decoding: (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }, as: UTF8.self)
  }

  private func pieces(_ count: Int, _ random: inout SplitMix64) -> String {
    (0..<count).map { _ in random.one(of: Self.pieces) }
      .joined(separator: random.percent(80) ? " " : "")
  }

  private func mutated(_ text: String, _ random: inout SplitMix64) -> String {
    var scalars = Array(text.unicodeScalars)
    for _ in 0...random.below(6) where !scalars.isEmpty {
      let place = random.below(scalars.count)
      switch random.below(5) {
      case 0: scalars.remove(at: place)
      case 1: scalars.insert(contentsOf: random.one(of: Self.pieces).unicodeScalars, at: place)
      case 2: scalars[place] = Unicode.Scalar(UInt32(random.below(0xD800))) ?? " "
      case 3: scalars.swapAt(place, random.below(scalars.count))
      default: scalars += scalars[place...]
      }
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  private func prefix(of text: String, _ random: inout SplitMix64) -> String {
    String(text.prefix(random.below(text.count + 1)))
  }

  /// Up to some ten thousand characters of one sort.
  private func long(_ random: inout SplitMix64) -> String {
    let piece = random.percent(50) ? random.one(of: Self.pieces) : random.one(of: questions)
    let count = 1 + random.below(random.percent(5) ? 3_000 : 100)
    return String(repeating: random.percent(50) ? piece + " " : piece, count: count)
  }
}
