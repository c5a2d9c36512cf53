internal import Domain
internal import Engine
internal import Interchange

/// Compares two baskets.
struct CompareCommand: Command {
  static let name = "compare"
  static let sharedOptions: SharedOptions = [.day, .knowledge, .branch]
  static let summary = Bilingual(
    "compare deux paniers : deux dates, deux moments, deux territoires",
    "compares two baskets: two dates, two moments, two territories")
  static let usage = Bilingual(
    """
    ancrage compare TERRITOIRE [--on DATE] --with-on DATE [--all]
    ancrage compare TERRITOIRE --as-known-at MOMENT [--with-known-at MOMENT] [--all]
    ancrage compare TERRITOIRE TERRITOIRE [--all]

      TERRITOIRE         genre et code, par exemple rls:1633, ou son nom; s'il n'existe pas à l'une
                         des dates, ce qui en tenait ou en tient lieu
      --on DATE          le jour du premier panier (par défaut aujourd'hui)
      --with-on DATE     le jour du second panier (par défaut celui du premier)
      --as-known-at M    ce qu'on savait du premier panier
      --with-known-at M  ce qu'on savait du second panier (par défaut : avec deux dates ou deux
                         territoires, comme pour le premier; sinon, ce qu'on sait maintenant)
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage compare TERRITORY [--on DATE] --with-on DATE [--all]
    ancrage compare TERRITORY --as-known-at MOMENT [--with-known-at MOMENT] [--all]
    ancrage compare TERRITORY TERRITORY [--all]

      TERRITORY          kind and code, for example rls:1633, or its name; where it does not exist on
                         one of the dates, what stood or stands for it
      --on DATE          the day of the first basket (default today)
      --with-on DATE     the day of the second basket (default that of the first)
      --as-known-at M    what was known of the first basket
      --with-known-at M  what was known of the second basket (default: with two dates or two
                         territories, as of the first; otherwise what is known now)
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let request: ComparisonRequest
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    let otherDay = try arguments.takeDate("--with-on")
    let otherKnownAt = try arguments.takeKnownAt("--with-known-at")
    let territory = try arguments.requirePlain(
      common.language == .french ? "TERRITOIRE" : "TERRITORY")
    let other = arguments.takePlain()
    try arguments.finish()
    // A moment alone is compared with what is known now.
    let isOfMoments = other == nil && otherDay == nil
    request = ComparisonRequest(
      territory: territory, other: other, day: common.day, otherDay: otherDay ?? common.day,
      knownAt: common.knownAt,
      otherKnownAt: otherKnownAt ?? (isOfMoments ? .now : common.knownAt))
  }

  func run(in environment: Environment) throws {
    let workspace = try environment.open(common, for: .reading)
    let answer = try environment.preparing(common) {
      try workspace.compare(request, progress: $0)
    }
    // Both sides are told in the words of the second, which is the later one where they are moments.
    let taxonomy = try workspace.taxonomy(on: request.otherDay, asKnownAt: request.otherKnownAt)
    if common.printsJSON {
      try environment.writeOutput(common.answers(naming: taxonomy).comparison(answer))
    } else {
      var page = environment.page(common)
      page.taxonomy = taxonomy
      ComparisonText(answer, showsAll: showsAll).write(to: &page)
      try environment.write(page.text)
    }
    environment.tell(answer.correctedSince, common.language)
  }
}
