internal import MappedFiles

/// Sorts more rows than the memory holds.
///
/// Rows that do not fit go to a file without a name. In the end they are dealt out by their keys to
/// smaller files, and those again, until each fits the memory; the order of the files is the order of
/// the keys, so that nothing has to be merged.
struct RowSorter<Row: SortableRow> {
  private let folder: String
  private let rowCountMax: Int
  private var rows: [Row] = []
  private var spilled: ScratchFile?
  private var spilledCount = 0

  private static var dealCount: UInt64 { 16 }

  init(folder: String, memoryLimitBytes: Int) {
    self.folder = folder
    rowCountMax = max(16, memoryLimitBytes / MemoryLayout<Row>.stride)
  }

  var count: Int { spilledCount + rows.count }

  /// Takes up a row.
  ///
  /// - Throws: `cannotWrite` when the folder takes no more.
  mutating func append(_ row: Row) throws(FileFailure) {
    rows.append(row)
    if rows.count >= rowCountMax { try spill() }
  }

  private mutating func spill() throws(FileFailure) {
    let file: ScratchFile
    if let spilled {
      file = spilled
    } else {
      file = try ScratchFile(in: folder)
      spilled = file
    }
    try file.append(rows)
    spilledCount += rows.count
    rows.removeAll(keepingCapacity: true)
  }

  /// Hands out all rows in order, in pieces that never part rows of one key.
  ///
  /// - Parameters:
  ///   - transform: applied to each row before sorting.
  ///   - body: takes a piece.
  /// - Throws: `cannotWrite` when the folder takes no more or does not give back what it took, and
  ///   what `body` throws.
  mutating func drain(
    transform: (inout Row) -> Void, _ body: ([Row]) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    guard let file = spilled else {
      for index in rows.indices { transform(&rows[index]) }
      rows.sort(by: Row.precedes)
      try body(rows)
      rows = []
      return
    }
    try spill()
    spilled = nil
    rows = []
    try deal(file, count: spilledCount, transform: transform, body)
  }

  /// Deals the rows of a file out, or sorts them where they fit.
  private func deal(
    _ file: ScratchFile, count: Int, transform: (inout Row) -> Void,
    _ body: ([Row]) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    var (low, high) = (UInt64.max, UInt64.min)
    try forEachPiece(of: file, count: count) { (piece: [Row]) throws(FileFailure) in
      for row in piece {
        var row = row
        transform(&row)
        low = min(low, row.key)
        high = max(high, row.key)
      }
    }
    guard count > rowCountMax, low < high else {
      var rows = try file.read(0, count: count, blank: Row.blank)
      for index in rows.indices { transform(&rows[index]) }
      rows.sort(by: Row.precedes)
      try body(rows)
      return
    }
    let width = (high - low) / Self.dealCount + 1
    var parts: [(file: ScratchFile, rows: [Row], count: Int)] = []
    for _ in 0..<Self.dealCount { parts.append((try ScratchFile(in: folder), [], 0)) }
    let partSize = max(16, rowCountMax / Int(Self.dealCount))
    try forEachPiece(of: file, count: count) { (piece: [Row]) throws(FileFailure) in
      for row in piece {
        var row = row
        transform(&row)
        let part = Int((row.key - low) / width)
        parts[part].rows.append(row)
        if parts[part].rows.count >= partSize {
          try parts[part].file.append(parts[part].rows)
          parts[part].count += parts[part].rows.count
          parts[part].rows.removeAll(keepingCapacity: true)
        }
      }
    }
    for part in parts {
      try part.file.append(part.rows)
      let count = part.count + part.rows.count
      if count > 0 { try deal(part.file, count: count, transform: { _ in }, body) }
    }
  }

  private func forEachPiece(
    of file: ScratchFile, count: Int, _ body: ([Row]) throws(FileFailure) -> Void
  ) throws(FileFailure) {
    var first = 0
    while first < count {
      let piece = try file.read(first, count: min(rowCountMax, 65_536), blank: Row.blank)
      guard !piece.isEmpty else { throw .cannotWrite(code: 0) }
      try body(piece)
      first += piece.count
    }
  }
}
