import Domain
import TestSupport
import Testing

@testable import Engine

/// Households and moves against single evaluations that share no code with them.
@Suite("Households and moving")
struct HouseholdTests {
  typealias Verdicts = [ServiceID: ComparisonGroup]

  private struct Scene {
    let snapshot: Snapshot
    let plain: PlainEvaluation
    let gmfs: [ResourceID]
    var random: SplitMix64

    init(seed: UInt64) throws {
      (snapshot, plain, gmfs) = try LookupBruteForceTests.world()
      random = SplitMix64(seed: seed)
    }

    mutating func point() throws -> Coordinate { try #require(GridWorld.randomPoint(&random)) }

    mutating func request() -> LookupRequest { LookupBruteForceTests.request(gmfs, &random) }

    /// What serves somebody at a point, and what has to be asked, by the plain evaluation.
    func plainly(_ point: Coordinate, _ request: LookupRequest) -> [ServiceID: Serving] {
      var result: [ServiceID: Serving] = [:]
      let person = PlainEvaluation.Person(point: point, place: plain.lives(point))
      for service in plain.services where plain.suits(service, request) {
        let home = plain.serves(service, person, [], request.mode)
        let registered = plain.serves(
          service, person, plain.registrations(in: request), request.mode
        ) { !$0.registrations.isEmpty }
        switch (home, registered) {
        case (.certain, _), (_, .certain): result[service.id] = .yes
        case (.possible, _), (_, .possible): result[service.id] = .inSome
        case (.notStated, _): result[service.id] = .ask
        default: continue
        }
      }
      return result
    }
  }

  @Test("What each, some and all of a household have is the union of single evaluations")
  func union() throws {
    var scene = try Scene(seed: 41)
    var (sharedCount, ownCount) = (0, 0)
    for _ in 0..<60 {
      let points = [try scene.point(), try scene.point()]
      let homes = points.enumerated().map {
        HouseholdHome(label: "\($0)", home: scene.snapshot.locate($1))
      }
      let members = (0..<Int.random(in: 1...4, using: &scene.random)).map { index in
        let lives = [["0"], ["1"], ["0", "1"]].randomElement(using: &scene.random) ?? ["0"]
        return HouseholdMember(label: "m\(index)", homes: lives, request: scene.request())
      }
      let answer = try scene.snapshot.household(homes: homes, members: members)
      for member in members {
        var expected: [ServiceID: Serving] = [:]
        for home in member.homes {
          for (id, serving) in scene.plainly(points[Int(home) ?? 0], member.request) {
            expected[id] = min(expected[id] ?? .no, serving)
          }
        }
        var found: [ServiceID: Serving] = [:]
        for line in answer.lines {
          for part in line.parts where part.member == member.label && part.serving != .unsuited {
            #expect(found.updateValue(part.serving, forKey: line.service.id) == nil, "twice")
            #expect(part.serving != .yes || !part.ways.isEmpty, "no reason")
          }
        }
        #expect(found == expected)
        let shown = try #require(answer.members.first { $0.label == member.label })
        #expect(shown.servingCount == expected.values.count { $0 == .yes })
      }
      for line in answer.lines {
        let isForAll = members.allSatisfy { member in
          line.parts.contains { $0.member == member.label && $0.serving == .yes }
        }
        #expect(line.servesAll == isForAll)
        if line.servesAll { sharedCount += 1 } else { ownCount += 1 }
      }
    }
    #expect(sharedCount > 200 && ownCount > 200)
  }

  @Test("The order of homes and persons leaves no trace")
  func order() throws {
    var scene = try Scene(seed: 42)
    for _ in 0..<20 {
      let homes = try (0..<2).map {
        HouseholdHome(label: "\($0)", home: scene.snapshot.locate(try scene.point()))
      }
      let members = (0..<3).map {
        HouseholdMember(label: "m\($0)", homes: ["1", "0"], request: scene.request())
      }
      let answer = try scene.snapshot.household(homes: homes, members: members)
      let shuffled = members.shuffled(using: &scene.random).map { member in
        HouseholdMember(
          label: member.label, homes: member.homes.reversed(), request: member.request)
      }
      #expect(try scene.snapshot.household(homes: homes.reversed(), members: shuffled) == answer)
    }
  }

