/// A function, initialiser or subscript with a body, and the lines it takes.
struct FunctionSpan: Equatable {
  /// Line of its keyword, from 1.
  let firstLine: Int

  /// Line of its closing brace.
  let lastLine: Int

  var lineCount: Int { lastLine - firstLine + 1 }

  /// The functions of a file, outer and nested, in the order in which they begin.
  static func all(in code: SwiftCode) -> [FunctionSpan] {
    let tokens = code.tokens
    return tokens.indices.compactMap { index in
      let token = tokens[index]
      guard keywords.contains(token.text) else { return nil }
      let isCall = index > 0 && tokens[index - 1].text == "."
      guard !isCall, let last = closingLine(of: index, in: tokens) else { return nil }
      return FunctionSpan(firstLine: token.line, lastLine: last)
    }
  }

  private static let keywords: Set<String> = ["func", "init", "deinit", "subscript"]

  /// The line of the brace that ends the body of the function that begins at `start`.
  private static func closingLine(of start: Int, in tokens: [CodeToken]) -> Int? {
    var parentheses = 0
    var braces = 0
    for token in tokens[(start + 1)...] {
      switch token.text {
      case "(", "[": parentheses += 1
      case ")", "]": parentheses -= 1
      case "{" where parentheses == 0 || braces > 0: braces += 1
      case "}" where braces > 0:
        braces -= 1
        if braces == 0 { return token.line }
      case "}" where parentheses == 0: return nil
      case _ where braces == 0 && parentheses == 0 && declarations.contains(token.text):
        return nil
      default: break
      }
      if parentheses < 0 { return nil }
    }
    return nil
  }

  /// Words that begin the next declaration, so that the one before it has no body.
  private static let declarations: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "struct", "enum", "class", "extension",
    "protocol", "typealias", "associatedtype",
  ]
}

/// A word or a mark of code.
struct CodeToken: Equatable {
  let text: String

  /// Line from 1.
  let line: Int
}

extension SwiftCode {
  /// The words, braces, brackets, parentheses and dots of the code.
  var tokens: [CodeToken] {
    var tokens: [CodeToken] = []
    for (index, line) in lines.enumerated() {
      var word = ""
      func close() {
        if !word.isEmpty { tokens.append(CodeToken(text: word, line: index + 1)) }
        word = ""
      }
      for character in line {
        if character.isLetter || character.isNumber || character == "_" {
          word.append(character)
        } else {
          close()
          if "{}()[].".contains(character) {
            tokens.append(CodeToken(text: String(character), line: index + 1))
          }
        }
      }
      close()
    }
    return tokens
  }
}
