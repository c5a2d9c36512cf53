internal import Domain

/// A place that a question may name, and the words that name it.
struct PlaceHypothesis {
  var place: UInt32
  var mask: UInt32
  var cost: Double
  var alignment: NameAlignment
}

/// How a street lies to the place that was named.
enum PlaceRelation: Equatable {
  /// No place was named.
  case unnamed

  /// In the municipality named.
  case within

  /// In the part that was named of its municipality, or known under that name.
  case known

  /// In the municipality of the part that was named, perhaps in another part of it.
  case beside

  /// Elsewhere, so many metres off.
  case elsewhere(metres: Double)
}

/// A place on its way to being a match.
struct Candidate {
  var cost: Double
  var level: MatchLevel
  var point: PackedPoint
  var doubtMetres: Double

  /// The street; `nil` for a place or a postal code.
  var street: UInt32?

  /// The door that was found, or the one its number comes nearest to.
  var door: Int?
  var number: NumberFinding = .notAsked

  /// The municipality, borough or village; `nil` for a postal code alone.
  var place: UInt32?
  var relation = PlaceRelation.unnamed
  var name: NameAlignment?
  var placeName: NameAlignment?

  /// Words of the question that explain nothing.
  var ignored: UInt32 = 0
  var code: UInt32?

  /// Whether the postal code given is one of the street's.
  var hasCodeOfStreet = false

  /// Metres to the postal code that was given, as far as it is known; `nil` where none was.
  var codeMetres: Double?

  /// Of a place, whether it stands where people write the municipality.
  var isPlaceAtEdge = true

  /// Of a place, whether its words are the name of the province as well.
  var isProvinceToo = false

  /// Of a part of a municipality, whether the text names the municipality too.
  var isTownNamed = false

  /// Of a place elsewhere, whether the text may mean one of its name in the city that bears the name
  /// of the province.
  var mayBeOfCity = false

  /// Number of doors behind it, the more the likelier among equals.
  var doorCount = 0

  /// Which frame of the question it belongs to.
  var frame = 0
}

/// What became of the civic number.
enum NumberFinding: Equatable {
  case notAsked
  case exact
  case between(UInt32, UInt32)
  case beyond(UInt32)
  case unknown
}
