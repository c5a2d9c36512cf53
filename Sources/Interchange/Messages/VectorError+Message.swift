public import Engine

extension VectorError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .geoJSON(let error): error.code
    case .programMissing: "vector.program-missing"
    case .programNotStarted: "vector.program-not-started"
    case .programFailed: "vector.program-failed"
    case .shapefileWithoutReferenceSystem: "vector.shapefile-without-prj"
    case .noReferenceSystem: "vector.no-reference-system"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .unreadable(let error): error.kind
    case .geoJSON(let error): error.kind
    case .programMissing, .programNotStarted: .unavailable
    case .programFailed, .shapefileWithoutReferenceSystem, .noReferenceSystem: .badData
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unreadable(let error), _): error.message(in: language)
    case (.geoJSON(let error), _): error.message(in: language)
    case (.programMissing(let name, let package), .french):
      """
      Ce format se lit avec « \(name) », qui n'est pas installé.
      Installez-le : apt-get install \(package)
      """
    case (.programMissing(let name, let package), .english):
      """
      This format is read with "\(name)", which is not installed.
      Install it: apt-get install \(package)
      """
    case (.programNotStarted(let path, let reason), .french):
      "« \(path) » n'a pas pu être lancé : \(reason)"
    case (.programNotStarted(let path, let reason), .english):
      "\"\(path)\" could not be started: \(reason)"
    case (.programFailed(let name, let exitCode, let words), .french):
      "« \(name) » a échoué (code \(exitCode)) :\n\(words)"
    case (.programFailed(let name, let exitCode, let words), .english):
      "\"\(name)\" failed (code \(exitCode)):\n\(words)"
    case (.shapefileWithoutReferenceSystem(let path, let missing), .french):
      """
      « \(path) » ne dit pas dans quel système sont ses coordonnées : « \(missing) » manque.
      Joignez ce fichier, ou donnez le système : --source-crs EPSG:32198, par exemple.
      """
    case (.shapefileWithoutReferenceSystem(let path, let missing), .english):
      """
      "\(path)" does not say in which system its coordinates are: "\(missing)" is missing.
      Put that file beside it, or give the system: --source-crs EPSG:32198, for example.
      """
    case (.noReferenceSystem(let path), .french):
      """
      « \(path) » ne dit pas dans quel système sont ses coordonnées.
      Donnez-le : --source-crs EPSG:32198, par exemple.
      """
    case (.noReferenceSystem(let path), .english):
      """
      "\(path)" does not say in which system its coordinates are.
      Give it: --source-crs EPSG:32198, for example.
      """
    }
  }
}
