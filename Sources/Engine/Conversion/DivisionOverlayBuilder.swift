internal import Domain
internal import Geometry
internal import Hashing

/// Lays divisions over each other.
///
/// Where the pieces of a unit lie on both sides of a border, it is cut; where they are no more than the
/// same border drawn twice, it is whole. A piece is such a border when its widest polygon is on average
/// no wider than ``borderWidthMetres``, when it is at most ``borderShareMax`` of the unit's area, and
/// when at most that share of the unit's known places lies in it.
struct DivisionOverlayBuilder: ~Copyable {
  /// A territory with its land, named by the digest of it.
  struct Land {
    var id: TerritoryID
    var digest: Digest
    var shape: MultiPolygon
  }

  /// Share of a unit that a piece may make up and be no more than a border.
  static let borderShareMax = 0.01

  /// Parts of a unit's area are weighed in millionths.
  private static let areaWeights = 1_000_000.0

  private let from: [Land]
  private let to: [Land]
  private let borderWidthMetres: Double
  private var fromCutter: LandCutter
  private var toCutter: LandCutter

  /// The pieces of land that was cut by the second division before.
  private var knownPieces: [Digest: [LandCutter.Piece]] = [:]

  /// Loads both divisions.
  ///
  /// - Throws: `GeometryError`.
  init(from: [Land], to: [Land], borderWidthMetres: Double) throws {
    let fromCutter = try LandCutter(from.map(\.shape))
    let toCutter = try LandCutter(to.map(\.shape))
    self.from = from
    self.to = to
    self.borderWidthMetres = borderWidthMetres
    self.fromCutter = fromCutter
    self.toCutter = toCutter
  }

  /// The parts of every territory of the first division.
  ///
  /// - Throws: `GeometryError`.
  mutating func parts() throws -> [DivisionOverlay.Part] {
    var parts: [DivisionOverlay.Part] = []
    for (index, land) in from.enumerated() {
      let size = EllipsoidalArea.squareMetres(of: land.shape)
      guard size > 0 else { continue }
      for piece in try pieces(of: land) {
        parts.append(
          DivisionOverlay.Part(
            from: index, to: piece.area, areaShare: min(1, piece.squareMetres / size),
            isBorder: isBorder(piece, ofSquareMetres: size)))
      }
    }
    return parts
  }

  /// How a unit lies in both divisions.
  ///
  /// `places` are the known places in the unit by where they lie; empty where none are known.
  ///
  /// - Throws: `GeometryError`.
  mutating func unit(_ land: Land, places: PlaceCounts) throws -> DivisionOverlay.Unit {
    let size = EllipsoidalArea.squareMetres(of: land.shape)
    var cells: [(from: Int?, to: Int?, squareMetres: Double)] = []
    for outer in try cut(land, size, places) {
      let inner = outer.isWhole ? try pieces(of: land) : try toCutter.pieces(of: outer.shape)
      let kept = kept(inner, of: size) { places.share(from: outer.from, to: $0) }
      for piece in kept.pieces {
        cells.append(
          (outer.from, piece.area, kept.isWhole ? outer.squareMetres : piece.squareMetres))
      }
    }
    guard cells.count > 1 else {
      let cell = cells.first.map { DivisionOverlay.Cell(from: $0.from, to: $0.to, weight: 1) }
      return DivisionOverlay.Unit(
        id: land.id, method: .whole,
        cells: [cell ?? DivisionOverlay.Cell(from: nil, to: nil, weight: 1)])
    }
    let counts = cells.map { places.count(from: $0.from, to: $0.to) }
    let isByPlaces = counts.contains { $0 > 0 }
    let total = cells.reduce(0) { $0 + $1.squareMetres }
    return DivisionOverlay.Unit(
      id: land.id, method: isByPlaces ? .places : .area,
      cells: cells.indices.map { index in
        let area = Int((cells[index].squareMetres / total * Self.areaWeights).rounded())
        return DivisionOverlay.Cell(
          from: cells[index].from, to: cells[index].to,
          weight: isByPlaces ? counts[index] : max(1, area))
      })
  }

  /// The parts of a unit in the first division.
  private mutating func cut(
    _ land: Land, _ size: Double, _ places: PlaceCounts
  ) throws -> [(from: Int?, shape: MultiPolygon, squareMetres: Double, isWhole: Bool)] {
    // Most units are those of the first division themselves.
    if let same = from.firstIndex(where: { $0.id == land.id && $0.digest == land.digest }) {
      return [(same, land.shape, size, true)]
    }
    let kept = kept(try fromCutter.pieces(of: land.shape), of: size) { places.share(from: $0) }
    return kept.pieces.map { piece in
      kept.isWhole
        ? (piece.area, land.shape, size, true)
        : (piece.area, piece.shape, piece.squareMetres, false)
    }
  }

  /// The pieces that are more than borders; of several that are not, the largest.
  private func kept(
    _ pieces: [LandCutter.Piece], of size: Double, placeShare: (Int?) -> Double
  ) -> (pieces: [LandCutter.Piece], isWhole: Bool) {
    let kept = pieces.filter { piece in
      // On the outer side of a border there is water, or another province: nobody lives there.
      !isBorder(piece, ofSquareMetres: size)
        || (piece.area != nil && placeShare(piece.area) > Self.borderShareMax)
    }
    if kept.isEmpty, let largest = pieces.max(by: { $0.squareMetres < $1.squareMetres }) {
      return ([largest], true)
    }
    return (kept, kept.count == 1)
  }

  private func isBorder(_ piece: LandCutter.Piece, ofSquareMetres size: Double) -> Bool {
    piece.widthMetres <= borderWidthMetres && piece.squareMetres <= size * Self.borderShareMax
  }

  private mutating func pieces(of land: Land) throws -> [LandCutter.Piece] {
    if let known = knownPieces[land.digest] { return known }
    let pieces = try toCutter.pieces(of: land.shape)
    knownPieces[land.digest] = pieces
    return pieces
  }
}
