import Domain
import Geometry
import TestSupport

@testable import Engine

/// A random land, a random plan for one of its levels, and the land after it, by counting.
struct RandomReform {
  private(set) var before = ReformLand()
  private(set) var after = ReformLand()
  private(set) var acts: [ReformAct] = []
  private(set) var shapes: [String: MultiPolygon] = [:]

  /// Cells that changed hands on a level while giver and taker go on or begin, and whole territories
  /// that passed.
  struct Passage {
    var from: TerritoryID
    var to: TerritoryID
    var cells: Set<Int>

    /// Whether all of the giver became part of the taker.
    var isMerger: Bool
  }
  private(set) var passages: [Passage] = []

  private var random: SplitMix64
  private let level: String

  /// Territories of the level that no act speaks of yet.
  private var free: [TerritoryID] = []

  /// Territories that may receive a part besides.
  private var takers: [TerritoryID] = []

  /// What the codes of new territories begin with.
  private let mark: String

  /// A random reform of a random land, or of the land that another reform left.
  init(seed: UInt64, after earlier: RandomReform? = nil) throws {
    random = SplitMix64(seed: seed)
    mark = earlier == nil ? "n" : "p"
    level = ReformLand.levels[Int.random(in: 0..<6, using: &random) / 2]
    before = earlier?.after.placed ?? Self.land(&random)
    after = before
    free = before.all(level).shuffled(using: &random)
    takers = free
    for _ in 0..<Int.random(in: 1...4, using: &random) { try addAct() }
    if Bool.random(using: &random) { try transfer() }
  }

  private static func land(_ random: inout SplitMix64) -> ReformLand {
    var land = ReformLand()
    for column in 0..<4 {
      let held = (0..<ReformLand.cellCount).filter { $0 % ReformLand.columnCount / 2 == column }
      land.add(ReformLand.id("mrc:\(column)"), Set(held))
    }
    // Neighbours in a snake of pairs, cut at random places.
    func cut(_ count: Int, _ sizes: ClosedRange<Int>) -> [Range<Int>] {
      var pieces: [Range<Int>] = []
      var start = 0
      while start < count {
        let end = min(count, start + Int.random(in: sizes, using: &random))
        pieces.append(start..<end)
        start = end
      }
      return pieces
    }
    let clsc = cut(ReformLand.cellCount, 1...3)
    let groups = cut(clsc.count, 2...5)
    let regions = cut(groups.count, 2...4)
    for (number, region) in regions.enumerated() {
      let rts = ReformLand.id("rts:\(number)")
      for group in region {
        let id = ReformLand.id("rls:\(group)")
        for index in groups[group] {
          land.add(ReformLand.id("clsc:\(index)"), Set(clsc[index]), in: id)
        }
        land.add(
          id, groups[group].reduce(into: []) { $0.formUnion(clsc[$1]) }, in: rts)
      }
      land.add(
        rts,
        land.all("rls").filter { land.parents[$0] == rts }
          .reduce(into: []) { $0.formUnion(land.cells[$1] ?? []) })
    }
    return land
  }
}

// MARK: - Acts

