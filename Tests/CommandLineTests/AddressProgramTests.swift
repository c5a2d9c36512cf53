import Domain
import Engine
import Foundation
import Testing

@testable import CommandLine

extension TestWorld {
  /// Imports a street of one name in two invented towns, one in each of the squares.
  func importAddresses() throws {
    let mapping = try write(
      """
      {"schema":"ancrage.mapping/1","address":{"number":"{number}","street":"{street}",\
      "municipality":"{town}","postalCode":"{code}","longitude":"{lon}","latitude":"{lat}"}}
      """, to: "addresses.mapping.json")
    var rows = ["number,street,town,code,lon,lat"]
    for number in 1...30 {
      let step = Double(number) * 1e-4
      rows.append("\(number),rue des Saules,Riveville,X9A 1A1,\(-71.5 + step),46.5")
      rows.append("\(number),rue des Saules,Île-au-Phare,X9B 1A1,\(-70.5 + step),46.5")
    }
    let table = try write(rows.joined(separator: "\n") + "\n", to: "addresses.csv")
    let result = run(
      "import", "addresses", table, "--mapping", mapping, "--effective", "2021-01-01",
      "--source", "Inventé")
    try #require(result.code == 0, "\(result.error)")
  }

  /// A world with squares, addresses and services.
  static func withAddresses() throws -> TestWorld {
    let world = try TestWorld()
    try world.importSquares()
    try world.importAddresses()
    try world.recordServices()
    return world
  }
}

@Suite("Addresses as a person meets them")
struct AddressProgramTests {
  @Test("A household's home of which somebody has to choose is told with its label, as JSON too")
  func householdChoice() throws {
    let world = try TestWorld.withAddresses()
    func household(_ choice: String, _ options: String...) -> TestWorld.Result {
      world.run(
        ["household", "-"] + options,
        input: """
          domicile A --point -71.5,46.5
          domicile "chez papa" --address "12 rue des Saules"\(choice)
          personne enfant --domicile A --domicile "chez papa" --age 9

          """)
    }
    let asked = household("", "--json")
    #expect(asked.code == 64 && asked.error.isEmpty, "\(asked.error)")
    #expect(asked.output.hasPrefix(#"{"schema":"ancrage.choices/1","option":"--choice""#))
    #expect(asked.output.contains(#""home":"chez papa""#))
    #expect(
      asked.output.contains(#""postalArea":"X9A""#) && asked.output.contains(#""id":"rls:R2""#))
    #expect(!asked.output.contains("Saules") && !asked.output.contains("1A1"))
    let text = household("")
    #expect(text.code == 64 && text.output.isEmpty)
    #expect(text.error.contains("ligne 2 : chez papa : ") && text.error.contains("Île-au-Phare"))
    // Each number gives the place that bears it.
    for (number, rls) in [("1", "rls:R2"), ("2", "rls:R1")] {
      let chosen = household(" --choice \(number)", "--json")
      #expect(chosen.code == 0, "\(chosen.error)")
      #expect(chosen.output.hasPrefix(#"{"schema":"ancrage.household/1""#))
      let home = try #require(chosen.output.range(of: #""label":"chez papa""#))
      let member = try #require(chosen.output.range(of: #""members""#))
      #expect(chosen.output[home.upperBound..<member.lowerBound].contains(rls))
    }
    #expect(household(" --choice 3").error.contains("il y a 2 choix"))
  }

  @Test("A choice that is long goes on under its beginning")
  func longChoice() {
    let land = (1...9).map {
      NamedTerritory(id: TerritoryID(trusted: "clsc:\($0)"), name: "de la Rive \($0)")
    }
    var choice = PlaceChoice(number: 1, found: nil, territories: land)
    choice.candidates = land.map { CandidateTerritory(territory: $0, distanceMetres: nil) }
    let text = Failure(AmbiguousPlace(choices: [choice], isCut: false))
      .text(in: .french, command: nil, width: 40)
    let lines = text.components(separatedBy: "\n").filter { $0.hasPrefix("  ") }
    #expect(
      lines == [
        "  1  CLSC de la Rive 1, CLSC de la Rive", "     2, CLSC de la Rive 3 ou 6 autres",
      ])
  }

  @Test("Household files speak either language, and their wrong lines are told in it")
  func householdWords() throws {
    let world = try TestWorld.withAddresses()
    let french = """
      domicile A --point -71.5,46.5
      Personne Léa --domicile A --age 30 --is femmes --mode en-personne --cost gratuit

      """
    let english = """
      home A --point -71.5,46.5
      person Léa --home A --age 30 --is women --mode inPerson --cost free

      """
    let answer = world.run("household", "-", input: french)
    #expect(answer.code == 0, "\(answer.error)")
    #expect(answer.output == world.run("household", "-", input: english).output)
    let wrong = world.run("household", "-", input: "maison A --point -71.5,46.5\n")
    #expect(wrong.code == 64 && wrong.error.contains("ligne 1 : Il faut « domicile"))
    let inEnglish = world.run(
      "household", "-", input: "maison A\n", language: "en_CA.UTF-8")
    #expect(inEnglish.error.contains("line 1: \"home LABEL\""))
  }

