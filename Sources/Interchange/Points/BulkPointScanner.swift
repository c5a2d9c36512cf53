internal import Dispatch
internal import Foundation
internal import Synchronization

/// Adds columns to a table of points, millions of rows a second, in memory that does not grow.
///
/// The rows come out byte for byte as they went in, in the same order, each with the new fields
/// before its line end. Chunks are handled on all cores. A row without a readable point gets empty
/// fields and is reported.
public struct BulkPointScanner: Sendable {
  /// How many problems are kept; all are counted.
  public static let problemCountMax = 100

  /// A longer row is refused: 1 MiB.
  public static let rowByteCountMax = 1_048_576

  /// Adds the new fields of each point, in order: separators included, then ``Suffixes/endRow()``.
  public typealias Locate =
    @Sendable (_ longitudesDegrees: [Double], _ latitudesDegrees: [Double], inout Suffixes) -> Void

  /// What is to follow each row.
  public struct Suffixes: Sendable {
    /// The separator that stands before each field.
    public let separator: UInt8
    fileprivate var bytes: [UInt8] = []
    fileprivate var ends: [Int] = []

    fileprivate init(separator: UInt8, rowCount: Int) {
      self.separator = separator
      bytes.reserveCapacity(rowCount * 16)
      ends.reserveCapacity(rowCount)
    }

    /// Adds a field, which must not need quotes.
    public mutating func field(_ text: some Collection<UInt8>) {
      bytes.append(separator)
      bytes.append(contentsOf: text)
    }

    /// Adds ready-made bytes, separators included.
    public mutating func raw(_ text: some Collection<UInt8>) {
      bytes.append(contentsOf: text)
    }

    /// Ends the fields of one point.
    public mutating func endRow() {
      ends.append(bytes.count)
    }
  }

  /// What was done.
  public struct Summary: Hashable, Sendable {
    /// Rows that were written, the header not counted.
    public var rowCount = 0

    /// Rows without a readable point.
    public var problemCount = 0

    /// The first of them, in order of line.
    public var problems: [PointProblem] = []

    public init() {}
  }

  private let columns: [String]
  private let delimiter: CSVReader.Delimiter?
  private let locate: Locate

  /// - Parameters:
  ///   - columns: Names of the new columns.
  ///   - delimiter: What separates fields; `nil` finds out from the header.
  ///   - locate: Adds the fields of each point; called for many points at once, on any thread.
  public init(
    columns: [String], delimiter: CSVReader.Delimiter? = nil, locate: @escaping Locate
  ) {
    self.columns = columns
    self.delimiter = delimiter
    self.locate = locate
  }

  /// Reads a table to its end.
  ///
  /// - Parameters:
  ///   - chunks: The table, in UTF-8 or any encoding that agrees with ASCII.
  ///   - file: Its name, for messages.
  ///   - write: Takes the output, in order.
  ///   - progress: Told after each stretch how many bytes have been read.
  /// - Returns: What was done.
  /// - Throws: ``CSVError``, or whatever `write` throws.
  /// - Complexity: O(*n*) in the number of bytes; some tens of megabytes of memory.
  public func run(
    _ chunks: ByteChunks, file: String, write: @Sendable ([UInt8]) throws -> Void,
    progress: (_ byteCount: Int) -> Void = { _ in }
  ) throws -> Summary {
    var rows = RowChunks(file: file, chunks: chunks)
    let header = try rows.nextLine()
    let table = try PointTable(headerLine: header, file: file, delimiter: delimiter)
    try write(headerWithColumns(header, table: table))
    let worker = Worker(table: table, columnCount: columns.count, locate: locate)

    var summary = Summary()
    var line = 1 + header.count { $0 == 0x0A }
    var feed = Feed(rows: rows, waveCount: 4 * ProcessInfo.processInfo.activeProcessorCount)
    try feed.read()
    while !feed.wave.isEmpty || !feed.finished.isEmpty {
      let outputs = try Self.advance(&feed, worker: worker, write: write)
      for output in outputs { summary.add(output, line: &line) }
      progress(feed.rows.byteCount)
    }
    return summary
  }

