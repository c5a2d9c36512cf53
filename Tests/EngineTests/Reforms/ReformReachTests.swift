import Domain
import EventLog
import Testing

@testable import Engine

/// What becomes of the reaches that name the territories of a reform.
@Suite("Reaches after reforms")
struct ReformReachTests {
  typealias Small = SmallReforms

  private static func named(_ ids: String...) -> Land { .territories(ids.map(Small.id)) }

  /// `rls:a` and `rls:b` merge, `rls:c` is split, a part of `rls:d` passes to `rls:e`.
  private static let reform: [ReformAct] = [
    .merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:n"), name: "N")),
    .split(
      Small.id("rls:c"),
      into: [
        Successor(Small.id("rls:x"), name: "X", land: named("clsc:c1")),
        Successor(Small.id("rls:y"), name: "Y", land: named("clsc:c2")),
      ]),
    .transfer(from: Small.id("rls:d"), to: Small.id("rls:e"), part: .drawn("part")),
  ]

  /// 1,551 reaches, each of which names a territory of the reform, alone or among others.
  private static let manyReaches: [String: Reach] = {
    let sorts: [Reach] = [
      Small.lives(in: "rls:a"), Small.lives(in: "rls:a", "rls:b"), Small.lives(in: "rls:c"),
      Small.lives(in: "rls:d"), Small.lives(in: "rls:e", "clsc:d1"),
      Small.lives(in: "rts:1", except: ["rls:b"]), Small.lives(in: "rts:1", except: ["rls:c"]),
      Small.lives(in: "rts:2", except: ["rls:d", "rls:a"]),
      Small.lives(in: "rls:b", "rls:c", "rls:e"),
      Reach([
        .residence(territories: Small.ids("rls:a"), except: []),
        .residence(territories: Small.ids("rls:c", "rls:d"), except: Small.ids("clsc:c1")),
        .registration([ResourceID(trusted: "resource:r")]),
      ]),
    ]
    return Dictionary(
      uniqueKeysWithValues: (0..<1_551).map { ("\($0)", sorts[$0 % sorts.count]) })
  }()

  @Test("1,551 reaches: each is re-targeted or listed, none is left untouched")
  func many() throws {
    let reaches = Self.manyReaches.merging(
      ["far": Small.lives(in: "rts:2"), "all": Reach([.everyone]), "none": .notStated]) { $1 }
    let small = try Small(reaches)
    let report = try small.workspace.reform(Self.reform, shapes: Small.shapes(["part": 16...17]))
    #expect(report.untouchedCount == 0)
    let retargeted = Set(report.retargeted.map(\.service))
    let listed = Set(report.review.map(\.service))
    #expect(retargeted.union(listed) == Set(Self.manyReaches.keys.map(Small.service)))
    #expect(retargeted.count > 600 && listed.count > 900)
    #expect(report.review.allSatisfy { !$0.choices.isEmpty && !$0.isAutomatic })
    #expect(try small.workspace.openItems() == report.review)
    // Told before, told the same.
    let settled = try small.workspace.accept(.all)
    #expect(settled.openCount == 0)
    #expect(try small.workspace.openItems().isEmpty)
    #expect(Set(settled.retargeted.map(\.service)) == listed)
    let snapshot = try small.workspace.snapshot(on: ReformLand.reformedOn)
    let existing = Set(snapshot.gazetteer.all)
    for code in Self.manyReaches.keys {
      let view = snapshot.services.view(of: Small.service(code))
      #expect(view.reach.namedTerritories.isSubset(of: existing), "\(view.reach)")
      #expect(view.interval?.declared.declaredBy == "Marie", "The promise stays hers")
    }
    #expect(try small.reach("far") == Small.lives(in: "rts:2"))
  }

