internal import Foundation
internal import Hashing
internal import Projections

/// A file among what is derived: a magic text, a key that names what it was made from, a digest over
/// the rest, and the rest.
///
/// Whatever does not fit is as good as nothing: it is made again.
struct DerivedFile: Sendable {
  /// Where it may lie; it is written to the first place.
  let places: [String]
  let magic: [UInt8]
  let key: Digest

  /// Opens the file; `nil` when there is none, or when it is damaged or of another key.
  func load() -> StateReader? {
    for path in places {
      if let reader = load(path) { return reader }
    }
    return nil
  }

  private func load(_ path: String) -> StateReader? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    let bytes = Array(data)
    let header = magic + key.bytes
    let start = header.count + Digest.byteCount
    guard bytes.starts(with: header), bytes.count > start,
      Digest(hashing: Array(bytes[start...])).bytes == Array(bytes[header.count..<start])
    else { return nil }
    return StateReader(bytes, from: start)
  }

  /// Keeps a state for the next command.
  ///
  /// - Returns: Whether that was possible; where it is not, the state is made again next time.
  func store(_ body: StateWriter) -> Bool {
    let bytes = magic + key.bytes + Digest(hashing: body.bytes).bytes + body.bytes
    return (try? Data(bytes).write(to: URL(fileURLWithPath: places[0]), options: .atomic)) != nil
  }
}
