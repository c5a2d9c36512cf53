internal import Domain
internal import Foundation
internal import InventedGazetteer
internal import TestSupport
internal import Testing

@Suite("The invented gazetteer")
struct InventedGazetteerTests {
  /// What makes a door one: two rows of a source that agree in this are the same door twice.
  private struct Identity: Hashable {
    let town: String
    let code: String
    let street: String
    let number: String
    let unit: String
  }

  private static let doorCount = 40_000
  private let gazetteer = InventedGazetteer(doorCount: doorCount)

  private func rows(_ gazetteer: InventedGazetteer) -> [InventedDoor] {
    var rows: [InventedDoor] = []
    gazetteer.forEachDoor { rows.append($0) }
    return rows
  }

  @Test("It has as many rows as asked, each once, with codes and points that can be")
  func rowsAreSound() throws {
    let rows = rows(gazetteer)
    #expect(rows.count == Self.doorCount)
    var seen: Set<Identity> = []
    let unsound = rows.filter { door in
      let identity = Identity(
        town: door.municipality, code: door.hasNamesake ? door.postalCode : "",
        street: door.street, number: "\(door.number)\(door.suffix)", unit: door.unit)
      let isNew = seen.insert(identity).inserted
      let point = Coordinate(
        longitudeDegrees: Double(door.longitudeMicrodegrees) / 1e6,
        latitudeDegrees: Double(door.latitudeMicrodegrees) / 1e6)
      let texts = [door.street, door.municipality, door.place, door.suffix, door.unit]
      let isPlain = !texts.contains { $0.contains { ",\"\n".contains($0) } }
      let code = door.postalCode.replacing(" ", with: "")
      return !(isNew || door.street.isEmpty) || point == nil || door.number < 1 || !isPlain
        || PostalCode(door.postalCode)?.text != code
    }
    // A few say as much as all.
    #expect(unsound.prefix(3) == [])
    let streets = Set(rows.map { [$0.municipality, $0.street] }).count
    #expect((800...2_000).contains(streets), "\(streets) streets")
    #expect(gazetteer.municipalityCount == 12)
    #expect(rows.contains { !$0.unit.isEmpty })
    #expect(rows.contains { !$0.suffix.isEmpty })
    #expect(rows.contains { $0.street.hasSuffix("Ouest") })
  }

  @Test("The same seed gives the same rows and questions, another seed others")
  func isDeterministic() {
    let again = InventedGazetteer(doorCount: Self.doorCount)
    let other = InventedGazetteer(doorCount: Self.doorCount, seed: 1)
    #expect(rows(again) == rows(gazetteer))
    #expect(rows(other) != rows(gazetteer))
    #expect(again.questions(countOfKind: 50) == gazetteer.questions(countOfKind: 50))
  }

  @Test("Questions are of every kind, and disturbed ones differ from the address")
  func questionsAreDisturbed() {
    let questions = gazetteer.questions(countOfKind: 200)
    let doors = Set(rows(gazetteer))
    for kind in AddressQuestion.Kind.allCases {
      let some = questions.filter { $0.kind == kind }
      #expect(kind == .otherTown ? (100...200).contains(some.count) : some.count == 200)
      #expect(some.allSatisfy { doors.contains($0.door) && !$0.door.hasNamesake })
      let asWritten = some.filter {
        $0.text.contains("\($0.door.street), \($0.door.municipality) ")
          || $0.text.hasSuffix("\($0.door.street), \($0.door.municipality)")
      }
      switch kind {
      case .clean: #expect(asWritten.count == 200)
      case .oneError, .twoErrors, .abbreviated, .otherTown: #expect(asWritten.isEmpty)
      case .streetOnly: #expect(some.allSatisfy { $0.text.hasSuffix(" \($0.door.street)") })
      case .noTown: #expect(some.allSatisfy { $0.text.hasSuffix($0.door.postalCode) })
      }
    }
  }

  @Test("A question with another town is not the address of a street there")
  func otherTownsHaveNoSuchStreet() {
    let streets = Set(rows(gazetteer).map { "\($0.street), \($0.municipality)" })
    for question in gazetteer.questions(countOfKind: 200) where question.kind == .otherTown {
      let text = question.text
      #expect(!streets.contains { text.hasSuffix(" " + $0) }, "\(text)")
    }
  }

  @Test("Its files hold the header, every row and every question, the same each time")
  func writesFiles() throws {
    let folder = try TemporaryFolder()
    let small = InventedGazetteer(doorCount: 3_000)
    let files = [1, 2].map { GazetteerFiles(folder: folder.path("\($0)")) }
    for file in files { try file.write(small, questionsOfKind: 20) }
    let text = try String(contentsOfFile: files[0].doorsPath, encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 3_002)
    #expect(
      lines.dropLast().allSatisfy {
        $0.split(separator: ",", omittingEmptySubsequences: false).count == 9
      })
    let questions = try String(contentsOfFile: files[0].questionsPath, encoding: .utf8)
    #expect((101...141).contains(questions.split(separator: "\n").count))
    #expect(try Data(contentsOf: URL(fileURLWithPath: files[1].doorsPath)) == Data(text.utf8))
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: files[1].questionsPath)) == Data(questions.utf8))
  }
}
