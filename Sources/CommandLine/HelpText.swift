internal import Engine

/// What `ancrage help` prints.
enum HelpText {
  /// Prints help where the arguments ask for it.
  ///
  /// - Returns: Whether they did.
  /// - Throws: ``UsageError`` for help on a command that does not exist, or what the output throws.
  static func answer(
    _ arguments: [String], language: Language, _ environment: Environment
  ) throws -> Bool {
    let words = withoutLanguage(arguments)
    if words.isEmpty, arguments.isEmpty { throw UsageError.noCommand }
    let options = words.prefix { $0 != "--" }
    let wantsHelp = words.first == "help" || options.contains("--help") || options.contains("-h")
    guard wantsHelp || words.isEmpty || isGroup(words) else { return false }
    let topic = words.filter { $0 != "help" && $0 != "--help" && $0 != "-h" }
    try environment.write(try text(on: topic, in: language))
    return true
  }

  /// Whether the words are only the name of a group, such as `log`.
  private static func isGroup(_ words: [String]) -> Bool {
    words.count == 1 && !Commands.all.contains { $0.name == words[0] }
      && Commands.all.contains { $0.name.hasPrefix("\(words[0]) ") }
  }

  /// The help on a command, on a group of commands, or on all.
  static func text(on topic: [String], in language: Language) throws(UsageError) -> String {
    guard let first = topic.first else { return overview(of: Commands.all, in: language) }
    let isCommand = Commands.all.contains { $0.name == first }
    let group = isCommand ? [] : Commands.all.filter { $0.name.hasPrefix(first + " ") }
    if !group.isEmpty, topic.count == 1 { return overview(of: group, in: language) }
    let command = try Commands.find(topic).command
    let heading = language == .french ? "Options communes" : "Common options"
    return """
      ancrage \(command.name) — \(command.summary.text(in: language))

      \(command.usage.text(in: language))

      \(heading)
      \(CommonOptions.usage.text(in: language))\(command.sharedOptions.usage(in: language))

      """
  }

  private static func overview(of commands: [any Command.Type], in language: Language) -> String {
    let isFrench = language == .french
    let width = (commands.map { $0.name.count }.max() ?? 0) + 2
    let lines = commands.map { command in
      "  \(TextWrapping.padded(command.name, to: width))\(command.summary.text(in: language))\n"
    }
    let title =
      isFrench
      ? "ancrage — quels services cette personne peut-elle vraiment utiliser, là où elle vit et"
        + " là où est son médecin de famille?"
      : "ancrage — which services may this person really use, where they live and where their"
        + " family doctor is?"
    let heading = isFrench ? "Commandes" : "Commands"
    let more =
      isFrench
      ? "ancrage help COMMANDE décrit une commande; ancrage --version donne la version."
      : "ancrage help COMMAND describes a command; ancrage --version gives the version."
    return "\(title)\n\n\(heading)\n\(lines.joined())\n\(more)\n"
  }

  /// The arguments without `--lang`, which may stand anywhere.
  private static func withoutLanguage(_ arguments: [String]) -> [String] {
    var words: [String] = []
    var skipsNext = false
    for argument in arguments {
      if skipsNext {
        skipsNext = false
      } else if argument == "--lang" {
        skipsNext = true
      } else if !argument.hasPrefix("--lang=") {
        words.append(argument)
      }
    }
    return words
  }
}
