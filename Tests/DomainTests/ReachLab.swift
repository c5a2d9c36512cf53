import Domain
import Hashing
import TestSupport

/// A land of twelve cells, on which reaches are tried out: what anything means can be counted.
///
/// `clsc` are single cells, `rls` three each, `rss` six each; `mrc` cross them, and leave two cells out.
/// Some patches are cells too, others are known by the door alone.
enum ReachLab {
  static let cellCount = 12

  static let territories: [TerritoryID: Set<Int>] = {
    var found: [TerritoryID: Set<Int>] = [:]
    func add(_ kind: String, _ size: Int, from first: Int = 0, to end: Int = cellCount) {
      for (number, start) in stride(from: first, to: end, by: size).enumerated() {
        found[TerritoryID(trusted: "\(kind):\(number)")] = Set(start..<min(start + size, end))
      }
    }
    add("clsc", 1)
    add("rls", 3)
    add("rss", 6)
    add("mrc", 4, from: 1, to: 11)
    return found
  }()

  static let polygons: [Patch: Set<Int>] = Dictionary(
    uniqueKeysWithValues: (0..<5).map { index in
      (.polygon(Digest(hashing: [UInt8(index)])), Set(index * 2..<min(cellCount, index * 2 + 5)))
    })

  /// Patches that the cell says nothing of.
  static let doors: [Patch] =
    ["G0R", "H2X"].compactMap { PostalPrefix($0).map(Patch.postalPrefix) }
    + [.street(StreetStretch(street: "rue A", fromNumber: 2, side: .even))]

  static let gmfs = ["g", "h", "i"].map { ResourceID(trusted: "resource:\($0)") }

  static func land(_ count: ClosedRange<Int>, _ random: inout SplitMix64) -> ReachLand {
    let all = territories.keys.sorted()
    let patches = polygons.keys.sorted() + doors
    var (named, drawn): ([TerritoryID], [Patch]) = ([], [])
    for _ in 0..<Int.random(in: count, using: &random) {
      if Int.random(in: 0..<3, using: &random) > 0 {
        named.append(all[Int.random(in: 0..<all.count, using: &random)])
      } else {
        drawn.append(patches[Int.random(in: 0..<patches.count, using: &random)])
      }
    }
    return ReachLand(named, patches: drawn)
  }

  static func clauses(_ random: inout SplitMix64) -> [Reach.Clause] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in clause(&random) }
  }

  private static func clause(_ random: inout SplitMix64) -> Reach.Clause {
    let registered = gmfs.filter { _ in Int.random(in: 0..<3, using: &random) == 0 } + [gmfs[0]]
    let except = Bool.random(using: &random) ? land(0...3, &random) : .none
    let clause: Reach.Clause =
      switch Int.random(in: 0..<12, using: &random) {
      case 0...4: .residence(land(0...4, &random), except: except)
      case 5: .registration(registered)
      case 6...7: .both(land(1...3, &random), except: except, registered)
      case 8...9: .onlyHere(land(1...4, &random), except: except)
      case 10: .everyone
      default: .notStated
      }
    guard Int.random(in: 0..<4, using: &random) == 0 else { return clause }
    return clause.by(ServiceMode.allCases.filter { _ in Bool.random(using: &random) })
  }

  /// Where somebody is, when everything is known.
  struct Place {
    var cell: Int
    var doors: Set<Patch>
    var registrations: Set<ResourceID>
  }

  /// Whether a reach as it was declared serves somebody: yes, no, or nobody has said.
  static func serves(_ clauses: [Reach.Clause], _ place: Place, by mode: ServiceMode) -> Bool? {
    func isIn(_ land: ReachLand) -> Bool {
      land.territories.contains { territories[$0]?.contains(place.cell) ?? false }
        || land.patches.contains { polygons[$0]?.contains(place.cell) ?? place.doors.contains($0) }
    }
    func lives(_ home: Residence) -> Bool { isIn(home.named) && !isIn(home.except) }
    let counting = clauses.filter { $0.modes.isEmpty || $0.modes.contains(mode) }
    let limits = counting.compactMap { clause -> Residence? in
      if case .onlyHere(let home) = clause.condition { home } else { nil }
    }
    if !limits.isEmpty, !limits.contains(where: lives) { return false }
    let hasWay = clauses.contains { if case .onlyHere = $0.condition { false } else { true } }
    var isStated = true
    for clause in counting {
      switch clause.condition {
      case .residence(let home): if lives(home) { return true }
      case .registration(let named): if !place.registrations.isDisjoint(with: named) { return true }
      case .both(let home, let named):
        if lives(home), !place.registrations.isDisjoint(with: named) { return true }
      case .everyone: return true
      case .notStated: isStated = false
      case .onlyHere: if !hasWay { return true }
      }
    }
    // A way in that names nobody leaves unsaid whom the service reaches.
    let saysNothing = clauses.allSatisfy { clause in
      clause.residence?.named.isEmpty ?? false && !clause.isOnlyHere
    }
    let isOnlyLimited =
      hasWay && clauses.allSatisfy { $0.isOnlyHere || $0.residence?.named.isEmpty ?? false }
    return isStated && !saysNothing && !isOnlyLimited ? false : nil
  }

  /// The standing of somebody who is in one of some cells.
  static func standing(_ cells: Set<Int>, _ registrations: Set<ResourceID>) -> Standing {
    let all = territories.filter { $0.value.isSuperset(of: cells) }.keys
    let some = territories.filter { !$0.value.isDisjoint(with: cells) }.keys
    let kinds = Dictionary(grouping: some, by: \.kind).values.filter { ofKind in
      cells.allSatisfy { cell in ofKind.contains { territories[$0]?.contains(cell) ?? false } }
    }
    return Standing(
      territories: Set(all), possibleTerritories: Set(some), alternatives: kinds.map { Set($0) },
      registrations: registrations)
  }

  /// In which patches somebody is; of doors, what `known` says of each.
  static func patches(_ cells: Set<Int>, _ known: [Patch: Bool]) -> PatchStanding {
    var found = PatchStanding(
      inside: Set(polygons.filter { $0.value.isSuperset(of: cells) }.keys),
      outside: Set(polygons.filter { $0.value.isDisjoint(with: cells) }.keys))
    for (patch, isInside) in known {
      if isInside { found.inside.insert(patch) } else { found.outside.insert(patch) }
    }
    return found
  }
}
