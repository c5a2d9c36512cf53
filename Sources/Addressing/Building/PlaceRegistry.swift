internal import Domain

/// The places that rows name, each once, numbered in the order they come.
struct PlaceRegistry {
  /// What makes two names the same place.
  struct Key: Hashable {
    /// Words with links, joined.
    var name: String
    var type: String
    /// Places of a municipality are told apart by kind; municipalities have no parent.
    var isMunicipality: Bool
    var parent: UInt32?
    /// Where it is, for those without a parent: two far apart are two places of one name.
    var square: MapSquare?
  }

  /// What is known of a place.
  struct Place {
    var key: Key
    var words: [String]
    var text: Spelling
    var kind: AddressPlace.Kind
    /// The kind that a source gives for the place itself, rather than for a door in it.
    var describedKind: AddressPlace.Kind?
    /// The point and extent that a source gives for the place itself.
    var point: PackedPoint?
    var extentMetres: Double?
    /// Where its doors are.
    var doors = PointSpread()
    /// Where the places are that a source says are parts of it.
    var parts = PointSpread()
    /// The outermost of its doors and parts.
    var outline = PlaceOutline()
    /// Points of postal codes that name it.
    var codePoints: [PackedPoint] = []
  }

  private(set) var places: [Place] = []
  private var numbers: [Key: UInt32] = [:]
  private var known: [Written: Reading] = [:]
  private var knownOthers: [Other: UInt32] = [:]

  /// A municipality as written, and the part of it in brackets.
  struct Reading {
    var municipality: UInt32
    var part: String?
  }

  private struct Written: Hashable {
    var text: String
    var square: MapSquare
  }

  private struct Other: Hashable {
    var name: String
    var parent: UInt32?
    var square: MapSquare?
  }

  /// The municipality a text names at a point; `nil` for a text without words.
  mutating func municipality(
    _ text: String, at point: PackedPoint, source: UInt8
  ) -> Reading? {
    let written = Written(text: text, square: MapSquare(point))
    if let reading = known[written] { return reading }
    guard let name = PlaceText(text) else { return nil }
    let key = Key(
      name: name.wordsWithLinks.joined(separator: " "), type: name.type ?? "",
      isMunicipality: true, parent: nil, square: written.square)
    let number = place(key, name, kind: .municipality, text: text, source: source)
    let reading = Reading(
      municipality: number,
      part: name.bracketed.isEmpty ? nil : name.bracketed.joined(separator: " "))
    known[written] = reading
    return reading
  }

  /// A place that is not the municipality of a row but known beside it, or the name the post uses.
  mutating func other(
    _ text: String, kind: AddressPlace.Kind, at point: PackedPoint, parent: UInt32?, source: UInt8
  ) -> UInt32? {
    let asked = Other(
      name: text, parent: parent, square: parent == nil ? MapSquare(point) : nil)
    if let number = knownOthers[asked] { return number }
    guard let name = PlaceText(text) else { return nil }
    let key = Key(
      name: name.wordsWithLinks.joined(separator: " "), type: name.type ?? "",
      isMunicipality: false, parent: parent, square: asked.square)
    let number = place(key, name, kind: kind, text: text, source: source)
    knownOthers[asked] = number
    return number
  }

  /// The place of streets whose source names no municipality: no words find it.
  mutating func nameless() -> UInt32 {
    let key = Key(name: "", type: "", isMunicipality: true, parent: nil)
    if let number = numbers[key] { return number }
    let number = UInt32(places.count)
    numbers[key] = number
    places.append(
      Place(key: key, words: [], text: Spelling(text: "", source: .max), kind: .municipality))
    return number
  }

  /// Whether a place has another name than the municipality beside which it was given.
  func isOther(_ number: UInt32, than municipality: UInt32?) -> Bool {
    guard let municipality else { return true }
    return places[Int(number)].key.name != places[Int(municipality)].key.name
  }

  /// Notes what a source says of a place itself; of several, the first by kind and by point counts.
  mutating func describe(
    _ number: UInt32, as kind: AddressPlace.Kind, at point: PackedPoint, extentMetres: Double?
  ) {
    let index = Int(number)
    if let known = places[index].describedKind {
      places[index].describedKind = kind.rawValue < known.rawValue ? kind : known
    } else {
      places[index].describedKind = kind
    }
    places[index].lie(at: point, extentMetres: extentMetres)
  }

  mutating func addDoor(at point: PackedPoint, to number: UInt32) {
    places[Int(number)].doors.add(point)
    places[Int(number)].outline.add(point)
  }

  mutating func addPart(at point: PackedPoint, to number: UInt32) {
    places[Int(number)].parts.add(point)
    places[Int(number)].outline.add(point)
  }

  mutating func addCode(at point: PackedPoint, to number: UInt32) {
    places[Int(number)].codePoints.append(point)
  }

  private mutating func place(
    _ key: Key, _ name: PlaceText, kind: AddressPlace.Kind, text: String, source: UInt8
  ) -> UInt32 {
    if let number = numbers[key] {
      places[Int(number)].text.offer(text, source: source)
      return number
    }
    let number = UInt32(places.count)
    numbers[key] = number
    places.append(
      Place(
        key: key, words: name.words, text: Spelling(text: text, source: source), kind: kind))
    return number
  }
}

/// How a name is written, chosen among sources: by precedence, then the fullest, then by alphabet.
struct Spelling: Hashable {
  private(set) var text: String
  private(set) var source: UInt8

  init(text: String, source: UInt8) {
    self.text = text
    self.source = source
  }

  mutating func offer(_ other: String, source otherSource: UInt8) {
    let (length, otherLength) = (text.unicodeScalars.count, other.unicodeScalars.count)
    if (otherSource, -otherLength, other) < (source, -length, text) {
      self = Spelling(text: other, source: otherSource)
    }
  }
}

extension PlaceRegistry.Place {
  /// Notes where a source says the place is.
  ///
  /// What reaches farthest is the place itself, around its own point; what has no extent is in it.
  mutating func lie(at point: PackedPoint, extentMetres: Double?) {
    guard let known = self.point else {
      (self.point, self.extentMetres) = (point, extentMetres)
      return
    }
    let (old, new) = (self.extentMetres ?? -1, extentMetres ?? -1)
    guard new > old || new == old && point < known else { return }
    (self.point, self.extentMetres) = (point, extentMetres)
  }
}
