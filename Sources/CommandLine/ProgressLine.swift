internal import Engine
internal import Synchronization

/// One line on a terminal's standard error that says how far a long piece of work has come, and how
/// long it will still take; nothing where standard error is no terminal.
final class ProgressLine: Sendable {
  /// Milliseconds before anything is shown: short work needs no line.
  static let quietMilliseconds: Int64 = 700

  /// Milliseconds between two updates.
  private static let intervalMilliseconds: Int64 = 200

  private struct State {
    var startedAt: Int64
    var shownAt: Int64 = 0
    var width = 0
  }

  private let environment: Environment
  private let language: Language
  private let title: Bilingual
  private let state: Mutex<State>

  init(_ title: Bilingual, in environment: Environment, language: Language) {
    self.title = title
    self.environment = environment
    self.language = language
    state = Mutex(State(startedAt: environment.now()))
  }

  /// What to hand to the work; `nil` where nobody watches.
  var progress: Progress? {
    guard environment.isErrorTerminal else { return nil }
    return { [self] done, total in update(done: done, total: total) }
  }

  /// Takes the line away.
  func finish() {
    let width = state.withLock { state in
      defer { state.width = 0 }
      return state.width
    }
    guard width > 0 else { return }
    environment.writeError("\r" + String(repeating: " ", count: width) + "\r")
  }

  private func update(done: Int, total: Int) {
    let now = environment.now()
    let line: String? = state.withLock { state in
      guard now - state.startedAt >= Self.quietMilliseconds,
        now - state.shownAt >= Self.intervalMilliseconds, total > 0
      else { return nil }
      state.shownAt = now
      let text = text(done: done, total: total, milliseconds: now - state.startedAt)
      let line = TextWrapping.padded(text, to: state.width)
      state.width = text.count
      return line
    }
    if let line { environment.writeError("\r" + line) }
  }

  /// `Reconstruction : 45 %, reste environ 12 s`.
  func text(done: Int, total: Int, milliseconds: Int64) -> String {
    let share = min(1, Double(done) / Double(max(1, total)))
    let percent = "\(Int((share * 100).rounded(.down)))" + (language == .french ? "\u{A0}%" : "%")
    let name = title.text(in: language)
    var text = language == .french ? "\(name) : \(percent)" : "\(name): \(percent)"
    if share > 0 {
      let seconds = Double(milliseconds) / 1000 * (1 - share) / share
      let left = TextFormat.duration(seconds: seconds)
      text += language == .french ? ", reste environ \(left)" : ", about \(left) left"
    }
    return text
  }
}
