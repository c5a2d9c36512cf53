internal import Addressing
internal import Domain
internal import Foundation
internal import Interchange
internal import InventedGazetteer

/// Building, opening and asking the index of addresses, at the size of a country.
///
/// Arguments: `--gazetteer FOLDER` with the two files that `make-gazetteer` or `public-cases` writes
/// (without it they are made for the run: `--doors`, 4,000,000, and `--questions`, 2,000 of each kind);
/// `--rivals PYTHON`, an interpreter that has the rivals of `Tools/address-rivals/measure.py`, which
/// then answer the same questions in the same run; `--rival-questions` (200) of each kind for them.
///
/// Right is an answer whose first match stands within two metres of the door that was meant. Sure
/// and wrong is a settled match that is farther from it than the doubt it states: there must be none,
/// and least of questions that do not tell the door (`streetOnly`, `otherTown`).
struct AddressBenchmark {
  private let arguments: Arguments
  private let isGiven: Bool
  private let folder: String

  init(arguments: Arguments) {
    self.arguments = arguments
    let given = arguments.text("gazetteer", default: "")
    isGiven = !given.isEmpty
    folder = isGiven ? given : NSTemporaryDirectory() + "ancrage-addresses-\(getpid())"
  }

  func run(into report: inout Report) throws {
    let scratch = NSTemporaryDirectory() + "ancrage-address-index-\(getpid())"
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer {
      // Only temporary folders, which the system sweeps too.
      try? FileManager.default.removeItem(atPath: scratch)
      if !isGiven { try? FileManager.default.removeItem(atPath: folder) }
    }
    let files = GazetteerFiles(folder: folder)
    if !isGiven {
      let gazetteer = InventedGazetteer(
        doorCount: arguments.integer("doors", default: 4_000_000))
      try files.write(
        gazetteer, questionsOfKind: arguments.integer("questions", default: 2_000))
    }
    let path = scratch + "/addresses.index"
    let data = try measureBuilding(of: path, from: files, scratch: scratch, into: &report)
    try measureOpening(path, data, into: &report)
    let index = try AddressIndex(contentsOf: path)
    let questions = try AskedDoor.all(in: files.questionsPath)
    let rivals = try AddressRivals(arguments, folder: folder)
    for (kind, asked) in questions {
      let trial = try AddressTrial(asked, index, runCount: report.runCount, task: kind)
      add(trial, kind, data, rivals, into: &report)
    }
    for line in rivals.lines { report.note(line) }
    if let first = questions.first { measureTyping(first.asked, index, data, into: &report) }
  }

  // MARK: - The file

  /// Builds the index as often as the report asks; gives the data in words.
  private func measureBuilding(
    of path: String, from files: GazetteerFiles, scratch: String, into report: inout Report
  ) throws -> String {
    var times: [Double] = []
    var built: AddressIndexBuilder.Summary?
    var peaks: [Double] = []
    for _ in 0..<report.runCount {
      PeakMemory.forget()
      times.append(
        try seconds { built = try build(path, from: files.doorsPath, scratch: scratch) })
      peaks.append(PeakMemory.megabytes)
    }
    guard let summary = built else { return "" }  // A report has at least one run.
    let data = "\(summary.doorCount) doors, \(summary.streetCount) streets"
    func add(_ task: String, _ unit: String, _ median: Double, _ checksum: String = "") {
      report.add(
        Finding(
          task: task, data: data, unit: unit, median: median, rival: "", rivalMedian: nil,
          goal: nil, checksum: checksum))
    }
    let checksum = try FNV.text(ofFile: path)
    add("addresses: build from CSV (goal 60)", "s", median(times), checksum)
    add("addresses: peak memory of the build (goal 2000)", "MB", peaks.max() ?? 0)
    add("addresses: file (goal 300)", "MB", Double(summary.byteCount) / 1e6)
    return data
  }

  private func build(
    _ path: String, from source: String, scratch: String
  ) throws -> AddressIndexBuilder.Summary {
    let builder = AddressIndexBuilder(temporaryFolder: scratch)
    var reader = try CSVReader(path: source)
    let row = try DoorColumns(reader.header)
    while let fields = try reader.next() {
      if let record = row.record(fields) { try builder.add(record) }
    }
    return try builder.finish(writing: path, key: [UInt8](repeating: 1, count: 32))
  }

  private func measureOpening(_ path: String, _ data: String, into report: inout Report) throws {
    let times = try (0..<max(report.runCount, 5)).map { _ in
      try seconds { _ = try AddressIndex(contentsOf: path).find("1 rue Principale") } * 1e3
    }
    report.add(
      Finding(
        task: "addresses: open and find once", data: data, unit: "ms", median: median(times),
        rival: "", rivalMedian: nil, goal: nil, checksum: ""))
  }