  @Test("A doubt says whose it is")
  func whoseDoubt() throws {
    let world = try TestWorld.withAddresses()
    let household = world.run(
      "household", "-",
      input: """
        home A --point -71.01,46.5 --precision 2000
        home B --point -71.5,46.5
        person mère --home A
        person père --home B
        person fille --home A --home B

        """)
    #expect(household.code == 0, "\(household.error)")
    #expect(household.output.contains("? DOUTE — Domicile A (fille et mère) : ce lieu peut être"))
    let moving = world.run(
      "moving", "--from-point", "-71.5,46.5", "--to-point", "-71.01,46.5", "--to-precision",
      "2000", language: "en_CA.UTF-8")
    #expect(moving.code == 0, "\(moving.error)")
    #expect(moving.output.contains("? DOUBT — new home: this place may be"))
    #expect(!moving.output.contains("old home: "))
  }

  @Test("A search keeps what has stated no reach under a heading of its own")
  func searchNotStated() throws {
    let world = try TestWorld.withAddresses()
    let silent = world.run(
      "log", "record", "-",
      input: #"{"specversion":"1.0","id":"f-9","source":"Inventé","type":"service.offered","#
        + #""subject":"service:s2","effectiveon":"2021-01-01","data":"#
        + #"{"category":"crisis","name":"Écoute de nuit","resource":"resource:r1"}}"# + "\n")
    try #require(silent.code == 0, "\(silent.error)")
    for (language, titles) in [
      ("fr_CA.UTF-8", ["DANS SON PANIER (1)", "? À VÉRIFIER — portée non précisée"]),
      ("en_CA.UTF-8", ["IN THEIR BASKET (1)", "? CHECK FIRST — reach not stated"]),
    ] {
      let answer = world.run("search", "écoute", "--point", "-71.5,46.5", language: language)
      #expect(answer.code == 0, "\(answer.error)")
      let basket = try #require(answer.output.range(of: titles[0]))
      let open = try #require(answer.output.range(of: titles[1]))
      #expect(basket.upperBound < open.lowerBound)
      #expect(!answer.output[basket.upperBound..<open.lowerBound].contains("Écoute de nuit"))
      #expect(answer.output[open.upperBound...].contains("Écoute de nuit"))
    }
    let json = world.run("search", "écoute", "--point", "-71.5,46.5", "--json").output
    #expect(json.contains(#""notStated":{"count":1,"services":[{"id":"service:s2""#), "\(json)")
  }

  @Test("What is begun is completed, line by line, as text and as JSON")
  func suggest() throws {
    let world = try TestWorld.withAddresses()
    let text = world.run("suggest", "12 rue des Sau")
    #expect(text.code == 0 && text.error.isEmpty, "\(text.error)")
    let lines = text.output.split(separator: "\n")
    #expect(lines.count == 2, "\(text.output)")
    for town in ["Riveville", "Île-au-Phare"] {
      let line = lines.first { $0.hasPrefix("12 rue des Saules, \(town)") }
      #expect(line?.hasSuffix("  30 portes") == true, "\(text.output)")
    }
    #expect(
      world.run("suggest", "12 rue des Sau", "--limit", "1").output.split(separator: "\n").count
        == 1)
    let typed = world.run("suggest", "-", "--json", input: "12 rue des Sau\nzzz\n")
    let documents = typed.output.split(separator: "\n")
    #expect(documents.count == 2)
    #expect(documents[0].contains(#""street":"rue des Saules""#))
    #expect(
      documents[0].contains(#""municipality":"Riveville""#) && documents[0].contains(#""doors":30"#)
    )
    #expect(documents[1] == #"{"schema":"ancrage.suggest/1","suggestions":[]}"#)
    let nothing = world.run("suggest", "zzz", language: "en_CA.UTF-8")
    #expect(nothing.code == 0 && nothing.output == "Nothing known begins like this.\n")
    // What is suggested is an address that is found.
    let found = world.run("locate", "--address", "12 rue des Saules, Riveville", "--json")
    #expect(found.output.contains(#""id":"rls:R1""#) && found.output.contains(#""level":"door""#))
  }

  @Test("An empty address is told for what it is, wherever it comes from")
  func empty() throws {
    let world = try TestWorld.withAddresses()
    for (command, input) in [
      (["locate", "--address", ""], ""), (["lookup", "--address", "-"], "\n"),
      (["moving", "--from-address", " ", "--to-point", "-71.5,46.5"], ""),
    ] {
      let french = world.run(command, input: input)
      #expect(french.code == 64 && french.output.isEmpty)
      #expect(french.error.hasPrefix("Erreur : L'adresse est vide.\n"), "\(french.error)")
      let english = world.run(command, input: input, language: "en_CA.UTF-8")
      #expect(english.error.hasPrefix("Error: The address is empty.\n"), "\(english.error)")
    }
  }

  @Test("Before the tables begin, the message says from which day on they hold")
  func before() throws {
    let world = try TestWorld.withAddresses()
    for place in [["--address", "12 rue des Saules, Riveville"], ["--postal-code", "X9A 1A1"]] {
      let answer = world.run(["locate", "--on", "2020-06-01"] + place)
      #expect(answer.code == 66 && answer.error.contains("commencent le 1er janvier 2021"))
      #expect(answer.error.contains("--on 2021-01-01"))
      #expect(world.run(["locate", "--on", "2021-01-01"] + place).code == 0)
    }
  }
}
