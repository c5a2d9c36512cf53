internal import Domain
internal import Engine

extension ArgumentReader {
  /// Takes what is known of a person away.
  ///
  /// - Throws: ``UsageError``.
  mutating func takePerson() throws(UsageError) -> PersonFacts {
    let person = PersonFacts(
      ageYears: try takeInteger("--age", in: 0...120),
      isAmong: Set(try takeClienteles("--is")), isNotAmong: Set(try takeClienteles("--is-not")),
      languages: try takeSpokenLanguages("--language"),
      acceptsInterpreter: try takeSpokenWord("--interpreter", YesOrNo.self).map { $0 == .yes },
      access: try takeSpokenWord("--access", AccessRoute.self),
      costMax: try takeSpokenWord("--cost", CostKind.self))
    if let both = person.isAmong.intersection(person.isNotAmong).min() {
      throw .malformedValue(
        option: "--is-not", value: both,
        expected: Bilingual(
          "une clientèle qui n'est pas aussi donnée à --is",
          "a clientele that is not given to --is as well"))
    }
    return person
  }

  /// Clienteles separated by commas, each by its code or its word in either language.
  private mutating func takeClienteles(_ name: String) throws(UsageError) -> [String] {
    guard let text = try takeOption(name) else { return [] }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map {
      part throws(UsageError) in
      if let code = Labels.clienteleCode(meant: part) { return code }
      guard let code = ServiceCategory(part) else {
        throw .malformedValue(
          option: name, value: text,
          expected: Bilingual(
            "des clientèles séparées par des virgules, comme femmes,nouveaux-arrivants",
            "clienteles separated by commas, such as women,newcomers"))
      }
      return code.code
    }
  }

  private mutating func takeSpokenLanguages(_ name: String) throws(UsageError) -> [String] {
    guard let text = try takeOption(name) else { return [] }
    let codes = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let areCodes = codes.allSatisfy { code in
      (2...3).contains(code.utf8.count)
        && code.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }
    guard areCodes else {
      throw .malformedValue(
        option: name, value: text,
        expected: Bilingual(
          "des codes de deux ou trois lettres, comme fr, en ou iu",
          "codes of two or three letters, such as fr, en or iu"))
    }
    return codes
  }

  /// Takes a moment away: a date and a time to the minute, by the clocks of Québec unless an offset
  /// says otherwise.
  ///
  /// - Throws: ``UsageError/malformedValue(option:value:expected:)``.
  mutating func takeMoment(
    _ name: String
  ) throws(UsageError) -> (day: CalendarDate, milliseconds: Int64)? {
    guard let text = try takeOption(name) else { return nil }
    guard text.count > 10, let day = CalendarDate(text.prefix(10)),
      let milliseconds = QuebecTime.milliseconds(text)
    else {
      throw .malformedValue(
        option: name, value: text,
        expected: Bilingual(
          "une date et une heure, AAAA-MM-JJTHH:MM", "a date and a time, YYYY-MM-DDTHH:MM"))
    }
    return (day, milliseconds)
  }
}
