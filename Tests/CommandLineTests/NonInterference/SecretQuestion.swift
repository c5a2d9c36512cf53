import Foundation
import TestSupport

/// One thing that somebody may ask, whoever they are and whatever they mean to find out.
struct SecretQuestion {
  var arguments: [String]
  var input = ""

  /// Files that the arguments name, by their names.
  var files: [String: String] = [:]

  /// Whether the answer shows something of the chain itself.
  var showsChain = false

  /// The command, as far as a name goes.
  var topic: String {
    arguments.prefix { !$0.hasPrefix("-") }.prefix(2)
      .filter { !$0.contains(":") && !$0.contains("X9A") }.joined(separator: " ")
  }
}

/// Draws questions about the region of a seed.
struct SecretQuestions {
  private var random: SplitMix64
  private let places: [SecretPlace]
  private let positions: Int
  private static let resources = SecretFacts.publics + SecretFacts.secrets + ["refuge-ne"]

  /// Draws from a seed about the region of another; the log has so many positions.
  init(seed: UInt64, regionSeed: UInt64, positions: Int) {
    random = SplitMix64(seed: seed)
    self.positions = positions
    let sides = SecretFacts.sides(seed: regionSeed)
    places = sides.keys.sorted().flatMap { sides[$0] ?? [] }
  }

  /// What comes to mind first, asked of every region.
  var direct: [SecretQuestion] {
    let home = "--point=\(places[0].point)"
    return [
      ["resource", "resource:refuge"], ["resource", "resource:refuge-demenage", "--json"],
      ["lookup", home, "--gmf", "gmf-secret"], ["lookup", home, "--gmf", "gmf-0", "--json"],
      ["lookup", home, "--json", "--on", "2022-12-31"],
      ["lookup", "--point=-57.99,45.51", "--json"], ["lookup", "--point=-57.61,45.69", "--json"],
      ["lookup", home, "--not-near-home", "--all"],
      ["lookup", home, "--not-near-home", "--on", "2022-06-01", "--branch", "plan", "--json"],
      ["history", "resource:refuge-demenage", "--as-known-at", "120"],
      ["branch", "compare", "plan", "--on", "2024-07-01"],
    ].map { SecretQuestion(arguments: $0) }
  }

  mutating func next() -> SecretQuestion {
    var question: SecretQuestion
    switch number(0..<100) {
    case 0..<4: question = SecretQuestion(arguments: ["locate"] + home())
    case 4: question = table()
    case 5..<31: question = SecretQuestion(arguments: ["lookup"] + home() + person())
    case 31..<39: question = SecretQuestion(arguments: ["why", service()] + home() + person())
    case 39..<45:
      question = SecretQuestion(
        arguments: ["moving", "--from-point=\(point())", "--to-point=\(point())"] + person())
    case 45..<52: question = search()
    case 52..<70: question = aboutThings()
    case 70..<86: question = overTime()
    case 86..<92: return operatorsQuestion().speaking(words())
    case 92..<96: return guess().speaking(words())
    default: question = mistaken()
    }
    question.arguments += vantage()
    return question.speaking(words())
  }

  // MARK: - Kinds of question

  private mutating func table() -> SecretQuestion {
    let rows = (0..<5).map { _ in point() + "\n" }
    return SecretQuestion(
      arguments: ["locate", "--points", "points.csv"],
      files: ["points.csv": "lon,lat\n" + rows.joined()])
  }

  private mutating func search() -> SecretQuestion {
    let text = pick(["Écoute", "entraide", "refuge", "soutein", "répit s3", "accueil", "shelter"])
    let isPlaced = chance(0.7)
    return SecretQuestion(
      arguments: ["search", text, "--limit", "\(number(1..<40))"]
        + (isPlaced ? home() + person() : []))
  }

  private mutating func aboutThings() -> SecretQuestion {
    let arguments: [String] =
      switch number(0..<8) {
      case 0...2: ["basket", territory()] + flag("--all", 0.5)
      case 3...4: ["resource", pick([resource(), pick(Self.resources), "Refuge", "Gmf Secret"])]
      case 5: ["reach", "show", service()]
      case 6: ["population", territory()]
      default: ["categories", pick(SecretServices.categories)]
      }
    return SecretQuestion(arguments: arguments)
  }

