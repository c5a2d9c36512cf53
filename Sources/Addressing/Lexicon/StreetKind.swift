/// A kind of street, whichever language it is written in.
///
/// Kinds that translate each other are one: *rue* and *street*, *chemin* and *road*. The raw value
/// stands in stored indexes: cases are added at the end and never renumbered.
public enum StreetKind: UInt8, CaseIterable, Sendable {
  case rue = 1
  case avenue
  case boulevard
  case chemin
  case rang
  case route
  case autoroute
  case montee
  case cote
  case croissant
  case place
  case terrasse
  case impasse
  case allee
  case ruelle
  case carre
  case cercle
  case circuit
  case concession
  case cour
  case cours
  case culDeSac
  case descente
  case desserte
  case domaine
  case drive
  case echangeur
  case esplanade
  case faubourg
  case garden
  case grove
  case heights
  case hill
  case ile
  case ligne
  case mail
  case parc
  case passage
  case passerelle
  case plateau
  case pointe
  case pont
  case promenade
  case quai
  case ridge
  case rondPoint
  case sentier
  case traverse
  case villa
  case village
  case voie
  case way
  case close
  case gate
  case landing
  case trail
  case parkway
  case row
  case crossing
  case boucle
  case bois
  case chaussee
  case piste
  case rampe
  case manor
  case meadow

  /// The word in French, lower case; kinds that only English has keep its word.
  public var french: String { Self.words[self]?.french ?? "" }

  /// The word in English, capitalised; kinds that only French has keep its word.
  public var english: String { Self.words[self]?.english ?? "" }

  private static let words: [StreetKind: (french: String, english: String)] = Dictionary(
    uniqueKeysWithValues: StreetKindForms.all.map { ($0.kind, ($0.french, $0.english)) })
}
