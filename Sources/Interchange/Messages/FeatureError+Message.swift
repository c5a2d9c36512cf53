public import Engine
internal import JSONText

extension FeatureError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .notGeoJSON: "features.not-geojson"
    case .cutShort: "features.cut-short"
    case .tooLong: "features.too-long"
    case .malformed: "features.malformed"
    case .missingProperty: "features.missing-property"
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
    case .notGeoJSON(let file, let line):
      """
      \(file), ligne \(line) : ce n'est pas du GeoJSON.
      Attendu : une FeatureCollection, ou une entité par ligne.
      """
    case .cutShort(let file, let line):
      "\(file), ligne \(line) : le fichier finit au milieu d'une entité. Téléchargez-le de nouveau."
    case .tooLong(let file, let line, let limit):
      "\(file), ligne \(line) : l'entité dépasse \(limit) octets. Ce n'est pas une adresse."
    case .malformed(let file, let line, let error):
      "\(file), ligne \(line + error.line - 1) : \(error.words(in: .french))"
    case .missingProperty(let file, let name, let nearest, let available):
      "\(file) : aucune entité n'a la propriété « \(name) ».\n"
        + (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Propriétés présentes : \(available.joined(separator: ", "))."
    }
  }

  private var english: String {
    switch self {
    case .unreadable(let error): error.message(in: .english)
    case .notGeoJSON(let file, let line):
      """
      \(file), line \(line): this is not GeoJSON.
      Expected: a FeatureCollection, or one feature a line.
      """
    case .cutShort(let file, let line):
      "\(file), line \(line): the file ends in the middle of a feature. Download it again."
    case .tooLong(let file, let line, let limit):
      "\(file), line \(line): the feature exceeds \(limit) bytes. It is no address."
    case .malformed(let file, let line, let error):
      "\(file), line \(line + error.line - 1): \(error.words(in: .english))"
    case .missingProperty(let file, let name, let nearest, let available):
      "\(file): no feature has the property \"\(name)\".\n"
        + (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
        + "Properties present: \(available.joined(separator: ", "))."
    }
  }
}
