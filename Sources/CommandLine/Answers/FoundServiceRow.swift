internal import Domain
internal import Engine

/// A service apart from any person as a row: service, resource, telephone, whom it serves.
enum FoundServiceRow {
  /// Spaces before the first column.
  static let indent = 2

  static let columns = [
    TextTable.Column(width: 18...36), TextTable.Column(width: 14...32),
    TextTable.Column(width: 12...18), TextTable.Column(width: 20...60),
  ]

  static func cells(of service: FoundService, _ page: Page) -> [String] {
    let secret =
      service.site == .confidential
      ? page.say(" (adresse confidentielle)", " (confidential address)") : ""
    let words = FieldWords(
      names: service.names, taxonomy: page.taxonomy, language: page.language)
    let findings = service.findings.map { ReasonWords.text($0, in: page.language) }
    let serves = [words.text(.reach(service.reach))] + findings
    return [
      service.details.name, service.resourceName + secret, service.telephone ?? "",
      serves.joined(separator: "; "),
    ]
  }

  /// Adds services as the rows of a table.
  static func write(_ services: [FoundService], to page: inout Page) {
    let rows = services.map { cells(of: $0, page) }
    let table = TextTable(columns: columns, rows: rows, width: page.width - indent)
    for row in rows { page.add(row: row, of: table, indent: indent) }
  }
}
