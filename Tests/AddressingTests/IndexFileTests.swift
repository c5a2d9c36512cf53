import Addressing
import Domain
import Foundation
import TestSupport
import Testing

@Suite("The file of an address index")
struct IndexFileTests {
  private let folder: TemporaryFolder
  private let bytes: [UInt8]

  init() throws {
    folder = try TemporaryFolder()
    let path = folder.path("good.index")
    let village = AddressPlace(
      name: "Hameau-Perdu", kind: .locality, municipality: "Saint-Exemple",
      point: SmallIndex.point(4_000, 4_000))
    _ = try SmallIndex.write(SmallIndex.town(), places: [village], to: path, in: folder)
    bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private func open(_ bytes: [UInt8], key: [UInt8]? = nil) throws -> AddressIndex {
    let path = folder.path("\(UUID().uuidString).index")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try AddressIndex(contentsOf: path, expectedKey: key)
  }

  @Test("The same rows give the same bytes, in any order and with little memory")
  func deterministic() throws {
    var random = SplitMix64(seed: 4)
    for limit in [384 << 20, 4_096] {
      let path = folder.path("other.index")
      let village = AddressPlace(
        name: "Hameau-Perdu", kind: .locality, municipality: "Saint-Exemple",
        point: SmallIndex.point(4_000, 4_000))
      let summary = try SmallIndex.write(
        SmallIndex.town().shuffled(using: &random), places: [village], to: path, in: folder,
        memoryLimitBytes: limit)
      #expect(Array(try Data(contentsOf: URL(fileURLWithPath: path))) == bytes)
      #expect(summary.doorCount == 133)
      #expect(summary.streetCount == 5)
      #expect(summary.postalCodeCount == 3)
      #expect(summary.byteCount == bytes.count)
    }
  }

  @Test("Nothing is left beside the file")
  func leavesNothing() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path(""))
    #expect(names.sorted() == ["good.index"])
  }

  @Test("A whole file is intact, and says by which key it was made")
  func intact() throws {
    let index = try open(bytes, key: SmallIndex.key)
    #expect(index.isIntact())
    #expect(index.key == SmallIndex.key)
    #expect(index.byteCount == bytes.count)
    #expect(index.doorCount == 133)
  }

  @Test("A file made of other sources is refused")
  func otherKey() {
    #expect {
      try open(bytes, key: [UInt8](repeating: 8, count: 32))
    } throws: { error in
      if case .otherKey? = error as? AddressIndexError { true } else { false }
    }
  }

  @Test("A file that is cut short, anywhere, is refused")
  func cutShort() {
    for count in [0, 1, 7, 8, 500, 1_023, 1_024, 1_025, bytes.count / 2, bytes.count - 1] {
      #expect(throws: AddressIndexError.self, "\(count) bytes") {
        try open(Array(bytes.prefix(count)))
      }
    }
    #expect(throws: AddressIndexError.self) { try open(bytes + [0]) }
    #expect(throws: AddressIndexError.self) {
      try AddressIndex(contentsOf: folder.path("absent.index"))
    }
  }

  @Test("A header with any byte changed is refused")
  func damagedHeader() {
    for place in 0..<1_024 {
      var damaged = bytes
      damaged[place] ^= 0x41
      #expect(throws: AddressIndexError.self, "byte \(place)") { try open(damaged) }
    }
  }

  @Test("Damage inside is noticed, and never makes a question fail")
  func damagedBody() throws {
    var random = SplitMix64(seed: 11)
    let questions = [
      "12 rue Principale, Saint-Exemple", "12 boul St-Jsoeph E", "G0X 1B0", "Saint-Exemple",
      "20 rue des Érables, Sainte-Inventoin", "3-12 2e avenue", "rue", "Hameau-Perdu",
    ]
    for round in 0..<300 {
      var damaged = bytes
      let value = UInt8.random(in: 1...255, using: &random)
      for _ in 0..<(round % 3 == 0 ? 1 : 40) {
        let place = Int.random(in: 1_024..<bytes.count, using: &random)
        damaged[place] = round % 2 == 0 ? damaged[place] ^ value : 0xFF
      }
      let index = try open(damaged)
      #expect(index.isIntact() == (damaged == bytes), "round \(round)")
      for question in questions {
        for match in index.find(question) { #expect(match.doubtMetres >= 0) }
        _ = index.suggest(question)
      }
    }
  }

  @Test("An index of nothing finds nothing")
  func empty() throws {
    let path = folder.path("empty.index")
    let summary = try SmallIndex.write([], to: path, in: folder)
    #expect(summary.doorCount == 0)
    let index = try AddressIndex(contentsOf: path)
    #expect(index.find("12 rue Principale").isEmpty)
    #expect(index.suggest("12 rue Pr").isEmpty)
  }

  @Test("A folder that takes nothing is said to")
  func cannotWrite() throws {
    let builder = AddressIndexBuilder(temporaryFolder: folder.path(""))
    for record in SmallIndex.town() { try builder.add(record) }
    #expect {
      try builder.finish(writing: folder.path("no/such/place.index"), key: SmallIndex.key)
    } throws: { error in
      if case .cannotWrite? = error as? AddressIndexError { true } else { false }
    }
  }
}
