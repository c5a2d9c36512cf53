internal import Addressing
internal import DemoRegion
internal import Foundation
internal import InventedGazetteer

/// Asks the finder of addresses anything, and gives it files that are not what they were.
///
/// A case is told by its number and the seed alone. What must not be throws ``FuzzFailure``; a crash
/// ends the program, and the number last told says near which case.
public struct AddressFuzzing {
  /// How long a question took.
  public struct Slowest: Hashable, Sendable {
    public var seconds = 0.0

    /// Number of the case.
    public var number = 0

    /// Bytes of the text.
    public var textByteCount = 0
  }

  private let seed: UInt64
  private let folder: String
  private let index: AddressIndex
  private let whole: [UInt8]
  private let texts: OddTexts
  private let rules = AnswerRules()
  private let limit = 5

  /// How often damaged files were refused, and how often they were opened and asked.
  public private(set) var refusedCount = 0
  public private(set) var openedCount = 0

  /// The longest that one question took of a whole file and of a damaged one.
  public private(set) var slowestOfWhole = Slowest()
  public private(set) var slowestOfDamaged = Slowest()

  /// Makes an index of so many invented doors in a folder of its own inside `folder`.
  ///
  /// - Throws: what the file system or the builder throws.
  public init(seed: UInt64, folder: String, doorCount: Int = 1_500) throws {
    self.seed = seed
    self.folder = folder
    let gazetteer = InventedGazetteer(doorCount: doorCount, seed: seed)
    let builder = AddressIndexBuilder(temporaryFolder: folder)
    try gazetteer.forEachDoor { door in
      if let record = AddressRecord(door) { try builder.add(record) }
    }
    let path = folder + "/whole.index"
    _ = try builder.finish(writing: path, key: [UInt8](repeating: 3, count: 32))
    index = try AddressIndex(contentsOf: path)
    whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    texts = OddTexts(gazetteer)
  }

  /// Reads a text of any sort and asks it of a whole index, both twice.
  ///
  /// - Throws: ``FuzzFailure``.
  public mutating func askAnything(_ number: Int) throws {
    var random = SplitMix64(seed: seed ^ UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9)
    let text = texts.text(&random)
    guard AddressReader.readings(of: text) == AddressReader.readings(of: text) else {
      throw FuzzFailure(number: number, what: "one text read in two ways")
    }
    let matches = try answer(of: index, to: text, number)
    guard index.find(text, limit: limit) == matches else {
      throw FuzzFailure(number: number, what: "two answers to one question")
    }
    let suggestions = index.suggest(text, limit: limit)
    guard suggestions.count <= limit else {
      throw FuzzFailure(number: number, what: "\(suggestions.count) suggestions")
    }
  }

  /// Damages the file in one way, opens it where it can be opened, and asks it four questions.
  ///
  /// Each is asked of two mappings of the file, whose neighbours in memory differ: an answer that
  /// differs was read elsewhere.
  ///
  /// - Throws: ``FuzzFailure``; what the file system throws.
  public mutating func damageFile(_ number: Int) throws {
    var random = SplitMix64(seed: ~seed ^ UInt64(bitPattern: Int64(number)) &* 0x9E37_79B9)
    let damage = FileDamage.allCases[number % FileDamage.allCases.count]
    var bytes = whole
    let verdict = damage.apply(to: &bytes, &random)
    let path = folder + "/damaged-\(number).index"
    // A new file each time: what is mapped must not change.
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }  // A temporary folder, swept later.
    let damaged: AddressIndex
    let again: AddressIndex
    do throws(AddressIndexError) {
      damaged = try AddressIndex(contentsOf: path)
      again = try AddressIndex(contentsOf: path)
    } catch {
      refusedCount += 1
      guard verdict != .opened else {
        throw FuzzFailure(number: number, what: "\(damage): a whole header was refused: \(error)")
      }
      return
    }
    openedCount += 1
    guard verdict != .refused else {
      throw FuzzFailure(number: number, what: "\(damage): opened")
    }
    if verdict == .opened, damaged.isIntact() != (bytes == whole) {
      throw FuzzFailure(number: number, what: "\(damage): called intact")
    }
    for _ in 0..<4 {
      let text = random.percent(80) ? texts.plain(&random) : texts.text(&random)
      let matches = try answer(of: damaged, to: text, number)
      guard again.find(text, limit: limit) == matches else {
        throw FuzzFailure(number: number, what: "\(damage): an answer from elsewhere")
      }
      _ = damaged.suggest(text, limit: limit)
    }
  }

  private mutating func answer(
    of index: AddressIndex, to text: String, _ number: Int
  ) throws -> [AddressMatch] {
    var matches: [AddressMatch] = []
    let duration = ContinuousClock().measure { matches = index.find(text, limit: limit) }
    let seconds =
      Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    let asked = Slowest(seconds: seconds, number: number, textByteCount: text.utf8.count)
    if index === self.index {
      if seconds > slowestOfWhole.seconds { slowestOfWhole = asked }
    } else if seconds > slowestOfDamaged.seconds {
      slowestOfDamaged = asked
    }
    if let broken = rules.broken(by: matches, limit: limit) {
      throw FuzzFailure(number: number, what: broken)
    }
    return matches
  }
}
