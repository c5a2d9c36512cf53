internal import Domain
internal import Engine
internal import Interchange

/// Tells what a branch changes in baskets.
struct BranchCompareCommand: Command {
  static let name = "branch compare"
  static let sharedOptions: SharedOptions = .day
  static let summary = Bilingual(
    "dit ce qu'une branche change aux paniers", "tells what a branch changes in baskets")
  static let usage = Bilingual(
    """
    ancrage branch compare NOM TERRITOIRE [--with BRANCHE | --with-log] [--all]
    ancrage branch compare NOM [--kind GENRE] [--with BRANCHE | --with-log]

      TERRITOIRE         genre et code, par exemple rls:1633, ou son nom; sans lui, le bilan de tous
                         les territoires
      --kind GENRE       seulement les territoires de ce genre : clsc, rls, mrc …
      --with BRANCHE     compare avec une autre branche
      --with-log         compare avec le journal d'aujourd'hui
      --all              toutes les lignes, sans rien résumer

      Sans --with ni --with-log, la branche est comparée avec le journal là où elle l'a quitté : toute
      différence vient d'elle.
    """,
    """
    ancrage branch compare NAME TERRITORY [--with BRANCH | --with-log] [--all]
    ancrage branch compare NAME [--kind KIND] [--with BRANCH | --with-log]

      TERRITORY          kind and code, for example rls:1633, or its name; without it, the sum of all
                         territories
      --kind KIND        only the territories of this kind: clsc, rls, mrc …
      --with BRANCH      compares with another branch
      --with-log         compares with the log of today
      --all              every line, nothing summed up

      Without --with and --with-log the branch is compared with the log where the branch left it: every
      difference comes from the branch.
    """)

  private let common: CommonOptions
  private let branch: BranchName
  private let territory: String?
  private let kind: TerritoryKind?
  private let baseline: BranchBaseline
  private let showsAll: Bool

  init(arguments: inout ArgumentReader, environment: Environment) throws {
    common = try CommonOptions(&arguments, environment)
    showsAll = try arguments.takeFlag("--all")
    let isWithLog = try arguments.takeFlag("--with-log")
    let other = try arguments.takeOption("--with").map { text throws(UsageError) in
      try ArgumentReader.branchName(text, option: "--with")
    }
    kind = try arguments.takeOption("--kind").map { text throws(UsageError) in
      try ArgumentReader.kind(text, option: "--kind")
    }
    let label = common.language == .french ? "NOM" : "NAME"
    branch = try ArgumentReader.branchName(try arguments.requirePlain(label), option: label)
    territory = arguments.takePlain()
    try arguments.finish()
    if isWithLog, other != nil { throw UsageError.exclusiveOptions(["--with", "--with-log"]) }
    if territory != nil, kind != nil {
      let label = common.language == .french ? "TERRITOIRE" : "TERRITORY"
      throw UsageError.exclusiveOptions([label, "--kind"])
    }
    baseline = isWithLog ? .log : other.map(BranchBaseline.branch) ?? .fork
  }

  func run(in environment: Environment) throws {
    let workspace = try environment.open(common, for: .reading)
    let taxonomy = try workspace.taxonomy(on: common.day)
    let answers = AnswerJSON(language: common.language, branch: branch, taxonomy: taxonomy)
    var page = environment.page(common, about: branch)
    page.taxonomy = taxonomy
    guard let territory else {
      let answer = try environment.preparing(common) {
        try workspace.overview(
          ofBranch: branch, with: baseline, kind: kind, on: common.day, progress: $0)
      }
      if common.printsJSON { return try environment.writeOutput(answers.branchOverview(answer)) }
      BranchOverviewText(answer, of: kind).write(to: &page)
      return try environment.write(page.text)
    }
    let answer = try environment.preparing(common) {
      try workspace.compare(
        branch: branch, with: baseline, basketOf: territory, on: common.day, progress: $0)
    }
    if common.printsJSON { return try environment.writeOutput(answers.comparison(answer)) }
    ComparisonText(answer, showsAll: showsAll).write(to: &page)
    try environment.write(page.text)
  }
}