  @Test("What cannot be asked is refused")
  func refusals() throws {
    var scene = try Scene(seed: 43)
    let home = HouseholdHome(label: "A", home: scene.snapshot.locate(try scene.point()))
    func member(_ label: String, _ homes: [String]) -> HouseholdMember {
      HouseholdMember(
        label: label, homes: homes,
        request: LookupRequest(day: CalendarDate(daysSince1970: 20_000)))
    }
    func ask(_ homes: [HouseholdHome], _ members: [HouseholdMember]) throws {
      _ = try scene.snapshot.household(homes: homes, members: members)
    }
    #expect(throws: HouseholdError.noMembers) { try ask([home], []) }
    #expect(throws: HouseholdError.repeatedLabel("A")) {
      try ask([home, home], [member("x", ["A"])])
    }
    #expect(throws: HouseholdError.repeatedLabel("x")) {
      try ask([home], [member("x", ["A"]), member("x", ["A"])])
    }
    #expect(throws: HouseholdError.unknownHome("B", member: "x")) {
      try ask([home], [member("x", ["A", "B"])])
    }
    #expect(throws: HouseholdError.noHome(member: "x")) { try ask([home], [member("x", [])]) }
  }

  @Test("Moving keeps, loses, gains and transfers what single evaluations say")
  func moving() throws {
    var scene = try Scene(seed: 44)
    var seen: [MovingAnswer.Fate: Int] = [:]
    for _ in 0..<100 {
      let (old, new, request) = (try scene.point(), try scene.point(), scene.request())
      let answer = try scene.snapshot.moving(
        from: scene.snapshot.locate(old), to: scene.snapshot.locate(new), request)
      let (before, after) = (scene.plainly(old, request), scene.plainly(new, request))
      let categories = Set(
        scene.plain.services.filter { after[$0.id] == .yes && before[$0.id] != .yes }
          .map(\.details.category))
      var expected: [ServiceID: MovingAnswer.Fate] = [:]
      for service in scene.plain.services {
        switch (before[service.id], after[service.id]) {
        case (nil, nil): continue
        case (.yes, .yes): expected[service.id] = .keep
        case (.yes, nil):
          expected[service.id] = categories.contains(service.details.category) ? .transfer : .lose
        case (nil, .yes): expected[service.id] = .gain
        default: expected[service.id] = .ask
        }
      }
      let found = Dictionary(uniqueKeysWithValues: answer.lines.map { ($0.service.id, $0.fate) })
      #expect(found == expected)
      for line in answer.lines where line.fate == .transfer {
        #expect(line.transferTo.allSatisfy { after[$0] == .yes && before[$0] != .yes })
        #expect(!line.transferTo.isEmpty)
      }
      for fate in found.values { seen[fate, default: 0] += 1 }
    }
    // With few categories, something of each serves everywhere: nothing is lost outright.
    for fate in MovingAnswer.Fate.allCases where fate != .lose {
      #expect(seen[fate, default: 0] > (fate == .transfer ? 5 : 20), "\(fate)")
    }
  }

  @Test("What has nothing like it at the new home is lost")
  func lost() {
    typealias Fate = MovingAnswer.Fate
    #expect(Fate(before: .yes, after: .no, hasOthers: false) == .lose)
    #expect(Fate(before: .yes, after: .unsuited, hasOthers: false) == .lose)
    #expect(Fate(before: .yes, after: .no, hasOthers: true) == .transfer)
    for other in Serving.allCases {
      // A doubt on either side is never a yes or a no.
      #expect(Fate(before: .inSome, after: other, hasOthers: true) == .ask)
      #expect(Fate(before: other, after: .ask, hasOthers: false) == .ask)
    }
  }

  @Test("Moving nowhere keeps everything, and back gains what was lost")
  func backAndForth() throws {
    var scene = try Scene(seed: 45)
    for _ in 0..<20 {
      let (old, new) = (
        scene.snapshot.locate(try scene.point()), scene.snapshot.locate(try scene.point())
      )
      let request = scene.request()
      let nowhere = try scene.snapshot.moving(from: old, to: old, request)
      #expect(nowhere.lines.allSatisfy { $0.fate == .keep || $0.fate == .ask })
      func ids(_ answer: MovingAnswer, _ fates: Set<MovingAnswer.Fate>) -> Set<ServiceID> {
        Set(answer.lines.filter { fates.contains($0.fate) }.map(\.service.id))
      }
      let there = try scene.snapshot.moving(from: old, to: new, request)
      let back = try scene.snapshot.moving(from: new, to: old, request)
      #expect(ids(there, [.gain]) == ids(back, [.lose, .transfer]))
      #expect(ids(there, [.keep]) == ids(back, [.keep]))
    }
  }
}
