public import Domain
internal import Projections

/// What is to be converted into what.
public struct ConversionRequest: Hashable, Sendable {
  public var from: Division
  public var to: Division

  /// The year of the people by which parts are weighed; that of the day in question where it is `nil`.
  public var year: Int?

  /// The kind of the territories of which people are counted; the finest that covers as many people as
  /// any where it is `nil`.
  public var unitKind: TerritoryKind?

  /// Mean width, in metres, up to which a piece is a border that both divisions drew.
  ///
  /// The default is where two official divisions of Québec show a gap: their common borders were
  /// generalised apart and leave strips up to 200 m wide; what is wider is really cut.
  public var borderWidthMetres: Double

  /// The width that is taken where nobody says otherwise, in metres.
  public static let defaultBorderWidthMetres = 200.0

  public init(
    from: Division, to: Division, year: Int? = nil, unitKind: TerritoryKind? = nil,
    borderWidthMetres: Double = Self.defaultBorderWidthMetres
  ) {
    self.from = from
    self.to = to
    self.year = year
    self.unitKind = unitKind
    self.borderWidthMetres = borderWidthMetres
  }
}

extension Snapshot {
  /// Works out how the territories of one division lie in those of another.
  ///
  /// - Returns: Shares of area and of people, with the fewest and the most people that can live in each
  ///   part.
  /// - Throws: ``ConversionError``, or an error of the shapes or of the storage.
  public func conversion(_ request: ConversionRequest) throws -> ConversionTable {
    let from = try territories(of: request.from)
    let to = try territories(of: request.to)
    let basis = try basis(request, in: population)
    let overlay = try overlays.overlay(
      OverlayPlan(
        from: from.drawn, to: to.drawn, units: basis?.units ?? [],
        borderWidthMetres: request.borderWidthMetres), places: postalCodes)
    let units = basis.flatMap { ConversionUnits(overlay, $0.layer.table, year: $0.year) }
    var maker = ConversionRows(from: from.named, to: to.named)
    maker.add(overlay.parts)
    if let units { maker.add(units) }
    return ConversionTable(
      day: day, position: position, from: request.from, to: request.to, sources: from.named,
      targets: to.named, undrawn: from.undrawn + to.undrawn,
      borderWidthMetres: request.borderWidthMetres,
      basis: basis.map { $0.described(request, day: day, peopleOutside: maker.peopleOutside) },
      rows: maker.rows, units: units)
  }

  /// The territories of one division.
  private struct Territories {
    var drawn: [DrawnTerritory] = []
    var named: [NamedTerritory] = []
    var undrawn: [NamedTerritory] = []
  }

  private func territories(of division: Division) throws -> Territories {
    let there = Vantage(day: division.day, position: position)
    var found = Territories()
    let existing = atlas.existing(at: there)
    for id in existing where id.kind == division.kind {
      guard let facts = atlas.facts(of: id, at: there) else { continue }
      let named = NamedTerritory(id: id, name: facts.name)
      if let boundary = facts.boundary {
        found.drawn.append(DrawnTerritory(id: id, boundary: boundary))
        found.named.append(named)
      } else {
        found.undrawn.append(named)
      }
    }
    guard !found.drawn.isEmpty else {
      throw ConversionError.noTerritories(
        division, kinds: Set(existing.map(\.kind)).sorted())
    }
    return found
  }

  // MARK: - People

  /// The units of which people are counted, in one table and year.
  struct UnitBasis {
    var layer: Population.Layer
    var kind: TerritoryKind
    var year: Int
    var people: Int
    var units: [DrawnTerritory] = []
    var undrawn: [NamedTerritory] = []
    var peopleUndrawn = 0

    fileprivate func described(
      _ request: ConversionRequest, day: CalendarDate, peopleOutside: Int
    ) -> ConversionTable.Basis {
      ConversionTable.Basis(
        source: layer.source, unitKind: kind, unitCount: units.count,
        askedYear: request.year ?? day.components.year, year: year,
        isProjection: layer.source.projectionsFrom.map { year >= $0 }, people: people,
        peopleOutside: peopleOutside, undrawn: undrawn, peopleUndrawn: peopleUndrawn)
    }
  }

  /// The units to weigh by: of those kinds that count the most people, the finest.
  ///
  /// - Throws: ``ConversionError/noUnits(_:kinds:)``.
  func basis(_ request: ConversionRequest, in population: Population) throws -> UnitBasis? {
    var best: UnitBasis?
    for layer in population.layers {
      for kind in Set(layer.table.series.keys.map(\.kind)).sorted()
      where request.unitKind.map({ $0 == kind }) ?? true {
        guard let found = unitBasis(layer, kind, year: request.year ?? day.components.year) else {
          continue
        }
        if best.map({ Self.isBetter(found, than: $0) }) ?? true { best = found }
      }
    }
    if best == nil, let kind = request.unitKind {
      throw ConversionError.noUnits(kind, kinds: population.kinds)
    }
    return best
  }

  private static func isBetter(_ found: UnitBasis, than best: UnitBasis) -> Bool {
    // Tables of one province differ by less than this; those of a city and a province by more.
    let tolerance = 0.01
    let (placed, placedBest) = (
      Double(found.people - found.peopleUndrawn), Double(best.people - best.peopleUndrawn)
    )
    if placed < placedBest * (1 - tolerance) { return false }
    return placedBest < placed * (1 - tolerance) || found.units.count > best.units.count
  }

  private func unitBasis(_ layer: Population.Layer, _ kind: TerritoryKind, year: Int) -> UnitBasis?
  {
    let table = layer.table
    let ids = table.series.keys.filter { $0.kind == kind }.sorted()
    let years = Set(ids.flatMap { table.series[$0]?.years ?? [] }).sorted()
    guard let nearest = years.min(by: { abs($0 - year) < abs($1 - year) }) else { return nil }
    // The codes of a table are those of the day on which it takes effect.
    let there = Vantage(day: layer.source.effectiveOn, position: position)
    var basis = UnitBasis(layer: layer, kind: kind, year: nearest, people: 0)
    for id in ids {
      guard
        let people = table.people(in: id, year: nearest, sex: .total, ages: table.ages.indices)
      else { continue }
      basis.people += people
      let facts = atlas.facts(of: id, at: there)
      if let boundary = facts?.boundary, facts?.status == .existing {
        basis.units.append(DrawnTerritory(id: id, boundary: boundary))
      } else {
        basis.undrawn.append(
          NamedTerritory(id: id, name: facts?.name ?? table.series[id]?.name ?? id.code))
        basis.peopleUndrawn += people
      }
    }
    return basis.units.isEmpty ? nil : basis
  }
}
