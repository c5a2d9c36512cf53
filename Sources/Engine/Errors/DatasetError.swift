/// Why a registered file could not be named.
public enum DatasetError: UserFacingError, Hashable {
  /// No registered file bears this name, or several do; those that are registered.
  case unknown(String, known: [String])

  public var code: String { "dataset.unknown" }
  public var kind: FailureKind { .notFound }

  public func message(in language: Language) -> String {
    switch (self, language) {
    case (.unknown(let name, let known), .french):
      "« \(name) » ne désigne pas un seul jeu de données enregistré.\n"
        + (known.isEmpty
          ? "Aucun n'est enregistré à cette date."
          : "Enregistrés :\n" + known.map { "  \($0)" }.joined(separator: "\n"))
    case (.unknown(let name, let known), .english):
      "\"\(name)\" does not name a single registered dataset.\n"
        + (known.isEmpty
          ? "None is registered on this day."
          : "Registered:\n" + known.map { "  \($0)" }.joined(separator: "\n"))
    }
  }
}
