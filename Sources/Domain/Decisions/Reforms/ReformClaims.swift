/// Which act says what of which territory, to find acts that contradict each other.
struct ReformClaims {
  /// What an act says of a territory.
  enum Claim: Hashable {
    case ends, begins, renames, reparents, redraws, absorbs, gives, receives
  }

  private var claims: [TerritoryID: [(claim: Claim, act: Int)]] = [:]

  /// Takes note of a claim.
  mutating func note(_ claim: Claim, on id: TerritoryID, by act: Int) {
    claims[id, default: []].append((claim, act))
  }

  /// For every territory of which two acts say what cannot both be: the later act and the earlier.
  var contradictions: [(id: TerritoryID, act: Int, otherAct: Int)] {
    var found: [(id: TerritoryID, act: Int, otherAct: Int)] = []
    for (id, claims) in claims.sorted(by: { $0.key < $1.key }) {
      var told: Set<Int> = []
      for (index, later) in claims.enumerated() {
        let earlier = claims[..<index].first {
          $0.act != later.act && Self.contradict($0.claim, later.claim)
        }
        if let earlier, told.insert(later.act).inserted {
          found.append((id, later.act, earlier.act))
        }
      }
    }
    return found
  }

  private static func contradict(_ one: Claim, _ other: Claim) -> Bool {
    switch (one, other) {
    // Parts may pass from and to a territory by any number of acts.
    case (.gives, .gives), (.receives, .receives): false
    case _ where one == other: true
    case (.ends, _), (_, .ends): true
    case (.begins, .receives), (.receives, .begins): false
    case (.begins, _), (_, .begins): true
    case (.redraws, .gives), (.redraws, .receives), (.redraws, .absorbs),
      (.gives, .redraws), (.receives, .redraws), (.absorbs, .redraws):
      true
    default: false
    }
  }
}
