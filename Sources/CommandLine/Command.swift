internal import Engine

/// One thing that `ancrage` can do.
///
/// Reading the arguments and doing the work are apart: the initialiser touches nothing outside.
protocol Command: SendableMetatype {
  /// The words after `ancrage`, for example `log verify`.
  static var name: String { get }

  /// What it does, in one line.
  static var summary: Bilingual { get }

  /// How it is called, with its options.
  static var usage: Bilingual { get }

  /// Which of the shared options its work depends on; the others are refused.
  static var sharedOptions: SharedOptions { get }

  /// Reads the arguments.
  ///
  /// - Throws: ``UsageError``.
  init(arguments: inout ArgumentReader, environment: Environment) throws

  /// Does the work.
  ///
  /// - Throws: an error for people, or ``Reported`` when everything has been said already.
  func run(in environment: Environment) throws
}

/// A failure about which everything has been said already; only the exit code is left to give.
struct Reported: Error, Hashable {
  let kind: FailureKind
}

/// Every command, in the order of the help.
enum Commands {
  static let all: [any Command.Type] = [
    LocateCommand.self, SuggestCommand.self, LookupCommand.self, WhyCommand.self,
    HouseholdCommand.self,
    MovingCommand.self,
    SearchCommand.self, BasketCommand.self,
    ResourceCommand.self, CategoriesLoadCommand.self,
    CategoriesCommand.self, PopulationCommand.self,
    ConvertCommand.self, ImportTerritoriesCommand.self, ImportResourcesCommand.self,
    ImportServicesCommand.self, ImportAddressesCommand.self, ImportPopulationCommand.self,
    CompareCommand.self, FeedCommand.self, HistoryCommand.self, CorrectCommand.self,
    LineageCommand.self, ReachShowCommand.self, ReachDeclareCommand.self, ReformApplyCommand.self,
    ReformMergeCommand.self,
    ReformSplitCommand.self, ReformTransferCommand.self, ReformExchangeCommand.self,
    ReformRenameCommand.self, ReformRecodeCommand.self, ReformReparentCommand.self,
    ReformRedrawCommand.self, ReformAbolishCommand.self, ReformCreateCommand.self,
    ReformReviewCommand.self, ReformAcceptCommand.self,
    LogListCommand.self, LogVerifyCommand.self, LogExportCommand.self, LogImportCommand.self,
    LogRecordCommand.self, BranchCreateCommand.self, BranchListCommand.self,
    BranchShowCommand.self, BranchCompareCommand.self, BranchPromoteCommand.self,
    BranchDeleteCommand.self, RebuildCommand.self,
  ]

  /// The command that arguments begin with, and what follows its name.
  ///
  /// - Throws: ``UsageError/noCommand`` or ``UsageError/unknownCommand(_:nearest:)``.
  static func find(
    _ arguments: [String]
  ) throws(UsageError) -> (command: any Command.Type, rest: [String]) {
    guard let first = arguments.first else { throw .noCommand }
    for command in all {
      let words = command.name.split(separator: " ").map(String.init)
      if arguments.starts(with: words) { return (command, Array(arguments.dropFirst(words.count))) }
    }
    // A group such as `log` needs a second word.
    let group = all.map { $0.name }.filter { $0.hasPrefix(first + " ") }
    guard group.isEmpty else {
      let second = arguments.dropFirst().first { !$0.hasPrefix("-") } ?? ""
      let name = second.isEmpty ? first : "\(first) \(second)"
      throw .unknownCommand(
        name, nearest: Suggestion.nearest(to: name, in: group) ?? group.first)
    }
    throw .unknownCommand(
      first, nearest: Suggestion.nearest(to: first, in: all.map { $0.name }))
  }
}
