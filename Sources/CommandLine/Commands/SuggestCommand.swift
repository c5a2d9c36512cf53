internal import Addressing
internal import Engine
internal import Interchange

/// Completes an address that somebody has begun to write.
struct SuggestCommand: Command {
  static let name = "suggest"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "complète une adresse à mesure qu'on l'écrit", "completes an address as it is typed")
  static let usage = Bilingual(
    """
    ancrage suggest TEXTE | -  [--limit N]

      TEXTE              le début d'une adresse; « - » lit sur l'entrée standard et répond à chaque
                         ligne aussitôt, pour qu'il ne reste ni dans l'historique ni dans la liste
                         des processus
      --limit N          au plus tant de propositions (par défaut 8)

    Les propositions viennent des tables chargées. Rien de ce qui est écrit n'est gardé.
    """,
    """
    ancrage suggest TEXT | -  [--limit N]

      TEXT               the beginning of an address; "-" reads standard input and answers each line
                         at once, so that it stays out of the history and the list of processes
      --limit N          at most so many suggestions (default 8)

    The suggestions come from the loaded tables. Nothing of what is typed is kept.
    """)

  /// Bytes of a line that are read; nobody types more.
  private static let lineByteCountMax = 4096

  private let common: CommonOptions
  private let limit: Int

  /// `nil` where lines come on standard input.
  private let text: String?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    limit = try arguments.takeInteger("--limit", in: 1...50) ?? 8
    let given = try arguments.requirePlain(common.language == .french ? "TEXTE" : "TEXT")
    // What else was typed may be the rest of an address without its quotes: it is not repeated.
    guard arguments.takePlain() == nil else { throw UsageError.addressWithoutQuotes }
    text = given == "-" ? nil : given
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    try environment.prepareAddresses(of: snapshot, common.language)
    if let text { return try answer(text, snapshot, environment) }
    var pending: [UInt8] = []
    while true {
      let more = try environment.readInput(Self.lineByteCountMax)
      pending += more
      while let end = pending.firstIndex(of: 0x0A) {
        try answer(String(decoding: pending[..<end], as: UTF8.self), snapshot, environment)
        pending.removeFirst(end + 1)
      }
      if more.isEmpty { break }
    }
    if !pending.isEmpty {
      try answer(String(decoding: pending, as: UTF8.self), snapshot, environment)
    }
  }

  private func answer(_ text: String, _ snapshot: Snapshot, _ environment: Environment) throws {
    let suggestions = try snapshot.suggestions(for: text, limit: limit)
    if common.printsJSON {
      return try environment.writeOutput(common.answers.suggest(suggestions))
    }
    var page = environment.page(common)
    guard !suggestions.isEmpty else {
      page.add(page.say("Rien de connu ne commence ainsi.", "Nothing known begins like this."))
      return try environment.write(page.text)
    }
    let rows = suggestions.map { suggestion in
      let count = suggestion.doorCount
      let number = TextFormat.integer(count, in: common.language)
      let doors =
        count == 1
        ? page.say("1 porte", "1 door") : page.say("\(number) portes", "\(number) doors")
      return [suggestion.text, count > 0 ? doors : ""]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 20...76), TextTable.Column(width: 1...16, isNumeric: true),
      ], rows: rows, width: page.width)
    for row in rows { page.add(row: row, of: table, indent: 0) }
    try environment.write(page.text)
  }
}
