internal import Engine

/// The program behind `ancrage`: finds the command, runs it, and says in words what went wrong.
public enum AncrageProgram {
  /// The version that `--version` prints.
  public static let version = "0.1.0"

  /// Runs a command line.
  ///
  /// - Parameters:
  ///   - arguments: What follows the program's name.
  ///   - environment: The world outside.
  /// - Returns: The exit code: 0, or one of `sysexits.h`.
  public static func run(_ arguments: [String], in environment: Environment) -> Int32 {
    let language = language(of: arguments, environment)
    do {
      try dispatch(arguments, in: environment, language)
      return 0
    } catch let reported as Reported {
      return reported.kind.exitCode
    } catch {
      let failure = Failure(error)
      let text = failure.text(
        in: language, command: commandName(arguments), width: environment.lineWidth)
      environment.writeError(Discretion.hiding(arguments, in: text))
      return failure.kind.exitCode
    }
  }

  private static func dispatch(
    _ arguments: [String], in environment: Environment, _ language: Language
  ) throws {
    if arguments.first == "--version" {
      return try environment.write("ancrage \(version)\n")
    }
    if try HelpText.answer(arguments, language: language, environment) { return }
    let (command, rest) = try Commands.find(arguments)
    var reader = ArgumentReader(rest)
    try SharedOptions.refuse(beyond: command.sharedOptions, of: command.name, in: &reader)
    try command.init(arguments: &reader, environment: environment).run(in: environment)
  }

  /// The language to speak in before the options have been read, or when they are wrong.
  private static func language(of arguments: [String], _ environment: Environment) -> Language {
    var previous = ""
    for argument in arguments {
      if argument.hasPrefix("--lang=") {
        if let language = Language(rawValue: String(argument.dropFirst(7))) { return language }
      } else if previous == "--lang", let language = Language(rawValue: argument) {
        return language
      }
      previous = argument
    }
    return environment.language
  }

  private static func commandName(_ arguments: [String]) -> String? {
    // An unknown command has no help of its own.
    (try? Commands.find(arguments))?.command.name
  }
}

/// An error as people read it.
struct Failure {
  private let error: any Error

  init(_ error: any Error) { self.error = error }

  var kind: FailureKind {
    (error as? any UserFacingError)?.kind ?? .internalFault
  }

  /// The message, its numbered choices wrapped to a width in characters; and for a wrong command line
  /// where the help is.
  func text(in language: Language, command: String?, width: Int) -> String {
    let isFrench = language == .french
    guard let error = error as? any UserFacingError else {
      return isFrench
        ? "Erreur inattendue : \(self.error)\n" : "Unexpected error: \(self.error)\n"
    }
    let message = error.message(in: language).split(
      separator: "\n", omittingEmptySubsequences: false
    ).flatMap { Self.wrapped($0, width: width) }.joined(separator: "\n")
    var text = (isFrench ? "Erreur : " : "Error: ") + message + "\n"
    if error is UsageError, let command {
      text += isFrench ? "Aide : ancrage help \(command)\n" : "Help: ancrage help \(command)\n"
    }
    return text
  }

  /// A numbered line, what goes on beyond the width under its beginning; any other line as it is.
  private static func wrapped(_ line: Substring, width: Int) -> [String] {
    guard line.count > width, let number = line.prefixMatch(of: #/ +\d+  /#)?.output else {
      return [String(line)]
    }
    let space = String(repeating: " ", count: number.count)
    return TextWrapping.lines(of: String(line.dropFirst(number.count)), width: width - number.count)
      .enumerated().map { ($0.offset == 0 ? String(number) : space) + $0.element }
  }
}
