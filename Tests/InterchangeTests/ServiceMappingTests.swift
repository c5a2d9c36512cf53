import Domain
import Engine
import Interchange
import Testing

@Suite("Mappings of services")
struct ServiceMappingTests {
  static let mapping = #"""
    {
      "schema": "ancrage.mapping/1",
      "services": [
        {"id": "{id}", "resource": "r", "name": "S", "category": "mental-health",
         "languages": "fr", "partialLanguages": "{part}", "interpretedLanguages": "{inter}",
         "clientele": "women; newcomers", "clienteleRule": "{rule}", "cost": "{cost}",
         "costKind": "{kind}", "hours": "{words}", "schedule": "{hours}", "timeZone": "{zone}",
         "waitState": "{wait}", "waitDays": "{days}", "waitReportedOn": "{from}",
         "waitBelievedUntil": "{until}",
         "group": {"kind": "{group}", "problems": "isolation|family", "openness": "closed",
                   "placesMin": "{min}", "placesMax": "{max}", "meetings": "8",
                   "rhythm": "{rhythm}", "startsOn": "{starts}", "transport": "{bus}"}}
      ]
    }
    """#

  static let header =
    "id,part,inter,rule,cost,kind,words,hours,zone,wait,days,from,until,group,min,max,rhythm,"
    + "starts,bus"

  static func rows(_ line: String) throws -> [ResourceRow] {
    let reader = try CSVReader(
      file: "f.csv", chunks: ByteChunks(Array((header + "\n" + line).utf8)))
    return try ResourceMapping(reading: Array(mapping.utf8), file: "m.json")
      .resourceRows(from: reader)
  }

  @Test("Every field of eligibility and of groups is read")
  func whole() throws {
    let row = try #require(
      try Self.rows(
        "1,en;es,mul,allOf,5 $,fee,lundi,Mo 09:00-12:00; PH off,America/Halifax,waiting,45,"
          + "2026-01-01,2026-06-30,mutualAid,4,12,weekly,2027-01-12;2026-09-15,yes"
      ).first)
    let service = try #require(row.services.first)
    let details = service.details
    #expect(details.partialLanguages == ["en", "es"] && details.interpretedLanguages == ["mul"])
    #expect(details.clientele == ["women", "newcomers"] && details.clienteleRule == .allOf)
    #expect(details.cost == "5 $" && details.costKind == .fee)
    #expect(details.hours == "lundi" && details.timeZone == "America/Halifax")
    #expect(details.schedule == OpeningSchedule("Mo 09:00-12:00; PH off"))
    #expect(
      details.group
        == GroupIntervention(
          kind: .mutualAid,
          problems: [ServiceCategory(trusted: "isolation"), ServiceCategory(trusted: "family")],
          openness: .closed, placesMin: 4, placesMax: 12, meetingCount: 8, rhythm: .weekly,
          startsOn: [CalendarDate("2026-09-15"), CalendarDate("2027-01-12")].compactMap(\.self),
          offersTransport: true))
    #expect(
      service.wait
        == ServiceWaitReported(.waiting(days: 45), believedUntil: CalendarDate("2026-06-30")))
    #expect(service.waitReportedOn == CalendarDate("2026-01-01"))
  }

  @Test("What a row leaves out is not stated; days alone are a wait")
  func empty() throws {
    let plain = try #require(try Self.rows("1,,,,,,,,,,,,,,,,,,").first?.services.first)
    #expect(
      plain.details
        == ServiceDetails(
          name: "S", category: ServiceCategory(trusted: "mental-health"), languages: ["fr"],
          clientele: ["women", "newcomers"]))
    #expect(plain.wait == nil && plain.waitReportedOn == nil)
    let waiting = try #require(try Self.rows("1,,,,,,,,,,30,,,,,,,,").first?.services.first)
    #expect(waiting.wait == ServiceWaitReported(.waiting(days: 30)))
  }

  @Test(
    "What no program could understand is refused, with its column",
    arguments: [
      ("1,,,only,,,,,,,,,,,,,,,", "rule"), ("1,,,,,cheap,,,,,,,,,,,,,", "kind"),
      ("1,,,,,,,lundi,,,,,,,,,,,", "hours"), ("1,,,,,,,,America/Montmagny,,,,,,,,,,", "zone"),
      ("1,,,,,,,,,busy,,,,,,,,,", "wait"), ("1,,,,,,,,,,-1,,,,,,,,", "days"),
      ("1,,,,,,,,,,,,2026-02-30,,,,,,", "until"), ("1,,,,,,,,,,,,,task,9,4,,,", "max"),
      ("1,,,,,,,,,,,,,task,,,often,,", "rhythm"), ("1,,,,,,,,,,,,,task,,,,2026-13-01,", "starts"),
      ("1,,,,,,,,,,,,,task,,,,,oui", "bus"), ("1,français,,,,,,,,,,,,,,,,,", "part"),
    ])
  func refused(_ line: String, _ column: String) throws {
    let refused = try #require(throws: ImportRefused.self) { try Self.rows(line) }
    #expect(refused.problems.map(\.field) == [column])
  }
}
