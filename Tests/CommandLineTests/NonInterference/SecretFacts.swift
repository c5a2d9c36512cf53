import Foundation
import TestSupport

/// What is recorded of the region of a seed; `side` decides where the secret resources stand, and
/// nothing else.
struct SecretFacts {
  let addresses: String
  let population: String
  let openings: String
  let moves: String
  let movesOnBranch: String
  let correctedPlace: String
  let services: String
  let servicesOnTheSpot: String
  let polygon: String

  private let sides: [String: [SecretPlace]]

  init(seed: UInt64, side: Int) {
    var random = SplitMix64(seed: seed)
    addresses = Self.addresses(&random)
    population = Self.population(&random)
    let others = Self.publicRows(&random)
    sides = Self.sides(seed: seed)
    let sides = sides
    func row(_ id: String, _ stage: Int) -> String {
      Self.row(id, sides["\(id)/\(stage)"]?[side])
    }
    openings = Self.table(others + Self.secrets.map { row($0, 0) } + [Self.row("refuge-ne", nil)])
    moves = Self.table(["refuge-demenage", "gmf-secret"].map { row($0, 1) })
    movesOnBranch = Self.table(["refuge", "refuge-demenage"].map { row($0, 2) })
    correctedPlace = #"{"place":\#(sides["refuge-corrige/1"]?[side].json ?? "null")}"#
    services = SecretServices.lines(seed: seed &+ 7)
    servicesOnTheSpot =
      "id,resource\nsur-place-0,clsc-0\nsur-place-1,clsc-1\nsur-place-2,refuge-sur-place\n"
    polygon = Self.polygon(&random)
  }

  /// The resources that become secret.
  ///
  /// The one on the spot has both of its places in one territory: the reach that was declared from
  /// there is a fact of its own, and public.
  static let secrets = [
    "refuge", "refuge-demenage", "refuge-corrige", "refuge-sur-place", "refuge-importe",
    "refuge-depuis-toujours", "refuge-plus-tard", "gmf-0-secret", "gmf-secret",
  ]

  static let publics =
    ["gmf-0", "gmf-0-nord", "gmf-1", "gmf-2"] + (0..<3).map { "clsc-\($0)" }
    + (0..<6).map { "org-\($0)" }

  /// Where the secret resources may stand, by identifier and moment, on either side.
  static func sides(seed: UInt64) -> [String: [SecretPlace]] {
    var random = SplitMix64(seed: seed ^ 0x5EC2E7)
    var places: [String: [SecretPlace]] = [:]
    for id in secrets {
      for stage in 0...2 {
        places["\(id)/\(stage)"] = (0...1).map { _ in
          id == "refuge-sur-place"
            ? SecretPlace(longitudes: -57.9 ... -57.8, latitudes: 45.55...45.6, &random)
            : SecretPlace(longitudes: -58 ... -57.6, latitudes: 45.5...45.7, &random)
        }
      }
    }
    return places
  }

  /// The openings again, as a table in which these resources are confidential and without a place.
  func openings(of ids: [String]) -> String { Self.table(ids.map { Self.row($0, nil) }) }

  var secrets: String {
    [
      ("refuge", "2023-01-01"), ("refuge-demenage", "2022-06-01"),
      ("refuge-corrige", "2021-01-01"), ("refuge-sur-place", "2023-05-01"),
      ("refuge-plus-tard", "2030-01-01"), ("gmf-0-secret", "2023-01-01"),
      ("gmf-secret", "2025-01-01"),
    ].map { id, day in
      SecretServices.line("h-\(id)", "resource.made-confidential", "resource:\(id)", "{}", day)
    }.joined()
  }

