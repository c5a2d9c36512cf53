internal import Domain
public import Engine
internal import JSONText

extension AnswerJSON {
  /// The answer to `population`, schema `ancrage.population/1`.
  ///
  /// `asked` is the territory that was asked about, where it ended and another took its place.
  public func population(
    _ answer: PopulationAnswer, askedAs asked: FormerTerritory? = nil
  ) -> [UInt8] {
    document("ancrage.population/1") { json in
      let figures = answer.figures
      json.member("on", answer.day.description)
      json.key("position")
      json.integer(answer.position)
      json.key("territory")
      write(answer.territory, to: &json)
      write(asked: asked, to: &json)
      json.member("askedYear", ifPresent: figures.askedYear)
      json.member("year", ifPresent: figures.year)
      if let isProjection = figures.isProjection { json.member("isProjection", isProjection) }
      json.key("source")
      write(figures.source, to: &json)
      if figures.parts != [figures.territory] { json.member("sumOf", figures.parts.map(\.text)) }
      json.member("people", ifPresent: figures.everybody?.count)
      write(figures, by: figures.groups, named: "groups", to: &json)
      write(figures, by: figures.ages, named: "ages", to: &json)
    }
  }

  /// A number of people with its year and source.
  func write(_ people: PeopleCount, to json: inout JSONWriter) {
    json.object { json in
      json.member("count", ifPresent: people.count)
      json.member("askedYear", ifPresent: people.askedYear)
      json.member("year", ifPresent: people.year)
      if let isProjection = people.isProjection { json.member("isProjection", isProjection) }
      json.key("source")
      write(people.source, to: &json)
    }
  }

  func write(_ source: Population.Source, to json: inout JSONWriter) {
    json.object { json in
      json.member("dataset", source.id.text)
      json.member("title", source.title)
      json.member("source", source.text)
      json.member("effectiveOn", source.effectiveOn.description)
      json.member("projectionsFrom", ifPresent: source.projectionsFrom)
    }
  }

  private func write(
    _ figures: PopulationFigures, by groups: [ClosedRange<Int>], named name: String,
    to json: inout JSONWriter
  ) {
    json.key(name)
    json.array { json in
      for ages in groups {
        json.object { json in
          json.member("ages", AgeWords.code(ages))
          json.member("fromYears", ifPresent: ages.lowerBound)
          json.member(
            "toYears",
            ifPresent: ages.upperBound >= Population.oldestYears ? nil : ages.upperBound)
          for sex in Sex.allCases {
            json.member(sex.rawValue, ifPresent: figures.people(sex, ages: ages))
          }
        }
      }
    }
  }
}
