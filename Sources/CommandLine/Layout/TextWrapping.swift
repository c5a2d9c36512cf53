/// Breaks text into lines of a width, and fills columns.
///
/// Widths are counted in characters: a letter with its accents is one, as a terminal shows it.
enum TextWrapping {
  /// Breaks text at its spaces into lines of at most `width` characters.
  ///
  /// French marks stay with the word that they belong to (`« mot »`, `mot :`). A word longer than
  /// the width is cut. Empty text is one empty line.
  ///
  /// - Precondition: `width` is at least 1.
  static func lines(of text: String, width: Int) -> [String] {
    precondition(width >= 1, "A line has at least one character, not \(width)")
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      lines += wrapped(paragraph, width: width)
    }
    return lines
  }

  /// Fills text with spaces on the right up to a width.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Fills text with spaces on the left up to a width.
  static func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func wrapped(_ paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(of: paragraph) {
      var rest = Substring(word)
      if !line.isEmpty, line.count + 1 + rest.count <= width {
        line += " " + rest
        continue
      }
      if !line.isEmpty { lines.append(line) }
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      line = String(rest)
    }
    return line.isEmpty && !lines.isEmpty ? lines : lines + [line]
  }

  /// The words of a paragraph, each with the marks that must not be parted from it.
  private static func words(of paragraph: Substring) -> [String] {
    var words: [String] = []
    var holdsNext = false
    for piece in clean(paragraph).split(separator: " ") {
      if holdsNext || closing.contains(piece), let last = words.popLast() {
        words.append(last + " " + piece)
      } else {
        words.append(String(piece))
      }
      holdsNext = piece == "«"
    }
    return words
  }

  /// The text without control characters: a name in a file must not steer the reader's terminal.
  private static func clean(_ text: Substring) -> Substring {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(scalar.properties.generalCategory == .control ? " " : scalar)
    }
    return Substring(String(scalars))
  }

  private static let closing: Set<Substring> = [":", "»", "».", "»,", "»)", "»:", "…"]
}
