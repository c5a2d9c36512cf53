internal import Domain
internal import Hashing

/// What questions ask of the shapes of territories, apart from where a point lies.
protocol TerritoryShapes: Sendable {
  /// Share of the area of `territory` that `other` covers, 0 to 1; `nil` when either has no boundary.
  func share(
    of territory: TerritoryID, coveredBy other: TerritoryID, at vantage: Vantage
  ) throws -> Double?

  /// Share of the area of a territory that a piece of land covers, 0 to 1; `nil` when the territory
  /// has no boundary.
  func share(
    of territory: TerritoryID, coveredByLand land: Digest, at vantage: Vantage
  ) throws -> Double?

  /// What is left of a territory outside others; `nil` when one of them has no boundary.
  func remainder(
    of territory: TerritoryID, without others: [TerritoryID], at vantage: Vantage
  ) throws -> LandRemainder?

  /// How well territories fit a piece of land together; `nil` when one of them has no boundary.
  func fit(
    of territories: [TerritoryID], toLand land: Digest, at vantage: Vantage
  ) throws -> LandFit?
}

extension TerritoryShapes {
  /// How much of a territory others cover together; `nil` when one of them has no boundary.
  ///
  /// Territories of one kind do not lie over each other, so that their shares add up; of those of several
  /// kinds the union is taken.
  func cover(
    of territory: TerritoryID, by others: [TerritoryID], at vantage: Vantage
  ) throws -> LandCover? {
    func remainder() throws -> LandRemainder? {
      try self.remainder(of: territory, without: others, at: vantage)
    }
    guard Set(others.map(\.kind)).count == 1 else {
      return try remainder().map { LandCover(share: 1 - $0.share, isWhole: $0.isBorder) }
    }
    let shares = try others.map { try self.share(of: territory, coveredBy: $0, at: vantage) }
    let known = shares.compactMap(\.self)
    guard known.count == shares.count else { return nil }
    let share = min(1, known.reduce(0, +))
    // Where more is left than a border can be, its shape does not matter.
    guard share >= 1 - DivisionOverlayBuilder.borderShareMax else {
      return LandCover(share: share, isWhole: false)
    }
    return LandCover(share: share, isWhole: try remainder()?.isBorder ?? false)
  }
}

/// How much of a territory others cover.
struct LandCover: Hashable {
  /// Share of its area, 0 to 1.
  var share: Double

  /// Whether they cover all of it, but for borders that were drawn twice.
  var isWhole: Bool
}

/// What is left of a territory outside others.
struct LandRemainder: Hashable {
  /// Share of the territory's area, 0 to 1.
  var share: Double

  /// Mean width of its widest polygon, in metres; 0 where nothing is left.
  var widthMetres: Double

  /// Whether it is no more than borders that were drawn twice: at most one hundredth of the area, in
  /// strips no wider than those between official divisions of Québec.
  ///
  /// Size alone would not do: an enclave with a village in it may be a ten-thousandth of a region.
  var isBorder: Bool {
    share <= DivisionOverlayBuilder.borderShareMax
      && widthMetres <= ConversionRequest.defaultBorderWidthMetres
  }
}

/// How well territories fit a piece of land: both shares from 0 to 1.
struct LandFit {
  /// Share of the land that the territories cover.
  var ofLand: Double

  /// Share of the territories that lies in the land.
  var ofTerritories: Double

  /// Whether they are the land, but for borders that were drawn twice.
  var isWhole: Bool { min(ofLand, ofTerritories) >= 0.999 }
}