  var laterFacts: String {
    SecretServices.line(
      "l-1", "resource.renamed", "resource:refuge", #"{"name":"Refuge du Large"}"#, "2024-01-01")
      + SecretServices.line(
        "l-2", "resource.closed", "resource:org-4", #"{"reason":"Départ"}"#, "2025-01-01")
      + SecretServices.line(
        "l-3", "resource.described", "resource:refuge-demenage",
        #"{"telephone":"555-0199","description":"Appelez"}"#, "2025-01-01")
      + SecretServices.line(
        "l-4", "service.verified", "service:s1", #"{"note":"par téléphone"}"#, "2025-02-01")
  }

  // MARK: - Tables

  private static func publicRows(_ random: inout SplitMix64) -> [String] {
    publics.map { id in
      var place = SecretPlace(longitudes: -58 ... -57.6, latitudes: 45.5...45.7, &random)
      // The address of a secret place must be found nowhere.
      place.address.replace("Cachette", with: "Ouverte")
      return row(id, id == "org-5" ? nil : place, isConfidential: false)
    }
  }

  static func table(_ rows: [String]) -> String {
    "id,name,kind,org,partOf,address,town,code,lon,lat,tel,secret\n"
      + rows.joined(separator: "\n") + "\n"
  }

  static func row(_ id: String, _ place: SecretPlace?, isConfidential: Bool? = nil) -> String {
    let kind =
      id.hasPrefix("gmf") ? "gmf" : id.hasPrefix("clsc") ? "clsc" : "communityOrganization"
    let parent = id.hasPrefix("gmf-0-") ? "gmf-0" : ""
    let isSecret = isConfidential ?? (place == nil)
    return "\(id),\(id.replacing("-", with: " ").capitalized),\(kind),cisss,\(parent),"
      + "\(place?.fields ?? ",,,,"),555-01\(10 + id.utf8.reduce(0) { ($0 + Int($1)) % 89 }),"
      + (isSecret ? "oui" : "non")
  }

  private static func addresses(_ random: inout SplitMix64) -> String {
    "number,street,code,lon,lat\n"
      + (0..<48).map { number in
        let place = SecretPlace(longitudes: -58 ... -57.6, latitudes: 45.5...45.7, &random)
        return "\(number + 1),rue des Saules,\(postalCode(number % 12)),\(place.point)\n"
          .replacing(";", with: ",")
      }.joined()
  }

  static func postalCode(_ number: Int) -> String { "X9A \(number % 4)A\(number / 4)" }

  private static func population(_ random: inout SplitMix64) -> String {
    "code,year,total,young\n"
      + (0..<16).map { index in
        let total = Int.random(in: 500...9000, using: &random)
        return "C\(index / 4)\(index % 4),2026,\(total),\(total / 5)\n"
      }.joined()
  }

  /// The squares of a kind: 16 CLSC in 4 RLS, and MRC in strips that cross them.
  static func squares(_ kind: String) -> String {
    var features: [String] = []
    func add(_ code: String, _ more: String, _ west: Int, _ south: Int, _ size: (Int, Int)) {
      let (w, e) = (-58 + Double(west) / 100, -58 + Double(west + size.0) / 100)
      let (s, n) = (45.5 + Double(south) / 100, 45.5 + Double(south + size.1) / 100)
      features.append(
        #"{"type":"Feature","properties":{"code":"\#(code)","name":"\#(kind) \#(code)"\#(more)},"#
          + #""geometry":{"type":"Polygon","coordinates":[[[\#(w),\#(s)],[\#(e),\#(s)],"#
          + "[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]]}}")
    }
    switch kind {
    case "clsc":
      for x in 0..<4 {
        for y in 0..<4 {
          add("C\(x)\(y)", #","rls":"L\#(x / 2)\#(y / 2)""#, x * 10, y * 5, (10, 5))
        }
      }
    case "rls":
      for x in 0..<2 {
        for y in 0..<2 { add("L\(x)\(y)", #","rts":"T\#(y)","rss":"S""#, x * 20, y * 10, (20, 10)) }
      }
    default:
      for x in 0..<5 { add("M\(x)", "", x * 8, 0, (8, 20)) }
    }
    return #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
  }

  private static func polygon(_ random: inout SplitMix64) -> String {
    let west = Double.random(in: -57.95 ... -57.8, using: &random)
    let east = west + 0.12
    return #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"#
      + #""geometry":{"type":"Polygon","coordinates":[[[\#(west),45.53],[\#(east),45.53],"#
      + "[\(east),45.66],[\(west),45.66],[\(west),45.53]]]}}]}"
  }

  // MARK: - Mappings

  static let resourceMapping = """
    {"schema":"ancrage.mapping/1","file":{"delimiter":","},"resource":{"id":"{id}",\
    "name":"{name}","kind":"{kind}","organization":{"id":"{org}","name":"CISSS inventé"},\
    "partOf":"{partOf}","address":"{address}","municipality":"{town}","postalCode":"{code}",\
    "longitude":"{lon}","latitude":"{lat}","telephone":"{tel}",\
    "confidential":{"column":"secret","values":{"oui":true,"non":false}}}}
    """

  static let serviceMapping = """
    {"schema":"ancrage.mapping/1","file":{"delimiter":","},"services":[{"id":"{id}",\
    "resource":"{resource}","name":"Accueil {id}","category":"psychosocial",\
    "reach":{"residence":{"containing":"clsc"}}}]}
    """

  static let addressMapping = """
    {"schema":"ancrage.mapping/1","file":{"delimiter":","},"address":{"number":"{number}",\
    "street":"{street}","postalCode":"{code}","longitude":"{lon}","latitude":"{lat}"}}
    """

  static let populationMapping = """
    {"schema":"ancrage.mapping/1","file":{"delimiter":","},"population":{\
    "level":{"column":"code","values":{},"otherwise":"clsc"},"code":"{code}","year":"{year}",\
    "groups":[{"column":"total","from":0},{"column":"young","from":0,"to":17}]}}
    """
}

/// One of the places at which a resource may stand.
struct SecretPlace {
  var address: String
  let town: String
  let postalCode: String
  let longitude: Double
  let latitude: Double

  init(
    longitudes: ClosedRange<Double>, latitudes: ClosedRange<Double>, _ random: inout SplitMix64
  ) {
    func rounded(_ range: ClosedRange<Double>) -> Double {
      (Double.random(in: range, using: &random) * 1e5).rounded() / 1e5
    }
    longitude = rounded(longitudes)
    latitude = rounded(latitudes)
    address = "\(Int.random(in: 1000...9999, using: &random)) rue Cachette"
    town = "Ville-\(Int.random(in: 1...99, using: &random))"
    postalCode = SecretFacts.postalCode(Int.random(in: 0..<12, using: &random))
  }

  var point: String { "\(longitude),\(latitude)" }

  var fields: String { "\(address),\(town),\(postalCode),\(point)" }

  var json: String {
    #"{"address":"\#(address)","municipality":"\#(town)","postalCode":"\#(postalCode)","#
      + #""longitude":\#(longitude),"latitude":\#(latitude)}"#
  }
}
