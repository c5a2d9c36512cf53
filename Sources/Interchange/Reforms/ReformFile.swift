public import Domain
public import Engine
internal import Foundation
public import JSONText

/// A reform as somebody wrote it down: a JSON file, schema `ancrage.reform/1`; see `Reforms.md`.
public struct ReformFile: Sendable {
  public static let schema = "ancrage.reform/1"

  public let request: ReformRequest

  /// Where it was learned.
  public let source: String

  /// Reads a plan and the shapes that it names, relative to its own folder.
  ///
  /// - Throws: ``ReformFileError``, with every fault of the text at once.
  public init(path: String, reader: VectorReader = VectorReader()) throws(ReformFileError) {
    let bytes: [UInt8]
    do {
      bytes = try ByteChunks.wholeFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try self.init(reading: bytes, file: path, ReformLands(reader: reader, folder: folder))
  }

  /// Reads a plan.
  ///
  /// - Throws: ``ReformFileError``, with every fault of the text at once.
  public init(
    reading bytes: [UInt8], file: String, _ lands: ReformLands = ReformLands()
  ) throws(ReformFileError) {
    var parser = ReformFileParser(lands: lands)
    do {
      try parser.read(bytes)
    } catch {
      throw .refused(file: file, [ReformFileError.Problem(error)])
    }
    guard let effectiveOn = parser.effectiveOn, let source = parser.source,
      parser.problems.isEmpty
    else { throw .refused(file: file, parser.problems.sorted()) }
    self.source = source
    request = ReformRequest(
      plan: ReformPlan(note: parser.note, effectiveOn: effectiveOn, acts: parser.acts),
      shapes: parser.lands.shapes, tolerance: parser.tolerance)
  }
}

/// Why a plan could not be read.
public enum ReformFileError: Error, Sendable {
  case unreadable(FileAccessError)

  /// Everything that is wrong with the text, in order.
  case refused(file: String, [Problem])

  /// One fault.
  public struct Problem: Sendable, Comparable {
    public var place: TextPlace
    public var reason: Reason

    public enum Reason: Hashable, Sendable {
      case text(JSONSyntaxError)
      case land(ReformLandError)
    }

    init(_ error: JSONSyntaxError) {
      place = TextPlace(line: error.line, column: error.column)
      reason = .text(error)
    }

    init(_ error: ReformLandError, at place: TextPlace) {
      self.place = place
      reason = .land(error)
    }

    public static func < (left: Problem, right: Problem) -> Bool {
      (left.place.line, left.place.column) < (right.place.line, right.place.column)
    }
  }
}

extension ReformFileError: UserFacingError {
  public var code: String {
    switch self {
    case .unreadable(let error): error.code
    case .refused: "reform.file-refused"
    }
  }

  public var kind: FailureKind {
    if case .unreadable(let error) = self { error.kind } else { .badData }
  }

  public func message(in language: Language) -> String {
    switch self {
    case .unreadable(let error): return error.message(in: language)
    case .refused(let file, let problems):
      let head =
        language == .french
        ? "\(file) : rien n'est enregistré. Problèmes : \(problems.count)."
        : "\(file): nothing is recorded. Problems: \(problems.count)."
      return ([head] + problems.map { "  " + $0.message(in: language) }).joined(separator: "\n")
    }
  }
}

extension ReformFileError.Problem {
  func message(in language: Language) -> String {
    switch (reason, language) {
    case (.text(let error), _): error.message(in: language)
    case (.land(let error), .french):
      "ligne \(place.line), colonne \(place.column) : \(error.message(in: .french))"
    case (.land(let error), .english):
      "line \(place.line), column \(place.column): \(error.message(in: .english))"
    }
  }
}
