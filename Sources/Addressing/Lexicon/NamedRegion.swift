internal import Domain

/// A province or territory of Canada, or another country, as an address names it.
public enum NamedRegion: String, CaseIterable, Hashable, Sendable {
  case alberta, britishColumbia, manitoba, newBrunswick, newfoundlandAndLabrador
  case northwestTerritories, novaScotia, nunavut, ontario, princeEdwardIsland, quebec
  case saskatchewan, yukon
  case unitedStates, france, belgium, switzerland, unitedKingdom, haiti

  public var french: String { names.french }

  public var english: String { names.english }

  private var names: (french: String, english: String) {
    switch self {
    case .alberta: ("Alberta", "Alberta")
    case .britishColumbia: ("Colombie-Britannique", "British Columbia")
    case .manitoba: ("Manitoba", "Manitoba")
    case .newBrunswick: ("Nouveau-Brunswick", "New Brunswick")
    case .newfoundlandAndLabrador: ("Terre-Neuve-et-Labrador", "Newfoundland and Labrador")
    case .northwestTerritories: ("Territoires du Nord-Ouest", "Northwest Territories")
    case .novaScotia: ("Nouvelle-Écosse", "Nova Scotia")
    case .nunavut: ("Nunavut", "Nunavut")
    case .ontario: ("Ontario", "Ontario")
    case .princeEdwardIsland: ("Île-du-Prince-Édouard", "Prince Edward Island")
    case .quebec: ("Québec", "Québec")
    case .saskatchewan: ("Saskatchewan", "Saskatchewan")
    case .yukon: ("Yukon", "Yukon")
    case .unitedStates: ("États-Unis", "United States")
    case .france: ("France", "France")
    case .belgium: ("Belgique", "Belgium")
    case .switzerland: ("Suisse", "Switzerland")
    case .unitedKingdom: ("Royaume-Uni", "United Kingdom")
    case .haiti: ("Haïti", "Haiti")
    }
  }

  /// What the postal codes of the region begin with; none for another country.
  ///
  /// - SeeAlso: Canada Post, *Addressing Guidelines*, "Postal code": the first letter is the province
  ///   or a part of it. Nunavut and the Northwest Territories share X.
  var postalPrefixes: [String] {
    switch self {
    case .newfoundlandAndLabrador: ["A"]
    case .novaScotia: ["B"]
    case .princeEdwardIsland: ["C"]
    case .newBrunswick: ["E"]
    case .quebec: ["G", "H", "J"]
    case .ontario: ["K", "L", "M", "N", "P"]
    case .manitoba: ["R"]
    case .saskatchewan: ["S"]
    case .alberta: ["T"]
    case .britishColumbia: ["V"]
    case .nunavut: ["X0A", "X0B", "X0C"]
    case .northwestTerritories: ["X0E", "X0G", "X1A"]
    case .yukon: ["Y"]
    case .unitedStates, .france, .belgium, .switzerland, .unitedKingdom, .haiti: []
    }
  }

  /// The region of a postal code; `nil` for one that the post gives to none.
  init?(of code: PostalCode) {
    let found = Self.allCases.first { region in
      region.postalPrefixes.contains { code.text.hasPrefix($0) }
    }
    guard let found else { return nil }
    self = found
  }

  // MARK: Forms

  /// The region that letters and digits name, words joined: `nouveaubrunswick`, `newyork`.
  static func named(_ joined: String) -> NamedRegion? {
    names[joined] ?? (states.contains(joined) ? .unitedStates : nil)
  }

  /// The region that one abbreviation means: `on`, `ont`.
  ///
  /// Not those that mean something else in Québec: `PE` a parish, `TNO` a territory without
  /// organisation, `NE` a direction.
  static func abbreviated(_ text: String) -> NamedRegion? { abbreviations[text] }

  /// The region that letters written apart mean: `n`, `b` of *N.-B.*
  static func spelled(_ letters: String) -> NamedRegion? { spellings[letters] }

