import TestSupport

/// The services and agreements of the region, as lines of facts.
enum SecretServices {
  static let categories = [
    "crisis", "mental-health", "psychosocial", "shelter", "caregivers", "home-care",
    "rehabilitation", "complaints", "front-line",
  ]

  static let count = 26

  /// Everything that is offered and agreed upon.
  static func lines(seed: UInt64) -> String {
    var random = SplitMix64(seed: seed)
    let resources = SecretFacts.publics + SecretFacts.secrets + ["refuge-ne"]
    var lines = ""
    for index in 0..<count {
      // Each secret resource offers something, and is among others that offer the same.
      let resource = index < resources.count ? resources[index] : pick(resources, &random)
      lines += service("s\(index)", of: resource, reach: clauses(&random), &random)
    }
    lines += service("polygon", of: "org-0", reach: nil, &random)
    let agreements = [
      ("gmf-1", "refuge"), ("refuge", "org-0"), ("gmf-secret", "clsc-1"), ("gmf-0", "org-1"),
      ("clsc-2", "gmf-0-secret"), ("refuge-demenage", "refuge-corrige"),
    ]
    for (index, (from, to)) in agreements.enumerated() {
      lines += line(
        "p-\(index)", "partnership.formed", "partnership:p\(index)",
        #"{"acceptsNeighbours":\#(index != 3),"from":"resource:\#(from)","to":"resource:\#(to)"}"#,
        "2021-06-01")
    }
    lines += line(
      "n-1", "registrations.counted", "registrations:gmf-secret",
      #"{"people":{"clsc:C00":120,"clsc:C12":340}}"#, "2021-06-01")
    return lines
  }

  static func line(
    _ id: String, _ type: String, _ subject: String, _ data: String, _ day: String
  ) -> String {
    #"{"specversion":"1.0","id":"\#(id)","source":"Inventé","type":"\#(type)","#
      + #""subject":"\#(subject)","effectiveon":"\#(day)","data":\#(data)}"# + "\n"
  }

  static func pick<Element>(_ elements: [Element], _ random: inout SplitMix64) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  private static func service(
    _ id: String, of resource: String, reach: String?, _ random: inout SplitMix64
  ) -> String {
    var parts = [
      #""resource":"resource:\#(resource)""#,
      #""category":"\#(pick(categories, &random))""#,
      #""name":"\#(pick(["Écoute", "Entraide", "Soutien", "Répit"], &random)) \#(id)""#,
      #""modes":\#(pick([#"["inPerson"]"#, #"["inPerson","telephone"]"#, #"["atHome"]"#], &random))"#,
      #""languages":\#(pick([#"["fr"]"#, #"["fr","en"]"#], &random))"#,
      #""telephone":"555-0123""#,
    ]
    if chance(0.5, &random) {
      parts.append(#""group":{"kind":"mutualAid","openness":"open","transport":true}"#)
    }
    if chance(0.3, &random) { parts.append(#""schedule":"Mo-Fr 09:00-17:00; PH off""#) }
    if chance(0.3, &random) { parts.append(#""ageMinYears":18,"ageMaxYears":75"#) }
    if chance(0.2, &random) { parts.append(#""clientele":["women"]"#) }
    if chance(0.3, &random) { parts.append(#""access":["self","professional"]"#) }
    if chance(0.3, &random) { parts.append(#""costKind":"free""#) }
    let subject = "service:\(id)"
    var lines = line(
      "o-\(id)", "service.offered", subject, "{\(parts.joined(separator: ","))}", "2021-06-01")
    if let reach {
      lines += line(
        "r-\(id)", "service.reach-declared", subject, #"{"clauses":[\#(reach)]}"#, "2021-06-01")
    }
    if chance(0.2, &random) {
      lines += line(
        "w-\(id)", "service.wait-reported", subject,
        #"{"state":"waiting","days":45,"believedUntil":"2027-01-31"}"#, "2024-01-01")
    }
    return lines
  }

  private static func clauses(_ random: inout SplitMix64) -> String {
    let gmf = pick(["gmf-0", "gmf-0-nord", "gmf-0-secret", "gmf-1", "gmf-secret"], &random)
    let square = "clsc:C\(pick([0, 1, 2, 3], &random))\(pick([0, 1, 2, 3], &random))"
    let network = pick(["rls:L00", "rls:L10", "rls:L11", "rts:T0", "mrc:M2", "mrc:M3"], &random)
    let clauses = [
      #"{"everyone":true}"#, #"{"everyone":true}"#,
      #"{"residence":["\#(square)","\#(network)"]}"#, #"{"residence":["\#(network)"]}"#,
      #"{"residence":["rss:S"],"except":["\#(square)"]}"#,
      #"{"registration":["resource:\#(gmf)"]}"#,
      #"{"registration":["resource:\#(gmf)"],"residence":["rts:T0"]}"#,
      #"{"onlyHere":true,"residence":["\#(network)"]}"#,
      #"{"postalCodes":["X9A1"],"residence":["\#(square)"]}"#,
      #"{"streets":[{"street":"rue des Saules","from":1,"to":60}]}"#,
      #"{"everyone":true,"modes":["telephone"]},{"residence":["\#(square)"]}"#,
      #"{"registration":["resource:\#(gmf)"]},{"residence":["\#(network)"]}"#,
      #"{"notStated":true}"#,
    ]
    return pick(clauses, &random)
  }

  private static func chance(_ share: Double, _ random: inout SplitMix64) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }
}
