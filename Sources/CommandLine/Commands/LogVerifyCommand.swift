internal import Engine
internal import EventLog
internal import Hashing
internal import Interchange
internal import JSONText

/// Verifies that nobody touched the log.
struct LogVerifyCommand: Command {
  static let name = "log verify"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "vérifie que personne n'a touché au journal", "verifies that nobody touched the log")
  static let usage = Bilingual(
    """
    ancrage log verify [--noted POSITION:EMPREINTE]

      --noted P:E        une tête notée auparavant, que le journal doit encore tenir; sans elle, un
                         journal coupé à la fin ne se distingue pas d'un journal qui finit là
    """,
    """
    ancrage log verify [--noted POSITION:HASH]

      --noted P:H        a head noted down before, which the log must still hold; without it, a log
                         cut off at its end cannot be told from one that ends there
    """)

  private let common: CommonOptions
  private let noted: LogHead?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    noted = try Self.head(try arguments.takeOption("--noted"))
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let log = try environment.open(common, for: .reading).log
    let line = ProgressLine(
      Bilingual("Vérification", "Verifying"), in: environment, language: common.language)
    defer { line.finish() }
    let progress = line.progress
    let summary = try log.verify(noted: noted) { position, last in
      progress?(Int(position), Int(last))
    }.get()
    line.finish()
    if common.printsJSON { return try environment.write(json(summary)) }
    var page = environment.page(common)
    write(summary, to: &page)
    try environment.write(page.text)
  }

  private func write(_ summary: ChainSummary, to page: inout Page) {
    let language = page.language
    page.heading(
      page.branch == nil
        ? page.say("Le journal est intact.", "The log is intact.")
        : page.say(
          "La branche est intacte, et le journal jusqu'où elle le quitte.",
          "The branch is intact, and the log up to where it leaves it."), .good)
    page.add(pairs: [
      (page.say("Événements", "Events"), TextFormat.integer(summary.eventCount, in: language)),
      (page.say("Sujets", "Subjects"), TextFormat.integer(summary.streamCount, in: language)),
      (
        page.say("Contenus effacés", "Contents erased"),
        TextFormat.integer(summary.erasedContentCount, in: language)
      ),
      (
        page.say("Tête, à noter", "Head, to be noted"),
        "\(summary.eventCount):\(summary.headHash.hexadecimal)"
      ),
    ])
  }

  private func json(_ summary: ChainSummary) -> String {
    var json = JSONWriter()
    json.object { json in
      json.opening("ancrage.log-verify/1", branch: common.branch)
      json.key("isIntact")
      json.boolean(true)
      json.key("events")
      json.integer(summary.eventCount)
      json.key("streams")
      json.integer(summary.streamCount)
      json.key("erasedContents")
      json.integer(summary.erasedContentCount)
      json.member("head", summary.headHash.hexadecimal)
    }
    return json.text + "\n"
  }

  private static func head(_ text: String?) throws(UsageError) -> LogHead? {
    guard let text else { return nil }
    let parts = text.split(separator: ":")
    guard parts.count == 2, let position = Int64(parts[0]), position >= 0,
      let hash = Digest(hexadecimal: parts[1])
    else {
      throw .malformedValue(
        option: "--noted", value: text,
        expected: Bilingual(
          "POSITION:EMPREINTE, l'empreinte en 64 chiffres hexadécimaux",
          "POSITION:HASH, the hash in 64 hexadecimal digits"))
    }
    return LogHead(position: position, hash: hash, erasedContentCount: 0)
  }
}
