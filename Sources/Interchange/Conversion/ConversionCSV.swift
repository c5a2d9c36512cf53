internal import Domain
public import Engine

/// Conversion tables and converted populations as tables of values.
public enum ConversionCSV {
  /// A conversion table: a row for each part, what lies in no target with an empty code.
  public static func table(_ table: ConversionTable) -> [UInt8] {
    var csv = CSVWriter()
    csv.row([
      "from", "from_name", "to", "to_name", "area_share", "is_border", "people", "people_share",
      "people_low", "people_high", "method",
    ])
    for row in table.rows {
      csv.row([
        row.from.id.text, row.from.name, row.to?.id.text ?? "", row.to?.name ?? "",
        share(row.areaShare), row.isBorder ? "true" : "false", row.people.map(String.init) ?? "",
        row.peopleShare.map(share) ?? "", row.peopleLow.map(String.init) ?? "",
        row.peopleHigh.map(String.init) ?? "", row.method?.rawValue ?? "",
      ])
    }
    return csv.bytes
  }

  /// A converted population: a row for each territory, year and sex, a column for each age; those of
  /// no territory come last, with an empty code.
  public static func population(
    _ population: ConvertedPopulation, to division: Division
  ) -> [UInt8] {
    var csv = CSVWriter()
    csv.row(
      [division.kind.name, "name", "year", "sex", "people", "people_low", "people_high"]
        + population.ages.map(AgeWords.code))
    for row in population.rows {
      csv.row(
        [
          row.territory?.id.code ?? "", row.territory?.name ?? "", String(row.year),
          row.sex.rawValue, String(row.people.reduce(0, +)), String(row.low), String(row.high),
        ] + row.people.map(String.init))
    }
    return csv.bytes
  }

  /// A share with nine decimal places: less than the area of a house in a region.
  private static func share(_ value: Double) -> String {
    IndicatorText.decimal(Int((value * 1e9).rounded()), decimals: 9)
  }
}
