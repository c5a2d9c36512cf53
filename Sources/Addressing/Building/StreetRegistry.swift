/// The streets that rows name, each once, numbered in the order they come.
///
/// A street is the same when municipality, kind, direction and all words of its name are, links
/// included, however they are abbreviated.
struct StreetRegistry {
  struct Key: Hashable {
    var place: UInt32
    var kind: UInt8
    var direction: UInt8
    var name: String
  }

  struct Street {
    var key: Key
    var words: [String]
    var text: Spelling
    /// A point the source gives for the street itself.
    var point: PackedPoint?
    var pointSource: UInt8 = .max
  }

  private struct Written: Hashable {
    var text: String
    var place: UInt32
  }

  private(set) var streets: [Street] = []
  private var numbers: [Key: UInt32] = [:]
  private var known: [Written: (street: UInt32, source: UInt8)] = [:]

  /// The street a text names in a municipality; `nil` for a text without words.
  mutating func street(_ text: String, place: UInt32, source: UInt8) -> UInt32? {
    let written = Written(text: text, place: place)
    if let found = known[written], found.source <= source { return found.street }
    guard let name = StreetName(text) else { return nil }
    let text = text.split(separator: " ").joined(separator: " ")
    let key = Key(
      place: place, kind: name.kind?.rawValue ?? 0, direction: name.direction?.rawValue ?? 0,
      name: name.wordsWithLinks.joined(separator: " "))
    let number: UInt32
    if let same = numbers[key] {
      number = same
      streets[Int(number)].text.offer(text, source: source)
    } else {
      number = UInt32(streets.count)
      numbers[key] = number
      streets.append(
        Street(key: key, words: name.words, text: Spelling(text: text, source: source)))
    }
    known[written] = (number, source)
    return number
  }

  /// The street of doors that have a number and a municipality only.
  mutating func nameless(in place: UInt32) -> UInt32 {
    let key = Key(place: place, kind: 0, direction: 0, name: "")
    if let number = numbers[key] { return number }
    let number = UInt32(streets.count)
    numbers[key] = number
    streets.append(Street(key: key, words: [], text: Spelling(text: "", source: .max)))
    return number
  }

  /// Notes where a source says a street is; the better source wins, then the smaller numbers.
  mutating func locate(_ number: UInt32, at point: PackedPoint, source: UInt8) {
    let old = streets[Int(number)]
    if let known = old.point, (old.pointSource, known) <= (source, point) { return }
    streets[Int(number)].point = point
    streets[Int(number)].pointSource = source
  }
}

extension StreetRegistry.Street {
  /// Takes over what another of the same name and place knows.
  mutating func take(_ other: StreetRegistry.Street) {
    text.offer(other.text.text, source: other.text.source)
    guard let given = other.point else { return }
    if let known = point, (pointSource, known) <= (other.pointSource, given) { return }
    point = given
    pointSource = other.pointSource
  }
}
