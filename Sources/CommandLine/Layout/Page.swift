internal import Engine

/// Lines of text for a person, in one language, of one width.
struct Page {
  let language: Language
  let width: Int
  let style: Style

  /// The lines so far.
  private(set) var lines: [String] = []

  init(language: Language, width: Int = 100, style: Style = .plain) {
    self.language = language
    self.width = width
    self.style = style
  }

  /// The page as text that ends with a line break.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The one of two texts that is in the page's language.
  func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }

  /// Adds a line as it is.
  mutating func add(_ line: String) { lines.append(line) }

  mutating func add(contentsOf more: [String]) { lines += more }

  /// Adds an empty line, unless the page is empty or ends with one.
  mutating func skip() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Adds text, wrapped, its lines after the first indented to `hanging`.
  mutating func add(wrapping text: String, indent: Int = 0, hanging: Int? = nil) {
    let first = String(repeating: " ", count: indent)
    let next = String(repeating: " ", count: hanging ?? indent)
    let room = max(20, width - max(indent, hanging ?? indent))
    for (index, line) in TextWrapping.lines(of: text, width: room).enumerated() {
      lines.append((index == 0 ? first : next) + line)
    }
  }

  /// Adds a heading, marked by role where there is colour, wrapped.
  mutating func heading(_ text: String, _ role: Style.Role = .heading) {
    for line in TextWrapping.lines(of: text, width: width) { lines.append(style.mark(line, role)) }
  }

  /// Adds the lines of a table's row, indented.
  mutating func add(row cells: [String], of table: TextTable, indent: Int) {
    let space = String(repeating: " ", count: indent)
    lines += table.lines(of: cells).map { space + $0 }
  }

  /// Adds `label  value` lines, the values aligned and wrapped.
  mutating func add(pairs: [(label: String, value: String)]) {
    let column = (pairs.map(\.label.count).max() ?? 0) + TextTable.gap
    for (label, value) in pairs {
      let wrapped = TextWrapping.lines(of: value, width: max(20, width - column))
      for (index, line) in wrapped.enumerated() {
        lines.append(TextWrapping.padded(index == 0 ? label : "", to: column) + line)
      }
    }
  }
}
