import Domain
import Testing

@Suite("Earlier versions of the events of services")
struct ServiceEventVersionTests {
  static func event(_ type: String, _ version: Int, _ payload: String) throws -> ServiceEvent {
    let event = try EventCodec.decode(
      stream: "service:s", type: type, schemaVersion: version, payload: Array(payload.utf8))
    guard case .service(_, let event) = event else {
      throw EventCodec.DecodingError.unknownType(type)
    }
    return event
  }

  @Test("A wait of the first version is a wait of as many days")
  func wait() throws {
    let event = try Self.event(
      "service.wait-reported", 1, #"{"believedUntil":"2027-01-31","days":45,"state":"full"}"#)
    #expect(
      event
        == .waitReported(
          ServiceWaitReported(.waiting(days: 45), believedUntil: CalendarDate("2027-01-31"))))
  }

  @Test(
    "Each state of an intake goes into its stored form and back",
    arguments: [
      ServiceWaitReported(.open), ServiceWaitReported(.waiting(days: nil)),
      ServiceWaitReported(.waiting(days: 0)), ServiceWaitReported(.full),
      ServiceWaitReported(.full, believedUntil: CalendarDate("2027-01-31")),
    ])
  func states(_ reported: ServiceWaitReported) throws {
    let encoded = EventCodec.encode(
      .service(ServiceID(trusted: "service:s"), .waitReported(reported)))
    let payload = String(decoding: encoded.payload, as: UTF8.self)
    #expect(try Self.event("service.wait-reported", 2, payload) == .waitReported(reported))
  }

  @Test("What the second version added is passed over in the first, as it was then")
  func beforeItsTime() throws {
    let payload =
      #"{"category":"food","clientele":["women"],"clienteleRule":"oneOf","cost":"5 $","#
      + #""costKind":"fee","group":{"kind":"task","placesMax":5,"transport":true},"hours":"lundi","#
      + #""name":"x","schedule":"pas un horaire","timeZone":"America/Halifax"}"#
    #expect(
      try Self.event("service.changed", 1, payload)
        == .changed(
          ServiceChanged(
            details: ServiceDetails(
              name: "x", category: ServiceCategory(trusted: "food"), clientele: ["women"],
              cost: "5 $", hours: "lundi", group: GroupIntervention(kind: .task)))))
  }

  @Test(
    "A malformed second version is refused",
    arguments: [
      ("service.wait-reported", #"{"days":45}"#), ("service.wait-reported", #"{"state":"some"}"#),
      ("service.changed", #"{"category":"food","name":"x","schedule":"Mo 8-9"}"#),
      ("service.changed", #"{"category":"food","name":"x","costKind":"cheap"}"#),
      ("service.changed", #"{"category":"food","name":"x","clienteleRule":"only"}"#),
      (
        "service.changed",
        #"{"category":"food","name":"x","group":{"kind":"task","startsOn":["2026-02-30"]}}"#
      ),
    ])
  func refused(_ type: String, _ payload: String) {
    #expect(throws: EventCodec.DecodingError.self) { try Self.event(type, 2, payload) }
  }
}