  private mutating func overTime() -> SecretQuestion {
    let arguments: [String] =
      switch number(0..<10) {
      case 0...3:
        ["history", pick([resource(), resource(), service(), territory(), "partnership:p1"])]
          + option("--by", ["effective", "recorded"], 0.5) + flag("--all", 0.4)
          + option("--from", Self.days, 0.2)
      case 4...5: ["history", "--territory", territory()] + flag("--all", 0.4)
      case 6:
        ["compare", territory(), "--with-on", pick(Self.days)] + flag("--all", 0.5)
      case 7: ["compare", territory(), territory()] + flag("--all", 0.5)
      case 8: ["feed", territory()]
      default:
        pick([
          ["lineage", territory()], ["reform", "review"],
          ["convert", "--from", "rls@2021-01-01", "--to", "mrc@2021-01-01"],
        ])
      }
    return SecretQuestion(arguments: arguments, showsChain: arguments[0] == "feed")
  }

  /// What whoever keeps the log asks.
  ///
  /// `log export` and `log verify` of a noted head are left out: they hold the chain itself, and are
  /// another in any two logs.
  private mutating func operatorsQuestion() -> SecretQuestion {
    let arguments: [String] =
      switch number(0..<7) {
      case 0...1:
        ["log", "list", "--stream", pick([resource(), service()])] + branch(0.3)
      case 2: ["log", "list", "--from", "\(number(1..<positions))", "--limit", "7"] + branch(0.2)
      case 3: ["log", "verify"] + branch(0.3)
      case 4...5: pick([["branch", "list"], ["branch", "show", "plan"]])
      default:
        ["branch", "compare", "plan", territory()] + pick([["--all"], ["--with-log"]])
          + option("--on", Self.days, 0.6)
      }
    return SecretQuestion(arguments: arguments, showsChain: true)
  }

