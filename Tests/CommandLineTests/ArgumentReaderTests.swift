import Engine
import Testing

@testable import CommandLine

@Suite("Reading arguments")
struct ArgumentReaderTests {
  @Test("Options, flags and arguments come in any order")
  func anyOrder() throws {
    var reader = ArgumentReader(["FILE", "--kind=rls", "--dry-run", "--code", "RLS_code"])
    #expect(try reader.takeOption("--kind") == "rls")
    #expect(try reader.takeFlag("--dry-run"))
    #expect(try reader.takeFlag("--json") == false)
    #expect(try reader.requireOption("--code") == "RLS_code")
    #expect(try reader.requirePlain("FILE") == "FILE")
    try reader.finish()
  }

  @Test("A value may be a dash, empty, or begin with one dash; a negative number too")
  func values() throws {
    var reader = ArgumentReader(["--point", "-", "--name=", "--other", "-73.5,45.5"])
    #expect(try reader.takeOption("--point") == "-")
    #expect(try reader.takeOption("--name")?.isEmpty == true)
    #expect(try reader.takeOption("--other") == "-73.5,45.5")
    try reader.finish()
  }

  @Test("After -- nothing is an option")
  func endOfOptions() throws {
    var reader = ArgumentReader(["--json", "--", "--kind"])
    #expect(try reader.takeFlag("--json"))
    #expect(try reader.takeOption("--kind") == nil)
    #expect(try reader.requirePlain("FILE") == "--kind")
    try reader.finish()
  }

  @Test("An option may be repeated where that means something")
  func repeated() throws {
    var reader = ArgumentReader(["--dissolve", "rts=A", "--dissolve=rss=B"])
    #expect(try reader.takeOptions("--dissolve") == ["rts=A", "rss=B"])
    try reader.finish()
  }

  @Test("What is wrong is said, with the nearest option that was asked about")
  func refusals() throws {
    func error(_ arguments: [String]) -> UsageError? {
      #expect(throws: UsageError.self) {
        var reader = ArgumentReader(arguments)
        _ = try reader.takeOption("--kind")
        _ = try reader.takeFlag("--json")
        try reader.finish()
      }
    }
    #expect(error(["--knid", "rls"]) == .unknownOption("--knid", nearest: "--kind"))
    #expect(error(["--effective"]) == .unknownOption("--effective", nearest: nil))
    #expect(error(["--kind"]) == .missingValue(option: "--kind"))
    #expect(error(["--kind", "--json"]) == .missingValue(option: "--kind"))
    #expect(error(["--json=yes"]) == .flagWithValue("--json"))
    #expect(error(["--kind=a", "--kind=b"]) == .repeatedOption("--kind"))
    #expect(error(["extra"]) == .extraArgument("extra"))
  }

  @Test("A missing argument or option is named")
  func missing() {
    var reader = ArgumentReader([])
    #expect(throws: UsageError.missingArgument("FILE")) { try reader.requirePlain("FILE") }
    #expect(throws: UsageError.missingOption("--kind")) { try reader.requireOption("--kind") }
  }
}

@Suite("Usage errors")
struct UsageErrorTests {
  @Test(
    "Every message, in both languages",
    arguments: [
      (
        UsageError.unknownCommand("lokate", nearest: "locate"),
        "Commande inconnue : « lokate ». Vouliez-vous dire « locate »? Voyez : ancrage help",
        "Unknown command: \"lokate\". Did you mean \"locate\"? See: ancrage help"
      ),
      (
        .unknownOption("--knid", nearest: nil), "Option inconnue : « --knid ».",
        "Unknown option: \"--knid\"."
      ),
      (
        .missingValue(option: "--kind"), "L'option --kind demande une valeur.",
        "Option --kind needs a value."
      ),
      (
        .flagWithValue("--json"), "L'option --json ne prend pas de valeur.",
        "Option --json takes no value."
      ),
      (
        .repeatedOption("--kind"), "L'option --kind ne peut être donnée qu'une fois.",
        "Option --kind can be given only once."
      ),
      (.missingOption("--kind"), "Il manque l'option --kind.", "Option --kind is missing."),
      (.missingArgument("FILE"), "Il manque un argument : FILE.", "An argument is missing: FILE."),
      (.extraArgument("x"), "Argument de trop : « x ».", "One argument too many: \"x\"."),
      (
        .noCommand, "Il manque une commande. Voyez : ancrage help",
        "A command is missing. See: ancrage help"
      ),
      (
        .malformedValue(
          option: "--on", value: "2026-02-30", expected: Bilingual("AAAA-MM-JJ", "YYYY-MM-DD")),
        "--on : « 2026-02-30 » ne convient pas. Attendu : AAAA-MM-JJ.",
        "--on: \"2026-02-30\" does not fit. Expected: YYYY-MM-DD."
      ),
      (
        .unknownWord(
          option: "--mode", value: "onlin", allowed: ["online", "telephone"], nearest: "online"),
        "--mode : « onlin » n'est pas connu. Vouliez-vous dire « online »?\n"
          + "Permis : online, telephone.",
        "--mode: \"onlin\" is not known. Did you mean \"online\"?\nAllowed: online, telephone."
      ),
      (
        .exclusiveOptions(["--point", "--postal-code"]),
        "Donnez une seule de ces options : --point, --postal-code.",
        "Give only one of these options: --point, --postal-code."
      ),
      (
        .missingPlace,
        "Il manque un lieu. Donnez --address TEXTE, --point LON,LAT, --postal-code CODE, "
          + "--municipality NOM ou --territory TERRITOIRE; « - » le lit sur l'entrée standard.",
        "A place is missing. Give --address TEXT, --point LON,LAT, --postal-code CODE, "
          + "--municipality NAME or --territory TERRITORY; \"-\" reads it from standard input."
      ),
      (
        .malformedPoint,
        "Le point n'est pas formé de deux nombres séparés par une virgule.\n"
          + "La longitude vient d'abord : --point LON,LAT, avec un point décimal.",
        "The point is not two numbers separated by a comma.\n"
          + "Longitude comes first: --point LON,LAT, with a decimal point."
      ),
      (
        .swappedPoint,
        "Les deux nombres du point semblent inversés.\n"
          + "La longitude vient d'abord (-180 à 180), puis la latitude (-90 à 90).",
        "The two numbers of the point seem to be swapped.\n"
          + "Longitude comes first (-180 to 180), then latitude (-90 to 90)."
      ),
      (
        .pointOutsideGlobe,
        "Le point n'est pas un lieu sur Terre.\n"
          + "La longitude vient d'abord (-180 à 180), puis la latitude (-90 à 90), en degrés.",
        "The point is not a place on Earth.\n"
          + "Longitude comes first (-180 to 180), then latitude (-90 to 90), in degrees."
      ),
      (
        .addressWithoutQuotes,
        "Mettez l'adresse entre guillemets, ou donnez-la sur l'entrée standard avec « - ».",
        "Put the address in quotes, or give it on standard input with \"-\"."
      ),
    ] as [(UsageError, String, String)])
  func messages(_ error: UsageError, _ french: String, _ english: String) {
    #expect(error.message(in: .french) == french)
    #expect(error.message(in: .english) == english)
    #expect(error.kind.exitCode == 64)
  }
}
