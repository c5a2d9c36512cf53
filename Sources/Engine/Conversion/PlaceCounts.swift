internal import Domain
internal import Geometry

/// The points known of one postal code: its doors where they are known, else points that stand for it.
struct PostalCodePlaces: Hashable, Sendable {
  var points: [Coordinate]
  var areDoors: Bool

  /// How many postal codes of a town it counts for.
  var weight: Int
}

/// Where the known places of one unit lie in two divisions.
///
/// Where every postal code of the unit is known by its doors, doors count; otherwise postal codes do,
/// each with its weight and shared among its points, so that a town whose doors are known does not
/// outweigh a countryside whose doors are not.
struct PlaceCounts: Sendable {
  private struct Cell: Hashable {
    var from: Int?
    var to: Int?
  }

  private var doors: [Cell: Int] = [:]
  private var codes: [Cell: Int] = [:]
  private var hasOnlyDoors = true

  /// A postal code of a town weighs this much: a number that many counts of points divide.
  private static let codeWeight = 5_040

  /// Adds one of the points of a postal code.
  mutating func add(from: Int?, to: Int?, of code: PostalCodePlaces) {
    let cell = Cell(from: from, to: to)
    codes[cell, default: 0] +=
      code.weight * (Self.codeWeight / min(code.points.count, Self.codeWeight))
    if code.areDoors { doors[cell, default: 0] += 1 } else { hasOnlyDoors = false }
  }

  private var counts: [Cell: Int] { hasOnlyDoors ? doors : codes }

  /// What the places in a part weigh.
  func count(from: Int?, to: Int?) -> Int { counts[Cell(from: from, to: to)] ?? 0 }

  /// Share of the unit's places in a territory of the first division; 0 where none are known.
  func share(from: Int?) -> Double { share { $0.from == from } }

  /// Share of the unit's places in a part; 0 where none are known.
  func share(from: Int?, to: Int?) -> Double { share { $0.from == from && $0.to == to } }

  private func share(where isInside: (Cell) -> Bool) -> Double {
    let (all, inside) = counts.reduce(into: (0, 0)) { sums, entry in
      sums.0 += entry.value
      if isInside(entry.key) { sums.1 += entry.value }
    }
    return all > 0 ? Double(inside) / Double(all) : 0
  }

  /// Counts the places of every unit.
  ///
  /// A point that lies in several territories of a division lies on land that both claim: it says
  /// nothing, and is passed over.
  ///
  /// - Throws: `TerritoryIndexError`.
  static func count(
    _ codes: [PostalCodePlaces], units: [MultiPolygon], from: [MultiPolygon], to: [MultiPolygon]
  ) throws -> [PlaceCounts] {
    var counts = Array(repeating: PlaceCounts(), count: units.count)
    guard !codes.isEmpty, !units.isEmpty else { return counts }
    let index = try ThreeLayers(units: units, from: from, to: to)
    for code in codes {
      for point in code.points {
        guard let place = index.place(of: point), let unit = place.unit else { continue }
        counts[unit].add(from: place.from, to: place.to, of: code)
      }
    }
    return counts
  }
}

/// Which unit, and which territory of each division, a point lies in.
private struct ThreeLayers {
  private let index: TerritoryIndex
  private let firstFrom: UInt32
  private let firstTo: UInt32

  init(units: [MultiPolygon], from: [MultiPolygon], to: [MultiPolygon]) throws {
    firstFrom = UInt32(units.count)
    firstTo = firstFrom + UInt32(from.count)
    var areas: [IndexedArea] = []
    for (layer, shapes) in [units, from, to].enumerated() {
      for shape in shapes {
        areas.append(
          IndexedArea(layer: UInt16(layer), ordinal: UInt32(areas.count), shape: shape))
      }
    }
    index = try TerritoryIndex(areas: areas, key: [UInt8](repeating: 0, count: 32))
  }

  /// `nil` for a point on land that two territories of one layer claim.
  func place(of point: Coordinate) -> (unit: Int?, from: Int?, to: Int?)? {
    var place: (unit: Int?, from: Int?, to: Int?) = (nil, nil, nil)
    for ordinal in index.areas(at: point) {
      if ordinal >= firstTo {
        guard place.to == nil else { return nil }
        place.to = Int(ordinal - firstTo)
      } else if ordinal >= firstFrom {
        guard place.from == nil else { return nil }
        place.from = Int(ordinal - firstFrom)
      } else {
        guard place.unit == nil else { return nil }
        place.unit = Int(ordinal)
      }
    }
    return place
  }
}