  private static let names: [String: NamedRegion] = [
    "alberta": .alberta, "britishcolumbia": .britishColumbia,
    "colombiebritannique": .britishColumbia, "manitoba": .manitoba,
    "newbrunswick": .newBrunswick, "nouveaubrunswick": .newBrunswick,
    "newfoundland": .newfoundlandAndLabrador, "terreneuve": .newfoundlandAndLabrador,
    "newfoundlandandlabrador": .newfoundlandAndLabrador,
    "terreneuveetlabrador": .newfoundlandAndLabrador,
    "terreneuveetlelabrador": .newfoundlandAndLabrador,
    "northwestterritories": .northwestTerritories,
    "territoiresdunordouest": .northwestTerritories, "novascotia": .novaScotia,
    "nouvelleecosse": .novaScotia, "nunavut": .nunavut, "ontario": .ontario,
    "princeedwardisland": .princeEdwardIsland, "ileduprinceedouard": .princeEdwardIsland,
    "quebec": .quebec, "saskatchewan": .saskatchewan, "yukon": .yukon,
    "usa": .unitedStates, "unitedstates": .unitedStates, "unitedstatesofamerica": .unitedStates,
    "etatsunis": .unitedStates, "etatsunisdamerique": .unitedStates, "france": .france,
    "belgique": .belgium, "belgium": .belgium, "suisse": .switzerland,
    "switzerland": .switzerland, "royaumeuni": .unitedKingdom, "unitedkingdom": .unitedKingdom,
    "angleterre": .unitedKingdom, "england": .unitedKingdom, "haiti": .haiti,
  ]

  private static let states: Set<String> = [
    "alabama", "alaska", "arizona", "arkansas", "california", "californie", "colorado",
    "connecticut", "delaware", "florida", "floride", "georgia", "hawaii", "idaho", "illinois",
    "indiana", "iowa", "kansas", "kentucky", "louisiana", "louisiane", "maine", "maryland",
    "massachusetts", "michigan", "minnesota", "mississippi", "missouri", "montana", "nebraska",
    "nevada", "newhampshire", "newjersey", "newmexico", "newyork", "northcarolina",
    "northdakota", "ohio", "oklahoma", "oregon", "pennsylvania", "pennsylvanie", "rhodeisland",
    "southcarolina", "southdakota", "tennessee", "texas", "utah", "vermont", "virginia",
    "virginie", "washington", "westvirginia", "wisconsin", "wyoming",
  ]

  private static let abbreviations: [String: NamedRegion] = [
    "ab": .alberta, "alb": .alberta, "alta": .alberta, "bc": .britishColumbia,
    "cb": .britishColumbia, "mb": .manitoba, "nb": .newBrunswick,
    "nl": .newfoundlandAndLabrador, "nfld": .newfoundlandAndLabrador,
    "tnl": .newfoundlandAndLabrador, "nt": .northwestTerritories, "nwt": .northwestTerritories,
    "ns": .novaScotia, "nu": .nunavut, "on": .ontario, "ont": .ontario,
    "pei": .princeEdwardIsland, "ipe": .princeEdwardIsland, "qc": .quebec, "pq": .quebec,
    "que": .quebec, "sk": .saskatchewan, "sask": .saskatchewan, "yt": .yukon,
    "us": .unitedStates, "ny": .unitedStates, "vt": .unitedStates, "nh": .unitedStates,
  ]

  private static let spellings: [String: NamedRegion] = [
    "cb": .britishColumbia, "bc": .britishColumbia, "nb": .newBrunswick,
    "tnl": .newfoundlandAndLabrador, "tno": .northwestTerritories, "nwt": .northwestTerritories,
    "ns": .novaScotia, "ipe": .princeEdwardIsland, "pei": .princeEdwardIsland, "pq": .quebec,
    "qc": .quebec, "usa": .unitedStates, "us": .unitedStates,
  ]
}

/// Which regions an index knows, by its postal codes.
extension IndexTables {
  /// Whether a region is surely none of the index's.
  ///
  /// It is not when one of its postal codes is known. Data that know no postal code at all are taken
  /// for data of Québec, where its name says nothing.
  func isForeign(_ region: NamedRegion) -> Bool {
    if holdsCodes(of: region) { return false }
    guard region == .quebec else { return true }
    return NamedRegion.allCases.contains { holdsCodes(of: $0) }
  }

  private func holdsCodes(of region: NamedRegion) -> Bool {
    region.postalPrefixes.contains { prefix in
      guard let low = PostalCode(prefix + "0A0A0".suffix(6 - prefix.utf8.count)),
        let high = PostalCode(prefix + "9Z9Z9".suffix(6 - prefix.utf8.count))
      else { return false }
      let first = codeLowerBound(PackedCode.pack(low))
      return first < codeCount && code(first, .code) <= PackedCode.pack(high)
    }
  }
}