extension RandomReform {
  private mutating func addAct() throws {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: merge(absorbs: false)
    case 1, 2: merge(absorbs: true)
    case 3: try split(intoExisting: false)
    case 4: try split(intoExisting: true)
    case 5: recode()
    case 6: try exchange()
    default: try transfer()
    }
  }

  private mutating func take(_ count: Int, dividable: Bool = false) -> [TerritoryID]? {
    let found = free.filter { !dividable || units(of: $0).count > 1 }.prefix(count)
    guard found.count == count else { return nil }
    free.removeAll(where: found.contains)
    return Array(found)
  }

  private mutating func newID() -> TerritoryID { ReformLand.id("\(level):\(mark)\(acts.count)") }

  /// What a territory can be divided into: its children, or the cells of those that have none.
  private func units(of id: TerritoryID) -> [(id: TerritoryID?, cells: Set<Int>)] {
    let children = before.children(of: id)
    if !children.isEmpty { return children.map { ($0, before.cells[$0] ?? []) } }
    return (before.cells[id] ?? []).sorted().map { (nil, [$0]) }
  }

  /// Divides a territory in two at random, neither of them empty.
  private mutating func halves(of id: TerritoryID) throws -> (Part, Part)? {
    let units = units(of: id).shuffled(using: &random)
    guard units.count > 1 else { return nil }
    let cut = Int.random(in: 1..<units.count, using: &random)
    return (try part(Array(units[..<cut])), try part(Array(units[cut...])))
  }

  private typealias Part = (land: Land, cells: Set<Int>)

  private mutating func part(_ units: [(id: TerritoryID?, cells: Set<Int>)]) throws -> Part {
    let held = units.reduce(into: Set<Int>()) { $0.formUnion($1.cells) }
    let names = units.compactMap(\.id)
    if names.count == units.count, Bool.random(using: &random) {
      return (.territories(names.sorted()), held)
    }
    let name = "shape \(shapes.count)"
    shapes[name] = try ReformLand.shape(of: held)
    return (.drawn(name), held)
  }

  private mutating func merge(absorbs: Bool) {
    guard let parts = take(Int.random(in: 2...3, using: &random)) else { return }
    let parent = before.parents[parts[0]]
    let into = absorbs ? parts[0] : newID()
    acts.append(
      .merge(
        parts,
        into: Successor(into, name: "N", parents: absorbs ? nil : parent.map { [$0] } ?? [])))
    if !absorbs { begin(into, in: parent) }
    for part in parts where part != into {
      pass(before.cells[part] ?? [], part, into, isMerger: true)
      end(part)
    }
  }

  private mutating func recode() {
    guard let id = take(1)?.first else { return }
    let into = newID()
    acts.append(.recode(id, into: Successor(into)))
    begin(into, in: before.parents[id])
    pass(before.cells[id] ?? [], id, into, isMerger: true)
    end(id)
  }

  private mutating func split(intoExisting: Bool) throws {
    guard let id = take(1, dividable: true)?.first, let (one, other) = try halves(of: id) else {
      return
    }
    var pieces = [newID()]
    if intoExisting, let taker = take(1)?.first {
      pieces.append(taker)
    } else {
      pieces.append(ReformLand.id("\(level):\(mark)\(mark)\(acts.count)"))
    }
    acts.append(
      .split(
        id,
        into: zip(pieces, [one.land, other.land]).map { piece, land in
          Successor(piece, name: before.cells[piece] == nil ? "P" : nil, land: land)
        }))
    for (piece, held) in zip(pieces, [one.cells, other.cells]) {
      if before.cells[piece] == nil { begin(piece, in: before.parents[id]) }
      pass(held, id, piece, isMerger: false)
    }
    end(id)
  }

  private mutating func transfer() throws {
    guard let from = take(1, dividable: true)?.first,
      let to = takers.filter({ $0 != from }).randomElement(using: &random),
      let (part, _) = try halves(of: from)
    else { return }
    free.removeAll { $0 == to }
    acts.append(.transfer(from: from, to: to, part: part.land))
    pass(part.cells, from, to, isMerger: false)
  }

  private mutating func exchange() throws {
    guard let both = take(2, dividable: true), let (gives, _) = try halves(of: both[0]),
      let (takes, _) = try halves(of: both[1])
    else { return }
    acts.append(.exchange(both[0], both[1], gives: gives.land, takes: takes.land))
    pass(gives.cells, both[0], both[1], isMerger: false)
    pass(takes.cells, both[1], both[0], isMerger: false)
  }

  private mutating func begin(_ id: TerritoryID, in parent: TerritoryID?) {
    after.add(id, [], in: parent)
    takers.append(id)
  }

  private mutating func end(_ id: TerritoryID) {
    after.remove(id)
    takers.removeAll { $0 == id }
  }

  /// Land changes hands, and between the parents with it.
  private mutating func pass(
    _ held: Set<Int>, _ from: TerritoryID, _ to: TerritoryID, isMerger: Bool
  ) {
    passages.append(Passage(from: from, to: to, cells: held, isMerger: isMerger))
    after.give(held, from: from, to: to)
    if let old = before.parents[from], let new = after.parents[to], old != new {
      pass(held, old, new, isMerger: false)
    }
  }

  /// Whether some territory would be left without land: such a plan is refused.
  var leavesNothing: Bool { after.cells.values.contains { $0.isEmpty } }
}

// MARK: - Promises

extension RandomReform {
  /// Random promises, mostly about territories that the plan speaks of.
  mutating func reaches(count: Int) -> [ServiceID: Reach] {
    let touched = Set(passages.flatMap { [$0.from, $0.to] }).filter { before.cells[$0] != nil }
      .sorted()
    let all = before.cells.keys.sorted()
    func some(_ counts: ClosedRange<Int>) -> [TerritoryID] {
      (0..<Int.random(in: counts, using: &random)).compactMap { _ in
        let pool = Int.random(in: 0..<3, using: &random) > 0 ? touched : all
        return pool.randomElement(using: &random) ?? all.randomElement(using: &random)
      }
    }
    var reaches: [ServiceID: Reach] = [:]
    for number in 0..<count {
      var clauses = (0..<Int.random(in: 1...2, using: &random)).map { _ in
        Reach.Clause.residence(
          territories: some(1...3), except: Bool.random(using: &random) ? some(0...2) : [])
      }
      if number % 9 == 8 { clauses.append(.notStated) }
      reaches[ServiceID(trusted: "service:\(number)")] = Reach(clauses)
    }
    return reaches
  }
}
