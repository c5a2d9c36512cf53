import Foundation
import Testing

/// Compares text for people with a file in `Expected`, byte for byte.
///
/// With `ANCRAGE_WRITE_EXPECTED=1` the files are written anew instead, to be read by a person before
/// they are committed.
func expect(
  _ text: String, equalsFile name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  let file = folder.appendingPathComponent("Expected").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["ANCRAGE_WRITE_EXPECTED"] == "1" {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  #expect(text == expected, "\(name) differs", sourceLocation: sourceLocation)
}
