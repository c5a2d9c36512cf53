import Domain
import Foundation
import Geometry
import Testing

/// What is written is what is read, and nothing that is wrong with a file can do harm.
@Suite("Territory index as a file")
struct TerritoryIndexFileTests {
  /// An index over a random scene, its file, and points to ask.
  final class Saved {
    let folder: URL
    var path: String { folder.appendingPathComponent("territories.index").path }
    let index: TerritoryIndex
    let points: [Coordinate]

    init(seed: UInt64) throws {
      var random = RandomSource(seed: seed)
      let scene = RandomScene(using: &random)
      index = try TerritoryIndex(areas: scene.areas, key: testKey)
      points = (0..<300).map { _ in scene.placement.coordinate(scene.point(using: &random)) }
      folder = FileManager.default.temporaryDirectory
        .appendingPathComponent("territory-index-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try index.write(replacing: path)
    }

    deinit {
      // What a test leaves behind harms nobody.
      try? FileManager.default.removeItem(at: folder)
    }

    func bytes() throws -> [UInt8] { try [UInt8](Data(contentsOf: URL(fileURLWithPath: path))) }

    func replace(by bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }
  }

  @Test("A file answers as the index it was written from", arguments: [UInt64](1...10))
  func roundTrip(seed: UInt64) throws {
    let saved = try Saved(seed: seed)
    let opened = try TerritoryIndex(contentsOf: saved.path, expectedKey: testKey)
    #expect(opened.key == testKey)
    #expect(opened.isIntact())
    #expect(opened.byteCount == saved.index.byteCount)
    #expect(opened.setIDs(at: saved.points) == saved.index.setIDs(at: saved.points))
    for point in saved.points {
      #expect(opened.areas(at: point) == saved.index.areas(at: point))
      #expect(
        opened.areas(withinMetres: 50, of: point)
          == saved.index.areas(withinMetres: 50, of: point))
    }
    try opened.write(replacing: saved.path)
    #expect(try saved.bytes().count == opened.byteCount)
  }

  @Test("The same areas give the same bytes")
  func isDeterministic() throws {
    let first = try Saved(seed: 5)
    let second = try Saved(seed: 5)
    #expect(try first.bytes() == second.bytes())
  }

  @Test("Nothing is left beside the file")
  func leavesNoTemporaryFile() throws {
    let saved = try Saved(seed: 3)
    let names = try FileManager.default.contentsOfDirectory(atPath: saved.folder.path)
    #expect(names == ["territories.index"])
  }

  @Test("Each thing that can be wrong has its own error")
  func refusesWrongFiles() throws {
    let saved = try Saved(seed: 4)
    let (path, bytes) = (saved.path, try saved.bytes())
    let other = [UInt8](repeating: 9, count: 32)
    #expect(throws: TerritoryIndexError.otherKey(path: path)) {
      try TerritoryIndex(contentsOf: path, expectedKey: other)
    }
    try saved.replace(by: Array("not an index".utf8))
    #expect(throws: TerritoryIndexError.notAnIndex(path: path)) {
      try TerritoryIndex(contentsOf: path)
    }
    try saved.replace(by: bytes.reversed())
    #expect(throws: TerritoryIndexError.notAnIndex(path: path)) {
      try TerritoryIndex(contentsOf: path)
    }
    var newer = bytes
    newer[8] = 77
    try saved.replace(by: newer)
    #expect(throws: TerritoryIndexError.unknownVersion(path: path, found: 77, known: 2)) {
      try TerritoryIndex(contentsOf: path)
    }
    try saved.replace(by: Array(bytes.dropLast(64)))
    #expect(
      throws: TerritoryIndexError.wrongSize(
        path: path, expectedBytes: UInt64(bytes.count), foundBytes: UInt64(bytes.count - 64))
    ) {
      try TerritoryIndex(contentsOf: path)
    }
    let missing = saved.folder.appendingPathComponent("missing/index").path
    #expect(throws: TerritoryIndexError.cannotOpen(path: missing, code: 2)) {
      try TerritoryIndex(contentsOf: missing)
    }
    #expect(throws: TerritoryIndexError.cannotWrite(path: missing, code: 2)) {
      try saved.index.write(replacing: missing)
    }
  }

  @Test("A byte changed in the header is noticed, whichever it is")
  func noticesDamagedHeader() throws {
    let saved = try Saved(seed: 6)
    let bytes = try saved.bytes()
    for offset in 12..<512 {
      var damaged = bytes
      damaged[offset] ^= 0x10
      try saved.replace(by: damaged)
      #expect(throws: TerritoryIndexError.damaged(path: saved.path), "offset \(offset)") {
        try TerritoryIndex(contentsOf: saved.path)
      }
    }
  }

  @Test(
    "Damage in the body is found by asking, and never reads elsewhere", arguments: [UInt64](1...60))
  func survivesDamagedBody(seed: UInt64) throws {
    let saved = try Saved(seed: seed % 12)
    var random = RandomSource(seed: seed &* 104_729)
    var bytes = try saved.bytes()
    if seed.isMultiple(of: 2) {
      for _ in 0..<Int.random(in: 1...200, using: &random) {
        let offset = Int.random(in: 512..<bytes.count, using: &random)
        bytes[offset] =
          [0, 0xFF, UInt8.random(in: 0...255, using: &random)][
            Int.random(in: 0..<3, using: &random)]
      }
    } else {
      // Whole stretches of random numbers, among them offsets of every kind.
      let last = Int.random(in: 513...bytes.count, using: &random)
      for offset in 512..<last { bytes[offset] = UInt8.random(in: 0...255, using: &random) }
    }
    let isChanged = try bytes != saved.bytes()
    try saved.replace(by: bytes)
    let index = try TerritoryIndex(contentsOf: saved.path)
    #expect(index.isIntact() == !isChanged)
    // Any answer will do; reading outside the file would end the process.
    for (point, set) in zip(saved.points, index.setIDs(at: saved.points)).prefix(40) {
      _ = index.areas(in: set)
      _ = index.areas(at: point)
      _ = index.nearestBorderMetres(from: point)
      _ = index.areas(withinMetres: 1_000, of: point, layer: 1)
    }
  }

  @Test("An ordinal given twice is refused")
  func refusesRepeatedOrdinal() {
    let area = IndexedArea(
      layer: 0, ordinal: 4, shape: rectangle(west: -71, south: 45, east: -70, north: 46))
    #expect(throws: TerritoryIndexError.ordinalGivenTwice(4)) {
      try TerritoryIndex(areas: [area, area], key: testKey)
    }
  }

  @Test("An index of nothing answers nothing")
  func emptyIndex() throws {
    let empty = IndexedArea(layer: 0, ordinal: 1, shape: MultiPolygon(polygons: []))
    for areas in [[], [empty]] {
      let index = try TerritoryIndex(areas: areas, key: testKey)
      #expect(index.areas(at: place(-70, 46)).isEmpty)
      #expect(index.nearestBorderMetres(from: place(-70, 46)) == nil)
      #expect(index.areas(withinMetres: 1e6, of: place(-70, 46)).isEmpty)
      #expect(index.setIDs(at: [place(-70, 46)]) == [.empty])
    }
  }

  @Test("Many threads may ask one index at once")
  func isShared() async throws {
    let saved = try Saved(seed: 8)
    let (index, points) = (saved.index, saved.points)
    let expected = index.setIDs(at: points)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 {
        group.addTask {
          index.setIDs(at: points) == expected && points.map { index.setID(at: $0) } == expected
        }
      }
      for await isSame in group { #expect(isSame) }
    }
  }
}
