/// Finds the points in the rows of a chunk without making a string of any field.
struct PointRowScanner: Sendable {
  /// The rows of one chunk.
  struct Rows {
    /// Where each row begins.
    var starts: [Int] = []

    /// Where each row ends, its line end not included.
    var ends: [Int] = []

    /// Whether each row has a point.
    var hasPoint: [Bool] = []

    /// The points of the rows that have one, in degrees.
    var longitudes: [Double] = []
    var latitudes: [Double] = []

    /// The first problems, their lines counted from the chunk's first.
    var problems: [PointProblem] = []
    var problemCount = 0
    var lineCount = 0
  }

  /// A field that was read as a number, and where it ends.
  private struct Reading {
    var value = 0.0
    var isNumber = false
    var range = 0..<0
  }

  private let separator: UInt8
  private let longitudeIndex: Int
  private let latitudeIndex: Int
  private let lastIndex: Int

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  init(_ table: PointTable) {
    separator = table.delimiter.byte
    longitudeIndex = table.longitudeIndex
    latitudeIndex = table.latitudeIndex
    lastIndex = max(table.longitudeIndex, table.latitudeIndex)
  }

  /// Reads whole rows.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  func scan(_ bytes: [UInt8]) -> Rows {
    var rows = Rows()
    let expected = bytes.count / 32
    rows.starts.reserveCapacity(expected)
    rows.ends.reserveCapacity(expected)
    rows.hasPoint.reserveCapacity(expected)
    rows.longitudes.reserveCapacity(expected)
    rows.latitudes.reserveCapacity(expected)
    var index = 0
    while index < bytes.count { index = scanRow(bytes, from: index, into: &rows) }
    return rows
  }

  /// Reads the row at `start` and returns where the next begins.
  private func scanRow(_ bytes: [UInt8], from start: Int, into rows: inout Rows) -> Int {
    var longitude = Reading()
    var latitude = Reading()
    var index = start
    var field = 0
    var firstLineCount = rows.lineCount
    while true {
      if field == longitudeIndex {
        longitude = number(bytes, from: index)
      } else if field == latitudeIndex {
        latitude = number(bytes, from: index)
      }
      index = endOfField(bytes, from: index, lineCount: &firstLineCount)
      guard index < bytes.count, bytes[index] == separator else { break }
      index += 1
      field += 1
      if field > lastIndex {
        index = endOfRow(bytes, from: index, lineCount: &firstLineCount)
        break
      }
    }
    let end = index
    let next = min(Self.afterLineEnd(bytes, at: index), bytes.count)
    rows.starts.append(start)
    rows.ends.append(end)
    // A blank line is passed through as it is.
    let isBlank = end == start
    rows.hasPoint.append(
      !isBlank && note(longitude, latitude, bytes: bytes, into: &rows))
    rows.lineCount = firstLineCount + 1
    return next
  }

  private static func afterLineEnd(_ bytes: [UInt8], at index: Int) -> Int {
    guard index < bytes.count else { return index }
    let hasBoth =
      bytes[index] == carriageReturn && index + 1 < bytes.count && bytes[index + 1] == lineFeed
    return index + (hasBoth ? 2 : 1)
  }

  /// Keeps the point of a row, or notes what is wrong with it.
  private func note(
    _ longitude: Reading, _ latitude: Reading, bytes: [UInt8], into rows: inout Rows
  ) -> Bool {
    if longitude.isNumber, latitude.isNumber, abs(longitude.value) <= 180,
      abs(latitude.value) <= 90
    {
      rows.longitudes.append(longitude.value)
      rows.latitudes.append(latitude.value)
      return true
    }
    rows.problemCount += 1
    guard rows.problems.count < BulkPointScanner.problemCountMax else { return false }
    let isLongitude = !(longitude.isNumber && abs(longitude.value) <= 180)
    let culprit = isLongitude ? longitude : latitude
    let isEmpty = String(decoding: bytes[culprit.range], as: UTF8.self).trimmed.isEmpty
    rows.problems.append(
      PointProblem(
        reason: isEmpty ? .missing : culprit.isNumber ? .outsideGlobe : .notNumber,
        line: rows.lineCount, column: (isLongitude ? longitudeIndex : latitudeIndex) + 1))
    return false
  }

  private func endOfField(_ bytes: [UInt8], from start: Int, lineCount: inout Int) -> Int {
    var index = start
    if index < bytes.count, bytes[index] == Self.quote {
      index = Self.afterQuotes(bytes, from: index, lineCount: &lineCount)
    }
    while index < bytes.count {
      let byte = bytes[index]
      if byte == separator || byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
    }
    return index
  }

  private func endOfRow(_ bytes: [UInt8], from start: Int, lineCount: inout Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == Self.lineFeed || byte == Self.carriageReturn { break }
      index += 1
      if byte == Self.quote {
        index = Self.afterQuotes(bytes, from: index - 1, lineCount: &lineCount)
      }
    }
    return index
  }

  /// Passes over quoted text; a doubled quote opens it again, which comes to the same.
  private static func afterQuotes(
    _ bytes: [UInt8], from start: Int, lineCount: inout Int
  ) -> Int {
    var index = start + 1
    while index < bytes.count, bytes[index] != quote {
      if bytes[index] == lineFeed { lineCount += 1 }
      index += 1
    }
    return min(index + 1, bytes.count)
  }
}

