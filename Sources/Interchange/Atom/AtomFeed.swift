public import Engine
internal import Domain
internal import Hashing

/// The changes of a basket as an Atom feed: an entry for each day, the last first.
///
/// Nothing in it is fetched from elsewhere. The identifiers of the feed and of its entries are made of
/// the log, the territory and the day alone, and stay the same whatever is recorded later.
///
/// - SeeAlso: RFC 4287, *The Atom Syndication Format*.
public struct AtomFeed: Sendable {
  /// Language of all texts.
  public let language: Language

  /// The branch that the feed is about; `nil` for what is real.
  public let branch: BranchName?

  /// What categories are called.
  public let taxonomy: Taxonomy

  /// Where the pages are, without a slash at its end; `nil` for no links.
  public let linkBase: String?

  public init(
    language: Language, branch: BranchName? = nil, taxonomy: Taxonomy = .own,
    linkBase: String? = nil
  ) {
    self.taxonomy = taxonomy
    self.language = language
    self.branch = branch
    self.linkBase = linkBase
  }

  /// The feed as a document, in UTF-8.
  public func document(_ feed: BasketFeed) -> [UInt8] {
    var xml = XMLWriter()
    let names: KeyValuePairs = [
      "xmlns": "http://www.w3.org/2005/Atom", "xml:lang": language.rawValue,
    ]
    xml.element("feed", names) { xml in
      xml.element("id", text: identifier(of: feed, "feed"))
      xml.element("title", text: title(of: feed))
      let updated = feed.days.map(\.updatedAtMilliseconds).max() ?? feed.firstRecordedAtMilliseconds
      xml.element("updated", text: CloudEventTime.text(updated))
      xml.element("author") { $0.element("name", text: "Ancrage") }
      if let address = address(of: feed.territory, "feed") {
        xml.element("link", ["rel": "self", "type": "application/atom+xml", "href": address])
      }
      if let address = address(of: feed.territory, "basket") {
        xml.element("link", ["rel": "alternate", "type": "text/html", "href": address])
      }
      let events = Dictionary(uniqueKeysWithValues: feed.events.map { ($0.reference, $0) })
      for day in feed.days.reversed() { write(day, of: feed, events, to: &xml) }
    }
    return Array(xml.text.utf8)
  }

  private func write(
    _ day: BasketDay, of feed: BasketFeed, _ events: [EventReference: LoggedEvent],
    to xml: inout XMLWriter
  ) {
    let page = AtomEntryPage(
      day: day, events: day.events.compactMap { events[$0] }, taxonomy, language)
    xml.element("entry") { xml in
      xml.element("id", text: identifier(of: feed, "basket \(day.day)"))
      xml.element("title", text: page.title)
      xml.element("updated", text: CloudEventTime.text(day.updatedAtMilliseconds))
      if let address = address(of: feed.territory, "basket", on: day.day) {
        xml.element("link", ["rel": "alternate", "type": "text/html", "href": address])
      }
      xml.element("content", ["type": "html"], text: page.html)
    }
  }

  private func title(of feed: BasketFeed) -> String {
    let territory = TerritoryWords.title(feed.territory, in: language)
    let title =
      language == .french
      ? "Panier de services — \(territory)" : "Basket of services — \(territory)"
    guard let branch else { return title }
    return language == .french
      ? "Hypothèse « \(branch) », rien de ceci n'est réel : \(title)"
      : "Hypothesis \"\(branch)\", none of this is real: \(title)"
  }

  /// A name for ever: a UUID of version 8, made of the first event about the territory in this log and
  /// of what is named.
  ///
  /// - SeeAlso: RFC 9562, section 5.8.
  private func identifier(of feed: BasketFeed, _ what: String) -> String {
    let parts = ["ancrage", branch?.text ?? "", feed.territory.id.text, what]
    let digest = Digest(
      hashing: feed.identity.bytes + Array(parts.joined(separator: "\n").utf8))
    var bytes = Array(digest.bytes.prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef")
    let text = bytes.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16].map { text[$0].joined() }
    return "urn:uuid:\(groups.joined(separator: "-"))"
  }

  private func address(
    of territory: NamedTerritory, _ page: String, on day: CalendarDate? = nil
  ) -> String? {
    guard let linkBase else { return nil }
    let query = day.map { "?on=\($0)" } ?? ""
    return "\(linkBase)/\(page)/\(Self.percentEncoded(territory.id.text))\(query)"
  }

  /// Text as one step of a path.
  ///
  /// - SeeAlso: RFC 3986, section 3.3.
  private static func percentEncoded(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF")
    return text.utf8.map { byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~:".utf8.contains(byte)
      return isPlain
        ? String(UnicodeScalar(byte)) : "%\(digits[Int(byte >> 4)])\(digits[Int(byte & 15)])"
    }.joined()
  }
}
