public import Domain
public import JSONText

extension JSONSyntaxError: UserFacingError {
  public var code: String { "json.syntax" }
  public var kind: FailureKind { .badData }

  public func message(in language: Language) -> String {
    switch language {
    case .french: "ligne \(line), colonne \(column) : \(reason(in: .french))"
    case .english: "line \(line), column \(column): \(reason(in: .english))"
    }
  }

  /// What is wrong, without where.
  func reason(in language: Language) -> String {
    switch (reason, language) {
    case (.unexpectedEnd, .french): "le texte finit trop tôt; le fichier est peut-être tronqué"
    case (.unexpectedEnd, .english): "the text ends too early; the file may be truncated"
    case (.unexpectedByte(let byte, let expected), .french):
      "\(Self.name(byte, .french)) au lieu de \(Self.thing(expected, .french))"
    case (.unexpectedByte(let byte, let expected), .english):
      "\(Self.name(byte, .english)) instead of \(Self.thing(expected, .english))"
    case (.wrongType(let expected), .french): "il faut ici \(Self.thing(expected, .french))"
    case (.wrongType(let expected), .english): "\(Self.thing(expected, .english)) is needed here"
    case (.invalidString, .french): "chaîne de caractères mal formée"
    case (.invalidString, .english): "malformed string"
    case (.invalidNumber, .french): "nombre mal formé ou trop grand"
    case (.invalidNumber, .english): "malformed number, or one too large"
    case (.tooDeep(let limit), .french): "plus de \(limit) niveaux d'imbrication"
    case (.tooDeep(let limit), .english): "nested more than \(limit) levels deep"
    case (.missingKey(let key), .french): "il manque la clé « \(key) »"
    case (.missingKey(let key), .english): "key \"\(key)\" is missing"
    case (.unknownKey(let key, let expected), .french):
      "la clé « \(key) » n'est pas connue; attendu : \(expected)"
    case (.unknownKey(let key, let expected), .english):
      "key \"\(key)\" is not known; expected: \(expected)"
    case (.invalidValue(let key, let value, let expected), .french):
      "« \(value) » ne convient pas à la clé « \(key) »; attendu : \(Self.expected(expected, .french))"
    case (.invalidValue(let key, let value, let expected), .english):
      "\"\(value)\" does not fit key \"\(key)\"; expected: \(Self.expected(expected, .english))"
    }
  }

  /// A byte as somebody would see it in an editor.
  private static func name(_ byte: UInt8, _ language: Language) -> String {
    guard (0x21...0x7E).contains(byte) else {
      let digits = String(byte, radix: 16, uppercase: true)
      let hexadecimal = "0x" + (digits.count < 2 ? "0" : "") + digits
      return language == .french ? "octet \(hexadecimal)" : "byte \(hexadecimal)"
    }
    let character = Character(UnicodeScalar(byte))
    return language == .french ? "« \(character) »" : "\"\(character)\""
  }

  /// What was expected, in a language where it is words; syntax shows as it is.
  public static func expected(_ text: String, _ language: Language) -> String {
    things[text]?.text(in: language) ?? text
  }

  private static func thing(_ expected: String, _ language: Language) -> String {
    things[expected]?.text(in: language)
      ?? (language == .french ? "« \(expected) »" : "\"\(expected)\"")
  }

  /// What the reader says that it wanted.
  private static let things: [String: Bilingual] = [
    "a value": Bilingual("une valeur", "a value"),
    "object": Bilingual("un objet {…}", "an object {…}"),
    "array": Bilingual("une liste […]", "an array […]"),
    "string": Bilingual("un texte entre guillemets", "a string in quotes"),
    "number": Bilingual("un nombre", "a number"),
    "integer": Bilingual("un nombre entier", "a whole number"),
    "boolean": Bilingual("true ou false", "true or false"),
    "null": Bilingual("null", "null"),
    "end of text": Bilingual("la fin du texte", "the end of the text"),
    "64 hexadecimal digits": Bilingual("64 chiffres hexadécimaux", "64 hexadecimal digits"),
    "YYYY-MM-DD": Bilingual("AAAA-MM-JJ", "YYYY-MM-DD"),
    "no place, for it is confidential": Bilingual(
      "aucun lieu, car la ressource est confidentielle",
      "no place, for the resource is confidential"),
    "the beginning of a postal code": Bilingual(
      "le début d'un code postal", "the beginning of a postal code"),
    "another resource than from": Bilingual(
      "une autre ressource que from", "another resource than from"),
    ", or }": Bilingual("« , » ou « } »", "\",\" or \"}\""),
    ", or ]": Bilingual("« , » ou « ] »", "\",\" or \"]\""),
  ]
}

extension EventCodec.DecodingError: UserFacingError {
  public var code: String {
    switch self {
    case .unknownType: "event.unknown-type"
    case .newerVersion: "event.newer-version"
    case .wrongStream: "event.wrong-stream"
    case .malformed: "event.malformed"
    case .malformedReference: "event.malformed-reference"
    case .correctionOfCorrection: "event.correction-of-correction"
    }
  }

  public var kind: FailureKind {
    switch self {
    case .newerVersion: .unavailable
    case .unknownType, .wrongStream, .malformed, .malformedReference, .correctionOfCorrection:
      .badData
    }
  }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unknownType(let type), .french):
      "L'événement « \(type) » n'est pas connu de cette version.\(Self.near(type, language))"
    case (.unknownType(let type), .english):
      "This version does not know event \"\(type)\".\(Self.near(type, language))"
    case (.newerVersion(let type, let found, let known), .french):
      """
      « \(type) » version \(found) a été écrit par une version plus récente; connue ici : \(known).
      Installez une version plus récente d'Ancrage.
      """
    case (.newerVersion(let type, let found, let known), .english):
      """
      "\(type)" version \(found) was written by a newer version; known here: \(known).
      Install a newer version of Ancrage.
      """
    case (.wrongStream(let type, let stream), .french):
      "« \(stream) » n'est pas un identifiant qui va avec « \(type) »."
    case (.wrongStream(let type, let stream), .english):
      "\"\(stream)\" is not an identifier that goes with \"\(type)\"."
    case (.malformed(let type, let error), .french):
      "Les données de « \(type) » sont mal formées : \(error.reason(in: .french))."
    case (.malformed(let type, let error), .english):
      "The data of \"\(type)\" is malformed: \(error.reason(in: .english))."
    case (.malformedReference(let type, let text), .french):
      "« \(type) » renvoie à « \(text) », qui n'est pas un identifiant valable."
    case (.malformedReference(let type, let text), .english):
      "\"\(type)\" refers to \"\(text)\", which is not a valid identifier."
    case (.correctionOfCorrection, .french):
      "Une correction ne peut pas mettre une autre correction à la place d'un fait."
    case (.correctionOfCorrection, .english):
      "A correction cannot put another correction in the place of a fact."
    }
  }

  private static func near(_ type: String, _ language: Language) -> String {
    let known = EventCodec.knownTypes.map(\.type)
    guard let nearest = EditDistance.nearest(to: type, in: known).first else { return "" }
    return language == .french
      ? " Vouliez-vous dire « \(nearest) »?" : " Did you mean \"\(nearest)\"?"
  }
}