// MARK: - Numbers

extension PointRowScanner {
  /// The powers of ten that a double holds exactly.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  /// Reads `-?digits[.digits]` at `start`.
  ///
  /// Digits that make a whole number below 2⁵³ and a power of ten up to 22 are exact in a double,
  /// so that one division rounds correctly; anything else is left to the general reader.
  private func number(_ bytes: [UInt8], from start: Int) -> Reading {
    var index = start
    let isNegative = index < bytes.count && bytes[index] == UInt8(ascii: "-")
    if isNegative { index += 1 }
    var digits: UInt64 = 0
    var digitCount = 0
    var fractionStart = -1
    while index < bytes.count {
      let byte = bytes[index]
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        digits = digits &* 10 &+ UInt64(digit)
        digitCount += 1
      } else if byte == UInt8(ascii: "."), fractionStart < 0 {
        fractionStart = digitCount
      } else {
        break
      }
      index += 1
    }
    let endsField = index == bytes.count || Self.endsField(bytes[index], separator: separator)
    let fractionCount = fractionStart < 0 ? 0 : digitCount - fractionStart
    // Nineteen digits cannot overflow 64 bits.
    guard endsField, digitCount > 0, digitCount <= 19, digits < 1 << 53, fractionCount <= 22
    else { return generalNumber(bytes, from: start) }
    let magnitude = Double(digits) / Self.powersOfTen[fractionCount]
    return Reading(
      value: isNegative ? -magnitude : magnitude, isNumber: true, range: start..<index)
  }

  private static func endsField(_ byte: UInt8, separator: UInt8) -> Bool {
    byte == separator || byte == lineFeed || byte == carriageReturn
  }

  /// Reads quoted, padded, long or exponential numbers.
  private func generalNumber(_ bytes: [UInt8], from start: Int) -> Reading {
    var lineCount = 0
    let end = endOfField(bytes, from: start, lineCount: &lineCount)
    var range = start..<end
    if range.count >= 2, bytes[start] == Self.quote, bytes[end - 1] == Self.quote {
      range = start + 1..<end - 1
    }
    let text = String(decoding: bytes[range], as: UTF8.self).trimmed
    let isDecimal = text.utf8.allSatisfy {
      $0 &- UInt8(ascii: "0") < 10 || "+-.eE".utf8.contains($0)
    }
    guard isDecimal, let value = Double(text), value.isFinite else {
      return Reading(range: range)
    }
    return Reading(value: value, isNumber: true, range: range)
  }
}
