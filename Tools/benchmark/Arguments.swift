/// Options of the form `--name value` and `--name`.
struct Arguments: Sendable {
  private let words: [String]

  init(_ words: [String]) {
    self.words = words
  }

  func has(_ name: String) -> Bool {
    words.contains("--\(name)")
  }

  func text(_ name: String, default value: String) -> String {
    guard let index = words.firstIndex(of: "--\(name)"), index + 1 < words.count else {
      return value
    }
    return words[index + 1]
  }

  func integer(_ name: String, default value: Int) -> Int {
    Int(text(name, default: "")) ?? value
  }
}
