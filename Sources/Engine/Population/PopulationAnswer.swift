public import Domain
internal import Projections

/// How many people live in a territory, in one year.
public struct PopulationAnswer: Sendable {
  public var day: CalendarDate
  public var position: Int64
  public var territory: NamedTerritory
  public var figures: PopulationFigures
}

/// A number of people, and how it is known.
public struct PeopleCount: Hashable, Sendable {
  public var count: Int

  /// The year that was asked about.
  public var askedYear: Int

  /// The year of the figure: that year, or the nearest that is known.
  public var year: Int

  /// Whether it is a projection; `nil` when the source does not say.
  public var isProjection: Bool?
  public var source: Population.Source

  public init(
    count: Int, askedYear: Int, year: Int, isProjection: Bool?, source: Population.Source
  ) {
    self.count = count
    self.askedYear = askedYear
    self.year = year
    self.isProjection = isProjection
    self.source = source
  }
}

extension PopulationFigures {
  /// Everybody who lives there; `nil` where the table has no such figure.
  public var everybody: PeopleCount? {
    guard let first = ages.first, let last = ages.last,
      let count = people(.total, ages: first.lowerBound...last.upperBound)
    else { return nil }
    return PeopleCount(
      count: count, askedYear: askedYear, year: year, isProjection: isProjection, source: source)
  }
}

extension Snapshot {
  /// Says how many people live in a territory.
  ///
  /// - Parameters:
  ///   - id: The territory.
  ///   - year: That of the day in question, unless another is asked about; where no table has it, the
  ///     nearest is taken and said.
  /// - Returns: The figures of one table, with the year that they are of.
  /// - Throws: ``LookupError/unknownTerritory(_:nearest:)``; ``PopulationError``; or an error of the
  ///   storage.
  public func population(of id: TerritoryID, year: Int? = nil) throws -> PopulationAnswer {
    guard gazetteer.holds(id) else {
      throw LookupError.unknownTerritory(id, nearest: nearest(to: id, in: gazetteer.all))
    }
    let population = try population
    guard !population.isEmpty else { throw PopulationError.noTable }
    let asked = year ?? day.components.year
    guard let figures = try figures(of: id, nearest: asked) else {
      if let stated = population.figures(of: id, nearest: asked),
        let step = steps(of: id, since: stated.source.effectiveOn).last
      {
        throw PopulationError.otherLand(
          named(id), told: stated.source.effectiveOn, reformed: step.effectiveOn)
      }
      throw PopulationError.noFigures(named(id), kinds: population.kinds)
    }
    return PopulationAnswer(day: day, position: position, territory: named(id), figures: figures)
  }

  /// The people of a territory in the year of the day, where that is known.
  ///
  /// - Throws: an error of the storage when a table cannot be read.
  func peopleCount(of id: TerritoryID) throws -> PeopleCount? {
    try figures(of: id, nearest: day.components.year)?.everybody
  }

  /// What a table tells of a territory, or of those that make it up.
  ///
  /// A code that a reform gave other land means other people than the table speaks of.
  private func figures(of id: TerritoryID, nearest year: Int) throws -> PopulationFigures? {
    let population = try population
    if let stated = population.figures(of: id, nearest: year), isLandOf(stated) { return stated }
    guard let land = atlas.facts(of: id, at: vantage)?.boundary else { return nil }
    for kind in population.kinds where kind != id.kind {
      let parts = gazetteer.all.filter {
        $0.kind == kind && gazetteer.lineage(of: [$0]).contains(id)
      }
      let figures = parts.compactMap { population.figures(of: $0, nearest: year) }
      guard !parts.isEmpty, figures.count == parts.count, figures.allSatisfy(isLandOf),
        let fit = try shapes.fit(of: parts, toLand: land, at: vantage), fit.isWhole,
        let sum = PopulationFigures(of: id, summing: figures)
      else { continue }
      return sum
    }
    return nil
  }

  /// Whether the code still means the land of which a table speaks.
  private func isLandOf(_ figures: PopulationFigures) -> Bool {
    steps(of: figures.territory, since: figures.source.effectiveOn).isEmpty
  }

  /// The reforms that gave or took land between the day of a table and the day in question.
  private func steps(of id: TerritoryID, since told: CalendarDate) -> [SuccessionStep] {
    let known = Vantage(day: .latest, position: position)
    return atlas.transfers(touching: id, at: known).filter {
      min(told, day) < $0.effectiveOn && $0.effectiveOn <= max(told, day)
    }
  }
}
