/// A municipality of the region: invented, like everything here.
struct Municipality {
  let code: String
  let name: String
  let mrc: String

  /// The letters of its parts on the map: two when a border of CLSC cuts it.
  let parts: String

  /// Cell in whose middle the village stands.
  let village: Cell

  /// First three characters of its postal codes, well formed but given to nobody.
  let postalPrefix: String

  /// Last three characters of the one postal code of its countryside.
  let ruralSuffix: String
}

/// A territory of a CLSC and the parts of municipalities that make it up.
struct CLSCTerritory {
  let code: String
  let name: String
  let parts: String

  /// People who live there.
  let population: Int
}

/// Names and codes of the invented region.
enum Gazetteer {
  static let regionCode = "91"
  static let regionName = "Confins-de-Brumaille (région inventée)"
  static let networkCode = "911"
  static let networkName = "RTS des Confins-de-Brumaille"

  /// RLS by code: each CLSC belongs to the one whose code begins its own.
  static let locals = [
    ("9111", "RLS de Port-Mirande"), ("9112", "RLS de Tourvanche"),
    ("9113", "RLS de Boréane-les-Îles"),
  ]

  static let clscTerritories = [
    CLSCTerritory(code: "91111", name: "Port-Mirande-Ouest", parts: "PA", population: 24_300),
    CLSCTerritory(code: "91112", name: "Port-Mirande-Est", parts: "pB", population: 19_850),
    CLSCTerritory(code: "91113", name: "Lac-des-Mirages", parts: "CD", population: 8_720),
    CLSCTerritory(code: "91121", name: "Ébrillac", parts: "EF", population: 11_460),
    CLSCTerritory(code: "91122", name: "Tourvanche", parts: "G", population: 14_090),
    CLSCTerritory(code: "91123", name: "Mont-Orfraie", parts: "H", population: 3_140),
    CLSCTerritory(code: "91131", name: "Boréane", parts: "IJ", population: 7_980),
    CLSCTerritory(code: "91132", name: "Îles-Sourdes", parts: "KL", population: 2_260),
    CLSCTerritory(code: "91133", name: "Haute-Brumaille", parts: "MN", population: 9_570),
  ]

  static let mrcs = [
    ("901", "Les Rives-de-Mirande"), ("902", "La Haute-Brumaille"), ("903", "Les Tourvanches"),
    ("904", "Boréane-et-les-Îles"),
  ]

  static let municipalities = [
    municipality("90105", "Port-Mirande", "Pp", (11, 9), "X9A", "0A0"),
    municipality("90110", "Sainte-Ombeline", "A", (11, 4), "X9B", "0A0"),
    municipality("90115", "Grand-Ressac-du-Sud", "B", (13, 11), "X9B", "0B0"),
    municipality("90205", "Lac-des-Mirages", "C", (8, 9), "X9C", "0A0"),
    municipality("90210", "Valsorane", "D", (9, 5), "X9C", "0B0"),
    municipality("90215", "Haute-Brumaille", "M", (3, 5), "X9C", "0C0"),
    municipality("90220", "Saint-Ambroisin", "N", (6, 4), "X9C", "0B0"),
    municipality("90305", "Ébrillac", "E", (6, 16), "X9E", "0A0"),
    municipality("90310", "Clairdune", "F", (11, 14), "X9E", "0B0"),
    municipality("90315", "Tourvanche", "G", (9, 20), "X9E", "0C0"),
    municipality("90320", "Mont-Orfraie", "H", (11, 19), "X9E", "0C0"),
    municipality("90405", "Boréane", "I", (2, 10), "X9G", "0A0"),
    municipality("90410", "Anse-Vermeille", "J", (3, 14), "X9G", "0B0"),
    municipality("90415", "Les Îles-Sourdes", "K", (6, 23), "X9H", "0A0"),
    municipality("90420", "Île-Tamarèze", "L", (2, 23), "X9H", "0A0"),
  ]

  static let communityCode = "C901"
  static let communityName = "Communauté de l'Anse-aux-Orfraies (inventée)"

  /// The code of the territory of CLSC in which a part of a municipality lies.
  static func clscCode(ofPart part: Character) -> String {
    clscTerritories.first { $0.parts.contains(part) }?.code ?? ""
  }

  private static func municipality(
    _ code: String, _ name: String, _ parts: String, _ village: (row: Int, column: Int),
    _ postalPrefix: String, _ ruralSuffix: String
  ) -> Municipality {
    Municipality(
      code: code, name: name, mrc: String(code.prefix(3)), parts: parts,
      village: Cell(row: village.row, column: village.column), postalPrefix: postalPrefix,
      ruralSuffix: ruralSuffix)
  }
}
