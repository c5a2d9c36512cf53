/// Numbers as words, and ordinals in their many forms.
enum NumberWords {
  /// The one form of a word: ordinals as `2e`, Roman numerals of several letters as digits.
  ///
  /// `2e`, `2ième`, `2nd`, `deuxième` and `third` give `2e`, `2e`, `2e`, `2e` and `3e`; `IX` gives
  /// `9`; other words are given back.
  static func canonical(_ token: AddressToken) -> String {
    if let number = token.leadingNumber {
      return ordinalEndings.contains(token.rest) ? "\(number)e" : token.text
    }
    if let ordinal = ordinals[token.text] { return "\(ordinal)e" }
    return roman(token.text).map(String.init) ?? token.text
  }

  /// Whether a token says which one in a row: `2e`, `3rd`.
  static func isOrdinal(_ token: AddressToken) -> Bool {
    token.leadingNumber != nil
      ? ordinalEndings.contains(token.rest) : ordinals[token.text] != nil
  }

  private static let ordinalEndings: Set<Substring> = [
    "e", "er", "re", "ere", "ier", "iere", "eme", "ieme", "em", "iem", "ie", "nd", "nde", "st",
    "rd", "th",
  ]

  /// Other ways to write a canonical word: `3e` for `troisieme`, `trois` and `three` for `3`.
  static func aliases(of word: String) -> [String] { aliasTable[word] ?? [] }

  /// 2 to 39 in Roman numerals of two letters and more.
  static func roman(_ word: String) -> Int? { romanNumerals[word] }

  private static let romanNumerals: [String: Int] = {
    let tens = ["", "x", "xx", "xxx"]
    let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    var table: [String: Int] = [:]
    for (ten, tenText) in tens.enumerated() {
      for (one, oneText) in ones.enumerated() where (tenText + oneText).utf8.count > 1 {
        table[tenText + oneText] = ten * 10 + one
      }
    }
    return table
  }()

  private static let french = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dixsept", "dixhuit", "dixneuf", "vingt",
  ]
  private static let english = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty",
  ]
  private static let frenchOrdinals = [
    "premier premiere", "deuxieme", "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme",
    "huitieme", "neuvieme", "dixieme", "onzieme", "douzieme", "treizieme", "quatorzieme",
    "quinzieme", "seizieme", "dixseptieme", "dixhuitieme", "dixneuvieme", "vingtieme",
  ]
  private static let englishOrdinals = [
    "first", "", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
  ]

  private static let ordinals: [String: Int] = {
    var table: [String: Int] = [:]
    for list in [frenchOrdinals, englishOrdinals] {
      for (index, words) in list.enumerated() {
        for word in words.split(separator: " ") { table[String(word)] = index + 1 }
      }
    }
    return table
  }()

  private static let aliasTable: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (word, number) in ordinals { table["\(number)e", default: []].append(word) }
    table["2e", default: []] += ["second", "seconde"]
    for list in [french, english] {
      for (index, word) in list.enumerated() where index > 0 {
        table["\(index + 1)", default: []].append(word)
        table[word, default: []].append("\(index + 1)")
      }
    }
    for number in 1...99 {
      table["\(number)e", default: []].append("\(number)")
      table["\(number)", default: []].append("\(number)e")
    }
    return table.mapValues { $0.sorted() }
  }()
}
