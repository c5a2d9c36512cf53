internal import Domain
internal import Foundation
internal import Geometry
internal import Hashing
internal import Projections

/// A territory with the digest of its boundary.
struct DrawnTerritory: Hashable, Sendable {
  var id: TerritoryID
  var boundary: Digest
}

/// What has to be laid over each other.
struct OverlayPlan: Sendable {
  var from: [DrawnTerritory]
  var to: [DrawnTerritory]

  /// The territories of which people are counted; empty where nobody counts any.
  var units: [DrawnTerritory]
  var borderWidthMetres: Double

  /// Everything that the overlay depends on, the known places included.
  func key(places: Digest) -> Digest {
    var bytes = Array("ancrage-overlay/1".utf8)
    for set in [from, to, units] {
      bytes += Array("\(set.count) ".utf8)
      for territory in set {
        bytes += Array(territory.id.text.utf8) + [0] + territory.boundary.bytes
      }
    }
    return Digest(hashing: bytes + Array("\(borderWidthMetres) ".utf8) + places.bytes)
  }
}

/// What conversions ask of the shapes of divisions.
protocol DivisionOverlaying: Sendable {
  /// Lays divisions over each other; `places` says where people live who are counted together.
  ///
  /// - Throws: an error of the log, of the shapes or of the storage.
  func overlay(_ plan: OverlayPlan, places: any PostalCodeFinding) throws -> DivisionOverlay
}

/// A world in which nothing lies over anything.
struct NoOverlays: DivisionOverlaying {
  func overlay(_ plan: OverlayPlan, places: any PostalCodeFinding) throws -> DivisionOverlay {
    DivisionOverlay(parts: [], units: [])
  }
}

/// The overlays of divisions, made when they are first asked for and then kept among what is derived.
struct OverlayStore: DivisionOverlaying {
  let boundaries: BoundaryStore
  let folder: DataFolder
  let progress: Progress?

  private static let magic = Array("ancrage-overlay/1\n".utf8)

  func overlay(_ plan: OverlayPlan, places: any PostalCodeFinding) throws -> DivisionOverlay {
    let key = plan.key(places: places.key)
    let file = DerivedFile(
      places: folder.derivedPlaces(DataFolder.overlay(key)), magic: Self.magic, key: key)
    // Bytes that were seen to be intact can only be of another version.
    if var reader = file.load(), let overlay = try? DivisionOverlay(from: &reader) {
      return overlay
    }
    let overlay = try make(plan, places: places)
    var body = StateWriter()
    overlay.write(to: &body)
    if file.store(body) { folder.prune(prefix: DataFolder.overlayPrefix, keeping: 64) }
    return overlay
  }

  private func make(
    _ plan: OverlayPlan, places: any PostalCodeFinding
  ) throws -> DivisionOverlay {
    let (from, to) = (try lands(plan.from), try lands(plan.to))
    let units = try lands(plan.units)
    let counts = try PlaceCounts.count(
      units.isEmpty ? [] : places.allPlaces(), units: units.map(\.shape), from: from.map(\.shape),
      to: to.map(\.shape))
    var builder = try DivisionOverlayBuilder(
      from: from, to: to, borderWidthMetres: plan.borderWidthMetres)
    let stepCount = units.count + 1
    progress?(0, stepCount)
    var overlay = DivisionOverlay(parts: try builder.parts(), units: [])
    for (index, unit) in units.enumerated() {
      progress?(index + 1, stepCount)
      overlay.units.append(try builder.unit(unit, places: counts[index]))
    }
    return overlay
  }

  private func lands(_ territories: [DrawnTerritory]) throws -> [DivisionOverlayBuilder.Land] {
    try territories.map {
      DivisionOverlayBuilder.Land(
        id: $0.id, digest: $0.boundary, shape: try boundaries.boundary($0.boundary))
    }
  }
}
