internal import Domain
internal import Engine
internal import JSONText

/// What a table of addresses came to, for people and for programs.
enum AddressCountsText {
  private typealias Line = (word: String, label: Bilingual, count: Int)

  private static func lines(_ counts: AddressCounts) -> [Line] {
    [
      ("doors", Bilingual("portes", "doors"), counts.doorCount),
      ("streets", Bilingual("rues", "streets"), counts.streetCount),
      ("places", Bilingual("lieux nommés", "named places"), counts.placeCount),
      ("postalCodes", Bilingual("codes postaux", "postal codes"), counts.postalCodeCount),
      (
        "withoutNumber", Bilingual("lignes sans numéro", "rows without a number"),
        counts.withoutNumberCount
      ),
      (
        "withoutPoint", Bilingual("lignes sans point, laissées", "rows without a point, left out"),
        counts.withoutPointCount
      ),
      (
        "withoutPostalCode",
        Bilingual("codes postaux mal formés, laissés", "malformed postal codes, left out"),
        counts.withoutPostalCodeCount
      ),
      (
        "duplicates", Bilingual("portes répétées", "repeated doors"), counts.duplicateCount
      ),
    ]
  }

  /// The counts that are not nothing, and the name under which the file is registered.
  static func write(_ found: AddressImportReport, to page: inout Page) {
    let language = page.language
    let rows = lines(found.counts).filter { $0.count > 0 }.map { line in
      [line.label.text(in: language), TextFormat.integer(line.count, in: language)]
    }
    let table = TextTable(
      columns: [
        TextTable.Column(width: 10...44), TextTable.Column(width: 1...12, isNumeric: true),
      ], rows: rows, width: page.width - 2)
    for row in rows { page.add(row: row, of: table, indent: 2) }
    page.add(
      page.say(
        "Jeu de données : \(found.dataset.text)", "Dataset: \(found.dataset.text)"))
  }

  /// The members `dataset` and `addresses` of `ancrage.import/1`.
  static func members(of found: AddressImportReport, to json: inout JSONWriter) {
    json.member("dataset", found.dataset.text)
    json.key("addresses")
    json.object { json in
      for line in lines(found.counts) {
        json.key(line.word)
        json.integer(line.count)
      }
    }
  }
}
