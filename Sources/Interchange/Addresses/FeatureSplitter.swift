public import JSONText

/// Cuts GeoJSON into its features without holding more than one of them.
///
/// The text is a collection of features, or features one after the other: a line each, or each
/// behind a record separator (RFC 8142). What stands in a collection before and after its features is
/// passed over.
struct FeatureSplitter {
  /// A feature as its text, and the line on which it begins.
  struct Feature {
    let bytes: [UInt8]
    let line: Int
  }

  private enum Place {
    /// Between values, outside every object.
    case top
    /// In an object of the top, among members that are no features.
    case outer
    /// In the array of features.
    case features
  }

  private let file: String
  private var chunks: ByteChunks
  private var bytes: [UInt8] = []
  private var index = 0
  private var line = 1
  private var place = Place.top

  /// The text of the object of the top that is being read, as long as it may be a feature itself.
  private var pending: [UInt8] = []
  private var pendingLine = 1
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// The last text of an object of the top that was read at its first level: its keys among them.
  private var lastString: [UInt8] = []

  /// A longer feature is refused: 16 MiB; a collection's other members count as one.
  private static let featureByteCountMax = 16 << 20

  init(path: String) throws(FeatureError) {
    do {
      chunks = try ByteChunks(path: path)
    } catch {
      throw .unreadable(error)
    }
    file = path
  }

  init(_ bytes: [UInt8], file: String, chunkByteCount: Int) {
    chunks = ByteChunks(bytes, chunkByteCount: chunkByteCount)
    self.file = file
  }

  /// Reads the next feature; `nil` at the end.
  mutating func next() throws(FeatureError) -> Feature? {
    while true {
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if let feature = try take(byte) { return feature }
      }
      let chunk: [UInt8]?
      do {
        chunk = try chunks.next()
      } catch {
        throw .unreadable(error)
      }
      guard let chunk else {
        guard place == .top, pending.isEmpty else { throw .cutShort(file: file, line: line) }
        return nil
      }
      bytes = chunk
      index = 0
    }
  }

  private mutating func take(_ byte: UInt8) throws(FeatureError) -> Feature? {
    if byte == 0x0A { line += 1 }
    if isInString {
      takeInString(byte)
      try keep(byte)
      return nil
    }
    switch byte {
    case UInt8(ascii: "\""):
      guard depth > 0 else { throw unexpected() }
      isInString = true
      lastString.removeAll(keepingCapacity: true)
      try keep(byte)
    case UInt8(ascii: "{"), UInt8(ascii: "["): try open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return try close(byte)
    default: try plain(byte)
    }
    return nil
  }

  private mutating func takeInString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    } else if place == .top, depth == 1 {
      lastString.append(byte)
    }
  }

  private mutating func open(_ byte: UInt8) throws(FeatureError) {
    switch place {
    case .top:
      if depth == 0 {
        guard byte == UInt8(ascii: "{") else { throw unexpected() }
        pendingLine = line
      }
      depth += 1
      try keep(byte)
      if depth == 2, byte == UInt8(ascii: "["), lastString == Array("features".utf8) {
        place = .features
        pending.removeAll(keepingCapacity: true)
      }
    case .features:
      if depth == 2 {
        guard byte == UInt8(ascii: "{") else { throw unexpected() }
        pendingLine = line
      }
      depth += 1
      try keep(byte)
    case .outer: depth += 1
    }
  }

  private mutating func close(_ byte: UInt8) throws(FeatureError) -> Feature? {
    guard depth > 0 else { throw unexpected() }
    depth -= 1
    switch place {
    case .top:
      try keep(byte)
      return depth == 0 ? handOver() : nil
    case .features:
      if depth == 1 {
        place = .outer
        return nil
      }
      try keep(byte)
      return depth == 2 ? handOver() : nil
    case .outer:
      if depth == 0 { place = .top }
      return nil
    }
  }

  /// What stands between values: white space and separators outside, anything inside.
  private mutating func plain(_ byte: UInt8) throws(FeatureError) {
    let isBetween = depth == 0 || (place == .features && depth == 2)
    guard isBetween else { return try keep(byte) }
    // White space, a comma, the separator of RFC 8142, or a byte order mark.
    guard byte <= 0x20 || byte == UInt8(ascii: ",") || [0xEF, 0xBB, 0xBF].contains(byte) else {
      throw unexpected()
    }
  }

  private mutating func keep(_ byte: UInt8) throws(FeatureError) {
    guard place != .outer else { return }
    pending.append(byte)
    guard pending.count <= Self.featureByteCountMax else {
      throw .tooLong(file: file, line: pendingLine, byteCountMax: Self.featureByteCountMax)
    }
  }

  private mutating func handOver() -> Feature {
    defer { pending.removeAll(keepingCapacity: true) }
    return Feature(bytes: pending, line: pendingLine)
  }

  private func unexpected() -> FeatureError { .notGeoJSON(file: file, line: line) }
}

/// Why a table of features could not be read.
public enum FeatureError: Error, Hashable, Sendable {
  case unreadable(FileAccessError)

  /// The text is not GeoJSON from this line on.
  case notGeoJSON(file: String, line: Int)

  /// The text ends inside a feature or a collection.
  case cutShort(file: String, line: Int)

  /// A feature exceeds the limit.
  case tooLong(file: String, line: Int, byteCountMax: Int)

  /// A feature is not well formed; the line is that on which it begins.
  case malformed(file: String, line: Int, JSONSyntaxError)

  /// No feature has a property that is needed.
  case missingProperty(file: String, name: String, nearest: String?, available: [String])
}
