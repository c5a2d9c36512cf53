import Domain
import Projections
import TestSupport
import Testing

@testable import Engine

/// Whom promises reach before and after random reforms, by counting cells.
///
/// Nothing here asks the engine what a territory holds or what a choice means: a cell is in a territory
/// because the land says so.
@Suite("The same people after a reform")
struct SamePeopleTests {
  static let serviceCount = 40

  /// A world after a random reform.
  struct World {
    let reform: RandomReform
    let reaches: [ServiceID: Reach]
    let fixture: WorkspaceFixture
    let workspace: Workspace
    let report: ReformReport

    /// Why nothing can be said of this seed: its plan would leave a territory without land.
    struct Unusable: Error {}

    init(seed: UInt64) throws {
      var reform = try RandomReform(seed: seed)
      guard !reform.leavesNothing, !reform.acts.isEmpty else { throw Unusable() }
      reaches = reform.reaches(count: serviceCount)
      self.reform = reform
      fixture = try WorkspaceFixture()
      workspace = try fixture.workspace()
      try reform.before.record(reaches, in: workspace)
      report = try workspace.reform(reform.acts, shapes: reform.shapes)
    }

    /// A cell of each piece of land that no border crosses, before or after.
    var cells: [Int] {
      var seen: Set<[TerritoryID]> = []
      return (0..<ReformLand.cellCount).filter { cell in
        let held = [reform.before, reform.after].flatMap { land in
          land.cells.filter { $0.value.contains(cell) }.keys.sorted()
        }
        return seen.insert(held).inserted
      }
    }

    func served(_ reach: Reach, before cell: Int) -> Bool? {
      PromiseByCells.serves(reach) { reform.before.holds($0, cell) }
    }

    func snapshot() throws -> Snapshot { try workspace.snapshot(on: ReformLand.reformedOn) }
  }

  /// What the program says once.
  struct Said {
    let snapshot: Snapshot

    /// What it answers to somebody in a cell, by service; what is not there is a no.
    func answers(in cell: Int) throws -> [ServiceID: Bool?] {
      let answer = try snapshot.lookup(
        snapshot.locate(ReformLand.point(in: cell)),
        LookupRequest(day: snapshot.day))
      return Dictionary(
        uniqueKeysWithValues: answer.services.map {
          ($0.id, $0.home.holds == .notStated ? nil : $0.home.holds == .yes)
        })
    }

    func reach(of service: ServiceID) -> Reach {
      snapshot.baskets.reach(of: service, at: snapshot.vantage)?.reach ?? .notStated
    }
  }

  /// The worlds of some seeds, without those of which nothing can be said.
  private static func worlds(_ seeds: ClosedRange<UInt64>) throws -> [(UInt64, World)] {
    try seeds.compactMap { seed in
      do { return (seed, try World(seed: seed)) } catch is World.Unusable { return nil }
    }
  }

  @Test(
    "By itself, no reach is narrowed, none is widened without a word, and what is open is asked",
    arguments: [UInt64(1)...12, 13...24])
  func automatic(seeds: ClosedRange<UInt64>) throws {
    var counts: [String: Int] = [:]
    for (seed, world) in try Self.worlds(seeds) {
      let items = try world.workspace.openItems()
      #expect(world.report.untouchedCount == 0, "seed \(seed)")
      let widened = Set(world.report.retargeted.filter(\.isWidened).map(\.service))
      let said = Said(snapshot: try world.snapshot())
      for cell in world.cells {
        let answers = try said.answers(in: cell)
        for (service, reach) in world.reaches {
          let open = OpenQuestions(items, of: service, in: world.reform)
          let was = world.served(reach, before: cell)
          let answer = answers[service] ?? false
          let story = "seed \(seed), \(service) \(reach.clauses), cell \(cell)"
          let expected = PromiseByCells.serves(said.reach(of: service)) {
            open.lives(in: $0, cell)
          }
          if expected == nil {
            #expect(answer == nil, "Neither yes nor no: \(story)")
            counts["asked", default: 0] += was == nil ? 0 : 1
          } else if answer == nil {
            #expect(open.isNearby(cell), "Asked for nothing: \(story)")
          } else {
            #expect(answer == expected, "\(story)")
            if answer == true, was != true {
              #expect(widened.contains(service), "Widened without a word: \(story)")
              counts["widened", default: 0] += 1
            } else {
              #expect(answer == was, "\(story)")
              counts["same", default: 0] += 1
            }
          }
        }
      }
    }
    print("same people: \(counts)")
    #expect(counts["same", default: 0] > 500 && counts["asked", default: 0] > 100)
    #expect(counts["widened", default: 0] > 10)
  }

