internal import Engine

/// The options beyond those of every command that a command's work depends on.
///
/// What a command does not declare it refuses: an option that is passed over in silence would answer
/// another question than the one that was asked.
struct SharedOptions: OptionSet, Sendable {
  let rawValue: Int

  /// `--on`: the day in question.
  static let day = SharedOptions(rawValue: 1)

  /// `--as-known-at`: whose knowledge answers.
  static let knowledge = SharedOptions(rawValue: 2)

  /// `--branch`: what would be.
  static let branch = SharedOptions(rawValue: 4)

  /// Those of whatever answers a question.
  static let question: SharedOptions = [.day, .knowledge, .branch]

  private static let all: [(option: SharedOptions, name: String, usage: Bilingual)] = [
    (
      .day, "--on",
      Bilingual(
        "  --on AAAA-MM-JJ    le jour en question (par défaut aujourd'hui)",
        "  --on YYYY-MM-DD    the day in question (default today)")
    ),
    (
      .knowledge, "--as-known-at",
      Bilingual(
        """
          --as-known-at MOMENT
                             ce qu'on savait alors : une position du journal, une date (à la fin de ce
                             jour) ou une date et une heure du Québec (2026-01-15T14:30)
        """,
        """
          --as-known-at MOMENT
                             what was known then: a position of the log, a date (at the end of that
                             day) or a date and time in Québec (2026-01-15T14:30)
        """)
    ),
    (
      .branch, "--branch",
      Bilingual(
        "  --branch NOM       ce qui serait, selon une branche (voyez : ancrage help branch)",
        "  --branch NAME      what would be, according to a branch (see: ancrage help branch)")
    ),
  ]

  /// How these are described in the help, a line or more each.
  func usage(in language: Language) -> String {
    Self.all.filter { contains($0.option) }.map { "\n" + $0.usage.text(in: language) }.joined()
  }

  /// Refuses every option that a command does not declare.
  ///
  /// - Throws: ``UsageError/optionNotHere(_:command:)`` or ``UsageError/branchIsArgument``.
  static func refuse(
    beyond declared: SharedOptions, of command: String, in arguments: inout ArgumentReader
  ) throws(UsageError) {
    for (option, name, _) in all where !declared.contains(option) {
      guard !(try arguments.takeOptions(name)).isEmpty else { continue }
      if option == .branch, command.hasPrefix("branch ") { throw .branchIsArgument }
      throw .optionNotHere(name, command: command)
    }
  }
}
