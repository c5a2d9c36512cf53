internal import Foundation

/// A program that is run to its end.
enum ChildProcess {
  /// What a program wrote.
  struct Result {
    let output: [UInt8]
    let errorText: String
    let exitCode: Int32
  }

  /// Runs a program.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: Its arguments.
  ///   - output: A file to take what it writes; `nil` returns it.
  /// - Returns: What it wrote, and how it ended.
  /// - Throws: ``VectorError/programNotStarted(path:reason:)``.
  static func run(
    program: String, arguments: [String], output: String? = nil
  ) throws(VectorError) -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    let pipe = Pipe()
    // A file takes any number of words while the output is read, where a second pipe could fill up
    // and stop the program.
    let words = FileManager.default.temporaryDirectory.appendingPathComponent(
      "ancrage-\(UUID().uuidString).txt")
    // Left behind, the file would only be untidy.
    defer { try? FileManager.default.removeItem(at: words) }
    do {
      process.standardOutput = try output.map(Self.emptyFile) ?? pipe
      process.standardError = try Self.emptyFile(words.path)
      try process.run()
      let bytes =
        output == nil ? [UInt8](try pipe.fileHandleForReading.readToEnd() ?? Data()) : []
      process.waitUntilExit()
      let errorText = String(decoding: try ByteChunks.wholeFile(path: words.path), as: UTF8.self)
      return Result(
        output: bytes, errorText: errorText, exitCode: process.terminationStatus)
    } catch {
      throw .programNotStarted(path: program, reason: error.localizedDescription)
    }
  }

  private static func emptyFile(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(fileURLWithPath: path))
    return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
  }
}
