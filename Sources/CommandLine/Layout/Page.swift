internal import Domain
internal import Engine

/// Lines of text for a person, in one language, of one width.
struct Page {
  let language: Language
  let width: Int
  let style: Style

  /// The branch that the page is about; `nil` for what is real.
  let branch: String?

  /// What categories are called, from where the answer is seen.
  var taxonomy = Taxonomy.own

  /// Whether the page has said from where its answer is seen.
  private(set) var saysVantage = false

  /// The lines so far.
  private(set) var lines: [String] = []

  init(
    language: Language, width: Int = 100, style: Style = .plain, branch: String? = nil
  ) {
    self.language = language
    self.width = width
    self.style = style
    self.branch = branch
    guard let branch else { return }
    heading(
      say(
        "Hypothèse « \(branch) » : ceci n'est pas la situation réelle.",
        "Hypothesis \"\(branch)\": this is not the real situation."), .caution)
  }

  /// The page as text that ends with a line break.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// The one of two texts that is in the page's language.
  func say(_ french: String, _ english: String) -> String {
    language == .french ? french : english
  }

  /// Says from where the answer is seen, in its first lines: the day, and what was known.
  ///
  /// What was known is told by the time of the last event that is taken into account, so that the same
  /// vantage says the same for ever, however it was asked for.
  mutating func sayVantage(
    _ vantage: Vantage, recordedAtMilliseconds: Int64?, isAllThatIsKnown: Bool
  ) {
    saysVantage = true
    var text = say("Au ", "As of ") + TextFormat.date(vantage.day, in: language)
    if !isAllThatIsKnown {
      if let recordedAtMilliseconds {
        let time = QuebecTime.text(recordedAtMilliseconds, in: language)
        text += say(
          ", d'après ce qui était inscrit le \(time)", ", from what was recorded by \(time)")
      } else {
        text += say(", d'après un journal encore vide", ", from a log that was still empty")
      }
    }
    let position = TextFormat.integer(vantage.position, in: language)
    heading("\(text) · \(logWord) \(position)", .caution)
    skip()
  }

  /// The day and the position of an answer as a pair, unless the page began with them.
  func vantage(on day: CalendarDate, position: Int64) -> [(label: String, value: String)] {
    guard !saysVantage else { return [] }
    let number = TextFormat.integer(position, in: language)
    let date = TextFormat.date(day, in: language)
    return [(say("Au", "As of"), "\(date) · \(logWord) \(number)")]
  }

  /// What the positions of an answer are positions of.
  var logWord: String { branch == nil ? say("journal", "log") : say("branche", "branch") }

  /// Says where the log, or the branch, has come to.
  func sayPosition(_ position: Int64) -> String {
    let number = TextFormat.integer(position, in: language)
    return branch == nil
      ? say("Le journal est à la position \(number).", "The log is at position \(number).")
      : say("La branche est à la position \(number).", "The branch is at position \(number).")
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

  /// Adds a line that says how many more there are: `… et 1 autre (--all)`.
  mutating func add(more count: Int, hint: String? = nil, indent: Int = 0) {
    add(String(repeating: " ", count: indent) + TextFormat.more(count, hint: hint, in: language))
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