  @Test("A territory that absorbs another widens who names it, and it is said by whom")
  func absorbing() throws {
    let small = try Small([
      "absorber": Small.lives(in: "rls:a"), "absorbed": Small.lives(in: "rls:b"),
      "both": Small.lives(in: "rls:a", "rls:b"), "around": Small.lives(in: "rts:1"),
      "but": Small.lives(in: "rls:a", except: ["clsc:b1", "clsc:b2", "rls:b"]),
    ])
    let report = try small.workspace.reform([
      .merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:a")))
    ])
    func line(_ code: String) -> ReformReport.Retargeted? {
      report.retargeted.first { $0.service == Small.service(code) }
    }
    #expect(report.retargeted.map(\.service.code) == ["absorbed", "absorber", "both", "but"])
    #expect(line("absorber")?.isWidened == true && line("absorbed")?.isWidened == true)
    #expect(line("both")?.isWidened == false && line("but")?.isWidened == false)
    #expect(
      line("absorber")?.replaced == [
        Replacement(from: Small.id("rls:a"), to: Small.ids("rls:a"))
      ])
    #expect(try small.serves("absorber", 5) == true)
    // Who is left out of it stays left out, but not without a question.
    #expect(report.review.map(\.service.code) == ["but"])
    #expect(try small.serves("but", 5) == false && small.serves("but", 1) == nil)
    let choices = try small.workspace.openItems()[0].choices
    #expect(choices.map(\.choice.effect) == [.samePeople, .morePeople, .fewerPeople])
    try small.workspace.accept(.service(Small.service("but"), territory: nil, choice: nil))
    #expect(try small.serves("but", 5) == false && small.serves("but", 1) == true)
  }

  @Test("Without the newcomers, whoever is served because of another territory still is")
  func newcomers() throws {
    let small = try Small([
      "s": Reach([.residence(territories: Small.ids("rls:b", "rts:2", "clsc:a2"), except: [])])
    ])
    try small.workspace.reform([
      .transfer(from: Small.id("rls:a"), to: Small.id("rls:b"), part: Self.named("clsc:a2"))
    ])
    #expect(try small.serves("s", 2) == true, "Promised to the child itself")
    let item = try #require(try small.workspace.openItems().first)
    #expect(item.choices.map(\.choice.sort) == [.withoutNewcomers(Small.ids("clsc:a2")), .keep])
    try small.workspace.accept(.service(item.service, territory: nil, choice: 1))
    #expect(try small.serves("s", 2) == true && small.serves("s", 5) == true)
    #expect(try small.serves("s", 0) == false)
  }

  @Test("Somebody on land in question is told neither yes nor no, and why")
  func unsettled() throws {
    let small = try Small(["c": Small.lives(in: "rls:c"), "d": Small.lives(in: "rls:d")])
    try small.workspace.reform(Self.reform, shapes: Small.shapes(["part": 16...17]))
    #expect(try small.serves("c", 8) == nil && small.serves("c", 0) == false)
    #expect(try small.serves("d", 16) == nil)
    #expect(try small.serves("d", 20) == true && small.serves("d", 24) == false)
    let snapshot = try small.workspace.snapshot(on: ReformLand.reformedOn)
    let answer = try snapshot.lookup(
      snapshot.locate(ReformLand.point(in: 8)), LookupRequest(day: ReformLand.reformedOn))
    let side = try #require(answer.services.first).home
    guard case .formerTerritory(let former)? = side.reasons.first else {
      Issue.record("\(side.reasons)")
      return
    }
    #expect(former.territory.id == Small.id("rls:c"))
    #expect(former.endedOn == ReformLand.reformedOn)
  }

  @Test("What is said of a territory settles all of it: a choice waits for what it speaks of")
  func waiting() throws {
    let small = try Small([
      "s": Reach([
        .residence(territories: Small.ids("rls:a"), except: []),
        .residence(territories: Small.ids("rls:b"), except: Small.ids("clsc:b1")),
      ]),
      "grown": Small.lives(in: "rls:c"),
    ])
    let report = try small.workspace.reform(
      [
        .split(
          Small.id("rls:a"),
          into: [
            Successor(Small.id("rls:x"), name: "X", land: Self.named("clsc:a1")),
            Successor(Small.id("rls:b"), land: Self.named("clsc:a2")),
          ]),
        // This one absorbs another and receives a part besides: that is no case for a rule.
        .merge(Small.ids("rls:c", "rls:d"), into: Successor(Small.id("rls:c"))),
        .transfer(from: Small.id("rls:e"), to: Small.id("rls:c"), part: Self.named("clsc:e1")),
      ])
    #expect(report.retargeted.isEmpty && report.untouchedCount == 0)
    #expect(Set(report.review.map(\.stale.territory)) == Set(Small.ids("rls:a", "rls:b", "rls:c")))
    let service = Small.service("s")
    let waits = ReviewError.othersFirst(Small.id("rls:a"), service, others: Small.ids("rls:b"))
    #expect(throws: waits) {
      try small.workspace.accept(.service(service, territory: Small.id("rls:a"), choice: 1))
    }
    #expect(
      waits.message(in: .french)
        == "service:s : faites d'abord le choix pour rls:b, dont dépend celui pour rls:a.")
    try small.workspace.accept(.service(service, territory: Small.id("rls:b"), choice: 1))
    #expect(try small.serves("s", 0) == nil && small.serves("s", 2) == true)
    try small.workspace.accept(.service(service, territory: Small.id("rls:a"), choice: 1))
    #expect(try small.serves("s", 0) == true && small.serves("s", 4) == true)
    #expect(try small.serves("grown", 24) == nil && small.serves("grown", 8) == true)
    try small.workspace.accept(.all)
    #expect(try small.serves("grown", 16) == true && small.serves("grown", 24) == false)
  }

  @Test("What becomes of the successor later is followed in its turn")
  func chain() throws {
    let small = try Small(["s": Small.lives(in: "rls:a", "rls:b"), "c": Small.lives(in: "rls:c")])
    let later = CalendarDate(daysSince1970: ReformLand.reformedOn.daysSince1970 + 30)
    try small.workspace.reform(Self.reform, shapes: Small.shapes(["part": 16...17]))
    try small.workspace.reform(
      [
        .recode(Small.id("rls:n"), into: Successor(Small.id("rls:o"))),
        .recode(Small.id("rls:y"), into: Successor(Small.id("rls:z"))),
      ], on: later)
    #expect(try small.reach("s") == Small.lives(in: "rls:n"))
    #expect(try small.reach("s", on: later) == Small.lives(in: "rls:o"))
    let report = try small.workspace.accept(.all)
    #expect(report.retargeted.map(\.effectiveOn) == [ReformLand.reformedOn, later])
    #expect(try small.reach("c") == Small.lives(in: "rls:x", "rls:y"))
    #expect(try small.reach("c", on: later) == Small.lives(in: "rls:x", "rls:z"))
  }

  @Test(
    "An old code answers with its successor and the date; after a split, with those to choose from")
  func oldCodes() throws {
    let small = try Small(["s": Small.lives(in: "rls:a", "rls:b")])
    let note = ReformNote(
      title: "Réforme", act: "Décret 12", officialOn: CalendarDate("2025-11-01"))
    try small.workspace.reform(
      Self.reform, shapes: Small.shapes(["part": 16...17]), note: note)
    let snapshot = try small.workspace.snapshot(on: ReformLand.reformedOn)
    let meant = try snapshot.territory(standingFor: "rls:a")
    #expect(meant.territory == NamedTerritory(id: Small.id("rls:n"), name: "N"))
    #expect(meant.asked?.endedOn == ReformLand.reformedOn)
    #expect(meant.asked?.officialOn == note.officialOn && meant.asked?.act == note.act)
    #expect(meant.asked?.territory.name == "Le a")
    #expect(try snapshot.territory(standingFor: "le a").territory.id == Small.id("rls:n"))
    #expect(try snapshot.basket(of: meant.territory.id).lines.map(\.extent) == [.whole])
    let split = #expect(throws: LookupError.self) { try snapshot.territory(standingFor: "rls:c") }
    guard case .territoryEnded(let former, let current)? = split else {
      Issue.record("\(String(describing: split))")
      return
    }
    #expect(former.endedOn == ReformLand.reformedOn)
    #expect(current.map(\.id) == Small.ids("rls:x", "rls:y"))
    // The day before, each is itself.
    let before = try small.workspace.snapshot(on: ReformLand.reformedOn.previous)
    #expect(try before.territory(standingFor: "rls:c").asked == nil)
  }

  @Test("Lineage is told both ways, with dates in use and in law and the source")
  func lineage() throws {
    let small = try Small()
    let note = ReformNote(
      title: "Réforme", act: "Décret 12", officialOn: CalendarDate("2025-11-01"))
    try small.workspace.reform(
      Self.reform, shapes: Small.shapes(["part": 16...17]), note: note)
    let later = CalendarDate(daysSince1970: ReformLand.reformedOn.daysSince1970 + 30)
    try small.workspace.reform(
      [.recode(Small.id("rls:n"), into: Successor(Small.id("rls:o")))], on: later)
    let snapshot = try small.workspace.snapshot(on: ReformLand.reformedOn)
    func codes(_ branches: [LineageAnswer.Branch]) -> String {
      branches.map { branch in
        let rest = codes(branch.branches)
        return "\(branch.step.how.rawValue) \(branch.territory.id)"
          + (rest.isEmpty ? "" : " (\(rest))")
      }.joined(separator: ", ")
    }
    let a = try snapshot.lineage(of: Small.id("rls:a"))
    #expect(codes(a.fates) == "merged rls:n (recoded rls:o)" && a.origins.isEmpty && !a.exists)
    #expect(a.fates[0].step.reform == note && a.fates[0].step.effectiveOn == ReformLand.reformedOn)
    #expect(!a.fates[0].isAnnounced && a.fates[0].branches[0].isAnnounced)
    let o = try snapshot.lineage(of: Small.id("rls:o"))
    #expect(codes(o.origins) == "recoded rls:n (merged rls:a, merged rls:b)")
    let c = try snapshot.lineage(of: Small.id("rls:c"))
    #expect(codes(c.fates) == "split rls:x, split rls:y")
    let e = try snapshot.lineage(of: Small.id("rls:e"))
    #expect(codes(e.origins) == "partTransferred rls:d" && e.exists)
    #expect(throws: LookupError.self) { try snapshot.lineage(of: Small.id("rls:q")) }
  }
}
