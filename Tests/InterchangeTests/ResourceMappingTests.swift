import Domain
import Engine
import Foundation
import Interchange
import JSONText
import TestSupport
import Testing

@Suite("Mappings")
struct ResourceMappingTests {
  static let text = #"""
    {
      "schema": "ancrage.mapping/1",
      "resource": {
        "id": "{id}", "name": "{nom}",
        "kind": {"column": "type", "values": {"Hôpital": "hospital", "CLSC": "clsc"},
                 "otherwise": "gmf"},
        "organization": {"id": {"template": "{org}", "slug": true}, "name": "{org}"},
        "partOf": "{gmf}", "address": "{adresse}", "postalCode": "{cp}",
        "longitude": "{lon}", "latitude": "{lat}",
        "confidential": {"column": "secret", "values": {"oui": true, "": false}}
      },
      "services": [
        {"when": {"column": "type", "in": ["CLSC"]}, "id": "{id}-a", "name": "Accueil",
         "category": "psychosocial", "reach": {"residence": {"containing": "clsc"}},
         "languages": "fr; en", "modes": "inPerson|atHome", "ageMinYears": "{age}"},
        {"when": [{"column": "type", "has": ["GMF"]}, {"column": "id", "notIn": ["9"]}],
         "id": "{id}-b", "name": "Suivi de {{nom}} {nom}", "category": "family-medicine",
         "reach": ["registration",
                   {"residence": {"territories": "rls:0312; mrc:55", "except": "clsc:03121"}}],
         "reachSource": "la source"}
      ]
    }
    """#

  static let header = "id,nom,type,org,gmf,adresse,cp,lon,lat,secret,age"

  static func rows(_ lines: String..., mapping: String = text) throws -> [ResourceRow] {
    let csv = ([header] + lines).joined(separator: "\n")
    let reader = try CSVReader(file: "f.csv", chunks: ByteChunks(Array(csv.utf8)))
    return try ResourceMapping(reading: Array(mapping.utf8), file: "m.json")
      .resourceRows(from: reader)
  }

  static func problems(_ lines: String...) -> [ImportProblem] {
    let csv = ([header] + lines).joined(separator: "\n")
    do {
      let reader = try CSVReader(file: "f.csv", chunks: ByteChunks(Array(csv.utf8)))
      _ = try ResourceMapping(reading: Array(text.utf8), file: "m.json")
        .resourceRows(from: reader)
      return []
    } catch let refused as ImportRefused {
      #expect(refused.file == "f.csv")
      return refused.problems
    } catch {
      Issue.record(error)
      return []
    }
  }

  @Test("A row becomes an organization, a resource and the services that concern it")
  func clsc() throws {
    let row = try #require(
      try Self.rows("1,CLSC X,CLSC,Le Réseau d'Été,,\"1, rue A\",j3p1a1,-73.5,45.5,,12").first)
    #expect(row.line == 2)
    #expect(row.organization?.id.text == "organization:le-reseau-d-ete")
    let resource = try #require(row.resource)
    #expect(resource.id.text == "resource:1")
    #expect(resource.kind == .clsc)
    #expect(resource.place?.postalCode == "J3P 1A1")
    #expect(resource.place?.address == "1, rue A")
    #expect(
      resource.place?.point == Coordinate(longitudeDegrees: -73.5, latitudeDegrees: 45.5))
    #expect(resource.described.organization == row.organization?.id)
    #expect(row.services.map(\.id.text) == ["service:1-a"])
    let service = row.services[0]
    #expect(service.reach == .residenceContaining(try #require(TerritoryKind("clsc"))))
    #expect(service.details.languages == ["fr", "en"])
    #expect(service.details.modes == [.inPerson, .atHome])
    #expect(service.details.ageMinYears == 12)
    #expect(row.columns["resource.kind"] == ResourceRow.Column(number: 3, name: "type"))
  }

  @Test("Reach clauses add up; a site names its GMF; empty cells say nothing")
  func gmf() throws {
    let rows = try Self.rows("2,G,GMF,,7,,,,,,", "9,H,GMF,,,,,,,,")
    let row = rows[0]
    #expect(row.organization == nil)
    #expect(row.resource?.place == nil)
    #expect(row.resource?.described.partOf?.text == "resource:7")
    #expect(row.services.map(\.details.name) == ["Suivi de {nom} G"])
    let named = ["rls:0312", "mrc:55"].compactMap { TerritoryID($0) }
    let except = ["clsc:03121"].compactMap { TerritoryID($0) }
    #expect(
      row.services[0].reach
        == .all([.registrationWithOwnResource, .residence(named, except: except)]))
    #expect(row.services[0].declaredBy == "la source")
    #expect(rows[1].services.isEmpty)
  }

  @Test("A confidential resource is accepted without a place")
  func confidential() throws {
    let row = try #require(try Self.rows("3,Refuge,GMF,,,,,,,oui,").first)
    #expect(row.resource?.isConfidential == true)
    #expect(row.resource?.place == nil)
  }

  @Test("A confidential resource with a place is refused, and the place is not repeated")
  func confidentialPlace() {
    let problems = Self.problems(
      "3,Refuge,GMF,,,\"12, rue Secrète\",,,,oui,", "4,Abri,GMF,,,,,-73.5,45.5,oui,")
    #expect(problems.map(\.reason) == Array(repeating: .confidentialWithPlace, count: 3))
    #expect(problems.map(\.line) == [2, 3, 3])
    #expect(problems.map(\.field) == ["adresse", "lon", "lat"])
    #expect(problems.map(\.value) == ["resource:3", "resource:4", "resource:4"])
  }

  @Test("Every problem is collected with line, column, value and what was expected")
  func collectsProblems() {
    let problems = Self.problems(
      "a b,,CLSC,,,,X,-73,,,x", "5,N,CLSC,,,,,200,45,peut-être,130", "6", "7,N,CLSC,,,,,,,,")
    let expected: [ImportProblem] = [
      ImportProblem(line: 2, column: 1, field: "id", value: "a b", reason: .malformedCode),
      ImportProblem(line: 2, column: 2, field: "nom", value: "", reason: .missingValue),
      ImportProblem(
        line: 2, column: 7, field: "cp", value: "X",
        reason: .malformedIdentifier(expected: "A1A 1A1")),
      ImportProblem(line: 2, column: 9, field: "lat", value: "", reason: .missingValue),
      ImportProblem(line: 2, column: 1, field: "id", value: "a b-a", reason: .malformedCode),
      ImportProblem(line: 2, column: 11, field: "age", value: "x", reason: .malformedNumber),
      ImportProblem(
        line: 3, column: 10, field: "secret", value: "peut-être",
        reason: .notInVocabulary(allowed: ["", "oui"], nearest: nil)),
      ImportProblem(
        line: 3, column: 8, field: "lon", value: "resource:5", reason: .confidentialWithPlace),
      ImportProblem(
        line: 3, column: 9, field: "lat", value: "resource:5", reason: .confidentialWithPlace),
      ImportProblem(
        line: 3, column: 11, field: "age", value: "130", reason: .outOfRange(expected: "0…120")),
      ImportProblem(line: 4, value: "1", reason: .outOfRange(expected: "11")),
    ]
    #expect(problems == expected)
  }

  @Test("No more than a hundred problems are kept")
  func limit() {
    let csv = [Self.header] + Array(repeating: ",,,,,,,,,,", count: 500)
    #expect {
      let reader = try CSVReader(
        file: "f.csv", chunks: ByteChunks(Array(csv.joined(separator: "\n").utf8)))
      _ = try ResourceMapping(reading: Array(Self.text.utf8), file: "m.json")
        .resourceRows(from: reader)
    } throws: { ($0 as? ImportRefused)?.problems.count == 100 }
  }

  @Test("A column that the table lacks is named before any row is read")
  func missingColumn() {
    let csv = "id,name,type\n"
    #expect(
      throws: CSVError.missingColumn(
        file: "f.csv", name: "nom", nearest: "name", available: ["id", "name", "type"])
    ) {
      let reader = try CSVReader(file: "f.csv", chunks: ByteChunks(Array(csv.utf8)))
      _ = try ResourceMapping(reading: Array(Self.text.utf8), file: "m.json")
        .resourceRows(from: reader)
    }
  }

  /// A mapping that is wrong and what is said of it.
  struct Fault: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let reason: JSONSyntaxError.Reason
  }

  static func service(_ members: String) -> String {
    #"{"schema":"ancrage.mapping/1","services":[{"id":"a","name":"b","category":"c","resource":"d""#
      + members + "}]}"
  }

  @Test(
    "Faults of a mapping have line and column",
    arguments: [
      Fault(
        testDescription: "another schema", text: #"{"schema":"x"}"#,
        reason: .invalidValue(key: "schema", value: "x", expected: "ancrage.mapping/1")),
      Fault(
        testDescription: "nothing to map", text: #"{"schema":"ancrage.mapping/1"}"#,
        reason: .missingKey("resource")),
      Fault(
        testDescription: "a misspelt key", text: service(#","rech":"everyone""#),
        reason: .invalidValue(key: "rech", value: "rech", expected: "reach")),
      Fault(
        testDescription: "an unknown reach", text: service(#","reach":"all""#),
        reason: .invalidValue(
          key: "reach", value: "all", expected: "everyone, notStated, registration")),
      Fault(
        testDescription: "an open brace", text: service(#","cost":"{a""#),
        reason: .invalidValue(key: "template", value: "{a", expected: "{…}")),
      Fault(
        testDescription: "a malformed kind of territory",
        text: service(#","reach":{"residence":{"containing":"CLSC !"}}"#),
        reason: .invalidValue(
          key: "containing", value: "CLSC !", expected: "clsc, rls, rts, rss, mrc, …")),
      Fault(
        testDescription: "a named territory without its kind",
        text: service(#","reach":{"residence":{"named":"{x}"}}"#), reason: .missingKey("kind")),
      Fault(
        testDescription: "a service of no resource",
        text: #"{"schema":"ancrage.mapping/1","services":[{"id":"a","name":"b","category":"c"}]}"#,
        reason: .missingKey("services[].resource")),
      Fault(testDescription: "cut short", text: #"{"schema":"#, reason: .unexpectedEnd),
    ])
  func faults(_ fault: Fault) {
    do {
      _ = try ResourceMapping(reading: Array(fault.text.utf8), file: "m.json")
      Issue.record("Nothing was thrown")
    } catch {
      guard case .syntax("m.json", let syntax) = error as MappingError else {
        Issue.record(error)
        return
      }
      #expect(syntax.reason == fault.reason)
      #expect(syntax.line == 1)
    }
  }

  @Test("A reach may be chosen by a cell, and named in several ways")
  func reaches() throws {
    let mapping = Self.service(
      #","reach":{"column":"id","values":{"1":"everyone","2":{"registration":"{nom}"},"#
        + #""3":{"residence":{"named":"{nom}","kind":"rls"}}},"otherwise":"notStated"}"#)
    let rows = try Self.rows(
      "1,a,,,,,,,,,", "2,g,,,,,,,,,", "3,Haute-Yamaska,,,,,,,,,", "4,b,,,,,,,,,",
      mapping: mapping)
    let rls = try #require(TerritoryKind("rls"))
    let gmf = try #require(ResourceID("resource:g"))
    #expect(
      rows.flatMap(\.services).map(\.reach) == [
        .everyone, .registration(gmf), .residenceNamed("Haute-Yamaska", rls), .notStated,
      ])
    #expect(rows.flatMap(\.services).map(\.reachText) == ["1", "2", "3", "4"])
  }
}

@Suite("The shipped mappings", .enabled(if: RealData.isExpected, "../shared/data is absent"))
struct ShippedMappingTests {
  static func mapping(_ name: String) throws -> ResourceMapping {
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return try ResourceMapping(path: package.appendingPathComponent("Data/mappings/\(name)").path)
  }

  @Test(
    "Every row of the real files is read",
    arguments: [
      ("odhf_v1.1_quebec", 1390), ("monteregie_est_ouest_clinics_2026", 100),
      ("capitale_nationale_youth_resources_with_coverage", 65),
      ("pierre_de_saurel_community_organisations_2026", 37),
    ])
  func resources(name: String, count: Int) throws {
    let mapping = try Self.mapping("\(name).json")
    let path = try RealData.file("resources/\(name).csv").path
    let rows = try mapping.resourceRows(
      from: CSVReader(path: path, options: mapping.options()))
    #expect(rows.count == count)
    #expect(Set(rows.compactMap(\.resource?.id)).count == count)
    let services = rows.flatMap(\.services)
    #expect(Set(services.map(\.id)).count == services.count)
    #expect(rows.allSatisfy { !$0.services.isEmpty })
  }
}