  /// Handles a wave of chunks on all cores, one of which first writes the wave before and reads the
  /// wave after.
  private static func advance(
    _ feed: inout Feed, worker: Worker, write: @Sendable ([UInt8]) throws -> Void
  ) throws -> [Worker.Output] {
    let wave = feed.wave
    let outputs = Mutex<[Worker.Output?]>(Array(repeating: nil, count: wave.count))
    let result = Mutex<Result<Feed, any Error>>(.success(feed))
    DispatchQueue.concurrentPerform(iterations: wave.count + 1) { [feed] iteration in
      guard iteration == 0 else {
        let output = worker.process(wave[iteration - 1])
        outputs.withLock { $0[iteration - 1] = output }
        return
      }
      let advanced = Result {
        for output in feed.finished { try write(output.bytes) }
        var next = feed
        try next.read()
        return next
      }
      result.withLock { $0 = advanced }
    }
    feed = try result.withLock { $0 }.get()
    feed.finished = outputs.withLock { $0.compactMap(\.self) }
    return feed.finished
  }

  /// Where reading and writing have got to.
  private struct Feed: Sendable {
    var rows: RowChunks
    let waveCount: Int

    /// Chunks to handle next.
    var wave: [[UInt8]] = []

    /// Chunks to write next.
    var finished: [Worker.Output] = []

    mutating func read() throws(CSVError) {
      wave = try rows.next(count: waveCount)
    }
  }

  private func headerWithColumns(_ line: [UInt8], table: PointTable) -> [UInt8] {
    let end = line.lastIndex { $0 != 0x0A && $0 != 0x0D }.map { $0 + 1 } ?? 0
    var writer = CSVWriter(delimiter: table.delimiter)
    writer.row(columns)
    let added = columns.isEmpty ? [] : [table.delimiter.byte] + writer.bytes.dropLast()
    // A header that ends the file gets the line end that it lacks.
    let lineEnd = end == line.count ? [0x0A] : Array(line[end...])
    return line[..<end] + added + lineEnd
  }
}

extension BulkPointScanner.Summary {
  fileprivate mutating func add(_ output: BulkPointScanner.Worker.Output, line: inout Int) {
    rowCount += output.rowCount
    problemCount += output.problemCount
    for problem in output.problems where problems.count < BulkPointScanner.problemCountMax {
      var placed = problem
      placed.line += line
      problems.append(placed)
    }
    line += output.lineCount
  }
}

extension BulkPointScanner {
  /// Handles one chunk; shared by all threads.
  fileprivate struct Worker: Sendable {
    /// A chunk with its new columns.
    struct Output: Sendable {
      var bytes: [UInt8]
      var rowCount: Int
      var lineCount: Int
      var problemCount: Int
      var problems: [PointProblem]
    }

    private let scanner: PointRowScanner
    private let separator: UInt8
    private let emptyFields: [UInt8]
    private let locate: Locate

    init(table: PointTable, columnCount: Int, locate: @escaping Locate) {
      scanner = PointRowScanner(table)
      separator = table.delimiter.byte
      emptyFields = Array(repeating: table.delimiter.byte, count: columnCount)
      self.locate = locate
    }

    func process(_ chunk: [UInt8]) -> Output {
      let rows = scanner.scan(chunk)
      var suffixes = Suffixes(separator: separator, rowCount: rows.longitudes.count)
      locate(rows.longitudes, rows.latitudes, &suffixes)
      precondition(
        suffixes.ends.count == rows.longitudes.count,
        "\(suffixes.ends.count) rows of fields for \(rows.longitudes.count) points")
      let blankCount = zip(rows.starts, rows.ends).count { $0 == $1 }
      return Output(
        bytes: joined(chunk, rows, suffixes), rowCount: rows.starts.count - blankCount,
        lineCount: rows.lineCount, problemCount: rows.problemCount, problems: rows.problems)
    }

    private func joined(
      _ chunk: [UInt8], _ rows: PointRowScanner.Rows, _ suffixes: Suffixes
    ) -> [UInt8] {
      var result: [UInt8] = []
      result.reserveCapacity(
        chunk.count + suffixes.bytes.count + rows.problemCount * emptyFields.count)
      var point = 0
      var suffixStart = 0
      var copied = 0
      for row in rows.starts.indices {
        let end = rows.ends[row]
        // The line end of the row before is copied together with this row.
        result.append(contentsOf: chunk[copied..<end])
        copied = end
        if rows.hasPoint[row] {
          result.append(contentsOf: suffixes.bytes[suffixStart..<suffixes.ends[point]])
          suffixStart = suffixes.ends[point]
          point += 1
        } else if end > rows.starts[row] {
          result.append(contentsOf: emptyFields)
        }
      }
      result.append(contentsOf: chunk[copied...])
      return result
    }
  }
}
