internal import CommandLine
internal import Foundation

exit(
  AncrageProgram.run(
    Array(ProcessInfo.processInfo.arguments.dropFirst()), in: Environment.process()))
