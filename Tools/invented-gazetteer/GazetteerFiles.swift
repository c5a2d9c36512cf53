internal import Foundation

/// The two files of a gazetteer with questions about it, as CSV with a header.
public struct GazetteerFiles: Sendable {
  /// Name of the file of doors, a row each: number, suffix, unit, street, municipality, place, postal
  /// code, longitude and latitude in degrees.
  public static let doorsName = "gazetteer-addresses.csv"

  /// Name of the file of questions: kind, text, and where the door stands that is meant; where the
  /// person stands who asks, in `near_longitude` and `near_latitude`, if it has these columns.
  public static let questionsName = "gazetteer-questions.csv"

  public let folder: String

  public init(folder: String) {
    self.folder = folder
  }

  public var doorsPath: String { folder + "/" + Self.doorsName }
  public var questionsPath: String { folder + "/" + Self.questionsName }

  /// Writes both, in memory that does not grow with the gazetteer.
  ///
  /// - Throws: an error of Foundation where the folder cannot be written.
  public func write(_ gazetteer: InventedGazetteer, questionsOfKind: Int) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    var doors = try TextOutput(path: doorsPath)
    try doors.add(
      "number,suffix,unit,street,municipality,place,postal_code,longitude,latitude\n")
    try gazetteer.forEachDoor { door in
      try doors.add(
        """
        \(door.number),\(door.suffix),\(door.unit),\(door.street),\(door.municipality),\
        \(door.place),\(door.postalCode),\(door.place(of: door.longitudeMicrodegrees)),\
        \(door.place(of: door.latitudeMicrodegrees))\n
        """)
    }
    try doors.close()
    var questions = try TextOutput(path: questionsPath)
    try questions.add("kind,text,longitude,latitude\n")
    for question in gazetteer.questions(countOfKind: questionsOfKind) {
      let door = question.door
      try questions.add(
        """
        \(question.kind.rawValue),"\(question.text)",\
        \(door.place(of: door.longitudeMicrodegrees)),\(door.place(of: door.latitudeMicrodegrees))\n
        """)
    }
    try questions.close()
  }
}

extension InventedDoor {
  /// A coordinate in degrees, with six decimals.
  fileprivate func place(of microdegrees: Int) -> String {
    let size = microdegrees.magnitude
    let decimals = "\(1_000_000 + size % 1_000_000)".dropFirst()
    return "\(microdegrees < 0 ? "-" : "")\(size / 1_000_000).\(decimals)"
  }
}

/// Text that goes to a file in large pieces.
private struct TextOutput {
  private let file: FileHandle
  private var buffer: [UInt8] = []
  private static let pieceSize = 1 << 20

  init(path: String) throws {
    try Data().write(to: URL(fileURLWithPath: path))
    file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    buffer.reserveCapacity(Self.pieceSize + 4_096)
  }

  mutating func add(_ text: String) throws {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.pieceSize { try flush() }
  }

  mutating func close() throws {
    try flush()
    try file.close()
  }

  private mutating func flush() throws {
    try file.write(contentsOf: buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
