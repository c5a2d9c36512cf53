import Foundation
import TestSupport

/// Random facts about the demo region, as somebody would write them down, and questions about it.
struct HypotheticalFacts {
  private var random: SplitMix64
  private var number = 0
  private var resources = [
    "clsc-91111", "clsc-91121", "clsc-91133", "hopital-mirande", "readaptation-nord",
    "entraide-mirande", "proches-aidants", "phare-rivage", "psy-mirande", "jeunesse-confins",
  ]
  private var services = [
    "clsc-91111-accueil", "clsc-91111-domicile", "clsc-91112-accueil", "clsc-91121-accueil",
    "clsc-91133-accueil", "clsc-91133-domicile", "parents-ligne", "violence-ligne",
  ]
  private static let territories = [
    "clsc:91111", "clsc:91121", "clsc:91133", "rls:9111", "rls:9112", "rls:9113", "rts:911",
    "municipality:90105", "municipality:90315", "mrc:903", "community:C901",
  ]
  private static let categories = [
    "psychosocial", "mental-health", "home-care", "youth", "crisis", "complaints", "front-line",
  ]

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: 0..<elements.count, using: &random)]
  }

  /// A day of 2026.
  private mutating func day() -> String {
    let (month, day) = (
      Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random)
    )
    return "2026-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// Facts as CloudEvents, one a line.
  mutating func lines(count: Int) -> String {
    (0..<count).map { _ in line() }.joined()
  }

  private mutating func line() -> String {
    number += 1
    let (type, subject, data) = fact()
    return #"{"specversion":"1.0","id":"h-\#(number)","source":"hypothèse","type":"\#(type)","#
      + #""subject":"\#(subject)","effectiveon":"\#(day())","data":\#(data)}"# + "\n"
  }

  private mutating func fact() -> (type: String, subject: String, data: String) {
    switch Int.random(in: 0..<20, using: &random) {
    case 0...2:
      resources.append("neuve-\(number)")
      let kind = pick(["gmf", "clsc", "communityOrganization", "telephoneLine"])
      return (
        "resource.opened", "resource:neuve-\(number)",
        #"{"kind":"\#(kind)","name":"Ressource \#(number)"}"#
      )
    case 3...6:
      services.append("neuf-\(number)")
      return (
        "service.offered", "service:neuf-\(number)",
        #"{"category":"\#(pick(Self.categories))","name":"Service \#(number)","#
          + #""resource":"resource:\#(pick(resources))"}"#
      )
    case 7...12: return ("service.reach-declared", "service:\(pick(services))", reach())
    case 13: return ("resource.closed", "resource:\(pick(resources))", "{}")
    case 14: return ("resource.renamed", "resource:\(pick(resources))", name())
    case 15: return ("service.withdrawn", "service:\(pick(services))", "{}")
    case 16: return ("service.suspended", "service:\(pick(services))", #"{"until":"\#(day())"}"#)
    case 17: return ("territory.renamed", pick(Self.territories), name())
    case 18: return ("resource.made-confidential", "resource:\(pick(resources))", "{}")
    default: return ("service.resumed", "service:\(pick(services))", "{}")
    }
  }

  private func name() -> String { #"{"name":"Nom \#(number) d'été"}"# }

  private mutating func reach() -> String {
    let clauses = (0..<Int.random(in: 1...2, using: &random)).map { _ in
      switch Int.random(in: 0..<6, using: &random) {
      case 0: #"{"everyone":true}"#
      case 1: #"{"registration":["resource:gmf-port-mirande"]}"#
      default: #"{"residence":["\#(pick(Self.territories))"]}"#
      }
    }
    return #"{"clauses":[\#(clauses.joined(separator: ","))]}"#
  }

  /// Questions of all sorts, in text and in JSON, on different days and as known at different times.
  mutating func questions(count: Int) -> [[String]] {
    let gmfs = ["gmf-port-mirande", "gmf-tourvanche", "gmf-boreane", "gmf-du-lac"]
    return (0..<count).map { index in
      let longitude = Double.random(in: -58.2 ... -56.4, using: &random)
      let latitude = Double.random(in: 45.5...46.1, using: &random)
      let point = "--point=\(longitude),\(latitude)"
      var question: [String] =
        switch index % 4 {
        case 0: ["basket", pick(Self.territories), "--all"]
        case 1: ["locate", index % 8 == 1 ? "--point=-56.94,46.06" : point]
        case 2: ["lookup", point, "--need", pick(Self.categories)]
        default: ["lookup", point, "--all", "--gmf", "resource:\(pick(gmfs))"]
        }
      question += ["--on", day()]
      if index % 5 == 0 {
        question += ["--as-known-at", "\(Int.random(in: 200...1_300, using: &random))"]
      }
      return question + (Bool.random(using: &random) ? ["--json"] : [])
    }
  }
}
