import Addressing
import Domain
import Foundation
import Testing
import TestSupport

@Suite(
  "Schools of Québec, all doors known",
  .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct GroundTruthTests {
  @Test("The right door is found, however the address is written")
  func allKnown() throws {
    let folder = try TemporaryFolder()
    let gazetteer = try RealGazetteer.shared.get()
    let index = try gazetteer.index(in: folder)
    let towns = Set(gazetteer.schools.map(\.municipality)).sorted()
    for form in Disturbance.allCases {
      var counts = OutcomeCounts()
      var missed: [String] = []
      for (number, school) in gazetteer.schools.enumerated() {
        var random = SplitMix64(seed: UInt64(number) * 31 + 2026)
        let other = towns.randomElement(using: &random) ?? ""
        guard let text = form.text(of: school, other: other, using: &random) else { continue }
        let outcome = Outcome(
          question: text, truth: school.point, hasNumber: school.record.number != nil,
          matches: index.find(text, limit: 40))
        counts.add(outcome)
        let isRight = form == .postalCodeOnly ? outcome.isWithinDoubt : outcome.isRightDoor
        if !isRight { missed.append(outcome.summary) }
      }
      print(
        form, counts.all, "right", counts.share(counts.rightDoor), "within",
        counts.share(counts.withinDoubt), "settled", counts.share(counts.settled), "sureWrong",
        counts.sureAndWrong.count)
      for line in missed.shuffled().prefix(8) { print("   miss", line) }
      for line in counts.sureAndWrong.prefix(6) { print("   WRONG", line) }
    }
  }
}

@Suite("Withheld", .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct WithheldTests {
  @Test("w")
  func withheld() throws {
    let gazetteer = try RealGazetteer.shared.get()
    let keys = Array(Set(gazetteer.schools.map(\.key))).sorted()
    let seeds = Int(ProcessInfo.processInfo.environment["SEEDS"] ?? "1") ?? 1
    var byLevel:
      [String: (
        all: Int, settled: Int, wrong: Int, uncovered: Int, errors: [Double], needed: [Double]
      )] = [:]
    var wrong: [String] = []
    var uncovered: [String] = []
    for seed in 0..<seeds {
      var random = SplitMix64(seed: UInt64(seed) + 77)
      let hidden = Set(keys.shuffled(using: &random).prefix(keys.count / 2))
      let folder = try TemporaryFolder()
      let index = try gazetteer.index(in: folder) { hidden.contains($0.key) }
      for school in gazetteer.schools
      where hidden.contains(school.key) && !school.municipality.isEmpty {
        for withCode in [false, true] {
          var text = "\(school.address), \(school.municipality)"
          if withCode {
            guard let code = school.postalCode else { continue }; text += " \(code.text)"
          }
          let o = Outcome(
            question: text, truth: school.point, hasNumber: school.record.number != nil,
            matches: index.find(text, limit: 40))
          let level =
            (withCode ? "code " : "     ") + (o.matches.first.map { "\($0.level)" } ?? "nothing")
          var row = byLevel[level] ?? (0, 0, 0, 0, [], [])
          row.all += 1
          if o.isSettled { row.settled += 1 }
          if o.isSureAndWrong { row.wrong += 1; wrong.append(o.summary) }
          if !o.isWithinDoubt {
            row.uncovered += 1; if !o.isSureAndWrong { uncovered.append(o.summary) }
          }
          if let f = o.matches.first {
            let d = f.point.metres(to: school.point); row.errors.append(d);
            row.needed.append(d / f.doubtMetres)
          }
          byLevel[level] = row
        }
      }
    }
    for (level, row) in byLevel.sorted(by: { $0.key < $1.key }) {
      let e = row.errors.sorted(), n = row.needed.sorted()
      func q(_ x: [Double], _ p: Double) -> Double {
        x.isEmpty ? 0 : x[min(x.count - 1, Int(Double(x.count) * p))]
      }
      print(
        level, "n", row.all, "settled", row.settled, "WRONG", row.wrong, "uncovered", row.uncovered,
        "err50/90/99", Int(q(e, 0.5)), Int(q(e, 0.9)), Int(q(e, 0.99)), "need90/99/max", q(n, 0.9),
        q(n, 0.99), n.last ?? 0)
    }
    var rng = SplitMix64(seed: 5)
    print("total wrong", wrong.count, "uncovered", uncovered.count)
    for line in Array(Set(wrong)).sorted().shuffled(using: &rng).prefix(45) {
      print("  WRONG", line)
    }
    for line in Array(Set(uncovered)).sorted().shuffled(using: &rng).prefix(15) {
      print("  uncov", line)
    }
  }
}
