internal import Domain
internal import Engine
internal import Foundation
internal import Synchronization

extension Environment {
  /// The process's own streams, clock and variables.
  public static func process() -> Environment {
    let output = FileHandle.standardOutput
    let error = FileHandle.standardError
    let input = FileHandle.standardInput
    var environment = Environment(
      writeOutput: { bytes in
        do {
          try output.write(contentsOf: Data(bytes))
        } catch {
          throw StreamError.cannotWriteOutput
        }
      },
      writeError: { text in
        // Nobody is left to tell when standard error itself fails.
        try? error.write(contentsOf: Data(text.utf8))
      },
      readInput: { count in
        do {
          return Array(try input.read(upToCount: count) ?? Data())
        } catch {
          throw StreamError.cannotReadInput
        }
      },
      isOutputTerminal: isatty(1) == 1, isErrorTerminal: isatty(2) == 1,
      variables: ProcessInfo.processInfo.environment, userName: NSUserName(),
      now: { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) },
      today: { day(at: Date()) })
    let held = Held()
    environment.keepToTheEnd = held.add
    return environment
  }

  /// The day that it is in Québec at an instant.
  static func day(at instant: Date) -> CalendarDate {
    let seconds = instant.timeIntervalSince1970 + Double(QuebecTime.offsetSeconds(at: instant))
    return CalendarDate(daysSince1970: Int32((seconds / 86_400).rounded(.down)))
  }
}

/// What is not let go of.
private final class Held: Sendable {
  private let held = Mutex<[any Sendable]>([])

  func add(_ large: any Sendable) { held.withLock { $0.append(large) } }
}

/// Why a standard stream failed.
enum StreamError: UserFacingError, Hashable {
  case cannotWriteOutput
  case cannotReadInput

  var code: String {
    switch self {
    case .cannotWriteOutput: "stream.cannot-write-output"
    case .cannotReadInput: "stream.cannot-read-input"
    }
  }

  var kind: FailureKind {
    switch self {
    case .cannotWriteOutput: .cannotWrite
    case .cannotReadInput: .badData
    }
  }

  func message(in language: Language) -> String {
    switch (self, language) {
    case (.cannotWriteOutput, .french):
      "La sortie standard refuse l'écriture. Le disque est peut-être plein."
    case (.cannotWriteOutput, .english):
      "Standard output refuses to be written to. The disk may be full."
    case (.cannotReadInput, .french): "L'entrée standard ne peut être lue."
    case (.cannotReadInput, .english): "Standard input cannot be read."
    }
  }
}
