/// Short forms of the words of names.
enum Abbreviations {
  /// The full word of a short form that stands for one word only.
  static func fullWord(_ word: String) -> String? { single[word] }

  /// The words a short form may stand for, in one text or in several.
  static func words(_ word: String) -> [[String]] { meanings[word] ?? [] }

  /// Short forms under which a full word is also known.
  static func aliases(of word: String) -> [String] { shortForms[word] ?? [] }

  /// What `N.` and `D.` one after the other stand for; `nil` for other words.
  static func notreDame(
    _ first: AddressToken?, _ second: AddressToken
  ) -> (notre: AddressToken, dame: AddressToken)? {
    guard var notre = first, notre.text == "n", second.text == "d", second.gap != .apostrophe else {
      return nil
    }
    var dame = second
    notre.text = "notre"
    dame.text = "dame"
    return (notre.retold, dame.retold)
  }

  static func spellingNotreDame(_ tokens: [AddressToken]) -> [AddressToken] {
    var result: [AddressToken] = []
    for token in tokens {
      if let pair = notreDame(result.last, token) {
        result[result.count - 1] = pair.notre
        result.append(pair.dame)
      } else {
        result.append(token)
      }
    }
    return result
  }

  /// These are read as the full word wherever they stand in a name.
  private static let single: [String: String] = [
    "st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes", "mgr": "monseigneur",
  ]

  private static let wordTable: [(full: String, short: String)] = [
    ("saint", "snt sain"), ("docteur", "dr doct"), ("general", "gen gal gnl"),
    ("capitaine", "cap capt cpt"), ("commandant", "cdt cmdt"), ("colonel", "col"),
    ("lieutenant", "lt lieut"), ("sergent", "sgt serg"), ("major", "maj"),
    ("cardinal", "card cal"), ("chanoine", "chan"), ("frere", "fr"), ("pere", "p"),
    ("reverend", "rev"), ("honorable", "hon"), ("president", "pres"), ("professeur", "prof"),
    ("gouverneur", "gouv"), ("notaire", "not"), ("marechal", "mal"), ("amiral", "am"),
    ("grand", "gd gr grd"), ("grande", "gde grde"), ("petit", "pt ptit"), ("petite", "pte ptite"),
    ("pointe", "pte pt"), ("vieux", "vx"), ("vieille", "vlle"), ("haute", "hte"), ("haut", "ht"),
    ("basse", "bse"), ("bas", "bs"), ("inferieur", "inf"), ("superieur", "sup"),
    ("mont", "mt"), ("mount", "mt"), ("montagne", "mtgne mtg"), ("riviere", "riv"),
    ("rivieres", "riv"), ("rapides", "rap"), ("lake", "lk"), ("eglise", "egl"),
    ("hopital", "hop"), ("universite", "univ"), ("industriel", "ind indust"),
    ("centre", "ctre ctr"),
    ("parc", "pc pk"), ("park", "pk"), ("village", "vill vlg"), ("domaine", "dom"),
    ("baptiste", "bapt bte bpte"), ("joseph", "jos"), ("jean", "jn"), ("antoine", "ant"),
    ("alexandre", "alex"), ("francois", "frs franc"), ("william", "wm"), ("charles", "chs chas"),
    ("jacques", "jacq jcq"), ("philippe", "phil"), ("frederic", "fred"), ("benjamin", "benj"),
    ("montreal", "mtl mtrl mrl"), ("quebec", "qc qbc que"), ("shawinigan", "shawi"),
    ("sherbrooke", "sherb sherbro"), ("drummondville", "drummond drum"), ("chicoutimi", "chic"),
    ("gatineau", "gat"), ("longueuil", "lgl"), ("hyacinthe", "hyac hya"), ("jerome", "jer"),
    ("laurent", "laur"), ("terrebonne", "terreb"), ("repentigny", "repent"),
    ("victoriaville", "victo"), ("rimouski", "rim rki"), ("boucherville", "boucher"),
    ("chute", "ch"), ("chutes", "ch"), ("ile", "il"), ("iles", "is"), ("cote", "cte"),
  ]

  private static let phrases: [(short: String, words: String)] = [
    ("nd", "notre dame"), ("tr", "trois rivieres"), ("rdl", "riviere loup"),
    ("ndg", "notre dame grace"),
    ("ddo", "dollard ormeaux"), ("pat", "pointe trembles"), ("rdp", "riviere prairies"),
    ("cdn", "cote neiges"), ("tmr", "mont royal"), ("vmr", "mont royal"), ("csl", "cote saint luc"),
    ("fx", "francois xavier"), ("jb", "jean baptiste"), ("vsp", "ville saint pierre"),
    ("sjsr", "saint jean richelieu"), ("sth", "saint hyacinthe"), ("nb", "nouveau brunswick"),
  ]

  private static let shortForms: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (short, full) in single { table[full, default: []].append(short) }
    for (full, short) in wordTable {
      table[full, default: []] += short.split(separator: " ").map(String.init)
    }
    return table.mapValues { Set($0).sorted() }
  }()

  private static let meanings: [String: [[String]]] = {
    var table: [String: [[String]]] = [:]
    for (short, full) in single { table[short, default: []].append([full]) }
    for (full, short) in wordTable {
      for form in short.split(separator: " ") { table[String(form), default: []].append([full]) }
    }
    for (short, words) in phrases {
      table[short, default: []].append(words.split(separator: " ").map(String.init))
    }
    return table
  }()
}
