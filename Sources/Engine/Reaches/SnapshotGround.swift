internal import Domain
internal import Projections

/// How the territories of the day lie, as the smallest form of a reach has to know it.
struct SnapshotGround: ReachGround {
  let snapshot: Snapshot

  func ancestors(of id: TerritoryID) -> Set<TerritoryID> {
    snapshot.gazetteer.lineage(of: [id]).subtracting([id])
  }

  /// By their boundaries, where both are drawn; and no territory may be said to lie in both.
  func areApart(_ left: TerritoryID, _ right: TerritoryID) -> Bool {
    guard left != right else { return false }
    let isShared = snapshot.atlas.existing(at: snapshot.vantage).contains {
      snapshot.gazetteer.lineage(of: [$0]).isSuperset(of: [left, right])
    }
    // Where the shapes cannot be read nothing is known, and nothing is left out.
    let share = try? snapshot.shapes.share(of: left, coveredBy: right, at: snapshot.vantage)
    return !isShared && share == .some(0)
  }
}
