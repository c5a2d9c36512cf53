internal import Domain
internal import Engine

/// Reads the arguments of a command one by one: options with a value, flags, then the rest.
///
/// Options may be written `--name VALUE` or `--name=VALUE`, in any order, before or after the other
/// arguments; what follows `--` is never an option. A single `-` is not one either: it stands for
/// standard input.
struct ArgumentReader {
  private enum Argument: Hashable {
    case option(name: String, attached: String?)
    case plain(String)
  }

  private var arguments: [Argument]

  /// Every option that was asked about, for suggestions.
  private var known: Set<String> = []

  init(_ arguments: [String]) {
    var isAfterEnd = false
    var read: [Argument] = []
    for argument in arguments {
      if isAfterEnd || !argument.hasPrefix("--") {
        read.append(.plain(argument))
      } else if argument == "--" {
        isAfterEnd = true
        read.append(.option(name: "--", attached: nil))
      } else if let equals = argument.firstIndex(of: "=") {
        let value = String(argument[argument.index(after: equals)...])
        read.append(.option(name: String(argument[..<equals]), attached: value))
      } else {
        read.append(.option(name: argument, attached: nil))
      }
    }
    self.arguments = read
  }

  /// Takes a flag away, and says whether it was there.
  ///
  /// - Throws: ``UsageError/flagWithValue(_:)`` when it was given one.
  mutating func takeFlag(_ name: String) throws(UsageError) -> Bool {
    known.insert(name)
    var isThere = false
    while let index = firstIndex(of: name) {
      guard case .option(_, nil) = arguments[index] else { throw .flagWithValue(name) }
      arguments.remove(at: index)
      isThere = true
    }
    return isThere
  }

  /// Takes an option with its value away; `nil` when it was not given.
  ///
  /// - Throws: ``UsageError/missingValue(option:)`` or ``UsageError/repeatedOption(_:)``.
  mutating func takeOption(_ name: String) throws(UsageError) -> String? {
    let values = try takeOptions(name)
    guard values.count <= 1 else { throw .repeatedOption(name) }
    return values.first
  }

  /// Takes every occurrence of an option with its value away.
  ///
  /// - Throws: ``UsageError/missingValue(option:)``.
  mutating func takeOptions(_ name: String) throws(UsageError) -> [String] {
    known.insert(name)
    var values: [String] = []
    while let index = firstIndex(of: name) {
      guard case .option(_, let attached) = arguments.remove(at: index) else { break }
      if let attached {
        values.append(attached)
      } else if index < arguments.count, case .plain(let value) = arguments[index] {
        arguments.remove(at: index)
        values.append(value)
      } else {
        throw .missingValue(option: name)
      }
    }
    return values
  }

  /// Takes the value of an option that must be given.
  ///
  /// - Throws: ``UsageError/missingOption(_:)`` when it was not.
  mutating func requireOption(_ name: String) throws(UsageError) -> String {
    guard let value = try takeOption(name) else { throw .missingOption(name) }
    return value
  }

  /// Takes the next argument that is no option; `nil` when there is none.
  ///
  /// To be asked after the options, which take their values first.
  mutating func takePlain() -> String? {
    for (index, argument) in arguments.enumerated() {
      if case .plain(let text) = argument {
        arguments.remove(at: index)
        return text
      }
    }
    return nil
  }

  /// Takes an argument that must be given; `name` says what it is.
  ///
  /// - Throws: ``UsageError/missingArgument(_:)`` when there is none left.
  mutating func requirePlain(_ name: String) throws(UsageError) -> String {
    try finishOptions()
    guard let text = takePlain() else { throw .missingArgument(name) }
    return text
  }

  /// Checks that nothing is left.
  ///
  /// Where a place is asked about, what is left over may be the rest of an address that was given
  /// without its quotes: it is not repeated.
  ///
  /// - Throws: ``UsageError/unknownOption(_:nearest:)``, ``UsageError/extraArgument(_:)`` or
  ///   ``UsageError/addressWithoutQuotes``.
  mutating func finish(besidesPlace: Bool = false) throws(UsageError) {
    try finishOptions()
    if besidesPlace, takePlain() != nil { throw .addressWithoutQuotes }
    if let extra = takePlain() { throw .extraArgument(extra) }
  }

  /// Checks that no option is left that nobody asked about.
  private func finishOptions() throws(UsageError) {
    for case .option(let name, _) in arguments where name != "--" {
      throw .unknownOption(name, nearest: Suggestion.nearest(to: name, in: known))
    }
  }

  private func firstIndex(of name: String) -> Int? {
    arguments.firstIndex { argument in
      if case .option(name, _) = argument { true } else { false }
    }
  }
}

/// What somebody may have meant.
enum Suggestion {
  /// The candidate at fewest edits, if they are fewer than four and fewer than the letters.
  static func nearest(to text: String, in candidates: some Sequence<String>) -> String? {
    let ranked = candidates.map { (distance: EditDistance.between(text, $0), candidate: $0) }
    let best = ranked.min { ($0.distance, $0.candidate) < ($1.distance, $1.candidate) }
    guard let best, best.distance < 4, best.distance < text.count else { return nil }
    return best.candidate
  }
}
