public import Engine

extension GeoJSONError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .syntax: "geojson.syntax"
    case .notFinite: "geojson.not-finite"
    case .notGeoJSON: "geojson.not-geojson"
    case .otherReferenceSystem: "geojson.other-reference-system"
    case .projected: "geojson.projected"
    case .swapped: "geojson.swapped"
    case .outsideGlobe: "geojson.outside-globe"
    case .wrongFeatures: "geojson.wrong-features"
    }
  }

  public var kind: FailureKind {
    if case .unreadable(let error) = self { error.kind } else { .badData }
  }

  public func message(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: String {
    switch self {
    case .unreadable(let error): error.message(in: .french)
    case .syntax(let file, let error): error.message(of: file, in: .french)
    case .notFinite(let file, let line, let column, let text):
      """
      \(file), ligne \(line), colonne \(column) : « \(text) » n'est pas un nombre fini.
      Corrigez la coordonnée, ou retirez l'entité.
      """
    case .notGeoJSON(let file, let type):
      """
      \(file) : « \(type ?? "") » n'est pas un type de GeoJSON.
      Attendu : FeatureCollection, Feature, Polygon ou MultiPolygon.
      """
    case .otherReferenceSystem(let file, let line, let column, let name):
      """
      \(file), ligne \(line), colonne \(column) : les coordonnées sont dans le système « \(name) ».
      Donnez --source-crs pour les convertir, ou fournissez longitude et latitude (WGS 84).
      """
    case .projected(let file, let line, let column, let first, let second):
      """
      \(file), ligne \(line), colonne \(column) : [\(first), \(second)] n'est pas en degrés, \
      mais dans une projection (en mètres).
      Donnez son système : --source-crs EPSG:32198 pour le Lambert du Québec, par exemple.
      """
    case .swapped(let file, let line, let column, let first, let second):
      """
      \(file), ligne \(line), colonne \(column) : [\(first), \(second)] donne la latitude d'abord.
      En GeoJSON la longitude vient d'abord. Échangez-les dans tout le fichier.
      """
    case .outsideGlobe(let file, let line, let column, let first, let second):
      """
      \(file), ligne \(line), colonne \(column) : [\(first), \(second)] est hors du globe.
      La longitude va de -180 à 180, la latitude de -90 à 90.
      """
    case .wrongFeatures(let file, let problems):
      problems.map { $0.message(of: file, in: .french) }.joined(separator: "\n")
    }
  }

  private var english: String {
    switch self {
    case .unreadable(let error): error.message(in: .english)
    case .syntax(let file, let error): error.message(of: file, in: .english)
    case .notFinite(let file, let line, let column, let text):
      """
      \(file), line \(line), column \(column): "\(text)" is not a finite number.
      Correct the coordinate, or remove the feature.
      """
    case .notGeoJSON(let file, let type):
      """
      \(file): "\(type ?? "")" is not a type of GeoJSON.
      Expected: FeatureCollection, Feature, Polygon or MultiPolygon.
      """
    case .otherReferenceSystem(let file, let line, let column, let name):
      """
      \(file), line \(line), column \(column): the coordinates are in the system "\(name)".
      Give --source-crs to convert them, or provide longitude and latitude (WGS 84).
      """
    case .projected(let file, let line, let column, let first, let second):
      """
      \(file), line \(line), column \(column): [\(first), \(second)] is not in degrees \
      but in a projection (in metres).
      Give its system: --source-crs EPSG:32198 for the Lambert of Québec, for example.
      """
    case .swapped(let file, let line, let column, let first, let second):
      """
      \(file), line \(line), column \(column): [\(first), \(second)] puts latitude first.
      In GeoJSON longitude comes first. Exchange them in the whole file.
      """
    case .outsideGlobe(let file, let line, let column, let first, let second):
      """
      \(file), line \(line), column \(column): [\(first), \(second)] is outside the globe.
      Longitude goes from -180 to 180, latitude from -90 to 90.
      """
    case .wrongFeatures(let file, let problems):
      problems.map { $0.message(of: file, in: .english) }.joined(separator: "\n")
    }
  }
}

extension GeoJSONProblem {
  /// What is wrong, where, in one line.
  func message(of file: String, in language: Language) -> String {
    switch language {
    case .french: "\(file), ligne \(line), colonne \(column), entité \(feature) : \(french)"
    case .english: "\(file), line \(line), column \(column), feature \(feature): \(english)"
    }
  }

  private var french: String {
    switch reason {
    case .emptyGeometry: "la géométrie est vide. Donnez un polygone, ou retirez l'entité."
    case .unexpectedGeometry(let type):
      "« \(type) » n'est pas une surface. Attendu : Polygon ou MultiPolygon."
    case .unclosedRing: "l'anneau n'est pas fermé. Répétez sa première position à la fin."
    case .shortRing(let count):
      "l'anneau a trop peu de positions (\(count)). Il en faut au moins 4."
    }
  }

  private var english: String {
    switch reason {
    case .emptyGeometry: "the geometry is empty. Give a polygon, or remove the feature."
    case .unexpectedGeometry(let type):
      "\"\(type)\" is not an area. Expected: Polygon or MultiPolygon."
    case .unclosedRing: "the ring is not closed. Repeat its first position at the end."
    case .shortRing(let count): "the ring has too few positions (\(count)). It needs at least 4."
    }
  }
}
