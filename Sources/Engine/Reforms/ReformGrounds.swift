internal import Domain
internal import Hashing
internal import Projections

/// The territories around the day of a reform, from the atlas.
struct AtlasGround: ReformGround {
  private let atlas: Atlas
  private let day: CalendarDate
  private let position: Int64
  private let childrenBefore: [TerritoryID: [TerritoryID]]

  init(atlas: Atlas, day: CalendarDate, position: Int64) {
    self.atlas = atlas
    self.day = day
    self.position = position
    childrenBefore = atlas.children(at: Vantage(day: day.previous, position: position))
  }

  func before(_ id: TerritoryID) -> TerritoryFacts? {
    atlas.facts(of: id, at: Vantage(day: day.previous, position: position))
  }

  func then(_ id: TerritoryID) -> TerritoryFacts? { atlas.facts(of: id, at: vantage) }

  func children(of id: TerritoryID) -> [TerritoryID] { childrenBefore[id] ?? [] }

  func nextFact(of id: TerritoryID) -> CalendarDate? { atlas.nextFact(of: id, after: vantage) }

  func transfersThatDay(from id: TerritoryID) -> [SuccessionStep] {
    atlas.successors(of: id, at: vantage).filter {
      $0.how == .partTransferred && $0.effectiveOn == day
    }
  }

  /// The territories that existed on the day before, sorted.
  var existingBefore: [TerritoryID] {
    atlas.existing(at: Vantage(day: day.previous, position: position))
  }

  private var vantage: Vantage { Vantage(day: day, position: position) }
}

/// What became of territories, from the atlas and their shapes.
struct AtlasHistory: TerritoryHistory {
  let atlas: Atlas
  let position: Int64
  let shapes: any TerritoryShapes

  /// The territories of which there is anything to know.
  let reformed: Set<TerritoryID>

  /// What was measured: many reaches name the same territories.
  private let measured = Measured()

  private final class Measured {
    var territories: [TerritoryOnDay: [TerritoryID]] = [:]
    var steps: [SuccessionStep: [TerritoryID]] = [:]
  }

  private struct TerritoryOnDay: Hashable {
    var id: TerritoryID
    var day: CalendarDate
  }

  init(atlas: Atlas, position: Int64, shapes: any TerritoryShapes) {
    self.atlas = atlas
    self.position = position
    self.shapes = shapes
    reformed = Set(atlas.everReformed(knownAt: position))
  }

  /// Covering less of the land than this, territories do not make up another.
  private static let shareCovered = 0.99

  func statuses(of id: TerritoryID) -> [DatedTerritoryStatus] {
    reformed.contains(id) ? atlas.statuses(of: id, knownAt: position) : []
  }

  func transfers(touching id: TerritoryID) -> [SuccessionStep] {
    guard reformed.contains(id) else { return [] }
    return atlas.transfers(touching: id, at: Vantage(day: .latest, position: position))
  }

  func sources(of id: TerritoryID, on day: CalendarDate) -> [TerritoryID] {
    var found = Set(
      atlas.predecessors(of: id, at: at(day)).filter { $0.effectiveOn == day }.map(\.from))
    if atlas.facts(of: id, at: at(day.previous))?.status == .existing { found.insert(id) }
    return found.sorted()
  }

  func covering(_ id: TerritoryID, before day: CalendarDate) -> [TerritoryID] {
    let key = TerritoryOnDay(id: id, day: day)
    if let known = measured.territories[key] { return known }
    let found = findCovering(id, before: day)
    measured.territories[key] = found
    return found
  }

  func covering(_ step: SuccessionStep) -> [TerritoryID] {
    if let known = measured.steps[step] { return known }
    let found = findCovering(step)
    measured.steps[step] = found
    return found
  }

  private func findCovering(_ id: TerritoryID, before day: CalendarDate) -> [TerritoryID] {
    let before = at(day.previous)
    let children = (atlas.children(at: before)[id] ?? []).filter {
      atlas.facts(of: $0, at: at(day))?.status == .existing
    }
    guard !children.isEmpty, let boundary = atlas.facts(of: id, at: before)?.boundary else {
      return []
    }
    return cover(children, of: boundary, at: at(day)) ? children : []
  }

  private func findCovering(_ step: SuccessionStep) -> [TerritoryID] {
    guard let part = step.part else { return [] }
    let (before, after) = (at(step.effectiveOn.previous), at(step.effectiveOn))
    let moved = (atlas.children(at: before)[step.from] ?? []).filter { child in
      let facts = atlas.facts(of: child, at: after)
      return facts?.status == .existing && facts?.parents.contains(step.to) ?? false
    }
    return !moved.isEmpty && cover(moved, of: part, at: after) ? moved : []
  }

  /// Whether territories of one kind hold all of a piece of land, and nothing beyond it.
  private func cover(
    _ territories: [TerritoryID], of land: Digest, at vantage: Vantage
  ) -> Bool {
    guard Set(territories.map(\.kind)).count == 1 else { return false }
    // What cannot be measured is not known to be the same land.
    guard let fit = try? shapes.fit(of: territories, toLand: land, at: vantage) else {
      return false
    }
    return fit.ofLand > Self.shareCovered && fit.ofTerritories > Self.shareCovered
  }

  private func at(_ day: CalendarDate) -> Vantage { Vantage(day: day, position: position) }
}
