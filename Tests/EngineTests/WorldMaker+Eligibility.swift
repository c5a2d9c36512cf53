import Domain
import TestSupport

@testable import Engine

extension WorldMaker {
  /// The day of the grid, and of its questions.
  static let day = CalendarDate(daysSince1970: 20_000)

  static let clienteles = ["women", "newcomers", "seniors", "youth"]

  mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  /// Conditions of every sort, many of them not stated.
  mutating func addConditions(to details: inout ServiceDetails) {
    if chance(0.2) { details.partialLanguages = pick([["en"], ["iu"], ["en", "iu"]]) }
    if chance(0.2) { details.interpretedLanguages = pick([["en"], ["iu"], ["mul"]]) }
    if chance(0.3) {
      details.clientele = pick([
        ["women"], ["seniors"], ["youth"], ["women", "newcomers"], ["newcomers", "seniors"],
      ])
      details.clienteleRule = pick([nil, .mainly, .oneOf, .allOf])
    }
    if chance(0.7) {
      details.access = pick([
        [.selfReferral], [.professional], [.counter], [.selfReferral, .professional],
        [.professional, .counter],
      ])
    }
    details.costKind = pick([nil, .free, .free, .contribution, .fee])
    if chance(0.2) {
      details.group = GroupIntervention(
        kind: .mutualAid, openness: pick([nil, .open, .closed]),
        startsOn: pick([
          [], [Self.day.previous], [Self.day], [Self.day.previous, Self.day.advanced(byDays: 9)],
        ]))
    }
  }

  /// Somebody of whom some things are known.
  static func facts(_ random: inout SplitMix64) -> PersonFacts {
    func sometimes<Value>(_ share: Double, _ values: [Value]) -> Value? {
      guard Double.random(in: 0..<1, using: &random) < share else { return nil }
      return values[Int.random(in: 0..<values.count, using: &random)]
    }
    var person = PersonFacts(ageYears: sometimes(0.5, Array(0...99)))
    for clientele in clienteles {
      switch sometimes(0.6, [true, false]) {
      case true?: person.isAmong.insert(clientele)
      case false?: person.isNotAmong.insert(clientele)
      case nil: continue
      }
    }
    person.languages = sometimes(0.3, [["en"], ["iu"], ["iu", "en"]]) ?? []
    person.acceptsInterpreter = sometimes(0.5, [true, false])
    person.access = sometimes(0.3, AccessRoute.allCases)
    person.costMax = sometimes(0.3, CostKind.allCases)
    return person
  }
}
