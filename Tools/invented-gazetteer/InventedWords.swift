internal import DemoRegion

/// Words that no register of names holds, put together from syllables; each list once, in a fixed
/// order, the same for every seed.
struct InventedWords: Sendable {
  /// Family names: some 5,000.
  let families: [String]

  /// Given names, which saints bear too: some 300.
  let givenNames: [String]

  /// English-sounding names: some 700.
  let englishNames: [String]

  /// Names of the North, with their own letters.
  let northernNames: [String]

  init() {
    families = Self.joined(
      [
        "Ar", "Bar", "Ber", "Bo", "Cal", "Cha", "Cor", "Dar", "Del", "Du", "Fa", "Fer", "Gau",
        "Gi", "Har", "La", "Lar", "Lé", "Lor", "Ma", "Mer", "Mo", "Nor", "Pé", "Ra", "Ro", "Tha",
        "Tré", "Va", "Ver", "Vi",
      ],
      [
        "", "bel", "che", "dri", "fon", "ga", "li", "mon", "na", "qui", "ri", "san", "ti", "vau",
      ],
      [
        "beau", "brand", "chette", "dière", "gnon", "laire", "lier", "mont", "nault", "quin",
        "reau", "val",
      ])
    givenNames = Self.joined(
      ["Am", "Bas", "Cal", "Clé", "Do", "Eus", "Fé", "Gé", "Hi", "Ly", "Mé", "Phi", "Thé", "Zé"],
      ["ba", "lo", "ri", "ta"], ["die", "drin", "line", "mir", "rard", "sin"])
    englishNames = Self.joined(
      [
        "Ald", "Ash", "Brack", "Cald", "Crox", "Dun", "Ells", "Farn", "Hark", "Kel", "Lang",
        "Marl", "Nether", "Oaks", "Pem", "Rath", "Stan", "Thorn", "Wex", "Wither",
      ],
      [""],
      [
        "bourne", "bury", "combe", "croft", "dale", "field", "ford", "ham", "hurst", "leigh",
        "mere", "more", "stead", "stoke", "ton", "wick", "wood", "worth",
      ])
    northernNames = Self.joined(
      ["Kua", "Ivu", "Aku", "Salu", "Puvi", "Qami", "Umi", "Tasi", "Nuva", "Wemi"],
      ["ja", "ngi", "li", "rni"], ["aq", "juaq", "lik", "ttuq", "tâw", "vik"])
  }

  private static func joined(
    _ heads: [String], _ middles: [String], _ tails: [String]
  ) -> [String] {
    let all = heads.flatMap { head in
      middles.flatMap { middle in tails.map { head + middle + $0 } }
    }
    // In no order of the alphabet, so that the frequent ones are not all alike.
    var random = SplitMix64(seed: 0x5EED)
    return all.shuffled(using: &random)
  }

  /// One of a list, the first ones far more often than the last, as with names anywhere.
  static func frequent(_ list: [String], _ random: inout SplitMix64) -> String {
    let share = random.unit()
    return list[Int(Double(list.count) * share * share)]
  }
}
