import Domain
import Foundation
import TestSupport
import Testing

/// A hundred thousand random people and reaches of every sort, held against counting.
@Suite("Reach against brute force")
struct ReachDoubtTests {
  /// All of them where the code is optimised, and everywhere when `CI` or `ANCRAGE_FULL_TESTS` is set;
  /// fewer where it is not.
  static let personCount: Int = {
    #if DEBUG
      let environment = ProcessInfo.processInfo.environment
      if environment["CI"] == nil, environment["ANCRAGE_FULL_TESTS"] == nil { return 20_000 }
    #endif
    return 100_000
  }()

  static let modeChoices: [[ServiceMode]] =
    [ServiceMode.allCases, [.inPerson, .online]] + ServiceMode.allCases.map { [$0] }

  @Test("Without doubt the verdict is that of counting", arguments: 0..<10)
  func exact(_ share: Int) {
    var random = SplitMix64(seed: 20_261_121 &+ UInt64(share))
    var seen: [Bool?: Int] = [:]
    for _ in 0..<Self.personCount / 10 {
      let clauses = ReachLab.clauses(&random)
      let known = Dictionary(
        uniqueKeysWithValues: ReachLab.doors.map { ($0, Bool.random(using: &random)) })
      let place = ReachLab.Place(
        cell: Int.random(in: 0..<ReachLab.cellCount, using: &random),
        doors: Set(known.filter(\.value).keys),
        registrations: Set(ReachLab.gmfs.filter { _ in Bool.random(using: &random) }))
      let modes = Self.modeChoices[Int.random(in: 0..<Self.modeChoices.count, using: &random)]
      let found = Reach(clauses).verdict(
        for: ReachLab.standing([place.cell], place.registrations),
        patches: ReachLab.patches([place.cell], known), among: modes)
      let counted = modes.map { ($0, ReachLab.serves(clauses, place, by: $0)) }
      let expected: Bool? =
        counted.contains { $0.1 == true } ? true : counted.contains { $0.1 == nil } ? nil : false
      seen[expected, default: 0] += 1
      let isRight =
        switch found.verdict {
        case .served: expected == true
        case .outside: expected == false
        case .notStated: expected == nil
        case .servedInSome, .unsettled: false
        }
      let holding = counted.filter { $0.1 == expected }.map(\.0)
      let areModesRight =
        expected == false || (found.modes.isEmpty ? modes : found.modes) == holding
      #expect(isRight && areModesRight, "\(clauses) at \(place) by \(modes): \(found)")
      guard isRight, areModesRight else { return }
    }
    for answer in [true, false, nil] as [Bool?] { #expect(seen[answer, default: 0] > 100) }
  }

  @Test("In doubt, what is certain is so everywhere, and what is so somewhere is possible")
  func sound() {
    var random = SplitMix64(seed: 7)
    var (certain, possible, ruledOut) = (0, 0, 0)
    for _ in 0..<Self.personCount / 4 {
      let clauses = ReachLab.clauses(&random)
      let first = Int.random(in: 0..<ReachLab.cellCount, using: &random)
      let cells = Set(
        first..<min(ReachLab.cellCount, first + Int.random(in: 1...4, using: &random)))
      let registrations = Set(ReachLab.gmfs.filter { _ in Bool.random(using: &random) })
      var known: [Patch: Bool] = [:]
      for patch in ReachLab.doors where Bool.random(using: &random) {
        known[patch] = Bool.random(using: &random)
      }
      let mode = ServiceMode.allCases[Int.random(in: 0..<4, using: &random)]
      let verdict = Reach(clauses).verdict(
        for: ReachLab.standing(cells, registrations), patches: ReachLab.patches(cells, known),
        among: [mode]
      ).verdict
      let open = ReachLab.doors.filter { known[$0] == nil }
      let places = cells.flatMap { cell in
        (0..<(1 << open.count)).map { bits in
          ReachLab.Place(
            cell: cell,
            doors: Set(known.filter(\.value).keys)
              .union(open.indices.filter { bits >> $0 & 1 == 1 }.map { open[$0] }),
            registrations: registrations)
        }
      }
      let truths = places.map { ReachLab.serves(clauses, $0, by: mode) }
      let story = "\(clauses) in \(cells.sorted()), \(known), by \(mode): \(verdict)"
      switch verdict {
      case .served:
        certain += 1
        #expect(truths.allSatisfy { $0 == true }, "\(story)")
      case .outside:
        ruledOut += 1
        #expect(truths.allSatisfy { $0 == false }, "\(story)")
      case .notStated: #expect(!truths.contains(true), "\(story)")
      case .servedInSome: possible += 1
      case .unsettled: Issue.record("\(story)")
      }
    }
    #expect(certain > 500 && possible > 500 && ruledOut > 500)
  }

  @Test("The smallest form serves the same people on the day, and refuses only what serves nobody")
  func simplified() {
    var random = SplitMix64(seed: 11)
    var (smaller, nobody) = (0, 0)
    for _ in 0..<Self.personCount / 10 {
      let clauses = ReachLab.clauses(&random)
      let reach = Reach(clauses)
      let simplified = reach.simplified(on: LabGround())
      if simplified != reach { smaller += 1 }
      if simplified == nil { nobody += 1 }
      for cell in 0..<ReachLab.cellCount {
        let known = Dictionary(
          uniqueKeysWithValues: ReachLab.doors.map { ($0, Bool.random(using: &random)) })
        let standing = ReachLab.standing(
          [cell], Set(ReachLab.gmfs.filter { _ in Bool.random(using: &random) }))
        let patches = ReachLab.patches([cell], known)
        for mode in ServiceMode.allCases {
          func kind(_ reach: Reach?) -> Int {
            switch reach?.verdict(for: standing, patches: patches, among: [mode]).verdict {
            case .served: 2
            case .notStated: 1
            case .outside, nil: 0
            case .servedInSome, .unsettled: -1
            }
          }
          let isSame = kind(reach) == kind(simplified)
          guard isSame else {
            let smallest = simplified?.clauses ?? []
            Issue.record("\(reach.clauses) → \(smallest), cell \(cell), \(mode), \(patches)")
            return
          }
        }
      }
      // Once small, it stays as it is.
      if let simplified { #expect(simplified.simplified(on: LabGround()) == simplified) }
    }
    #expect(smaller > 200 && nobody > 5)
  }

  /// How the cells lie.
  struct LabGround: ReachGround {
    func ancestors(of id: TerritoryID) -> Set<TerritoryID> {
      guard id.kind.name != "mrc", let cells = ReachLab.territories[id] else { return [] }
      return Set(
        ReachLab.territories.filter {
          $0.key != id && $0.key.kind.name != "mrc" && $0.value.isSuperset(of: cells)
        }.keys)
    }

    func areApart(_ left: TerritoryID, _ right: TerritoryID) -> Bool {
      guard let left = ReachLab.territories[left], let right = ReachLab.territories[right] else {
        return false
      }
      return left.isDisjoint(with: right)
    }
  }
}