  // MARK: - The questions

  /// What is suggested at every third letter of the first 500 questions of the first kind.
  private func measureTyping(
    _ asked: [AskedDoor], _ index: AddressIndex, _ data: String, into report: inout Report
  ) {
    let begun = asked.prefix(500).flatMap { question in
      stride(from: 4, to: question.text.count, by: 3).map { String(question.text.prefix($0)) }
    }
    var times = [[Double]](repeating: [], count: begun.count)
    var suggestedCount = 0
    for _ in 0..<report.runCount {
      suggestedCount = 0
      for (number, text) in begun.enumerated() {
        times[number].append(
          seconds { suggestedCount += index.suggest(text).isEmpty ? 0 : 1 } * 1e6)
      }
    }
    let sorted = times.map(median).sorted()
    guard !sorted.isEmpty else { return }
    for (name, share) in [("p50", 50), ("p99", 99)] {
      report.add(
        Finding(
          task: "addresses: suggest while typing, \(name)", data: data, unit: "µs",
          median: sorted[(sorted.count - 1) * share / 100], rival: "", rivalMedian: nil, goal: nil,
          checksum: "\(suggestedCount) of \(begun.count)"))
    }
  }

  private func add(
    _ trial: AddressTrial, _ kind: String, _ data: String, _ rivals: AddressRivals,
    into report: inout Report
  ) {
    let goals = ["addok": 70.0, "tantivy": 20]
    let tellsTheDoor = AddressQuestion.Kind(rawValue: kind)?.tellsTheDoor ?? true
    let beside = rivals.figures(of: kind)
    for rival in beside.isEmpty ? [nil] : beside.map(Optional.some) {
      report.add(
        Finding(
          task: "addresses: find, \(kind)", data: data, unit: "finds/s (goal 10000)",
          median: trial.findsPerSecond, rival: rival?.engine ?? "",
          rivalMedian: rival?.findsPerSecond, goal: rival.flatMap { goals[$0.engine] },
          checksum: trial.checksum))
      report.add(
        Finding(
          task: "addresses: right first answer, \(kind)", data: data,
          unit: tellsTheDoor ? "of 1 (goal 0.97)" : "of 1",
          median: trial.rightShare, rival: rival?.engine ?? "", rivalMedian: rival?.rightShare,
          goal: nil, checksum: trial.checksum))
    }
    report.note(
      "addresses, \(kind): \(trial.askedCount) questions, p50 \(Int(trial.p50)) µs,"
        + " p99 \(Int(trial.p99)) µs (goal 1000), \(Int(trial.findsPerProcessorSecond)) a second"
        + " of processor time, right \(trial.rightShare), settled \(trial.settledCount),"
        + " sure and wrong \(trial.sureAndWrong.count)")
    if arguments.has("explain") {
      for line in trial.sureAndWrong.prefix(20) { report.note("  sure and wrong: \(line)") }
      for line in trial.missed.prefix(20) { report.note("  missed: \(line)") }
    }
  }
}

/// Where the columns of the doors stand.
private struct DoorColumns {
  private let number, suffix, unit, street, municipality, place, code, longitude, latitude: Int

  init(_ header: CSVHeader) throws {
    number = try header.index(of: "number")
    suffix = try header.index(of: "suffix")
    unit = try header.index(of: "unit")
    street = try header.index(of: "street")
    municipality = try header.index(of: "municipality")
    place = try header.index(of: "place")
    code = try header.index(of: "postal_code")
    longitude = try header.index(of: "longitude")
    latitude = try header.index(of: "latitude")
  }

  /// The door of a row; `nil` where its point lies nowhere.
  func record(_ row: CSVRow) -> AddressRecord? {
    guard let east = Double(row[longitude]), let north = Double(row[latitude]),
      let point = Coordinate(longitudeDegrees: east, latitudeDegrees: north)
    else { return nil }
    func text(_ column: Int) -> String? { row[column].isEmpty ? nil : row[column] }
    // A code that is none of Canada is another name of the municipality.
    let postalCode = PostalCode(row[code])
    return AddressRecord(
      number: Int(row[number]), numberSuffix: row[suffix], unit: text(unit), street: text(street),
      municipality: text(municipality),
      otherPlaces: [text(place), postalCode == nil ? text(code) : nil].compactMap(\.self),
      postalCode: postalCode, point: point)
  }
}
