import Domain
import Testing

@Suite("What differs between two reaches")
struct ReachDifferenceTests {
  private static func residence(_ ids: [String], except: [String] = []) -> Reach.Clause {
    .residence(
      territories: ids.map(TerritoryID.init(trusted:)),
      except: except.map(TerritoryID.init(trusted:))
    )
  }

  @Test("Territory by territory, not clause by clause")
  func territories() {
    let difference = ReachDifference(
      from: Reach([Self.residence(["rls:1", "rls:2"])]),
      to: Reach([Self.residence(["rls:2", "rls:3"]), .everyone]))
    #expect(difference.added == [Self.residence(["rls:3"]), .everyone])
    #expect(difference.removed == [Self.residence(["rls:1"])])
  }

  @Test("An exclusion makes another promise of each territory")
  func exclusions() {
    let difference = ReachDifference(
      from: Reach([Self.residence(["rss:1"])]),
      to: Reach([Self.residence(["rss:1"], except: ["rls:1"])]))
    #expect(difference.added == [Self.residence(["rss:1"], except: ["rls:1"])])
    #expect(difference.removed == [Self.residence(["rss:1"])])
  }

  @Test("Nothing said is no promise, and differs from what is not stated")
  func nothing() {
    let gmfs = [ResourceID(trusted: "resource:g")]
    let first = ReachDifference(from: nil, to: Reach([.registration(gmfs)]))
    #expect(first.added == [.registration(gmfs)] && first.removed.isEmpty)
    #expect(ReachDifference(from: nil, to: .notStated).added == [.notStated])
    let same = ReachDifference(from: Reach([.everyone]), to: Reach([.everyone]))
    #expect(same.added.isEmpty && same.removed.isEmpty)
  }
}
