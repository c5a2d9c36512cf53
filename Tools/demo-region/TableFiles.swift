extension DemoRegion {
  /// Resources, services, addresses, population and registrations as CSV (RFC 4180, `\n` ends).
  func tableFiles() -> [DemoFile] {
    [
      Self.table("resources", resourceRows), Self.table("services", serviceRows),
      Self.table("addresses", addressRows), Self.table("population", populationRows),
      Self.table("registrations", registrationRows),
    ]
  }

  private static func table(_ name: String, _ rows: [[String]]) -> DemoFile {
    let lines = rows.map { $0.map(cell).joined(separator: ",") + "\n" }
    return DemoFile(name: "\(name).csv", text: lines.joined())
  }

  private static func cell(_ text: String) -> String {
    guard text.contains(where: { ",\"\n".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private var resourceRows: [[String]] {
    let head = [
      "id", "nom", "type", "organisme_id", "organisme", "gmf", "adresse", "municipalite",
      "code_postal", "longitude", "latitude", "telephone", "site_web", "confidentiel",
      "description",
    ]
    let rows = Directory.resources.enumerated().map { index, resource in
      let place = address(of: resource)
      let street = place.map { "\($0.number)\($0.suffix), \($0.street)" } ?? ""
      return [
        resource.id, resource.name, resource.kind, resource.organization,
        Directory.organizations[resource.organization] ?? "", resource.partOf, street,
        place?.municipality ?? "", place?.postalCode ?? "", place?.point.longitudeText ?? "",
        place?.point.latitudeText ?? "", Self.telephone(index),
        resource.isConfidential ? "" : "https://\(resource.id).example",
        resource.isConfidential ? "oui" : "non", "Ressource inventée / invented resource",
      ]
    }
    return [head] + rows
  }

  /// A telephone number of the range that is kept for fiction: 555-0100 to 555-0199.
  private static func telephone(_ index: Int) -> String {
    let last = String(100 + index % 100)
    return "819-555-0\(last)"
  }

  private func address(of resource: DemoResource) -> Address? {
    guard let part = resource.part else { return nil }
    let ground = resource.isInCommunity ? communityOutline : nil
    let candidates = addresses.filter {
      $0.part == part && $0.unit.isEmpty && ground?.contains($0.point) ?? true
    }
    guard !candidates.isEmpty else { return nil }
    return candidates[candidates.count * resource.share / 100]
  }

  private var serviceRows: [[String]] {
    let head = [
      "id", "ressource", "nom", "categorie", "portee", "territoires", "sauf", "gmf", "langues",
      "langues_en_partie", "langues_interpretees", "modes", "age_min", "age_max", "clientele",
      "regle_clientele", "acces", "cout", "sorte_cout", "heures", "horaire", "telephone",
      "description", "groupe", "approche", "ouverture", "rencontres", "rythme", "departs",
      "places_min", "places_max", "transport", "attente", "attente_jours", "attente_du",
      "attente_au", "suspendu_du", "suspendu_au", "source_portee",
    ]
    let numbers = Dictionary(
      uniqueKeysWithValues: Directory.resources.enumerated().map { ($1.id, Self.telephone($0)) })
    let rows = Directory.services.map { service in
      let reach = Self.reachCells(of: service.reach)
      return [service.id, service.resource, service.name, service.category] + reach + [
        service.languages, service.partialLanguages, service.interpretedLanguages, service.modes,
        service.ages.map { "\($0.lowerBound)" } ?? "",
        service.ages.map { $0.upperBound >= 120 ? "" : "\($0.upperBound)" } ?? "",
        service.clientele, service.clienteleRule, service.access, service.cost,
        Self.costKind(of: service.cost), service.hours, service.schedule,
        numbers[service.resource] ?? "", service.description, service.group?.kind ?? "",
        service.group?.approach ?? "", service.group?.openness ?? "",
        service.group?.meetings ?? "", service.meetings.rhythm, service.meetings.starts,
        service.meetings.placesMin, service.meetings.placesMax, service.meetings.transport,
        service.intake?.state ?? "", service.intake?.days ?? "", service.intake?.from ?? "",
        service.intake?.until ?? "", service.suspension?.from ?? "",
        service.suspension?.until ?? "", "répertoire inventé",
      ]
    }
    return [head] + rows
  }

  /// The sort of a cost, which its words tell here.
  private static func costKind(of words: String) -> String {
    if words == "gratuit" { return "free" }
    return words.contains("contribution") ? "contribution" : "fee"
  }

  /// The cells `portee`, `territoires`, `sauf` and `gmf` of a service.
  private static func reachCells(of reach: DemoReach) -> [String] {
    switch reach {
    case .containing(let kind): ["sur_place_\(kind)", "", "", ""]
    case .territories(let list, let except): ["territoires", list, except, ""]
    case .registration(let gmf): ["inscription", "", "", gmf]
    case .registrationOrTerritories(let gmf, let list):
      ["inscription_ou_territoires", list, "", gmf]
    case .everyone: ["tous", "", "", ""]
    case .notStated: ["non_precisee", "", "", ""]
    }
  }

  private var addressRows: [[String]] {
    let head = [
      "number", "suffix", "street", "unit", "municipality", "postal_code", "longitude", "latitude",
    ]
    return [head]
      + addresses.map {
        [
          "\($0.number)", $0.suffix, $0.street, $0.unit, $0.municipality, $0.postalCode,
          $0.point.longitudeText, $0.point.latitudeText,
        ]
      }
  }

  private var populationRows: [[String]] {
    let head = [
      "level", "code", "name", "year", "total", "age_0_17", "age_18_64", "age_65_plus",
      "age_75_plus",
    ]
    let clsc = Gazetteer.clscTerritories.map { ($0.code, $0.name, Self.ages(of: $0.population)) }
    func sum(_ code: String) -> [Int] {
      clsc.filter { $0.0.hasPrefix(code) }.reduce([0, 0, 0, 0, 0]) { sums, row in
        zip(sums, row.2).map(+)
      }
    }
    let levels =
      clsc.map { ("CLSC", $0.0, $0.1, $0.2) }
      + Gazetteer.locals.map { ("RLS", $0.0, $0.1, sum($0.0)) }
      + [("RTS", Gazetteer.networkCode, Gazetteer.networkName, sum(Gazetteer.networkCode))]
      + [("RSS", Gazetteer.regionCode, Gazetteer.regionName, sum(Gazetteer.regionCode))]
    return [head] + levels.map { [$0.0, $0.1, $0.2, "2026"] + $0.3.map { "\($0)" } }
  }

  /// Total, 0 to 17, 18 to 64, 65 and over, 75 and over.
  private static func ages(of total: Int) -> [Int] {
    let young = total * 18 / 100
    let old = total * 25 / 100
    return [total, young, total - young - old, old, total * 11 / 100]
  }

  /// People registered with each GMF by the territory of CLSC where they live.
  private var registrationRows: [[String]] {
    let counts = [
      ("gmf-port-mirande", ["91111": 9_120, "91112": 5_340, "91113": 1_280, "91133": 960]),
      ("gmf-tourvanche", ["91122": 7_400, "91123": 1_450]),
      ("gmf-boreane", ["91131": 4_210, "91132": 830, "91133": 1_770, "91121": 640, "91113": 310]),
      ("gmf-du-lac", ["91113": 3_900]),
    ]
    return [["gmf", "clsc", "personnes"]]
      + counts.flatMap { gmf, byTerritory in
        byTerritory.sorted { $0.key < $1.key }.map { [gmf, $0.key, "\($0.value)"] }
      }
  }
}
