import Domain
import Testing

@Suite("Identifiers")
struct IdentifierTests {
  @Test(
    "A code keeps its zeros and its kind",
    arguments: ["rls:0312", "mrc:MRC_991A", "community:uashat-mak-mani-utenam"])
  func territory(_ text: String) {
    #expect(TerritoryID(text)?.text == text)
    #expect(TerritoryID(text)?.code == text.split(separator: ":").last.map(String.init))
  }

  @Test(
    "What is not kind and code is refused",
    arguments: [
      "0312", "rls:", ":0312", "RLS:0312", "rls:03 12", "resource:a", "service:a", "rls:a:b",
      "rls:\u{7}", "registrations:x", "rls:" + String(repeating: "1", count: 81),
    ])
  func refused(_ text: String) {
    #expect(TerritoryID(text) == nil)
  }

  @Test("An identifier of one type is not one of another")
  func typed() {
    #expect(ResourceID("resource:a") != nil)
    #expect(ResourceID("service:a") == nil)
    #expect(ServiceID("rls:0312") == nil)
    #expect(OrganizationID("organization:é-1") != nil)
  }
}
