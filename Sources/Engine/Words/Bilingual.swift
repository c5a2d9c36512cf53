/// A text in both languages of the interface; one cannot be given without the other.
public struct Bilingual: Hashable, Sendable {
  public let french: String
  public let english: String

  public init(_ french: String, _ english: String) {
    self.french = french
    self.english = english
  }

  /// The text in one language.
  public func text(in language: Language) -> String {
    switch language {
    case .french: french
    case .english: english
    }
  }
}
