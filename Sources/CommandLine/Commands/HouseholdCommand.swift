internal import Engine
internal import Interchange

/// Says what serves the persons of a household: all, some, each.
struct HouseholdCommand: Command {
  static let name = "household"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit ce qui dessert un ménage : tous, certains, chacun",
    "says what serves a household: all, some, each")
  static let usage = Bilingual(
    """
    ancrage household (FICHIER | -) [--all]

      FICHIER            le ménage, une ligne par domicile et par personne (« - » : l'entrée standard,
                         qui ne laisse pas d'adresse dans un fichier), avec les options de lookup :

                           domicile A --point -57.5,45.62
                           domicile B --address "12, rue des Saules, Port-Mirande"
                           personne enfant --domicile A --domicile B --gmf gmf-port-mirande --age 9
                           personne mère --domicile A --language en

                         A, B, enfant, mère : des étiquettes, montrées telles quelles; en anglais,
                         home et person
      --all              toutes les lignes, sans rien résumer
    """,
    """
    ancrage household (FILE | -) [--all]

      FILE               the household, a line for each home and each person ("-": standard input,
                         which leaves no address in a file), with the options of lookup:

                           home A --point -57.5,45.62
                           home B --address "12, rue des Saules, Port-Mirande"
                           person child --home A --home B --gmf gmf-port-mirande --age 9
                           person mother --home A --language en

                         A, B, child, mother: labels, shown as they are; in French, domicile and
                         personne
      --all              every line, nothing summed up
    """)

  private let common: CommonOptions
  private let path: String
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    path = try arguments.requirePlain(common.language == .french ? "FICHIER" : "FILE")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    let bytes =
      path == "-" ? try environment.readAllInput() : try ByteChunks.wholeFile(path: path)
    let lines = try HouseholdLines(String(decoding: bytes, as: UTF8.self), common)
    let snapshot = try environment.snapshot(common)
    let asked = try lines.asked(of: snapshot, common, environment)
    let answer = try snapshot.household(homes: asked.homes, members: asked.members)
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).household(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      HouseholdText(answer: answer, showsAll: showsAll).write(to: &page)
      try environment.write(page.text)
    }
  }
}
