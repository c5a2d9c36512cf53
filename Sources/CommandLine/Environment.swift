public import Domain
public import Engine

/// What a command may reach of the world outside: streams, the clock, the place it runs in.
///
/// Everything goes through here, so that a test sees exactly what a person sees.
public struct Environment: Sendable {
  /// Writes data to standard output.
  public var writeOutput: @Sendable ([UInt8]) throws -> Void

  /// Writes text for people to standard error; a failure there has nowhere to be told.
  public var writeError: @Sendable (String) -> Void

  /// Reads at most so many bytes of standard input; empty at its end.
  public var readInput: @Sendable (_ byteCountMax: Int) throws -> [UInt8]

  /// Whether standard output is a terminal.
  public var isOutputTerminal: Bool

  /// Whether standard error is a terminal.
  public var isErrorTerminal: Bool

  /// The environment's variables.
  public var variables: [String: String]

  /// Name of the person's account, for the actor of what is recorded.
  public var userName: String

  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var now: @Sendable () -> Int64

  /// The day that it is in Québec.
  public var today: @Sendable () -> CalendarDate

  /// Holds on to what is large until the process ends, where that is about to happen: to take it down
  /// piece by piece would only make whoever waits wait longer.
  public var keepToTheEnd: @Sendable (any Sendable) -> Void = { _ in }

  public init(
    writeOutput: @escaping @Sendable ([UInt8]) throws -> Void,
    writeError: @escaping @Sendable (String) -> Void,
    readInput: @escaping @Sendable (Int) throws -> [UInt8] = { _ in [] },
    isOutputTerminal: Bool = false, isErrorTerminal: Bool = false,
    variables: [String: String] = [:], userName: String = "",
    now: @escaping @Sendable () -> Int64, today: @escaping @Sendable () -> CalendarDate
  ) {
    self.writeOutput = writeOutput
    self.writeError = writeError
    self.readInput = readInput
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.variables = variables
    self.userName = userName
    self.now = now
    self.today = today
  }
}

extension Environment {
  /// The language of the locale; French unless the locale names English.
  ///
  /// `LC_ALL` weighs more than `LC_MESSAGES`, which weighs more than `LANG`.
  public var language: Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale = names.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("en") ? .english : .french
  }

  /// The folder of the data, when no option names one.
  var dataDirectory: String {
    if let named = variables["ANCRAGE_DATA"], !named.isEmpty { return named }
    return "./ancrage-data"
  }

  /// Characters in a line: the terminal's, between 80 and 120; 100 where there is no terminal.
  var lineWidth: Int {
    guard isOutputTerminal, let columns = variables["COLUMNS"].flatMap({ Int($0) }) else {
      return 100
    }
    return min(max(columns, 80), 120)
  }

  /// Colour on a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal is dumb.
  var style: Style {
    let isRefused = !(variables["NO_COLOR"] ?? "").isEmpty || variables["TERM"] == "dumb"
    return Style(isColoured: isOutputTerminal && !isRefused)
  }

  /// Writes text to standard output.
  ///
  /// - Throws: what the stream throws, such as a full disk.
  func write(_ text: String) throws { try writeOutput(Array(text.utf8)) }

  /// Reads standard input to its end.
  ///
  /// - Throws: what the stream throws.
  func readAllInput() throws -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = try readInput(1 << 16)
      if more.isEmpty { return all }
      all += more
    }
  }
}
