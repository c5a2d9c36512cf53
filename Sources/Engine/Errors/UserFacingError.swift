/// A language of the user interface.
public enum Language: String, CaseIterable, Sendable {
  case french = "fr"
  case english = "en"
}

/// An error that a person will read.
///
/// The error itself carries facts. Words are added at the edge, in the reader's language; a program
/// gets ``code``.
public protocol UserFacingError: Error {
  /// Stable name for programs, for example `locate.not-on-earth`.
  var code: String { get }

  /// What sort of failure this is, which decides the exit code.
  var kind: FailureKind { get }

  /// What happened, with the value at fault, and what to do next.
  func message(in language: Language) -> String
}

/// The sorts of failure that the edges tell apart.
public enum FailureKind: Sendable {
  /// The command was used wrongly.
  case usage
  /// What was given to read is wrong.
  case badData
  /// Something named does not exist.
  case notFound
  /// A service or a program that is needed is not there.
  case unavailable
  /// The program contradicts itself.
  case internalFault
  /// The disk is full or refuses to write.
  case cannotWrite
  /// Trying again may work.
  case tryAgain
  /// The system does not permit it.
  case notPermitted

  /// Exit codes as in `sysexits.h`.
  public var exitCode: Int32 {
    switch self {
    case .usage: 64
    case .badData: 65
    case .notFound: 66
    case .unavailable: 69
    case .internalFault: 70
    case .cannotWrite: 74
    case .tryAgain: 75
    case .notPermitted: 77
    }
  }
}
