internal import CommandLine
internal import Foundation

// A global, so that it lives until the process ends.
let environment = Environment.process()

exit(AncrageProgram.run(Array(ProcessInfo.processInfo.arguments.dropFirst()), in: environment))
