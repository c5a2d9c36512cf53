import Domain
import Geometry
import Testing

@Suite("Polygon work through GEOS")
struct GeometryContextTests {
  static let left = areas([(0, 45), (1, 45), (1, 45.3), (1, 46), (0, 46)])
  static let right = areas([(1, 45), (2, 45), (2, 46), (1, 46), (1, 45.3)])

  @Test("A ring that crosses itself is invalid at its crossing")
  func bowTie() throws {
    var context = try GeometryContext()
    let bowTie = areas([(0, 45), (1, 46), (1, 45), (0, 46)])
    #expect(
      try context.validity(of: bowTie)
        == .invalid(reason: "Self-intersection", at: place(0.5, 45.5)))
    #expect(try context.validity(of: Self.left) == .valid)
  }

  @Test("Making valid reports the change of area, and leaves a valid area alone")
  func madeValid() throws {
    var context = try GeometryContext()
    let spike = areas([(0, 45), (1, 45), (1, 46), (1, 47), (1, 46), (0, 46)])
    let repaired = try context.madeValid(spike)
    #expect(abs(repaired.areaChangeSquareMetres) < 0.01)
    #expect(try context.validity(of: repaired.area) == .valid)
    #expect(repaired.area.vertexCount < spike.vertexCount)

    let bowTie = areas([(0, 45), (1, 46), (1, 45), (0, 46)])
    let opened = try context.madeValid(bowTie)
    #expect(opened.area.polygons.count == 2)
    #expect(opened.areaChangeSquareMetres > 1e9)
    let same = try context.madeValid(Self.left)
    #expect(same.area == Self.left)
    #expect(same.areaChangeSquareMetres == 0)
  }

  @Test("A ring too short to close is refused with the words of GEOS")
  func unreadable() throws {
    var context = try GeometryContext()
    var reason: String?
    do {
      _ = try context.validity(of: areas([(0, 45)]))
    } catch {
      if case .unreadableArea(let words) = error { reason = words }
    }
    #expect(reason?.contains("IllegalArgumentException") == true)
  }

  @Test("Areas that share a border share no land")
  func sharedBorder() throws {
    var context = try GeometryContext()
    #expect(try context.intersection(Self.left, Self.right).isEmpty)
    #expect(try context.difference(Self.left, Self.right).canonical == Self.left.canonical)
  }

  @Test("Dissolving a coverage keeps every remaining vertex and adds none")
  func dissolvesCoverage() throws {
    var context = try GeometryContext()
    let dissolved = try context.dissolve([Self.left, Self.right])
    #expect(dissolved.method == .coverage)
    let expected = areas([(0, 45), (1, 45), (2, 45), (2, 46), (1, 46), (0, 46)])
    #expect(dissolved.area == expected.canonical)
  }

  @Test("Parts that overlap are joined by their union, and it is said")
  func dissolvesOverlap() throws {
    var context = try GeometryContext()
    let wide = rectangle(west: 0.5, south: 45, east: 2, north: 46)
    let dissolved = try context.dissolve([Self.left, wide])
    #expect(dissolved.method == .union)
    let whole = rectangle(west: 0, south: 45, east: 2, north: 46)
    #expect(
      abs(
        EllipsoidalArea.squareMetres(of: dissolved.area)
          - EllipsoidalArea.squareMetres(of: whole)) < 0.01)
  }

  @Test("A part given twice is there once, though all of its edges are common")
  func dissolvesRepetition() throws {
    var context = try GeometryContext()
    let dissolved = try context.dissolve([Self.left, Self.left])
    #expect(dissolved.method == .union)
    #expect(dissolved.area == Self.left.canonical)
  }

  @Test("A hair of overlap is no coverage")
  func dissolvesHair() throws {
    var context = try GeometryContext()
    let hair = rectangle(west: 1 - 1e-8, south: 45, east: 2, north: 46)
    let dissolved = try context.dissolve([Self.left, hair])
    #expect(dissolved.method == .union)
    #expect(try context.validity(of: dissolved.area) == .valid)
  }

  @Test("Dissolving keeps islands and the hole around nothing")
  func dissolvesAroundHole() throws {
    var context = try GeometryContext()
    let parts = [
      rectangle(west: 0, south: 45, east: 3, north: 46),
      rectangle(west: 0, south: 47, east: 3, north: 48),
      areas([(0, 46), (1, 46), (1, 47), (0, 47)]), areas([(2, 46), (3, 46), (3, 47), (2, 47)]),
      rectangle(west: 8, south: 45, east: 9, north: 46),
    ]
    let dissolved = try context.dissolve(parts)
    #expect(dissolved.area.polygons.map(\.rings.count) == [2, 1])
  }
}
