internal import Domain
internal import Engine
internal import Foundation
internal import Interchange
internal import Synchronization

/// Adds the codes of territories to every row of a table of points.
struct PointTableLocation {
  let path: String

  /// The kinds to add, in order; every kind where none is named.
  let kinds: [TerritoryKind]
  let language: Language

  /// Unreadable rows that are listed before the rest is counted.
  private static let problemCountMax = 10

  /// Reads the table and writes it, row by row, to standard output.
  ///
  /// - Throws: an error of the table or the output; ``Reported`` when rows had no readable point.
  func run(on snapshot: Snapshot, in environment: Environment) throws {
    try checkKinds(against: snapshot.territoryKinds)
    let all = kinds.isEmpty ? snapshot.territoryKinds : kinds
    let separators = Separators(snapshot, kinds: all)
    let outside = Tally()
    let scanner = BulkPointScanner(columns: all.map(\.name)) { longitudes, latitudes, suffixes in
      var outsideCount = 0
      separators.classifier(for: suffixes.separator)?.classify(
        longitudesDegrees: longitudes, latitudesDegrees: latitudes
      ) { text in
        // Nothing but separators: no territory of any kind.
        if text.count == all.count { outsideCount += 1 }
        suffixes.raw(text)
        suffixes.endRow()
      }
      outside.add(outsideCount)
    }
    let line = ProgressLine(
      Bilingual("Localisation", "Locating"), in: environment, language: language)
    defer { line.finish() }
    let progress = line.progress
    let size = Self.byteCount(of: path)
    let summary = try scanner.run(
      ByteChunks(path: path), file: path, write: { try environment.writeOutput($0) },
      progress: { done in if let size { progress?(done, size) } })
    line.finish()
    tell(outsideCount: outside.count, of: summary.rowCount, in: environment)
    try report(summary, in: environment)
  }

  /// Says how many points lie in no territory: at sea, or with their two numbers swapped.
  private func tell(outsideCount: Int, of rowCount: Int, in environment: Environment) {
    guard outsideCount > 0 else { return }
    let outside = TextFormat.integer(outsideCount, in: language)
    let all = TextFormat.integer(rowCount, in: language)
    environment.writeError(
      language == .french
        ? "Points dans aucun territoire : \(outside) sur \(all). Longitude et latitude "
          + "sont-elles dans le bon ordre?\n"
        : "Points in no territory: \(outside) of \(all). Are longitude and latitude in the "
          + "right order?\n")
  }

  private func checkKinds(against known: [TerritoryKind]) throws(UsageError) {
    for kind in kinds where !known.contains(kind) {
      throw .unknownWord(
        option: "--kinds", value: kind.name, allowed: known.map(\.name),
        nearest: Suggestion.nearest(to: kind.name, in: known.map(\.name)))
    }
  }

  /// Says which rows had no readable point, without repeating the point.
  private func report(_ summary: BulkPointScanner.Summary, in environment: Environment) throws {
    guard summary.problemCount > 0 else { return }
    let isFrench = language == .french
    let count = TextFormat.integer(summary.problemCount, in: language)
    var text =
      isFrench
      ? "Lignes sans point lisible (codes laissés vides) : \(count)\n"
      : "Rows without a readable point (codes left empty): \(count)\n"
    for problem in summary.problems.prefix(Self.problemCountMax) {
      let place =
        isFrench
        ? "  ligne \(problem.line), colonne \(problem.column) : "
        : "  line \(problem.line), column \(problem.column): "
      text += place + Self.reason(problem.reason, in: language) + "\n"
    }
    let rest = summary.problemCount - min(summary.problemCount, Self.problemCountMax)
    if rest > 0 { text += "  " + TextFormat.more(rest, in: language) + "\n" }
    environment.writeError(text)
    throw Reported(kind: .badData)
  }

  private static func reason(_ reason: PointProblem.Reason, in language: Language) -> String {
    switch (reason, language) {
    case (.missing, .french): "il manque une coordonnée"
    case (.missing, .english): "a coordinate is missing"
    case (.notNumber, .french): "ce n'est pas un nombre avec un point décimal"
    case (.notNumber, .english): "not a number with a decimal point"
    case (.outsideGlobe, .french): "hors du globe"
    case (.outsideGlobe, .english): "outside the globe"
    }
  }

  /// Size of a file, for progress; `nil` for standard input.
  private static func byteCount(of path: String) -> Int? {
    // Without a size there is no progress to show, and nothing else is lost.
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    return (attributes?[.size] as? NSNumber)?.intValue
  }
}

/// A classifier for each separator that a table may have.
private struct Separators: Sendable {
  private let byByte: [UInt8: PointClassifier]

  init(_ snapshot: Snapshot, kinds: [TerritoryKind]) {
    var byByte: [UInt8: PointClassifier] = [:]
    for delimiter in CSVReader.Delimiter.allCases {
      byByte[delimiter.byte] = snapshot.classifier(of: kinds, separator: delimiter.byte)
    }
    self.byByte = byByte
  }

  func classifier(for separator: UInt8) -> PointClassifier? { byByte[separator] }
}

/// A count that several cores add to.
private final class Tally: Sendable {
  private let value = Atomic<Int>(0)

  var count: Int { value.load(ordering: .sequentiallyConsistent) }

  func add(_ more: Int) {
    value.add(more, ordering: .sequentiallyConsistent)
  }
}
