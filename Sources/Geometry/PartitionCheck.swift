internal import Domain

/// Judges whether areas of one kind share the land out among themselves, and fit in their parents.
///
/// Two faults between neighbours are looked for, overlaps and gaps, and one between levels, land of
/// a child outside its parent. Each finding carries its size in m² and its shape, so that a person
/// can look at it on a map. The areas must be valid: see ``GeometryContext/madeValid(_:)``.
public struct PartitionCheck: Hashable, Sendable {
  /// What is small enough to live with.
  public struct Tolerance: Hashable, Sendable {
    /// Findings larger than this share of the smallest area concerned are refused, others warn.
    ///
    /// The default, 1 %, is wider than what generalised official boundaries show (0.7 % at most in
    /// the regional county municipalities of 2026) and far below a wrong or repeated area.
    public var refusedShare: Double

    /// Findings smaller than this, in m², are counted but not listed.
    ///
    /// The default, 1 m², is where the seventh decimal of a degree and the rounding of crossings
    /// leave their traces.
    public var listedSquareMetres: Double

    public init(refusedShare: Double = 0.01, listedSquareMetres: Double = 1) {
      self.refusedShare = refusedShare
      self.listedSquareMetres = listedSquareMetres
    }
  }

  /// A place where areas do not fit.
  public struct Finding: Hashable, Sendable {
    public let kind: Kind

    /// The land concerned.
    public let shape: MultiPolygon

    /// Its size.
    public let squareMetres: Double

    /// Its size as a share of the smallest area concerned, from 0.
    public let share: Double

    /// Whether it exceeds the tolerance.
    public let isRefused: Bool
  }

  /// What does not fit; areas are named by their index in what was checked.
  public enum Kind: Hashable, Sendable {
    /// Land that two areas both claim.
    case overlap(Int, Int)

    /// Land that none claims, enclosed by two areas or more: a sliver, or a lake on a border.
    case gap(between: [Int])

    /// Land that none claims, enclosed by one area: most often a lake. It is never refused.
    case enclosedHole(in: Int?)

    /// Land of a child that is not its parent's.
    case protrusion(child: Int, parent: Int)
  }

  /// Everything that was found.
  public struct Report: Hashable, Sendable {
    /// Findings by kind in the order of ``Kind``, the largest first.
    public internal(set) var findings: [Finding] = []

    /// Number of findings too small to be listed.
    public internal(set) var unlistedCount = 0

    /// Their size together.
    public internal(set) var unlistedSquareMetres = 0.0

    /// Whether any finding exceeds the tolerance.
    public var isRefused: Bool { findings.contains { $0.isRefused } }
  }

  public var tolerance: Tolerance

  public init(tolerance: Tolerance = Tolerance()) {
    self.tolerance = tolerance
  }

  /// Looks for overlaps and gaps between areas of one kind.
  ///
  /// - Parameter areas: Valid areas; the order only names them.
  /// - Returns: Overlaps, gaps and enclosed holes.
  /// - Throws: ``GeometryError``; most often because an area is not valid.
  /// - Complexity: O(*n* log *n*) in the number of vertices, for areas that meet few others.
  public func report(on areas: [MultiPolygon]) throws(GeometryError) -> Report {
    var context = try GeometryContext()
    var shapes: [GeometryContext.Shape] = []
    for area in areas { shapes.append(try context.load(area)) }
    let sizes = areas.map(EllipsoidalArea.squareMetres)
    var report = Report()
    for pair in try context.neighbourPairs(among: shapes) {
      let shared = try context.overlay(.intersection, shapes[pair.lower], shapes[pair.upper])
      guard !shared.isEmpty else { continue }
      let smaller = min(sizes[pair.lower], sizes[pair.upper])
      note(finding(.overlap(pair.lower, pair.upper), shape: shared, of: smaller), in: &report)
    }
    let union = try context.union(of: areas, assumesCoverage: false)
    let borders = BorderOwners(of: areas, shapes: shapes)
    for hole in union.polygons.flatMap({ $0.rings.dropFirst() }) {
      let neighbours = try borders.owners(around: hole, in: &context)
      note(gap(hole, neighbours: neighbours, sizes: sizes), in: &report)
    }
    report.findings.sort(by: Self.precedes)
    return report
  }

  /// Looks for children that stick out of their parents.
  ///
  /// - Parameters:
  ///   - children: Valid areas.
  ///   - parents: Valid areas.
  ///   - parentIndices: For each child the index of its parent, or `nil` where it has none.
  /// - Returns: Protrusions.
  /// - Throws: ``GeometryError``; most often because an area is not valid.
  /// - Precondition: As many indices as children, each in range.
  public func protrusions(
    of children: [MultiPolygon], from parents: [MultiPolygon], parentIndices: [Int?]
  ) throws(GeometryError) -> Report {
    precondition(
      children.count == parentIndices.count,
      "\(children.count) children with \(parentIndices.count) parents")
    var context = try GeometryContext()
    var report = Report()
    for (child, parent) in parentIndices.enumerated() {
      guard let parent else { continue }
      let outside = try context.difference(children[child], parents[parent])
      guard !outside.isEmpty else { continue }
      let size = EllipsoidalArea.squareMetres(of: children[child])
      note(
        finding(.protrusion(child: child, parent: parent), shape: outside, of: size), in: &report)
    }
    report.findings.sort(by: Self.precedes)
    return report
  }
}

extension PartitionCheck {
  private func gap(_ ring: [Coordinate], neighbours: [Int], sizes: [Double]) -> Finding {
    let shape = MultiPolygon(polygons: [MultiPolygon.Polygon(rings: [ring])])
    let smallest = neighbours.map { sizes[$0] }.min() ?? 0
    guard neighbours.count > 1 else {
      return finding(.enclosedHole(in: neighbours.first), shape: shape, of: smallest)
    }
    return finding(.gap(between: neighbours), shape: shape, of: smallest)
  }

  private func finding(_ kind: Kind, shape: MultiPolygon, of size: Double) -> Finding {
    let squareMetres = EllipsoidalArea.squareMetres(of: shape)
    let share = size > 0 ? squareMetres / size : 1
    var isRefused = share > tolerance.refusedShare && squareMetres >= tolerance.listedSquareMetres
    if case .enclosedHole = kind { isRefused = false }
    return Finding(
      kind: kind, shape: shape.canonical, squareMetres: squareMetres, share: share,
      isRefused: isRefused)
  }

  private func note(_ finding: Finding, in report: inout Report) {
    if finding.squareMetres >= tolerance.listedSquareMetres {
      report.findings.append(finding)
    } else {
      report.unlistedCount += 1
      report.unlistedSquareMetres += finding.squareMetres
    }
  }

  private static func precedes(_ lhs: Finding, _ rhs: Finding) -> Bool {
    (lhs.kind.rank, -lhs.squareMetres) < (rhs.kind.rank, -rhs.squareMetres)
  }
}

extension PartitionCheck.Kind {
  fileprivate var rank: Int {
    switch self {
    case .overlap: 0
    case .gap: 1
    case .enclosedHole: 2
    case .protrusion: 3
    }
  }
}
