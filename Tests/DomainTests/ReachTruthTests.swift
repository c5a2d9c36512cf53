import Domain
import Testing

/// What each sort of clause comes to, alone and together.
@Suite("Truth of clauses")
struct ReachTruthTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let clauses: [Reach.Clause]
    let expected: ReachVerdict
    var standing = ReachTests.home
    var patches = PatchStanding.unknown
  }

  static let clsc = TerritoryID(trusted: "clsc:1")
  static let here = ReachFormTests.ids("clsc:1")
  static let elsewhere = ReachFormTests.ids("clsc:2")
  static let g = ReachFormTests.gmf("g")
  static let h = ReachFormTests.gmf("h")
  static let street = Patch.street(StreetStretch(street: "rue A"))
  static let onStreet = ReachLand([], patches: [street])

  static let cases = [
    Case(
      testDescription: "home and registration", clauses: [.both(here, [g])],
      expected: .served([.both(.residence(clsc), .registration(g))])),
    Case(testDescription: "home alone", clauses: [.both(here, [h])], expected: .outside),
    Case(
      testDescription: "registration alone", clauses: [.both(elsewhere, [g])], expected: .outside),
    Case(
      testDescription: "home in doubt and registration", clauses: [.both(here, [g])],
      expected: .servedInSome([.both(.residence(clsc), .registration(g))]),
      standing: Standing(
        territories: [], possibleTerritories: [clsc], alternatives: [], registrations: [g])),
    Case(
      testDescription: "either is two clauses",
      clauses: [.residence(elsewhere), .registration([g])],
      expected: .served([.registration(g)])),
    Case(
      testDescription: "a limit alone is the way in", clauses: [.onlyHere(here)],
      expected: .served([.residence(clsc)])),
    Case(
      testDescription: "a limit elsewhere rules everything out",
      clauses: [.everyone, .registration([g]), .notStated, .onlyHere(elsewhere)],
      expected: .outside),
    Case(
      testDescription: "a limit here is no way in beside another",
      clauses: [.registration([h]), .onlyHere(here)], expected: .outside),
    Case(
      testDescription: "a limit here and a way in", clauses: [.registration([g]), .onlyHere(here)],
      expected: .served([.both(.registration(g), .residence(clsc))])),
    Case(
      testDescription: "a limit here, and nobody has said the rest",
      clauses: [.notStated, .onlyHere(here)], expected: .notStated),
    Case(
      testDescription: "two limits are one land",
      clauses: [.everyone, .onlyHere(elsewhere), .onlyHere(here)],
      expected: .served([.both(.everyone, .residence(clsc))])),
    Case(
      testDescription: "a limit in doubt makes a sure way in a doubtful one",
      clauses: [.everyone, .onlyHere(here)],
      expected: .servedInSome([.both(.everyone, .residence(clsc))]),
      standing: ReachTests.inDoubt),
    Case(
      testDescription: "a patch that nobody can decide", clauses: [.residence(onStreet)],
      expected: .servedInSome([.patch(street)])),
    Case(
      testDescription: "a patch they live in", clauses: [.residence(onStreet)],
      expected: .served([.patch(street)]), patches: PatchStanding(inside: [street])),
    Case(
      testDescription: "a patch they do not live in", clauses: [.residence(onStreet)],
      expected: .outside, patches: PatchStanding(outside: [street])),
    Case(
      testDescription: "left out of a patch perhaps", clauses: [.residence(here, except: onStreet)],
      expected: .servedInSome([.both(.residence(clsc), .outside(onStreet))])),
    Case(
      testDescription: "left out of a patch for certain",
      clauses: [.residence(here, except: onStreet)], expected: .outside,
      patches: PatchStanding(inside: [street])),
    Case(
      testDescription: "a territory decides whatever a patch beside it would",
      clauses: [.residence(ReachLand([clsc], patches: [street]))],
      expected: .served([.residence(clsc)])),
  ]

  @Test("Each reach gives one verdict", arguments: cases)
  func verdict(_ example: Case) {
    let verdict = Reach(example.clauses).verdict(
      for: example.standing, patches: example.patches)
    #expect(verdict == example.expected)
  }

  @Test("A clause counts for its modes only, and the verdict says by which it holds")
  func modes() {
    let reach = Reach([
      .residence(Self.elsewhere).by([.atHome]), .everyone.by([.online, .telephone]),
    ])
    func verdict(_ modes: [ServiceMode]) -> ModalVerdict {
      reach.verdict(for: ReachTests.home, among: modes)
    }
    #expect(verdict([.atHome]) == ModalVerdict(.outside))
    #expect(verdict([.online]) == ModalVerdict(.served([.everyone])))
    #expect(
      verdict(ServiceMode.allCases)
        == ModalVerdict(.served([.everyone]), modes: [.telephone, .online]))
    #expect(reach.verdict(for: ReachTests.home) == .served([.everyone]))
  }

  @Test("A limit for one mode leaves the others free")
  func limitOfOneMode() {
    let reach = Reach([.everyone, .onlyHere(Self.elsewhere).by([.atHome])])
    #expect(
      reach.verdict(for: ReachTests.home, among: ServiceMode.allCases)
        == ModalVerdict(.served([.everyone]), modes: [.inPerson, .telephone, .online]))
    #expect(reach.verdict(for: ReachTests.home, among: [.atHome]) == ModalVerdict(.outside))
  }

  @Test("What a reform left open stays open, unless it is ruled out or served otherwise")
  func unsettled() {
    func verdict(_ clauses: [Reach.Clause]) -> ReachVerdict {
      Reach(clauses).verdict(for: ReachTests.home, unsettled: [Self.clsc])
    }
    #expect(verdict([.both(Self.here, [Self.g])]) == .unsettled([Self.clsc]))
    #expect(verdict([.both(Self.here, [Self.h])]) == .outside)
    #expect(verdict([.everyone, .onlyHere(Self.here)]) == .unsettled([Self.clsc]))
    #expect(verdict([.residence(Self.here), .everyone]) == .served([.everyone]))
  }
}
