internal import Engine
internal import Interchange

/// Says what moving changes for a person.
struct MovingCommand: Command {
  static let name = "moving"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit ce qu'un déménagement change : à transférer, perdu, gagné, gardé",
    "says what moving changes: to transfer, lost, gained, kept")
  static let usage = Bilingual(
    """
    ancrage moving (--from-address TEXTE | --from-point LON,LAT | --from-postal-code CODE)
                   (--to-address TEXTE | --to-point LON,LAT | --to-postal-code CODE)
                   [--gmf RESSOURCE] [options de la personne] [--all]

      --from-…, --to-…   l'ancien et le nouveau domicile, comme --address, --point, --postal-code,
                         --municipality et --territory de lookup (et --from-choice, --to-choice);
                         un seul des deux peut venir de l'entrée standard (-)
      --all              toutes les lignes, sans rien résumer
      Les autres options sont celles de lookup (voyez : ancrage help lookup).
    """,
    """
    ancrage moving (--from-address TEXT | --from-point LON,LAT | --from-postal-code CODE)
                   (--to-address TEXT | --to-point LON,LAT | --to-postal-code CODE)
                   [--gmf RESOURCE] [options about the person] [--all]

      --from-…, --to-…   the old and the new home, as --address, --point, --postal-code,
                         --municipality and --territory of lookup (and --from-choice, --to-choice);
                         only one of the two may come on standard input (-)
      --all              every line, nothing summed up
      The other options are those of lookup (see: ancrage help lookup).
    """)

  private let options: RequestOptions
  private let from: PlaceOptions
  private let to: PlaceOptions
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    let from = try PlaceOptions(&arguments, prefix: "from-")
    let to = try PlaceOptions(&arguments, prefix: "to-")
    showsAll = try arguments.takeFlag("--all")
    options = try RequestOptions(&arguments, common)
    try arguments.finish(besidesPlace: true)
    guard let from, let to else { throw UsageError.missingPlaces }
    guard !(from.isOnInput && to.isOnInput) else { throw UsageError.inputTwice }
    self.from = from
    self.to = to
  }

  func run(in environment: Environment) throws {
    let common = options.common
    let snapshot = try environment.snapshot(common)
    let answer = try snapshot.moving(
      from: from.home(in: snapshot, common, environment),
      to: to.home(in: snapshot, common, environment),
      options.request(in: snapshot))
    if common.printsJSON {
      try environment.writeOutput(common.answers(seeing: snapshot).moving(answer))
    } else {
      var page = try environment.page(common, seeing: snapshot)
      MovingText(answer: answer, showsAll: showsAll).write(to: &page)
      try environment.write(page.text)
    }
  }
}
