import Addressing
import Domain
import EventLog
import Foundation
import Synchronization
import TestSupport

@testable import Engine

/// A data directory in which the facts of the land and of one case are recorded, as a person would
/// record them.
final class CaseWorld: Sendable {
  private let folder: TemporaryFolder
  private let clock: Clock
  let spots: Spots

  private init(_ folder: TemporaryFolder, _ clock: Clock, _ spots: Spots) {
    self.folder = folder
    self.clock = clock
    self.spots = spots
  }

  /// The land of the file, before any case.
  init(land: [Statement]) throws {
    folder = try TemporaryFolder()
    clock = Clock()
    spots = try Spots(land)
    try record(land.filter { $0.verb != "spot" })
    // The index is kept, for every case to copy.
    _ = try workspace().snapshot(on: CaseQuestion.usualDay)
  }

  /// The same land with the facts of a case.
  func adding(_ facts: [Statement]) throws -> CaseWorld {
    let copy = try TemporaryFolder()
    try FileManager.default.copyItem(atPath: folder.path("data"), toPath: copy.path("data"))
    let world = CaseWorld(copy, Clock(), spots)
    try world.record(facts)
    return world
  }

  func workspace() throws -> Workspace {
    let clock = clock
    return try Workspace(
      path: folder.path("data"), access: .writing,
      Workspace.Surroundings(
        clock: { clock.milliseconds },
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...255) } },
        readAddresses: { path, _, each in try Self.readDoors(path, each) },
        readPopulation: { _, _, _ in PopulationTraits(projectionsFrom: nil) }, onWait: {}))
  }

  // MARK: - Recording

  private func record(_ statements: [Statement]) throws {
    let workspace = try workspace()
    var doors: [Statement] = []
    var positions: [String: Int64] = [:]
    for statement in statements {
      guard statement.verb != "door" else {
        doors.append(statement)
        continue
      }
      let fact = try CaseFact(statement, spots)
      clock.set(fact.recordedOn)
      let events = try corrected(fact, statement, positions)
      let written = zip(events, 0...).map { event, index in
        unchecked(event, "\(statement.line)-\(index)", fact)
      }
      let receipts: [AppendReceipt]
      do {
        receipts = try workspace.record(written, actor: "cases")
      } catch {
        throw CaseError(line: statement.line, text: "\(error)")
      }
      for (event, receipt) in zip(events, receipts) {
        let encoded = EventCodec.encode(event)
        positions["\(encoded.stream) \(encoded.type)"] = receipt.lastPosition
      }
    }
    try record(doors: doors, in: workspace)
    clock.set(CaseQuestion.askedOn)
  }

  /// What comes of recording a fact: that it is recorded, or why it is refused.
  ///
  /// `Asked recording moved nid; at: moulin`. What is refused changes nothing.
  func recording(_ asked: Statement) throws -> [String] {
    let words = asked.text.dropFirst(asked.verb.count)
    let fact = try CaseFact(try Statement(words, line: asked.line), spots)
    do {
      let written = fact.events.enumerated().map { unchecked($1, "asked-\($0)", fact) }
      _ = try workspace().record(written, actor: "cases")
      return ["Then recorded"]
    } catch let error as FactsRefused {
      return error.problems.flatMap { refused in
        CaseAnswer.lines("refused") { refused.problem.message(in: $0) }
      }
    }
  }

  private func unchecked(_ event: DomainEvent, _ id: String, _ fact: CaseFact) -> UncheckedFact {
    let encoded = EventCodec.encode(event)
    return UncheckedFact(
      id: id, stream: encoded.stream, type: encoded.type, schemaVersion: encoded.schemaVersion,
      effectiveOn: fact.effectiveOn.description, source: "cases", payload: encoded.payload,
      contents: fact.contents.filter { encoded.contents.contains($0.digest) })
  }

  /// The events of a fact, or what puts them in the place of the one that was recorded before.
  private func corrected(
    _ fact: CaseFact, _ statement: Statement, _ positions: [String: Int64]
  ) throws -> [DomainEvent] {
    guard let corrects = fact.corrects, let event = fact.events.first,
      let subject = event.subject as Subject?
    else { return fact.events }
    guard let position = positions["\(corrects.stream) \(corrects.type)"] else {
      throw statement.error("there is nothing to correct")
    }
    let instead = Correction.Instead(effectiveOn: fact.effectiveOn, event: event)
    return [
      .correction(
        subject, Correction(corrects: position, reason: corrects.reason, instead: instead))
    ]
  }

  // MARK: - Doors

  /// Registers doors and postal codes as a table of addresses.
  private func record(doors: [Statement], in workspace: Workspace) throws {
    guard !doors.isEmpty else { return }
    let text = doors.map { ([String($0.line)] + $0.head).joined(separator: "\t") }
      .joined(separator: "\n")
    let path = folder.path("doors")
    try Data(text.utf8).write(to: URL(fileURLWithPath: path))
    guard let day = CalendarDate(CaseFact.usualDay) else { return }
    _ = try workspace.importAddresses(
      path: path, mapping: [], title: "doors",
      ImportOptions(
        effectiveOn: day, source: "cases", actor: "cases", file: "doors", isDryRun: false))
  }

  /// `J1A1A1 0.5 0.5`: a door of that postal code.
  private static func readDoors(_ path: String, _ each: (AddressRow) throws -> Void) throws {
    let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    for line in text.split(separator: "\n") {
      let words = line.split(separator: "\t").map(String.init)
      guard words.count == 4, let number = Int(words[0]), let x = Double(words[2]),
        let y = Double(words[3]), let point = CaseLand.point(x, y)
      else { throw CaseError(line: Int(words.first ?? "") ?? 0, text: "this is no door") }
      try each(
        AddressRow(
          line: number,
          record: AddressRecord(
            number: 1, street: "rue A", postalCode: PostalCode(words[1]), point: point)))
    }
  }
}

/// A clock that is set to the day on which each fact was recorded.
final class Clock: Sendable {
  private let now = Mutex<Int64>(0)

  var milliseconds: Int64 { now.withLock { $0 } }

  func set(_ day: CalendarDate) { now.withLock { $0 = Self.milliseconds(of: day) } }

  /// Noon of a day, in milliseconds since 1970-01-01T00:00:00Z.
  static func milliseconds(of day: CalendarDate) -> Int64 {
    Int64(day.daysSince1970) * 86_400_000 + 43_200_000
  }
}
