internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// A conversion table, schema `ancrage.conversion/1`.
  public func conversion(_ table: ConversionTable) -> [UInt8] {
    document("ancrage.conversion/1") { json in
      members(of: table, to: &json)
      write(table.sources, named: "sources", to: &json)
      write(table.targets, named: "targets", to: &json)
      json.key("rows")
      json.array { json in
        for row in table.rows { json.object { write(row, to: &$0) } }
      }
    }
  }

  /// A converted population, schema `ancrage.converted-population/1`.
  public func population(_ population: ConvertedPopulation, by table: ConversionTable) -> [UInt8] {
    document("ancrage.converted-population/1") { json in
      members(of: table, to: &json)
      json.member("ages", population.ages.map(AgeWords.code))
      json.key("rows")
      json.array { json in
        for row in population.rows {
          json.object { json in
            if let territory = row.territory {
              json.key("territory")
              write(territory, to: &json)
            }
            json.member("year", ifPresent: row.year)
            json.member("sex", row.sex.rawValue)
            json.member("people", ifPresent: row.people.reduce(0, +))
            json.member("peopleLow", ifPresent: row.low)
            json.member("peopleHigh", ifPresent: row.high)
            json.key("byAge")
            json.array { json in for people in row.people { json.integer(people) } }
          }
        }
      }
    }
  }

  /// Converted indicators, schema `ancrage.converted-indicators/1`.
  ///
  /// `text` gives a number of a column as the file would write it.
  public func indicators(
    _ converted: ConvertedIndicators, by table: ConversionTable, file: String, kept: [String],
    text: (Double, Int) -> String
  ) -> [UInt8] {
    document("ancrage.converted-indicators/1") { json in
      json.member("file", file)
      members(of: table, to: &json)
      json.member("measure", converted.measure.rawValue)
      json.key("columns")
      json.array { json in
        for (place, column) in converted.columns.enumerated() {
          json.object { json in
            json.member("name", column.name)
            json.member("role", column.role == .sum ? "sum" : "mean")
            guard let total = converted.totals[place] else { return }
            json.member("inFile", text(Double(total.inFile), place))
            json.member("converted", text(Double(total.converted), place))
            json.member("withheld", text(Double(total.withheld), place))
            json.member("inNoTarget", text(Double(total.inNoTarget), place))
            json.member("unmapped", text(Double(total.unmapped), place))
          }
        }
      }
      let isSum = converted.columns.map { $0.role == .sum }
      json.key("rows")
      json.array { json in
        for row in converted.rows {
          json.object { json in
            json.key("territory")
            write(row.territory, to: &json)
            group(row.group, kept, to: &json)
            json.key("values")
            json.array { json in
              for (place, value) in row.values.enumerated() {
                guard let value else { continue }
                json.object { json in
                  json.member("column", converted.columns[place].name)
                  json.member("value", text(value.number, place))
                  guard isSum[place] else { return }
                  json.member("low", text(value.low.rounded(.down), place))
                  json.member("high", text(value.high.rounded(.up), place))
                }
              }
            }
          }
        }
      }
      notConverted(converted, kept: kept, text: text, to: &json)
    }
  }

  private func notConverted(
    _ converted: ConvertedIndicators, kept: [String], text: (Double, Int) -> String,
    to json: inout JSONWriter
  ) {
    json.key("unmapped")
    json.array { json in
      for row in converted.unmapped {
        json.object { json in
          json.member("line", ifPresent: row.line)
          json.member("code", row.code)
          json.member("nearest", row.nearest)
        }
      }
    }
    json.key("inNoTarget")
    json.array { json in
      for remainder in converted.remainders {
        json.object { json in
          json.key("territory")
          write(remainder.from, to: &json)
          group(remainder.group, kept, to: &json)
          json.share("share", remainder.share)
          json.key("amounts")
          json.array { json in
            for (place, amount) in remainder.amounts.enumerated() {
              guard let amount else { continue }
              json.object { json in
                json.member("column", converted.columns[place].name)
                json.member("value", text(amount, place))
              }
            }
          }
        }
      }
    }
    json.key("incomplete")
    json.array { json in
      for target in converted.incomplete {
        json.object { json in
          json.key("territory")
          write(target.territory, to: &json)
          group(target.group, kept, to: &json)
          json.member("column", converted.columns[target.column].name)
          json.member("missing", ids: target.missing.map(\.id))
        }
      }
    }
    json.member("sharedByArea", ids: converted.byAreaInstead.map(\.id))
  }

  private func group(_ group: [String], _ kept: [String], to json: inout JSONWriter) {
    guard !kept.isEmpty else { return }
    json.key("kept")
    json.array { json in
      for (name, value) in zip(kept, group) {
        json.object { json in
          json.member("column", name)
          json.member("value", value)
        }
      }
    }
  }

  /// What is converted into what, and by whose people.
  private func members(of table: ConversionTable, to json: inout JSONWriter) {
    json.member("on", table.day.description)
    json.key("position")
    json.integer(table.position)
    for (name, division) in [("from", table.from), ("to", table.to)] {
      json.key(name)
      json.object { json in
        json.member("kind", division.kind.name)
        json.member("on", division.day.description)
      }
    }
    json.metres("borderWidthMetres", table.borderWidthMetres)
    if let basis = table.basis {
      json.key("basis")
      json.object { write(basis, to: &$0) }
    }
    write(table.undrawn, named: "withoutBoundary", to: &json)
  }

  private func write(_ basis: ConversionTable.Basis, to json: inout JSONWriter) {
    json.member("kind", basis.unitKind.name)
    json.member("units", ifPresent: basis.unitCount)
    json.member("askedYear", ifPresent: basis.askedYear)
    json.member("year", ifPresent: basis.year)
    if let isProjection = basis.isProjection { json.member("isProjection", isProjection) }
    json.key("source")
    write(basis.source, to: &json)
    json.member("people", ifPresent: basis.people)
    json.member("peopleOutside", ifPresent: basis.peopleOutside)
    write(basis.undrawn, named: "unitsWithoutBoundary", to: &json)
    json.member("peopleWithoutPlace", ifPresent: basis.peopleUndrawn)
  }

  private func write(_ row: ConversionTable.Row, to json: inout JSONWriter) {
    json.member("from", row.from.id.text)
    json.member("to", ifPresent: row.to?.id.text)
    json.fineShare("areaShare", row.areaShare)
    json.member("isBorder", row.isBorder)
    json.member("people", ifPresent: row.people)
    json.fineShare("peopleShare", row.peopleShare)
    json.member("peopleLow", ifPresent: row.peopleLow)
    json.member("peopleHigh", ifPresent: row.peopleHigh)
    json.member("method", ifPresent: row.method?.rawValue)
  }
}

extension JSONWriter {
  /// Writes a share, 0 to 1, with nine decimal places, or nothing when there is none.
  fileprivate mutating func fineShare(_ name: String, _ value: Double?) {
    guard let value, value.isFinite else { return }
    key(name)
    number((value * 1e9).rounded() / 1e9)
  }
}
