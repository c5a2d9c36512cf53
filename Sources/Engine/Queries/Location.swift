public import Domain

/// A territory with the name it bears on the day in question.
public struct NamedTerritory: Hashable, Sendable {
  public var id: TerritoryID
  public var name: String

  public init(id: TerritoryID, name: String) {
    self.id = id
    self.name = name
  }
}

/// How exactly a place is known.
public enum Precision: String, CaseIterable, Hashable, Sendable {
  case point, rooftop, interpolated, street, postalCode, municipality
  /// Only a territory is known.
  case territory
}

/// What stands for the place where somebody lives.
public enum HomeBasis: String, CaseIterable, Hashable, Sendable {
  /// Their home.
  case home
  /// Where they stay, for somebody without a fixed address.
  case placeOfStay
  /// The last territory in which they are known to have lived.
  case lastTerritory
}

/// A territory in which a doubtful place may lie.
public struct CandidateTerritory: Hashable, Sendable {
  public var territory: NamedTerritory

  /// Metres from the best known point to the territory; 0 when it contains the point; `nil` where it
  /// has no boundary, or lies farther away than was looked.
  public var distanceMetres: Double?

  /// Share of the known doors that lie in it, 0 to 1; `nil` when no doors are known.
  public var share: Double?

  public init(territory: NamedTerritory, distanceMetres: Double?, share: Double? = nil) {
    self.territory = territory
    self.distanceMetres = distanceMetres
    self.share = share
  }
}

/// That layers of territories cannot both be right about one place.
///
/// Its territories of that kind are possible, and none is certain.
public struct LayerContradiction: Hashable, Sendable {
  /// What a territory that contains the place is declared to lie in.
  public struct Declared: Hashable, Sendable {
    public var child: NamedTerritory
    public var parents: [NamedTerritory]

    public init(child: NamedTerritory, parents: [NamedTerritory]) {
      self.child = child
      self.parents = parents
    }
  }

  /// The kind that they disagree about.
  public var kind: TerritoryKind

  /// The territories of the kind whose boundary contains the place; several where boundaries overlap.
  public var drawn: [NamedTerritory]

  /// What territories of other kinds that contain the place declare.
  public var declared: [Declared]

  public init(kind: TerritoryKind, drawn: [NamedTerritory], declared: [Declared]) {
    self.kind = kind
    self.drawn = drawn
    self.declared = declared
  }
}

/// Which territories a place lies in, and how sure that is.
///
/// It holds neither the address nor the point that was asked about.
public struct Location: Hashable, Sendable {
  /// The territories of the best known point, one of each kind where they are a partition, from the
  /// smallest kind to the largest; empty for a place in none.
  public var territories: [NamedTerritory]
  public var precision: Precision

  /// Metres to the nearest border of any territory; `nil` when there is none.
  public var nearestBorderMetres: Double?

  /// How far from the best known point the place may be, in metres; 0 for a point.
  public var doubtMetres: Double

  /// Where there is doubt, every territory in which the place may lie, most likely first; empty where
  /// there is none.
  public var candidates: [CandidateTerritory]

  /// The territories as services see them: certain, possible, with those they lie in.
  public var standing: Standing

  /// Where layers contradict each other at the best known points; empty where they agree.
  public var contradictions: [LayerContradiction]

  /// What is announced of the territories and the candidates, in order of day.
  public var announced: [TerritoryAnnouncement]

  /// What it stands for.
  public var basis = HomeBasis.home

  /// How the address was found; `nil` where none was asked about.
  public var found: FoundAddress?

  public init(
    territories: [NamedTerritory], precision: Precision, nearestBorderMetres: Double?,
    doubtMetres: Double, candidates: [CandidateTerritory], standing: Standing,
    contradictions: [LayerContradiction] = [], announced: [TerritoryAnnouncement] = []
  ) {
    self.territories = territories
    self.precision = precision
    self.nearestBorderMetres = nearestBorderMetres
    self.doubtMetres = doubtMetres
    self.candidates = candidates
    self.standing = standing
    self.contradictions = contradictions
    self.announced = announced
  }

  /// Whether the place may lie in other territories than those of the best known point.
  public var isDoubtful: Bool { !candidates.isEmpty }
}
