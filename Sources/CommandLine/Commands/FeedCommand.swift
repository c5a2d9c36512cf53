internal import Domain
internal import Engine
internal import Interchange

/// Prints the changes of a basket as a feed that readers can follow.
struct FeedCommand: Command {
  static let name = "feed"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "donne les changements d'un panier comme fil Atom",
    "prints the changes of a basket as an Atom feed")
  static let usage = Bilingual(
    """
    ancrage feed TERRITOIRE [--from DATE] [--to DATE] [--link-base URL]

      TERRITOIRE         genre et code, par exemple rls:1633, ou son nom
      --from DATE        premier jour du fil (par défaut, le premier où quelque chose change)
      --to DATE          dernier jour du fil (par défaut, le dernier qui soit annoncé)
      --link-base URL    où se trouvent les pages : les liens sont URL/basket/TERRITOIRE?on=DATE

      Chaque entrée est un jour où le panier n'est plus celui de la veille. Son identifiant reste le
      même pour toujours; sa date de mise à jour est celle où le journal l'a appris.
    """,
    """
    ancrage feed TERRITORY [--from DATE] [--to DATE] [--link-base URL]

      TERRITORY          kind and code, for example rls:1633, or its name
      --from DATE        first day of the feed (default: the first on which something changes)
      --to DATE          last day of the feed (default: the last that is announced)
      --link-base URL    where the pages are: links are URL/basket/TERRITORY?on=DATE

      Each entry is a day on which the basket is another than the day before. Its identifier stays
      the same for ever; it was updated when the log learned of it.
    """)

  private let common: CommonOptions
  private let territory: String
  private let range: ClosedRange<CalendarDate>
  private let linkBase: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    let from = try arguments.takeDate("--from") ?? .earliest
    let to = try arguments.takeDate("--to") ?? .latest
    guard from <= to else {
      throw UsageError.malformedValue(
        option: "--to", value: to.description,
        expected: Bilingual(
          "une date qui n'est pas avant --from \(from)",
          "a date that is not before --from \(from)"))
    }
    range = from...to
    linkBase = try arguments.takeOption("--link-base").map(Self.address)
    territory = try arguments.requirePlain(
      common.language == .french ? "TERRITOIRE" : "TERRITORY")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let workspace = try environment.open(common, for: .reading)
    let feed = try environment.preparing(common) {
      try workspace.feed(
        of: territory, in: range, namedOn: common.day, asKnownAt: common.knownAt, progress: $0)
    }
    let taxonomy = try workspace.taxonomy(on: common.day, asKnownAt: common.knownAt)
    if common.printsJSON {
      return try environment.writeOutput(common.answers(naming: taxonomy).feed(feed))
    }
    let atom = AtomFeed(
      language: common.language, branch: common.branch, taxonomy: taxonomy, linkBase: linkBase)
    try environment.writeOutput(atom.document(feed))
  }

  /// Reads the address that links begin with.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)`` unless it is an address of the Web.
  private static func address(_ text: String) throws(UsageError) -> String {
    let rest = ["https://", "http://"].first { text.hasPrefix($0) }.map { text.dropFirst($0.count) }
    let allowed = "-._~:/@!$&'()*+,;=%[]".utf8
    let isPlain = text.utf8.allSatisfy { byte in
      allowed.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
    guard let rest, let first = rest.first, first != "/", isPlain else {
      throw .malformedValue(
        option: "--link-base", value: text,
        expected: Bilingual(
          "une adresse Web, comme https://exemple.org/paniers",
          "a Web address, such as https://example.org/baskets"))
    }
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }
}
