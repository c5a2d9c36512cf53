public import Engine

extension CSVError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .undecodable: "csv.undecodable"
    case .empty: "csv.empty"
    case .recordTooLong: "csv.record-too-long"
    case .unclosedQuote: "csv.unclosed-quote"
    case .textAfterQuote: "csv.text-after-quote"
    case .raggedRow: "csv.ragged-row"
    case .missingColumn: "csv.missing-column"
    case .duplicateColumn: "csv.duplicate-column"
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
    case .undecodable(let file, let error): error.message(of: file, in: .french)
    case .empty(let file):
      "« \(file) » est vide : la première ligne doit nommer les colonnes."
    case .recordTooLong(let file, let line, let limit, let openQuote):
      "\(file), ligne \(line) : l'enregistrement dépasse \(limit) octets.\n"
        + (openQuote.map {
          "Un guillemet ouvert à la ligne \($0) n'est probablement jamais fermé."
        } ?? "Vérifiez que le fichier a bien des fins de ligne.")
    case .unclosedQuote(let file, let line, let column):
      """
      \(file), ligne \(line), colonne \(column) : un guillemet n'est jamais fermé.
      Fermez-le, ou doublez-le s'il fait partie du texte.
      """
    case .textAfterQuote(let file, let line, let column):
      """
      \(file), ligne \(line), colonne \(column) : du texte suit un guillemet fermant.
      Doublez les guillemets qui font partie du texte.
      """
    case .raggedRow(let file, let line, let count, let expected):
      """
      \(file), ligne \(line) : champs trouvés : \(count), attendus : \(expected).
      Mettez entre guillemets les champs qui contiennent le séparateur.
      """
    case .missingColumn(let file, let name, let nearest, let available):
      "\(file) : il n'y a pas de colonne « \(name) ».\n"
        + (nearest.map { "Vouliez-vous dire « \($0) » ? " } ?? "")
        + "Colonnes présentes : \(available.joined(separator: ", "))."
    case .duplicateColumn(let file, let name, let first, let second):
      """
      \(file) : les colonnes \(first) et \(second) s'appellent toutes deux « \(name) ».
      Renommez l'une d'elles.
      """
    }
  }

  private var english: String {
    switch self {
    case .unreadable(let error): error.message(in: .english)
    case .undecodable(let file, let error): error.message(of: file, in: .english)
    case .empty(let file):
      "\"\(file)\" is empty: the first line must name the columns."
    case .recordTooLong(let file, let line, let limit, let openQuote):
      "\(file), line \(line): the record exceeds \(limit) bytes.\n"
        + (openQuote.map { "A quote opened on line \($0) is probably never closed." }
          ?? "Check that the file has line ends.")
    case .unclosedQuote(let file, let line, let column):
      """
      \(file), line \(line), column \(column): a quote is never closed.
      Close it, or double it if it belongs to the text.
      """
    case .textAfterQuote(let file, let line, let column):
      """
      \(file), line \(line), column \(column): text follows a closing quote.
      Double the quotes that belong to the text.
      """
    case .raggedRow(let file, let line, let count, let expected):
      """
      \(file), line \(line): fields found: \(count), expected: \(expected).
      Put fields that hold the separator in quotes.
      """
    case .missingColumn(let file, let name, let nearest, let available):
      "\(file): there is no column \"\(name)\".\n"
        + (nearest.map { "Did you mean \"\($0)\"? " } ?? "")
        + "Columns present: \(available.joined(separator: ", "))."
    case .duplicateColumn(let file, let name, let first, let second):
      """
      \(file): columns \(first) and \(second) are both called "\(name)".
      Rename one of them.
      """
    }
  }
}

extension TextDecodingError {
  /// What happened, in which file, and what to do.
  func message(of file: String, in language: Language) -> String {
    switch (reason, language) {
    case (.invalidBytes(let bytes), .french):
      """
      \(file), ligne \(line), colonne \(column) : \(Self.hexadecimal(bytes)) n'est pas du texte \
      en \(encoding.rawValue).
      \(suggestion.map { "Essayez --encoding \($0.rawValue)." } ?? "Vérifiez l'encodage.")
      """
    case (.invalidBytes(let bytes), .english):
      """
      \(file), line \(line), column \(column): \(Self.hexadecimal(bytes)) is not text \
      in \(encoding.rawValue).
      \(suggestion.map { "Try --encoding \($0.rawValue)." } ?? "Check the encoding.")
      """
    case (.missingByteOrderMark, .french):
      """
      \(file) : un fichier UTF-16 doit commencer par sa marque d'ordre des octets.
      Enregistrez-le de nouveau en « Unicode », ou en UTF-8.
      """
    case (.missingByteOrderMark, .english):
      """
      \(file): a UTF-16 file must begin with its byte order mark.
      Save it again as "Unicode", or as UTF-8.
      """
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return "0x" + (digits.count == 1 ? "0" + digits : digits)
    }.joined(separator: " ")
  }
}
