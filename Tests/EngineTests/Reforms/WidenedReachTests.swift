import Domain
import Testing

@testable import Engine

/// What somebody is told whom a service reaches only since a merger.
@Suite("Reaches that a merger widened")
struct WidenedReachTests {
  typealias Small = SmallReforms

  /// The territories to which the service was promised, as the finding says; `nil` without one.
  private func promised(_ code: String, _ cell: Int, in small: Small) throws -> [String]? {
    let snapshot = try small.workspace.snapshot(on: ReformLand.reformedOn)
    let answer = try snapshot.lookup(
      snapshot.locate(ReformLand.point(in: cell)), LookupRequest(day: ReformLand.reformedOn))
    let service = answer.services.first { $0.id == Small.service(code) }
    #expect(service?.home.holds == .yes)
    for finding in service?.findings ?? [] {
      guard case .widened(let promised, _, let day) = finding else { continue }
      #expect(!finding.isRefusal && day == ReformLand.reformedOn)
      return promised.map(\.id.text)
    }
    return nil
  }

  @Test("A merger says to whom it was promised, but not where it was promised to all")
  func merged() throws {
    let small = try Small([
      "part": Small.lives(in: "rls:a"), "all": Small.lives(in: "rls:a", "rls:b"),
      "above": Small.lives(in: "rls:a", "rts:1"),
      "everyone": Reach([.residence(territories: Small.ids("rls:a"), except: []), .everyone]),
    ])
    _ = try small.workspace.reform([
      .merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:n"), name: "N"))
    ])
    // Cell 0 was that of the territory that was named.
    #expect(try promised("part", 0, in: small) == nil)
    #expect(try promised("part", 5, in: small) == ["rls:a"])
    for cell in [0, 5] {
      for code in ["all", "above", "everyone"] {
        #expect(try promised(code, cell, in: small) == nil, "\(code), \(cell)")
      }
    }
  }

  @Test("So does a territory that absorbs another; a new code does not")
  func absorbed() throws {
    let small = try Small([
      "kept": Small.lives(in: "rls:a"), "recoded": Small.lives(in: "rls:d"),
    ])
    _ = try small.workspace.reform([
      .merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:a"))),
      .recode(Small.id("rls:d"), into: Successor(Small.id("rls:x"))),
    ])
    #expect(try promised("kept", 0, in: small) == nil)
    #expect(try promised("kept", 5, in: small) == ["rls:a"])
    #expect(try promised("recoded", 16, in: small) == nil)
  }

  @Test("A reach that is declared after the merger is promised to all")
  func declaredAgain() throws {
    let small = try Small(["part": Small.lives(in: "rls:a")])
    _ = try small.workspace.reform([
      .merge(Small.ids("rls:a", "rls:b"), into: Successor(Small.id("rls:n"), name: "N"))
    ])
    #expect(try promised("part", 5, in: small) == ["rls:a"])
    try small.workspace.append(
      [
        .service(
          Small.service("part"),
          .reachDeclared(ServiceReachDeclared(reach: Small.lives(in: "rls:n"))))
      ], on: ReformLand.reformedOn)
    #expect(try promised("part", 5, in: small) == nil)
  }
}
