internal import Domain
internal import Engine
internal import Interchange

/// Lists the categories of needs and services, or shows those that somebody means.
struct CategoriesCommand: Command {
  static let name = "categories"
  static let sharedOptions: SharedOptions = .question
  static let summary = Bilingual(
    "trouve les besoins et les catégories de services",
    "finds needs and categories of services")
  static let usage = Bilingual(
    """
    ancrage categories [TEXTE] [--facet FACETTE]
    ancrage categories load [FICHIER] …   (voyez : ancrage help categories load)

      TEXTE              code, nom ou synonyme, en français ou en anglais, ou code d'une autre
                         taxonomie; sans texte, toutes
      --facet FACETTE    programme, need, intervention ou service
    """,
    """
    ancrage categories [TEXT] [--facet FACET]
    ancrage categories load [FILE] …      (see: ancrage help categories load)

      TEXT               code, name or synonym, in French or English, or a code of another
                         taxonomy; without a text, all of them
      --facet FACET      programme, need, intervention or service
    """)

  private let common: CommonOptions
  private let text: String?
  private let facet: CategoryFacet?

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    facet = try arguments.takeWord("--facet", CategoryFacet.self)
    let first = arguments.takePlain()
    var words = first.map { [$0] } ?? []
    // Several words need no quotation marks.
    while let word = arguments.takePlain() { words.append(word) }
    text = words.isEmpty ? nil : words.joined(separator: " ")
    try arguments.finish()
  }

  func run(in environment: Environment) throws {
    // The program's own taxonomy needs no data.
    var taxonomy = Taxonomy.own
    var page = environment.page(common)
    do {
      let chronicle = try environment.chronicle(common)
      taxonomy = chronicle.taxonomy
      page = try environment.page(common, seeing: chronicle)
    } catch EngineError.noData where common.branch == nil && !common.statesVantage {}
    let found = try text.map { text throws(CategoryError) in try taxonomy.found(text) }
    let shown = (found ?? taxonomy.categories).filter {
      facet == nil || taxonomy.description(of: $0)?.facet == facet
    }
    if common.printsJSON {
      return try environment.writeOutput(
        common.answers(naming: taxonomy).categories(shown))
    }
    CategoriesText(taxonomy: taxonomy, isDetailed: found != nil).write(shown, to: &page)
    try environment.write(page.text)
  }
}

/// Records a taxonomy.
struct CategoriesLoadCommand: Command {
  static let name = "categories load"
  static let sharedOptions: SharedOptions = .branch
  static let summary = Bilingual(
    "inscrit une taxonomie, ou la correspondance d'une autre",
    "records a taxonomy, or how another maps onto it")
  static let usage = Bilingual(
    """
    ancrage categories load [FICHIER.json] --effective DATE --source TEXTE [--dry-run]

      FICHIER.json       des catégories et des codes d'autres taxonomies (voyez Taxonomy.md);
                         sans fichier, la taxonomie du programme
    \(ImportCommonOptions.usage.french)
    """,
    """
    ancrage categories load [FILE.json] --effective DATE --source TEXT [--dry-run]

      FILE.json          categories, and codes of other taxonomies (see Taxonomy.md);
                         without a file, the program's own taxonomy
    \(ImportCommonOptions.usage.english)
    """)

  private let shared: ImportCommonOptions

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    let common = try CommonOptions(&arguments, environment)
    shared = try ImportCommonOptions(&arguments, common, environment, fileOr: "")
  }

  func run(in environment: Environment) throws {
    let path = shared.options.file
    let draft = path.isEmpty ? Taxonomy.ownDraft : try CategoryFile(path: path).draft
    let report = try shared.withWorkspace(in: environment) { workspace in
      try workspace.loadCategories(draft, shared.options)
    }
    let common = shared.common
    let name =
      path.isEmpty ? common.language.say("taxonomie d'Ancrage", "Ancrage's taxonomy") : path
    if common.printsJSON {
      return try environment.writeOutput(ImportText.json(report, file: name, common.answers))
    }
    var page = environment.page(common)
    ImportText.write(
      report, file: name, unit: Bilingual("catégories lues", "categories read"), to: &page)
    try environment.write(page.text)
  }
}

extension Language {
  /// The one of two texts that is in the language.
  fileprivate func say(_ french: String, _ english: String) -> String {
    self == .french ? french : english
  }
}
