import Domain
import TestSupport

@testable import Engine

/// An invented country along the equator, in which every territory is a strip between two meridians.
struct StripWorld: TerritoryLocating {
  struct Strip {
    var id: TerritoryID

    /// From west to east, in degrees; the western meridian belongs to it.
    var range: Range<Double>
  }

  var strips: [Strip] = []
  var parents: [TerritoryID: [TerritoryID]] = [:]
  var services: [DomainEvent] = []
  var gmfPoint: Coordinate?

  static let metresPerDegree = 111_195.0

  static func id(_ text: String) -> TerritoryID { TerritoryID(trusted: text) }

  /// Adds a territory; one without a range has no boundary.
  mutating func add(_ text: String, _ range: Range<Double>? = nil, in above: String...) {
    if let range { strips.append(Strip(id: Self.id(text), range: range)) }
    parents[Self.id(text)] = above.map(Self.id)
  }

  /// Adds a service named by what it serves.
  mutating func serve(_ code: String, _ named: [String], except: [String] = []) {
    let id = ServiceID(trusted: "service:\(code)")
    let resource = ResourceID(trusted: "resource:org")
    services.append(
      .service(
        id,
        .offered(
          ServiceOffered(
            resource: resource,
            details: ServiceDetails(name: code, category: ServiceCategory(trusted: "youth"))))))
    let clause = Reach.Clause.residence(
      territories: named.map(Self.id), except: except.map(Self.id))
    services.append(
      .service(id, .reachDeclared(ServiceReachDeclared(reach: Reach([clause])))))
  }

  func snapshot() throws -> Snapshot {
    let (org, gmf) = (ResourceID(trusted: "resource:org"), ResourceID(trusted: "resource:gmf"))
    var events = parents.sorted { $0.key < $1.key }.map { id, parents in
      DomainEvent.territory(id, .defined(TerritoryDefined(name: id.code, parents: parents)))
    }
    events.append(.resource(org, .opened(ResourceOpened(name: "org", kind: .other))))
    events.append(.resource(gmf, .opened(ResourceOpened(name: "gmf", kind: .gmf))))
    return try .ofGrid(
      events + services, places: gmfPoint.map { [gmf: $0] } ?? [:], locator: self)
  }

  func territories(at point: Coordinate) -> [TerritoryID] {
    strips.filter { $0.range.contains(point.longitudeDegrees) }.map(\.id)
  }

  func classifier(of kinds: [TerritoryKind], separator: UInt8) -> PointClassifier? { nil }

  func nearestBorderMetres(from point: Coordinate) -> Double? {
    strips.flatMap { [$0.range.lowerBound, $0.range.upperBound] }
      .map { abs($0 - point.longitudeDegrees) * Self.metresPerDegree }.min()
  }

  func territories(
    within radiusMetres: Double, of point: Coordinate
  ) -> [(territory: TerritoryID, distanceMetres: Double)] {
    strips.compactMap { strip in
      let x = point.longitudeDegrees
      let degrees = max(0, strip.range.lowerBound - x, x - strip.range.upperBound)
      let metres = degrees * Self.metresPerDegree
      return metres < radiusMetres ? (strip.id, metres) : nil
    }
  }
}
