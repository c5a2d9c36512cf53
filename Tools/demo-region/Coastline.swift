/// The side of a cell, by its two corners in order.
struct Side: Hashable, Comparable {
  let first: Corner
  let second: Corner

  init(_ first: Corner, _ second: Corner) {
    self.first = min(first, second)
    self.second = max(first, second)
  }

  static func < (left: Side, right: Side) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}

/// Bends regular cells into believable land: every border drawn once, as a fractal line.
struct Coastline {
  private let seed: UInt64

  /// The line of each side that is a border, from its first corner to its second.
  private(set) var lines: [Side: [GridPoint]] = [:]

  /// Closed rings of the islets, against the clock, without the first point repeated.
  private(set) var islets: [[GridPoint]] = []

  /// Draws the borders of a map; where two lines would cross, both are drawn with half the swing.
  ///
  /// - Complexity: O(*n*) for *n* points, by a grid of squares.
  init(of map: CellMap, seed: UInt64) {
    self.seed = seed
    var swings: [Side: Double] = [:]
    for (cell, part) in map.parts {
      for (index, neighbour) in cell.neighbours.enumerated() {
        let isCommunityBorder =
          CellMap.community.contains(cell) != CellMap.community.contains(neighbour)
        guard map.parts[neighbour] != part || isCommunityBorder else { continue }
        let corners = cell.corners
        swings[Side(corners[index], corners[(index + 1) % 6])] = 0.42
      }
    }
    for side in swings.keys { lines[side] = line(along: side, swing: swings[side] ?? 0) }
    while case let crossed = Crossings.sides(in: lines), !crossed.isEmpty {
      for side in crossed {
        let swing = (swings[side] ?? 0) < 0.02 ? 0 : (swings[side] ?? 0) / 2
        swings[side] = swing
        lines[side] = line(along: side, swing: swing)
      }
    }
    islets = map.islets.map(ring(ofIsletIn:))
  }

  /// The place of a corner after bending.
  func place(of corner: Corner) -> PlanePoint {
    var random = SplitMix64(seed: seed ^ Self.key(corner.x, corner.y))
    let jitter = PlanePoint(
      eastKilometres: random.signedUnit() * 0.9, southKilometres: random.signedUnit() * 0.9)
    return bent(corner.plane) + jitter
  }

  /// Moves a place by a slow, smooth swell, so that no row of cells stays straight.
  func bent(_ point: PlanePoint) -> PlanePoint {
    point
      + PlanePoint(
        eastKilometres: swell(at: point, layer: 1) * 3.5,
        southKilometres: swell(at: point, layer: 2) * 3.5)
  }

  private func line(along side: Side, swing: Double) -> [GridPoint] {
    var random = SplitMix64(
      seed: seed ^ Self.key(side.first.x, side.first.y) &* 31
        ^ Self.key(side.second.x, side.second.y))
    let start = place(of: side.first)
    let end = place(of: side.second)
    let middle = Self.fractal(start, end, swing: swing, levels: 4, &random)
    return ([start] + middle + [end]).map(\.gridPoint)
  }

  /// The points between two ends, by midpoint displacement: each half swings half as far.
  private static func fractal(
    _ start: PlanePoint, _ end: PlanePoint, swing: Double, levels: Int, _ random: inout SplitMix64
  ) -> [PlanePoint] {
    let across = (end - start).turned.scaled(by: swing * random.signedUnit() / 2)
    let middle = (start + end).scaled(by: 0.5) + across
    guard levels > 1 else { return [middle] }
    let before = fractal(start, middle, swing: swing, levels: levels - 1, &random)
    return before + [middle] + fractal(middle, end, swing: swing, levels: levels - 1, &random)
  }

  private func ring(ofIsletIn cell: Cell) -> [GridPoint] {
    var random = SplitMix64(seed: seed ^ Self.key(cell.row, cell.column))
    let centre = bent(cell.centre)
    let corners = cell.corners.map { corner in
      centre + (corner.plane - cell.centre).scaled(by: 0.35 + 0.12 * random.signedUnit())
    }
    return corners.indices.flatMap { index in
      let next = corners[(index + 1) % corners.count]
      let middle = Self.fractal(corners[index], next, swing: 0.3, levels: 3, &random)
      return ([corners[index]] + middle).map(\.gridPoint)
    }
  }

  /// A smooth value from −1 to 1 that changes over some 24 kilometres.
  private func swell(at point: PlanePoint, layer: UInt64) -> Double {
    let x = point.eastKilometres / 24
    let y = point.southKilometres / 24
    let column = x.rounded(.down)
    let row = y.rounded(.down)
    func ease(_ share: Double) -> Double { share * share * (3 - 2 * share) }
    func value(_ right: Double, _ down: Double) -> Double {
      var random = SplitMix64(
        seed: seed &+ layer &* 7919 ^ Self.key(Int(column + right), Int(row + down)))
      return random.signedUnit()
    }
    let across = ease(x - column)
    let north = value(0, 0) + (value(1, 0) - value(0, 0)) * across
    let south = value(0, 1) + (value(1, 1) - value(0, 1)) * across
    return north + (south - north) * ease(y - row)
  }

  private static func key(_ first: Int, _ second: Int) -> UInt64 {
    var random = SplitMix64(seed: UInt64(bitPattern: Int64(first &* 100_003 &+ second)))
    return random.next()
  }
}
