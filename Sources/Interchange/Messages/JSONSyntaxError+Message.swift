internal import Engine
internal import JSONText

extension JSONSyntaxError {
  /// What is wrong, where, and what was expected.
  func message(of file: String, in language: Language) -> String {
    switch language {
    case .french: "\(file), ligne \(line), colonne \(column) : \(french)"
    case .english: "\(file), line \(line), column \(column): \(english)"
    }
  }

  /// What is wrong and what was expected, without where.
  func words(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }

  private var french: String {
    switch reason {
    case .unexpectedEnd: "le fichier s'arrête au milieu. Il est tronqué : obtenez-le de nouveau."
    case .unexpectedByte(let byte, let expected):
      "« \(Self.shown(byte)) » n'est pas à sa place. Attendu : \(Self.expected(expected, .french))"
    case .wrongType(let expected):
      "la valeur n'est pas du bon type. Attendu : \(Self.expected(expected, .french))"
    case .invalidString: "le texte est mal formé, ou n'est pas en UTF-8."
    case .invalidNumber: "le nombre est mal formé."
    case .tooDeep(let limit): "plus de \(limit) niveaux sont imbriqués."
    case .missingKey(let key): "il manque la clé « \(key) »."
    case .unknownKey(let key, let expected):
      "la clé « \(key) » n'est pas connue. Attendu : \(Self.expected(expected, .french))"
    case .invalidValue(let key, let value, let expected):
      "« \(value) » ne convient pas à « \(key) ». Attendu : \(Self.expected(expected, .french))"
    }
  }

  private var english: String {
    switch reason {
    case .unexpectedEnd: "the file ends in the middle. It was cut short: get it again."
    case .unexpectedByte(let byte, let expected):
      "\"\(Self.shown(byte))\" is out of place. Expected: \(Self.expected(expected, .english))"
    case .wrongType(let expected):
      "the value is of the wrong type. Expected: \(Self.expected(expected, .english))"
    case .invalidString: "the text is malformed, or not in UTF-8."
    case .invalidNumber: "the number is malformed."
    case .tooDeep(let limit): "more than \(limit) levels are nested."
    case .missingKey(let key): "the key \"\(key)\" is missing."
    case .unknownKey(let key, let expected):
      "the key \"\(key)\" is not known. Expected: \(Self.expected(expected, .english))"
    case .invalidValue(let key, let value, let expected):
      "\"\(value)\" does not suit \"\(key)\". Expected: \(Self.expected(expected, .english))"
    }
  }

  /// The byte as a character where it is one.
  private static func shown(_ byte: UInt8) -> String {
    (0x20..<0x7F).contains(byte)
      ? String(UnicodeScalar(byte)) : "0x" + String(byte, radix: 16, uppercase: true)
  }
}
