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
    ancrage locate --point LON,LAT [--precision MÈTRES] | --point - | --postal-code CODE
    ancrage locate --points FICHIER.csv [--kinds clsc,rls] > sortie.csv

      --point LON,LAT    un point en degrés, longitude d'abord; « - » le lit sur l'entrée standard,
                         pour qu'il ne reste ni dans l'historique ni dans la liste des processus
      --precision MÈTRES jusqu'où le lieu peut être du point (0 par défaut) : plus loin qu'une limite,
                         la réponse dit tous les territoires possibles
      --postal-code CODE un code postal; la réponse dit le doute qui en vient
      --points FICHIER   une table avec des colonnes lon et lat; « - » la lit sur l'entrée standard
      --kinds GENRES     les genres de territoires à ajouter (par défaut tous)
    """,
    """
    ancrage locate --point LON,LAT [--precision METRES] | --point - | --postal-code CODE
    ancrage locate --points FILE.csv [--kinds clsc,rls] > out.csv

      --point LON,LAT    a point in degrees, longitude first; "-" reads it from standard input, so
                         that it stays out of the history and the list of processes
      --precision METRES how far from the point the place may be (default 0): beyond a border, the
                         answer tells every territory that is possible
      --postal-code CODE a postal code; the answer tells the doubt that comes with it
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
    try arguments.finish()
    switch (points, place) {
    case (nil, nil): throw UsageError.missingPlace
    case (_?, _?): throw UsageError.exclusiveOptions(["--points", "--point", "--postal-code"])
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
      let location = try place.home(in: snapshot, environment).location
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
