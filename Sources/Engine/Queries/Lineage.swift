public import Domain
internal import Projections

/// Where a territory comes from, and what became of it.
public struct LineageAnswer: Hashable, Sendable {
  public var day: CalendarDate
  public var position: Int64
  public var territory: NamedTerritory

  /// Whether it exists on the day.
  public var exists: Bool

  /// How it ended by the day; `nil` where it has not.
  public var former: FormerTerritory?

  /// The steps by which land came to it, in order of date.
  public var origins: [Branch]

  /// The steps by which its land passed on, in order of date; announced ones among them.
  public var fates: [Branch]

  /// A step, and how it goes on from there.
  public struct Branch: Hashable, Sendable {
    public var step: SuccessionStep

    /// The territory at the other end of the step.
    public var territory: NamedTerritory

    /// Whether it exists on the day.
    public var exists: Bool

    /// Whether the step lies beyond the day.
    public var isAnnounced: Bool

    /// Further steps in the same direction; none behind a part, whose land cannot be told apart then.
    public var branches: [Branch]
  }
}

extension Snapshot {
  /// Says where a territory comes from and what became of it, both ways, as far as the log knows.
  ///
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)`` for one that was never defined.
  public func lineage(of id: TerritoryID) throws(LookupError) -> LineageAnswer {
    let known = Vantage(day: .latest, position: position)
    guard atlas.facts(of: id, at: known) != nil else {
      throw .unknownTerritory(id, nearest: nearest(to: id, in: atlas.all))
    }
    return LineageAnswer(
      day: day, position: position, territory: lastNamed(id), exists: gazetteer.holds(id),
      former: formerTerritory(id),
      origins: branches(from: id, towardsPast: true, beyond: nil, path: [id]),
      fates: branches(from: id, towardsPast: false, beyond: nil, path: [id]))
  }

  private func branches(
    from id: TerritoryID, towardsPast: Bool, beyond date: CalendarDate?, path: Set<TerritoryID>
  ) -> [LineageAnswer.Branch] {
    let known = Vantage(day: .latest, position: position)
    let steps =
      towardsPast
      ? atlas.predecessors(of: id, at: known) : atlas.successors(of: id, at: known)
    return steps.filter { step in
      guard let date else { return true }
      return towardsPast ? step.effectiveOn <= date : step.effectiveOn >= date
    }.map { step in
      let other = towardsPast ? step.from : step.to
      let goesOn = step.how != .partTransferred && !path.contains(other)
      return LineageAnswer.Branch(
        step: step, territory: lastNamed(other), exists: gazetteer.holds(other),
        isAnnounced: step.effectiveOn > day,
        branches: goesOn
          ? branches(
            from: other, towardsPast: towardsPast, beyond: step.effectiveOn,
            path: path.union([other])) : [])
    }
  }

  /// A territory with the name it bears on the day, or else the last that it was ever given.
  private func lastNamed(_ id: TerritoryID) -> NamedTerritory {
    let known = Vantage(day: .latest, position: position)
    let name =
      atlas.names(of: [id], at: vantage)[id] ?? atlas.names(of: [id], at: known)[id] ?? id.code
    return NamedTerritory(id: id, name: name)
  }
}
