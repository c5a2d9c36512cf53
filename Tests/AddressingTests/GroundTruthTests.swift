import Addressing
import Domain
import Foundation
import TestSupport
import Testing

@Suite(
  "The school buildings of Québec", .enabled(if: RealData.isExpected, "../shared/data is absent"),
  .serialized)
struct GroundTruthTests {
  /// Rows of one table that tests print, for whoever tunes the finder.
  private static func show(_ title: String, _ rows: [String]) {
    print(([title] + rows).joined(separator: "\n  "))
  }

  @Test("With all doors known the right one is found, however it is written")
  func allKnown() throws {
    let folder = try TemporaryFolder()
    let gazetteer = try RealGazetteer.shared.get()
    let index = try gazetteer.index(in: folder)
    let towns = Set(gazetteer.schools.map(\.municipality)).sorted()
    var table: [String] = []
    for form in Disturbance.allCases {
      var counts = OutcomeCounts()
      for (number, school) in gazetteer.schools.enumerated() {
        var random = SplitMix64(seed: UInt64(number) * 31 + 2026)
        let other = towns.filter { $0 != school.municipality }.randomElement(using: &random) ?? ""
        guard let text = form.text(of: school, other: other, using: &random) else { continue }
        counts.add(
          Outcome(
            question: text, truth: school.point, hasNumber: school.record.number != nil,
            matches: index.find(text, limit: 40)))
      }
      // A postal code alone names no door: the school must lie within its doubt.
      let right = form == .postalCodeOnly ? counts.withinDoubt : counts.rightDoor
      table.append("\(form.rawValue): \(counts.summary(right: right))")
      #expect(counts.all > 2_500, "\(form)")
      #expect(counts.share(right) >= form.goal, "\(form)")
      #expect(counts.sureAndWrong.isEmpty, "\(form)")
    }
    Self.show("All doors known:", table)
  }

  /// Ten seeds where the code is given time, one elsewhere.
  private static var seedCount: Int {
    let environment = ProcessInfo.processInfo.environment
    return environment["CI"] == nil && environment["ANCRAGE_FULL_TESTS"] == nil ? 1 : 10
  }

  @Test("With half of the doors withheld no wrong place is sure")
  func halfWithheld() throws {
    let gazetteer = try RealGazetteer.shared.get()
    let asked = gazetteer.schools.filter { !$0.municipality.isEmpty }
    let keys = Set(asked.map(\.key)).sorted()
    var levels: [String: LevelCounts] = [:]
    var sureAndWrong: [String] = []
    var uncovered: Set<String> = []
    for seed in 0..<Self.seedCount {
      var random = SplitMix64(seed: UInt64(seed) + 2026)
      let hidden = Set(keys.shuffled(using: &random).prefix(keys.count / 2))
      let folder = try TemporaryFolder()
      let index = try gazetteer.index(in: folder) { hidden.contains($0.key) }
      for school in asked where hidden.contains(school.key) {
        let plain = "\(school.address), \(school.municipality)"
        let coded = school.postalCode.map { "\(plain) \($0.text)" }
        for (form, text) in [("without code", plain), ("with code", coded ?? plain)] {
          let outcome = Outcome(
            question: text, truth: school.point, hasNumber: school.record.number != nil,
            matches: index.find(text, limit: 40))
          let level = outcome.matches.first.map { "\($0.level)" } ?? "nothing"
          levels["\(form), \(level)", default: LevelCounts()].add(outcome)
          if outcome.isSureAndWrong { sureAndWrong.append(outcome.summary) }
          if !outcome.isWithinDoubt { uncovered.insert(outcome.summary) }
        }
      }
    }
    Self.show(
      "Half of the doors withheld, \(Self.seedCount) times:",
      levels.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.summary)" })
    Self.show("Not sure, and in none of the choices:", uncovered.sorted())
    #expect(levels.values.reduce(0) { $0 + $1.all } > 2_500 * Self.seedCount)
    #expect(sureAndWrong.isEmpty)
    // Doubt must not be the answer to everything: more are answered without asking back.
    let settled = levels.values.reduce(0) { $0 + $1.settled }
    #expect(settled * 2 >= levels.values.reduce(0) { $0 + $1.all })
  }
}

/// What became of the questions whose best answer is of one level.
private struct LevelCounts {
  private(set) var all = 0
  private(set) var settled = 0
  private var metres: [Double] = []

  mutating func add(_ outcome: Outcome) {
    all += 1
    if outcome.isSettled { settled += 1 }
    guard let first = outcome.matches.first, first.isSettled else { return }
    metres.append(first.point.metres(to: outcome.truth))
  }

  /// How many are sure, and how far off those are, in metres: the median, nine and 99 of a hundred.
  var summary: String {
    let sorted = metres.sorted()
    let shares = [0.5, 0.9, 0.99].map { share in
      sorted.isEmpty ? "–" : "\(Int(sorted[Int(Double(sorted.count - 1) * share)]))"
    }
    return "\(all), sure \(settled), off by \(shares.joined(separator: " / ")) m"
  }
}
