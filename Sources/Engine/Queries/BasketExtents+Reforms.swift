internal import Domain

extension BasketExtents {
  /// What a residence clause names in a sense that a reform took away, as far as this territory is
  /// concerned.
  struct Unsettled {
    /// Territories that ended, of whose land some may lie here.
    var ended: Set<TerritoryID> = []

    /// Parts that passed and of which some lies here, with the share of this territory.
    var steps: [(step: SuccessionStep, share: Double?)] = []

    var isEmpty: Bool { ended.isEmpty && steps.isEmpty }
  }

  /// Finds what is unsettled in one clause.
  ///
  /// - Throws: an error of the shapes.
  func unsettled(
    naming territories: [TerritoryID], except: [TerritoryID], in interval: ReachInterval
  ) throws -> Unsettled {
    let land = snapshot.reformedLand
    var found = Unsettled()
    guard !land.isEmpty else { return found }
    for id in Set(territories + except) {
      guard let fate = land.ended[id] else { continue }
      if try mayHold(id, fate) { found.ended.insert(id) }
    }
    for step in land.steps {
      // Whatever is not settled of the giver goes with the land, to whoever is named besides.
      let isAffected =
        interval.isAffected(by: step, in: territories)
        || interval.isAffected(by: step, in: except)
        || found.steps.contains { $0.step.to == step.from }
      let named = Set(territories + except).intersection([step.from, step.to])
      guard isAffected, named.contains(where: { !interval.naming(of: $0).knows(step) }),
        let share = try self.share(of: step)
      else { continue }
      found.steps.append((step, share.ofArea))
    }
    return found
  }

  /// What a clause comes to, given what it comes to without doubt.
  ///
  /// A part that is certain stays; what is not is to be asked.
  ///
  /// - Throws: an error of the shapes.
  func found(
    _ settled: Found?, with unsettled: Unsettled, naming territories: [TerritoryID],
    except: [TerritoryID]
  ) throws -> Found? {
    guard !unsettled.isEmpty else { return settled }
    let steps = unsettled.steps.map(\.step)
    let named = unsettled.ended.union(steps.flatMap { [$0.from, $0.to] })
      .intersection(territories + except)
    let reasons = snapshot.reasons(forUnsettled: named.sorted(), among: steps)
    let open = Found(
      extent: .notStated, because: named.intersection(territories).sorted(), unsettled: reasons)
    if !unsettled.ended.isDisjoint(with: except) {
      // Whether it is left out is not known; where it is not served anyhow, that does not matter.
      let isUnserved =
        settled == nil && steps.isEmpty && unsettled.ended.isDisjoint(with: territories)
      return isUnserved ? nil : open
    }
    var result = settled
    if !unsettled.ended.isDisjoint(with: territories), settled?.extent != .whole {
      result = result ?? open
      result?.unsettled = reasons
    }
    for (_, share) in unsettled.steps {
      guard var found = result, found.extent != .notStated else { return open }
      let left = (found.areaShare ?? 1) - (share ?? 0)
      guard left > Self.shareOfBorder else { return open }
      let isKnown = share != nil && (found.extent == .whole || found.areaShare != nil)
      found.extent = .partly
      found.areaShare = isKnown ? left : nil
      found.unsettled = reasons
      result = found
    }
    return result
  }

  /// Whether some of the land of a territory that ended may lie here.
  ///
  /// - Throws: an error of the shapes.
  func mayHold(_ id: TerritoryID, _ fate: ReformedLand.Ended) throws -> Bool {
    if let known = holdings[id] { return known }
    let holds = try findHolding(id, fate)
    holdings[id] = holds
    return holds
  }

  private func findHolding(_ id: TerritoryID, _ fate: ReformedLand.Ended) throws -> Bool {
    if fate.isLost || snapshot.gazetteer.formerLineage(of: [territory]).contains(id) { return true }
    for heir in fate.heirs {
      if ancestors.contains(heir) { return true }
      if try overlap(with: heir) != nil { return true }
    }
    for land in fate.lostLands {
      let share = try snapshot.shapes.share(
        of: territory, coveredByLand: land, at: snapshot.vantage)
      if share ?? 1 > Self.shareOfBorder { return true }
    }
    for step in fate.stepsSince where try share(of: step) != nil { return true }
    return false
  }

  /// How much of this territory a part is that passed; `nil` when it lies elsewhere.
  ///
  /// - Throws: an error of the shapes.
  func share(of step: SuccessionStep) throws -> PartShare? {
    if let known = partShares[step] { return known }
    let share = try findShare(of: step)
    partShares[step] = .some(share)
    return share
  }

  private func findShare(of step: SuccessionStep) throws -> PartShare? {
    if let part = step.part,
      let share = try snapshot.shapes.share(
        of: territory, coveredByLand: part, at: snapshot.vantage)
    {
      return share > Self.shareOfBorder ? PartShare(ofArea: share) : nil
    }
    if ancestors.contains(step.to) { return PartShare(ofArea: 1) }
    let holdsReceiver = snapshot.gazetteer.lineage(of: [step.to]).contains(territory)
    return holdsReceiver ? PartShare(ofArea: nil) : nil
  }

  /// That a part lies in the territory, and how much of it that is, where that is known.
  struct PartShare {
    var ofArea: Double?
  }
}
