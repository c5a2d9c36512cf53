internal import Domain
internal import Engine
internal import Foundation
internal import Hashing
internal import Projections

/// Every home of a list beside every GMF, on a data directory: how long a lookup takes, what it says,
/// and where its answers surprise.
///
/// `--data DIR` holds the territories and resources; `--schools FILE` is a table with the columns
/// `immeuble`, `nom`, `municipalite`, `latitude` and `longitude`, whose places stand for homes. Of the
/// homes, `--every N` takes one in so many; with `--beside N` each is judged beside its nearest GMF and
/// N - 1 others in turn, not beside all. `--workers N` (2) threads share the work. With `--invented N`
/// that many invented services are recorded besides, in a copy. There is no rival.
///
/// The second figure is of an answer of which somebody looks at every service, those that nobody stated
/// among them; the third of one asked again, as by whoever lives in the same territories and is
/// registered with the same GMF.
struct LookupBenchmark {
  private let directory: String
  private let schoolsPath: String
  private let stride: Int
  private let gmfCount: Int
  private let workerCount: Int
  private let inventedCount: Int

  init?(arguments: Arguments) {
    directory = arguments.text("data", default: "")
    schoolsPath = arguments.text("schools", default: "")
    guard !directory.isEmpty, !schoolsPath.isEmpty else { return nil }
    stride = max(1, arguments.integer("every", default: 1))
    gmfCount = max(1, arguments.integer("beside", default: .max))
    workerCount = max(1, arguments.integer("workers", default: 2))
    inventedCount = arguments.integer("invented", default: 0)
  }

  func run(into report: inout Report) async throws {
    let listed = try SchoolList(path: schoolsPath)
    guard inventedCount > 0 else { return try await measure(directory, listed, into: &report) }
    let copy = try InventedServices(count: inventedCount).added(
      to: directory, beside: listed.schools)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try await measure(copy, listed, into: &report)
  }

  private func measure(
    _ directory: String, _ listed: SchoolList, into report: inout Report
  ) async throws {
    let snapshot = try workspace(directory, .reading).snapshot(on: benchmarkDay)
    let schools = listed.schools.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
    let gmfs = snapshot.directory.allResources.compactMap { id -> PlacedGMF? in
      let facts = snapshot.directory.facts(of: id, at: snapshot.vantage)
      return facts?.kind == .gmf ? PlacedGMF(id: id, point: facts?.site.point) : nil
    }
    report.note(
      "\(snapshot.directory.allServices.count) services; \(schools.count) homes of \(listed.schools.count) (\(listed.placelessCount) rows without a "
        + "point), each beside \(min(gmfCount, gmfs.count)) of \(gmfs.count) GMFs")
    let homes = try await judge(schools, beside: gmfs, in: snapshot)
    let tally = homes.reduce(into: LookupTally()) { $0.add($1.tally) }
    for finding in findings(tally, homes) { report.add(finding) }
    for line in tally.lines + Surprise.lines(homes.flatMap(\.surprises)) { report.note(line) }
  }

  private func judge(
    _ schools: [School], beside gmfs: [PlacedGMF], in snapshot: Snapshot
  ) async throws -> [JudgedHome] {
    let (workerCount, gmfCount) = (workerCount, gmfCount)
    return try await withThrowingTaskGroup(of: [JudgedHome].self) { group in
      for worker in 0..<workerCount {
        group.addTask {
          try Swift.stride(from: worker, to: schools.count, by: workerCount).map { index in
            let chosen = PlacedGMF.chosen(gmfCount, of: gmfs, for: schools[index], turn: index)
            return try JudgedHome(schools[index], index: index, beside: chosen, in: snapshot)
          }
        }
      }
      let found = try await group.reduce(into: []) { $0 += $1 }
      return found.sorted { $0.index < $1.index }
    }
  }

  private func findings(_ tally: LookupTally, _ homes: [JudgedHome]) -> [Finding] {
    var whole = HashInput()
    for home in homes { whole.append(home.digest) }
    let checksum = whole.digest.hexadecimal
    return [
      ("lookup of homes beside GMFs", tally.microseconds),
      ("the same, every service looked at", tally.wholeMicroseconds),
      ("asked again for the same territories", tally.againMicroseconds),
    ].map { task, microseconds in
      let sorted = microseconds.sorted()
      let p99 = sorted.isEmpty ? .nan : sorted[sorted.count * 99 / 100]
      return Finding(
        task: "\(task), p99 \(Int(p99)) µs", data: "\(sorted.count) pairs",
        unit: "µs (p50; smaller is better)", median: median(sorted), rival: "",
        rivalMedian: nil, goal: nil, checksum: checksum)
    }
  }
}

/// A GMF and where it stands.
private struct PlacedGMF: Sendable {
  let id: ResourceID
  let point: Coordinate?

  /// The nearest of all to a home, and others that take turns from home to home.
  static func chosen(
    _ count: Int, of all: [PlacedGMF], for school: School, turn: Int
  ) -> [ResourceID] {
    guard count < all.count else { return all.map(\.id) }
    func metres(_ gmf: PlacedGMF) -> Double { gmf.point.map(school.metres) ?? .infinity }
    guard let nearest = all.min(by: { metres($0) < metres($1) }) else { return [] }
    let others = all.filter { $0.id != nearest.id }
    return [nearest.id]
      + (0..<count - 1).map { others[(turn * (count - 1) + $0) % others.count].id }
  }
}