  /// Somebody who guesses where a place is, and sees whether the program knows it already.
  private mutating func guess() -> SecretQuestion {
    let id = pick(SecretFacts.secrets)
    let place = pick(places)
    let dry = ["--effective", pick(Self.days), "--source", "x", "--dry-run"] + branch(0.2)
    switch number(0..<4) {
    case 0...1:
      let isSecret = chance(0.5)
      return SecretQuestion(
        arguments: ["import", "resources", "guess.csv", "--mapping", "guess.json"] + dry,
        files: [
          "guess.csv": SecretFacts.table([SecretFacts.row(id, place, isConfidential: isSecret)]),
          "guess.json": SecretFacts.resourceMapping,
        ])
    case 2:
      return SecretQuestion(
        arguments: ["import", "services", "guess.csv", "--mapping", "guess.json"] + dry,
        files: [
          "guess.csv": "id,resource\nsur-place-9,\(id)\n",
          "guess.json": SecretFacts.serviceMapping,
        ])
    default:
      return SecretQuestion(
        arguments: [
          "correct", "\(number(1..<positions))", "--reason", "x", "--facts", "-", "--dry-run",
        ] + branch(0.2), input: #"{"place":\#(place.json)}"#, showsChain: true)
    }
  }

  /// Somebody who is mistaken, near what exists.
  private mutating func mistaken() -> SecretQuestion {
    let arguments: [String] = pick([
      ["lookup"] + home() + ["--gmf", "gmf-sekret"], ["lookup"] + home() + ["--gmf", "refuge"],
      ["lookup", "--postal-code", "X9A 9Z9"], ["resource", "refug"], ["resource", "R"],
      ["history", "resource:refuge-x"], ["why", "service:s99"] + home(), ["basket", "clsc:C99"],
      ["lookup"] + home() + ["--need", "sheltr"], ["lookup"] + home() + ["--near", "refuge"],
      ["search", ""] + home(), ["history", "Refuge"], ["reach", "show", "refuge"],
      ["lookup"] + home() + ["--is", "wommen"], ["compare", "clsc:C00"],
    ])
    return SecretQuestion(arguments: arguments)
  }

  // MARK: - Parts of questions

  private static let days = [
    "2020-06-01", "2021-01-01", "2021-07-01", "2022-01-01", "2022-12-31", "2023-01-01",
    "2023-06-01", "2024-07-01", "2025-01-01", "2026-11-21", "2031-01-01",
  ]

  /// A point anywhere, at one of the places themselves, or a stone's throw from it.
  private mutating func point() -> String {
    switch number(0..<3) {
    case 0:
      return SecretPlace(longitudes: -58.05 ... -57.58, latitudes: 45.48...45.72, &random).point
    case 1: return pick(places).point
    default:
      let place = pick(places)
      let (longitude, latitude) = (place.longitude, place.latitude)
      return SecretPlace(
        longitudes: longitude - 0.001...longitude + 0.001,
        latitudes: latitude - 0.001...latitude + 0.001, &random
      ).point
    }
  }

  private mutating func home() -> [String] {
    guard chance(0.8) else {
      return ["--postal-code", SecretFacts.postalCode(number(0..<12))]
    }
    return ["--point=\(point())"] + option("--precision", ["50", "500", "5000"], 0.3)
      + option("--street", ["12 rue des Saules", "90 rue des Saules"], 0.2)
  }

  private mutating func person() -> [String] {
    let gmfs = ["gmf-0", "gmf-0-secret", "gmf-secret", "gmf-1", "Gmf Secret", "gmf-0-nord"]
    return option("--gmf", gmfs, 0.5) + option("--need", SecretServices.categories, 0.5)
      + option("--age", ["7", "30", "80"], 0.3) + option("--is", ["women"], 0.2)
      + option("--is-not", ["newcomers"], 0.1) + option("--language", ["fr", "en", "es,fr"], 0.2)
      + option("--interpreter", ["yes", "no"], 0.1)
      + option("--mode", ["inPerson", "telephone", "atHome"], 0.2)
      + option("--access", ["self", "professional"], 0.1) + option("--cost", ["free"], 0.1)
      + flag("--not-near-home", 0.3) + flag("--all", 0.4)
      + option("--at", ["2026-11-21T10:00"], 0.1)
  }

  private mutating func vantage() -> [String] {
    option("--on", Self.days, 0.5) + branch(0.15)
      + (chance(0.35)
        ? ["--as-known-at", pick(["\(number(0..<positions + 1))", "2026-11-10", "2026-11-14"])]
        : [])
  }

  private mutating func branch(_ share: Double) -> [String] { option("--branch", ["plan"], share) }

  /// The language, and text or JSON.
  private mutating func words() -> [String] {
    ["--lang", pick(["fr", "en"])] + flag("--json", 0.5)
  }

  private mutating func territory() -> String {
    pick([
      "clsc:C\(number(0..<4))\(number(0..<4))", "rls:L\(number(0..<2))\(number(0..<2))",
      "mrc:M\(number(0..<5))", "rts:T0", "rss:S",
    ])
  }

  private mutating func resource() -> String {
    "resource:\(pick(chance(0.7) ? SecretFacts.secrets : Self.resources))"
  }

  private mutating func service() -> String {
    // Those of the secret resources follow those of the public ones.
    let first = SecretFacts.publics.count
    let secrets = first..<first + SecretFacts.secrets.count
    let numbers = chance(0.5) ? 0..<SecretServices.count : secrets
    return "service:\(pick(["polygon", "sur-place-2", "s\(number(numbers))"]))"
  }

  private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &random) }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < share
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(0..<elements.count)]
  }

  private mutating func flag(_ name: String, _ share: Double) -> [String] {
    chance(share) ? [name] : []
  }

  private mutating func option(_ name: String, _ values: [String], _ share: Double) -> [String] {
    chance(share) ? [name, pick(values)] : []
  }
}

extension SecretQuestion {
  fileprivate func speaking(_ words: [String]) -> SecretQuestion {
    var question = self
    question.arguments += words
    return question
  }
}
