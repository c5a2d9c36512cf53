/// One of several places that were meant equally well.
public struct PlaceChoice: Hashable, Sendable {
  /// What to choose it by, from 1.
  public var number: Int

  /// `nil` for a territory that was named.
  public var found: FoundAddress?

  /// The territories of its best known point.
  public var territories: [NamedTerritory]

  /// Every territory in which it may lie, most likely first; empty where there is no doubt.
  public var candidates: [CandidateTerritory] = []

  /// The area of its postal code, the first three characters; `nil` where it is not known.
  public var postalArea: String?

  /// How far it is from the first choice that was found alike; `nil` where there is none before it.
  public var apart: Distance?

  /// How far another choice is.
  public struct Distance: Hashable, Sendable {
    /// The number of the other choice.
    public var choice: Int

    /// In metres, by hundreds; at least 100.
    public var metres: Double

    public init(choice: Int, metres: Double) {
      self.choice = choice
      self.metres = metres
    }
  }

  public init(number: Int, found: FoundAddress?, territories: [NamedTerritory]) {
    self.number = number
    self.found = found
    self.territories = territories
  }
}

/// Several places are meant equally well, or none is sure, and somebody has to choose.
public struct AmbiguousPlace: Error, Hashable, Sendable {
  public var choices: [PlaceChoice]

  /// Whether there are more than are listed.
  public var isCut: Bool

  /// Whether none of them is known to be meant, rather than each as well as the others.
  public var isGuess = false

  /// The option by which one is chosen.
  public var option = "--choice"

  /// What the place is called, where a question is about several; `nil` where it is about one.
  public var label: String?

  public init(choices: [PlaceChoice], isCut: Bool) {
    self.choices = choices
    self.isCut = isCut
  }
}