/// What was found for one home beside some GMFs.
struct JudgedHome: Sendable {
  /// Its place in the list, from 0.
  let index: Int
  private(set) var tally = LookupTally()

  /// The most surprising answer by each measure.
  private(set) var surprises: [Surprise] = []

  /// Over every service of every answer, with its group and verdicts.
  private(set) var digest = Digest.zero

  init(
    _ school: School, index: Int, beside gmfs: [ResourceID], in snapshot: Snapshot
  ) throws {
    self.index = index
    let home = snapshot.locate(school.point)
    tally.addHome(home.location)
    var input = HashInput()
    for gmf in gmfs {
      let request = LookupRequest(gmf: gmf, day: snapshot.day)
      var answer: LookupAnswer?
      let taken = try seconds { answer = try snapshot.lookup(home, request) }
      guard let answer else { continue }
      let looked = seconds { _ = answer.services.all }
      let again = try seconds { _ = try snapshot.lookup(home, request) }
      tally.add(answer, seconds: (taken, taken + looked, again))
      input.append(answer)
      keep(Surprise.all(in: answer, at: school, beside: gmf))
    }
    keep(try [Surprise.turn(at: school, home, in: snapshot)].compactMap(\.self))
    digest = input.digest
  }

  /// Keeps the greater of two surprises of one measure.
  private mutating func keep(_ found: [Surprise]) {
    for surprise in found {
      guard let known = surprises.firstIndex(where: { $0.measure == surprise.measure }) else {
        surprises.append(surprise)
        continue
      }
      if surprise.size > surprises[known].size { surprises[known] = surprise }
    }
  }
}

extension HashInput {
  fileprivate mutating func append(_ answer: LookupAnswer) {
    for service in answer.services + answer.leftOut {
      append(field: service.id.text)
      append(field: service.group.rawValue)
      append(field: service.home.holds.rawValue)
      append(field: service.registration.holds.rawValue)
      append(field: service.gmf?.holds.rawValue ?? "")
    }
  }
}

/// What many answers come to.
struct LookupTally: Sendable {
  private(set) var microseconds: [Double] = []

  /// With every service looked at.
  private(set) var wholeMicroseconds: [Double] = []
  private(set) var againMicroseconds: [Double] = []
  private var groups: [ComparisonGroup: Int] = [:]
  private var gaps: [String: Int] = [:]
  private var pairs: [String: Int] = [:]
  private var homes: [String: Int] = [:]

  mutating func addHome(_ location: Location) {
    homes["in no territory", default: 0] += location.territories.isEmpty ? 1 : 0
    homes["in no CLSC territory", default: 0] +=
      location.territories.contains { $0.id.kind.name == "clsc" } ? 0 : 1
    homes["where layers contradict each other", default: 0] +=
      location.contradictions.isEmpty ? 0 : 1
    homes["with candidates although the point is exact", default: 0] +=
      location.isDoubtful ? 1 : 0
  }

  mutating func add(
    _ answer: LookupAnswer, seconds: (first: Double, whole: Double, again: Double)
  ) {
    microseconds.append(seconds.first * 1e6)
    wholeMicroseconds.append(seconds.whole * 1e6)
    againMicroseconds.append(seconds.again * 1e6)
    for service in answer.services { groups[service.group, default: 0] += 1 }
    for category in answer.categories where category.relation == .onlyAroundGMF {
      gaps[category.category.code, default: 0] += 1
    }
    func count(_ name: String, _ holds: Bool) { pairs[name, default: 0] += holds ? 1 : 0 }
    count("left something out", !answer.leftOut.isEmpty)
    count("in doubt about a service", answer.doubt.map { !$0.inSome.isEmpty } ?? false)
    count("without a service by residence", !answer.services.contains(where: \.servesResidents))
    let sites = answer.gmf?.sites ?? []
    count("GMF where layers contradict", sites.contains { !$0.contradictions.isEmpty })
    count("GMF without a point", sites.contains { !$0.hasPoint })
  }

  mutating func add(_ other: LookupTally) {
    microseconds += other.microseconds
    wholeMicroseconds += other.wholeMicroseconds
    againMicroseconds += other.againMicroseconds
    groups.merge(other.groups, uniquingKeysWith: +)
    gaps.merge(other.gaps, uniquingKeysWith: +)
    pairs.merge(other.pairs, uniquingKeysWith: +)
    homes.merge(other.homes, uniquingKeysWith: +)
  }

  /// The counts in words.
  var lines: [String] {
    ComparisonGroup.allCases.map { "services in group \($0.rawValue): \(groups[$0] ?? 0)" }
      + gaps.sorted { $0.key < $1.key }.map { "pairs with a gap in \($0.key): \($0.value)" }
      + pairs.sorted { $0.key < $1.key }.map { "pairs, \($0.key): \($0.value)" }
      + homes.sorted { $0.key < $1.key }.map { "homes, \($0.key): \($0.value)" }
  }
}
