internal import Addressing
internal import Domain
internal import Foundation
internal import Interchange

/// A question with the place of the door that is meant.
struct AskedDoor {
  let text: String
  let point: Coordinate

  /// Where the person stands who asks, if the file says so.
  let nearby: Coordinate?

  /// The questions of a file, by kind in the order of their first line.
  static func all(in path: String) throws -> [(kind: String, asked: [AskedDoor])] {
    var reader = try CSVReader(path: path)
    let kind = try reader.header.index(of: "kind")
    let text = try reader.header.index(of: "text")
    let longitude = try reader.header.index(of: "longitude")
    let latitude = try reader.header.index(of: "latitude")
    let near = (
      reader.header.names.firstIndex(of: "near_longitude"),
      reader.header.names.firstIndex(of: "near_latitude")
    )
    var found: [(kind: String, asked: [AskedDoor])] = []
    while let row = try reader.next() {
      guard let east = Double(row[longitude]), let north = Double(row[latitude]),
        let point = Coordinate(longitudeDegrees: east, latitudeDegrees: north)
      else { continue }
      if found.last?.kind != row[kind] { found.append((row[kind], [])) }
      var nearby: Coordinate?
      if let east = near.0.flatMap({ Double(row[$0]) }),
        let north = near.1.flatMap({ Double(row[$0]) })
      {
        nearby = Coordinate(longitudeDegrees: east, latitudeDegrees: north)
      }
      found[found.count - 1].asked.append(
        AskedDoor(text: row[text], point: point, nearby: nearby))
    }
    return found
  }

  /// How far a place is from the door that is meant.
  func metres(to other: Coordinate) -> Double {
    let north = other.latitudeDegrees - point.latitudeDegrees
    let east = other.longitudeDegrees - point.longitudeDegrees
    return hypot(north, east * cos(point.latitudeDegrees * .pi / 180)) * 111_195
  }
}

/// The answers of the index to questions of one kind, on one thread.
struct AddressTrial {
  let askedCount: Int

  /// The median over the runs.
  let findsPerSecond: Double

  /// Questions in a second of processor time, which other programs do not take away; the median.
  let findsPerProcessorSecond: Double

  /// Microseconds of one question, each question's median over the runs.
  let p50, p99: Double
  private(set) var rightShare = 0.0

  /// Questions whose first match may be taken without asking back.
  private(set) var settledCount = 0

  /// Settled matches that lie farther from the door than they admit, in words.
  private(set) var sureAndWrong: [String] = []

  /// Questions whose first match is another door, in words.
  private(set) var missed: [String] = []

  /// Over the places of all first matches.
  private(set) var checksum = ""

  /// Asks everything `runCount` times.
  ///
  /// - Throws: ``BenchmarkError/checksumsDiffer(task:ours:rival:)`` when two runs answer differently.
  init(_ asked: [AskedDoor], _ index: AddressIndex, runCount: Int, task: String) throws {
    askedCount = asked.count
    var wholes: [Double] = []
    var processorSeconds: [Double] = []
    var times = [[Double]](repeating: [], count: asked.count)
    var answers: [AddressMatch?] = []
    for run in 0..<runCount {
      var found: [AddressMatch?] = []
      found.reserveCapacity(asked.count)
      let start = clock()
      for (number, question) in asked.enumerated() {
        times[number].append(
          seconds { found.append(index.find(question.text, nearby: question.nearby).first) } * 1e6)
      }
      processorSeconds.append(Double(clock() - start) / Self.clockTicksPerSecond)
      wholes.append(times.reduce(0) { $0 + ($1.last ?? 0) } / 1e6)
      let (new, old) = (Self.checksum(of: found), Self.checksum(of: answers))
      guard run == 0 || new == old else {
        throw BenchmarkError.checksumsDiffer(task: task, ours: new, rival: old)
      }
      answers = found
    }
    findsPerSecond = Double(asked.count) / median(wholes)
    findsPerProcessorSecond = Double(asked.count) / median(processorSeconds)
    let sorted = times.map(median).sorted()
    p50 = sorted[(sorted.count - 1) / 2]
    p99 = sorted[(sorted.count - 1) * 99 / 100]
    checksum = Self.checksum(of: answers)
    judge(answers, to: asked)
  }

  private static let rightMetres = 2.0

  /// `CLOCKS_PER_SEC`, which POSIX sets.
  private static let clockTicksPerSecond = 1_000_000.0

  private mutating func judge(_ answers: [AddressMatch?], to asked: [AskedDoor]) {
    var rightCount = 0
    for (question, answer) in zip(asked, answers) {
      let metres = answer.map { question.metres(to: $0.point) } ?? .infinity
      let words =
        "\(question.text) → "
        + (answer.map { "\($0.level) \(Self.words($0.label)), \(Int(metres)) m" } ?? "nothing")
      if metres <= Self.rightMetres { rightCount += 1 } else { missed.append(words) }
      guard let answer, answer.isSettled else { continue }
      settledCount += 1
      if metres > max(answer.doubtMetres, Self.rightMetres) { sureAndWrong.append(words) }
    }
    rightShare = Double(rightCount) / Double(asked.count)
  }

  private static func words(_ label: AddressLabel) -> String {
    [label.number, label.street, label.place, label.municipality].compactMap(\.self)
      .joined(separator: " ")
  }

  private static func checksum(of answers: [AddressMatch?]) -> String {
    var sum = FNV()
    for answer in answers {
      sum.add(answer.map { $0.point.longitudeDegrees.bitPattern } ?? 0)
      sum.add(answer.map { $0.point.latitudeDegrees.bitPattern } ?? 0)
    }
    return sum.text
  }
}

/// FNV-1a over words of eight bytes.
struct FNV {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01B3
    state ^= state >> 29
  }

  var text: String { String(state, radix: 16) }

  static func text(ofFile path: String) throws -> String {
    var sum = FNV()
    for byte in try Data(contentsOf: URL(fileURLWithPath: path), options: .mappedIfSafe) {
      sum.add(UInt64(byte))
    }
    return sum.text
  }
}

/// The most memory that this process has held at once, as Linux counts it.
enum PeakMemory {
  /// Begins to count anew, where the system allows it; else the count stays that of the whole run.
  static func forget() {
    // Man page proc(5): 5 resets the peak resident set size.
    try? Data("5".utf8).write(to: URL(fileURLWithPath: "/proc/self/clear_refs"))
  }

  /// In millions of bytes; not a number where the system does not tell.
  static var megabytes: Double {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { " \t".contains($0) }).dropFirst().first
    return (kibibytes.flatMap { Double($0) } ?? .nan) * 1_024 / 1e6
  }
}
