import Domain
import Geometry
import Testing

@Suite("Whether areas share the land out")
struct PartitionCheckTests {
  static let west = rectangle(west: 0, south: 45, east: 1, north: 46)
  static let east = rectangle(west: 1, south: 45, east: 2, north: 46)

  @Test("A partition has no findings")
  func partition() throws {
    let report = try PartitionCheck().report(on: [Self.west, Self.east])
    #expect(report.findings.isEmpty)
    #expect(report.unlistedCount == 0)
    #expect(!report.isRefused)
  }

  @Test("An overlap names its two areas, its shape and its size")
  func overlap() throws {
    let wide = rectangle(west: 0.875, south: 45, east: 2, north: 46)
    let far = rectangle(west: 5, south: 45, east: 6, north: 46)
    let report = try PartitionCheck().report(on: [far, Self.west, wide])
    #expect(report.findings.map(\.kind) == [.overlap(1, 2)])
    let strip = rectangle(west: 0.875, south: 45, east: 1, north: 46)
    #expect(report.findings[0].shape == strip.canonical)
    #expect(abs(report.findings[0].share - 0.125) < 1e-9)
    #expect(report.isRefused)
  }

  @Test("An overlap within the tolerance warns")
  func tolerated() throws {
    let wide = rectangle(west: 0.995, south: 45, east: 2, north: 46)
    let check = PartitionCheck()
    #expect(try check.report(on: [Self.west, wide]).findings.map(\.isRefused) == [false])
    let stricter = PartitionCheck(tolerance: .init(refusedShare: 0.004))
    #expect(try stricter.report(on: [Self.west, wide]).isRefused)
  }

  @Test("The same area twice is refused")
  func repeated() throws {
    let report = try PartitionCheck().report(on: [Self.west, Self.west])
    #expect(report.findings.map(\.share) == [1])
    #expect(report.isRefused)
  }

  @Test("A sliver between neighbours is a gap, a lake inside one is not")
  func gaps() throws {
    let outer = [(0.0, 45.0), (1, 45), (1, 45.4), (0.99, 45.5), (1, 45.6), (1, 46), (0, 46)]
    let lake = [(0.2, 45.2), (0.3, 45.2), (0.3, 45.3)]
    let west = areas(outer, lake)
    let east = areas([(1, 45), (2, 45), (2, 46), (1, 46), (1, 45.6), (1, 45.4)])
    let report = try PartitionCheck().report(on: [west, east])
    #expect(report.findings.map(\.kind) == [.gap(between: [0, 1]), .enclosedHole(in: 0)])
    #expect(report.findings[0].shape == areas([(0.99, 45.5), (1, 45.4), (1, 45.6)]).canonical)
    #expect(!report.isRefused)
  }

  @Test("A gap wider than the tolerance is refused, a lake however wide is not")
  func wideGap() throws {
    let ring = [
      rectangle(west: 0, south: 45, east: 3, north: 46),
      rectangle(west: 0, south: 47, east: 3, north: 48),
      areas([(0, 46), (1, 46), (1, 47), (0, 47)]), areas([(2, 46), (3, 46), (3, 47), (2, 47)]),
    ]
    let report = try PartitionCheck().report(on: ring)
    #expect(report.findings.map(\.kind) == [.gap(between: [0, 1, 2, 3])])
    #expect(report.isRefused)
    let lake = areas(
      [(0, 45), (3, 45), (3, 48), (0, 48)], [(0.1, 45.1), (2.9, 45.1), (2.9, 47.9)])
    #expect(try !PartitionCheck().report(on: [lake]).isRefused)
  }

  @Test("An area that only touches a lake at a corner is not its neighbour")
  func corner() throws {
    let lake = areas(
      [(0, 45), (1, 45), (1, 45.5), (1, 46), (0, 46)], [(1, 45.5), (0.5, 45.4), (0.5, 45.6)])
    let east = areas([(1, 45), (2, 45), (2, 46), (1, 46), (1, 45.5)])
    let report = try PartitionCheck().report(on: [lake, east])
    #expect(report.findings.map(\.kind) == [.enclosedHole(in: 0)])
  }

  @Test("A finding too small to list is still counted")
  func unlisted() throws {
    let wide = rectangle(west: 1 - 1e-12, south: 45, east: 2, north: 46)
    let report = try PartitionCheck().report(on: [Self.west, wide])
    #expect(report.findings.isEmpty)
    #expect(report.unlistedCount == 1)
    #expect(report.unlistedSquareMetres > 0)
  }

  @Test("A child that sticks out names its parent and what is outside")
  func protrusion() throws {
    let inside = rectangle(west: 0.1, south: 45.1, east: 0.9, north: 45.9)
    let outside = rectangle(west: 0.5, south: 45.2, east: 1.5, north: 45.4)
    let report = try PartitionCheck().protrusions(
      of: [inside, outside, Self.east], from: [Self.west], parentIndices: [0, 0, nil])
    #expect(report.findings.map(\.kind) == [.protrusion(child: 1, parent: 0)])
    #expect(abs(report.findings[0].share - 0.5) < 1e-9)
    #expect(report.isRefused)
  }
}
