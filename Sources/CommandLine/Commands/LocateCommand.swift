internal import Domain
internal import Engine
internal import Interchange

/// Says which territories a place lies in, or a table of places.
struct LocateCommand: Command {
  static let name = "locate"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "dit dans quels territoires se trouve un lieu",
    "says which territories a place lies in")
  static let usage = Bilingual(
    """
    ancrage locate --address TEXTE | --point LON,LAT [--precision MÈTRES] | --postal-code CODE |
                   --municipality NOM | --territory TERRITOIRE
    ancrage locate --points FICHIER.csv [--kinds clsc,rls] > sortie.csv

    Avec « - » à la place du texte, du point ou du code, il est lu sur l'entrée standard, pour qu'il
    ne reste ni dans l'historique ni dans la liste des processus. Rien n'en est gardé ni répété.

      --address TEXTE    une adresse, comme on la dit : "3-1255 boul St-Joseph E, mtl"
      --point LON,LAT    un point en degrés, longitude d'abord
      --precision MÈTRES jusqu'où le lieu peut être du point (0 par défaut) : plus loin qu'une limite,
                         la réponse dit tous les territoires possibles
      --postal-code CODE un code postal; la réponse dit le doute qui en vient
      --municipality NOM une municipalité, quand on ne sait rien de plus
      --territory TERRITOIRE
                         un territoire, quand on ne sait rien de plus : identifiant ou nom
      --choice N         lequel, quand plusieurs lieux conviennent aussi bien
      --points FICHIER   une table avec des colonnes lon et lat; « - » la lit sur l'entrée standard
      --kinds GENRES     les genres de territoires à ajouter (par défaut tous)
    """,
    """
    ancrage locate --address TEXT | --point LON,LAT [--precision METRES] | --postal-code CODE |
                   --municipality NAME | --territory TERRITORY
    ancrage locate --points FILE.csv [--kinds clsc,rls] > out.csv

    With "-" in the place of the text, the point or the code, it is read from standard input, so that
    it stays out of the history and the list of processes. Nothing of it is kept or repeated.

      --address TEXT     an address, as people say it: "3-1255 boul St-Joseph E, mtl"
      --point LON,LAT    a point in degrees, longitude first
      --precision METRES how far from the point the place may be (default 0): beyond a border, the
                         answer tells every territory that is possible
      --postal-code CODE a postal code; the answer tells the doubt that comes with it
      --municipality NAME
                         a municipality, where nothing more is known
      --territory TERRITORY
                         a territory, where nothing more is known: identifier or name
      --choice N         which, where several places fit equally well
      --points FILE      a table with columns lon and lat; "-" reads it from standard input
      --kinds KINDS      kinds of territories to add (default all)
    """)

  private enum Question {
    case place(PlaceOptions)
    case table(path: String, kinds: [TerritoryKind])
  }

  private let common: CommonOptions
  private let question: Question

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    let points = try arguments.takeOption("--points")
    let kinds = try arguments.takeOption("--kinds")
    let place = try PlaceOptions(&arguments)
    try arguments.finish(besidesPlace: points == nil)
    switch (points, place) {
    case (nil, nil): throw UsageError.missingPlace
    case (_?, _?): throw UsageError.exclusiveOptions(["--points"] + PlaceOptions.names)
    case (nil, let place?): question = .place(place)
    case (let path?, nil):
      let names = (kinds ?? "").split(separator: ",").map(String.init)
      question = .table(
        path: path, kinds: try names.map { try ArgumentReader.kind($0, option: "--kinds") })
    }
  }

  func run(in environment: Environment) throws {
    let snapshot = try environment.snapshot(common)
    switch question {
    case .place(let place):
      let location = try place.home(in: snapshot, common, environment).location
      if common.printsJSON {
        try environment.writeOutput(
          common.answers.locate(
            location, on: snapshot.day, position: snapshot.position))
      } else {
        var page = try environment.page(common, seeing: snapshot)
        LocationText.write(location, to: &page)
        try environment.write(page.text)
      }
      environment.tell(snapshot.correctedSince(location), common.language)
    case .table(let path, let kinds):
      environment.tellBranch(common)
      try PointTableLocation(path: path, kinds: kinds, language: common.language)
        .run(on: snapshot, in: environment)
    }
  }
}