  @Test(
    "A basket is sure of what is sure, asks what is open, and leaves out what is not served",
    arguments: [UInt64(25)...36, 37...48])
  func baskets(seeds: ClosedRange<UInt64>) throws {
    var counts: [BasketAnswer.Extent: Int] = [:]
    for (seed, world) in try Self.worlds(seeds) {
      let items = try world.workspace.openItems()
      let snapshot = try world.snapshot()
      let said = Said(snapshot: snapshot)
      for territory in snapshot.gazetteer.all {
        let cells = world.reform.after.cells[territory] ?? []
        let lines = Dictionary(
          uniqueKeysWithValues: try snapshot.basket(of: territory).lines.map { ($0.id, $0) })
        for service in world.reaches.keys {
          let reach = said.reach(of: service)
          let open = OpenQuestions(items, of: service, in: world.reform)
          // What is in question means here what it meant before.
          let served = cells.map { cell in
            PromiseByCells.serves(reach) { open.livedOrLives(in: $0, cell) }
          }
          let extent = lines[service]?.extent
          let story = "seed \(seed), \(territory), \(service) \(reach.clauses): \(served)"
          extent.map { counts[$0, default: 0] += 1 }
          switch extent {
          case nil: #expect(served.allSatisfy { $0 == false }, "\(story)")
          case .whole: #expect(served.allSatisfy { $0 == true }, "\(story)")
          // That a part is served is an estimate: lands of several kinds may overlap or not.
          case .partly: continue
          case .notStated:
            #expect(
              served.contains(nil) || cells.contains(where: open.isNearby), "\(story)")
          case .everyone: Issue.record("\(story)")
          }
        }
      }
    }
    print("baskets: \(counts)")
  }

  @Test(
    "Each choice gives the people that it claims to give", arguments: [UInt64(1)...12, 13...24])
  func choices(seeds: ClosedRange<UInt64>) throws {
    var counts: [RetargetChoice.Effect: Int] = [:]
    var waitingCount = 0
    for (seed, world) in try Self.worlds(seeds) {
      let items = try world.workspace.openItems()
      for item in items {
        let others = items.filter {
          $0.service == item.service && $0.stale.territory != item.stale.territory
        }
        let same = items.filter {
          $0.service == item.service && $0.stale.territory == item.stale.territory
        }
        let open = OpenQuestions(items, of: item.service, in: world.reform)
        let left = OpenQuestions(others, of: item.service, in: world.reform)
        for choice in item.choices {
          counts[choice.choice.effect, default: 0] += 1
          // Several questions about one territory are settled together, and a choice that speaks of
          // another waits until that is settled.
          guard same.count == 1,
            !others.contains(where: {
              choice.choice.speaks(of: $0.stale.territory, for: item.stale.territory)
            })
          else {
            waitingCount += 1
            continue
          }
          for cell in world.cells {
            let before = PromiseByCells.serves(item.stale.interval.declared.reach) {
              open.livedOrLives(in: $0, cell)
            }
            let after = PromiseByCells.serves(choice.reach) { left.livedOrLives(in: $0, cell) }
            let story = "seed \(seed), cell \(cell): \(choice.choice) of \(item.stale)"
            switch choice.choice.effect {
            case .samePeople: #expect(before == after, "\(story)")
            case .morePeople: #expect(before != true || after == true, "\(story)")
            case .fewerPeople: #expect(before == true || after != true, "\(story)")
            case .otherPeople: continue
            }
          }
        }
      }
    }
    print("choices: \(counts), \(waitingCount) waiting")
    #expect(RetargetChoice.Effect.allCases.allSatisfy { counts[$0, default: 0] > 5 })
  }

  @Test(
    "Once everything is settled nothing is open, and the answers are those of the choices",
    arguments: [UInt64(61)...70, 71...80])
  func settled(seeds: ClosedRange<UInt64>) throws {
    for (seed, world) in try Self.worlds(seeds) {
      var random = SplitMix64(seed: seed)
      var effects: [ServiceID: Set<RetargetChoice.Effect>] = [:]
      for one in world.report.retargeted where one.isWidened {
        effects[one.service] = [.morePeople]
      }
      var items = try world.workspace.openItems()
      if seed.isMultiple(of: 3) {
        for item in items {
          effects[item.service, default: []].formUnion(item.choices.prefix(1).map(\.choice.effect))
        }
        for one in try world.workspace.accept(.all).retargeted where one.isWidened {
          effects[one.service, default: []].insert(.morePeople)
        }
        items = try world.workspace.openItems()
      }
      while !items.isEmpty {
        // One that waits for others is passed over; there is always one that does not.
        var made: (service: ServiceID, effects: Set<RetargetChoice.Effect>)?
        for item in items.shuffled(using: &random) where made == nil {
          made = try Self.accept(item, among: items, in: world, &random)
        }
        guard let made else { break }
        effects[made.service, default: []].formUnion(made.effects)
        items = try world.workspace.openItems()
      }
      #expect(items.isEmpty, "seed \(seed)")
      let said = Said(snapshot: try world.snapshot())
      for cell in world.cells {
        let answers = try said.answers(in: cell)
        for (service, reach) in world.reaches {
          let answer = answers[service] ?? false
          let was = world.served(reach, before: cell)
          let current = said.reach(of: service)
          let story = "seed \(seed), \(service) \(reach.clauses) → \(current.clauses), cell \(cell)"
          #expect(
            answer == PromiseByCells.serves(current) { world.reform.after.holds($0, cell) },
            "\(story)")
          let effect = effects[service, default: []].subtracting([.samePeople])
          if effect.isSubset(of: [.morePeople]) {
            #expect(was != true || answer == true, "\(effect) \(story)")
          }
          if effect.isSubset(of: [.fewerPeople]) {
            #expect(was == true || answer != true, "\(effect) \(story)")
          }
        }
      }
    }
  }

  /// Makes a random choice for all that is asked of a territory; `nil` where that has to wait.
  private static func accept(
    _ item: ReviewItem, among items: [ReviewItem], in world: World,
    _ random: inout SplitMix64
  ) throws -> (service: ServiceID, effects: Set<RetargetChoice.Effect>)? {
    let together = items.filter {
      $0.service == item.service && $0.stale.territory == item.stale.territory
    }
    let count = together.map(\.choices.count).min() ?? 0
    let number = Int.random(in: 1...max(1, count), using: &random)
    var effects = Set(together.map { $0.choices[number - 1].choice.effect })
    do {
      let report = try world.workspace.accept(
        .service(item.service, territory: item.stale.territory, choice: number))
      // What follows by itself may add people.
      if report.retargeted.contains(where: \.isWidened) { effects.insert(.morePeople) }
    } catch ReviewError.othersFirst(_, _, let others) {
      #expect(!others.isEmpty)
      return nil
    }
    return (item.service, effects)
  }
}
