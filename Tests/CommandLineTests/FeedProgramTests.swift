import Domain
import Foundation
import Testing

@testable import CommandLine

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The changes of a basket as a feed, as a reader of feeds meets it.
@Suite("Feeds on the command line")
struct FeedProgramTests {
  /// What a reader takes from a feed.
  private final class Reader: NSObject, XMLParserDelegate {
    private(set) var texts: [(element: String, text: String)] = []
    private(set) var links: [[String: String]] = []
    private var text = ""

    init(_ document: String) throws {
      super.init()
      let parser = XMLParser(data: Data(document.utf8))
      parser.delegate = self
      try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func all(_ element: String) -> [String] {
      texts.filter { $0.element == element }.map(\.text)
    }

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      text = ""
      if name == "link" { links.append(attributes) }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      texts.append((name, text))
      text = ""
    }
  }

  private func world() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.recordServices()
    return world
  }

  private static func fact(_ id: String, _ type: String, _ subject: String, _ data: String)
    -> String
  {
    #"{"specversion":"1.0","id":"\#(id)","source":"Avis <3> & \"suite\"","type":"\#(type)","#
      + #""subject":"\#(subject)","effectiveon":"2027-01-01","data":\#(data)}"# + "\n"
  }

  @Test("It is well formed, newest first, and its identifiers stay for ever")
  func reading() throws {
    let world = try world()
    let call = ["feed", "rls:R1", "--link-base", "https://exemple.org/p/"]
    let first = try Reader(world.run(call).output)
    let closing = Self.fact("feed-1", "resource.closed", "resource:r1", "{}")
    try #require(world.run("log", "record", "-", input: closing).code == 0)
    let second = try Reader(world.run(call).output)
    // The feed itself comes first, then the entries.
    #expect(second.all("id").count == first.all("id").count + 1)
    #expect(second.all("id").first == first.all("id").first)
    #expect(Array(second.all("id").dropFirst(2)) == Array(first.all("id").dropFirst()))
    #expect(Set(second.all("id")).count == second.all("id").count)
    #expect(second.all("id").allSatisfy { $0.hasPrefix("urn:uuid:") })
    #expect(second.all("title")[1].hasPrefix("1er janvier 2027 — "))
    #expect(second.all("updated").allSatisfy { $0.hasSuffix("Z") })
    #expect(second.all("name") == ["Ancrage"])
    // What the log says in its own words is text for the reader, whatever is in it.
    let content = try #require(second.all("content").first)
    #expect(content.contains("Avis &lt;3&gt; &amp; &quot;suite&quot;, position 10 du journal"))
    let page = "https://exemple.org/p/basket/rls:R1?on=2027-01-01"
    #expect(second.links.contains { $0["rel"] == "alternate" && $0["href"] == page })
    #expect(second.links.contains { $0["rel"] == "self" })
    let english = try Reader(world.run(call + ["--lang", "en"]).output)
    #expect(english.all("id") == second.all("id"))
    #expect(english.all("title")[1].hasPrefix("1 January 2027 — "))
  }

  @Test("On a branch it says that nothing of it is real, and names what comes by its name")
  func branch() throws {
    let world = try world()
    try #require(world.run("branch", "create", "plan").code == 0)
    let plan =
      Self.fact("feed-1", "territory.defined", "rls:R9", #"{"name":"Unie","parents":[]}"#)
      + Self.fact("feed-2", "territory.merged", "rls:R1", #"{"into":"rls:R9"}"#)
    let recorded = world.run("log", "record", "-", "--branch", "plan", input: plan)
    try #require(recorded.code == 0, "\(recorded.error)")
    let real = try Reader(world.run("feed", "rls:R1").output)
    let supposed = try Reader(world.run("feed", "rls:R1", "--branch", "plan").output)
    #expect(Set(real.all("id")).isDisjoint(with: supposed.all("id")))
    #expect(supposed.all("title")[0].contains("rien de ceci n'est réel"))
    let content = try #require(supposed.all("content").first)
    #expect(content.contains("fusionné dans le RLS Unie (rls:R9)"))
    #expect(content.contains("hypothèse, position 11 de la branche « plan »"))
    #expect(!real.all("content").joined().contains("Unie"))
  }
}
