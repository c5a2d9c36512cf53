/// The sort of thing that a category of the taxonomy names.
public enum CategoryFacet: String, CaseIterable, Hashable, Sendable {
  /// A programme of the network, such as mental health.
  case programme
  /// What people come with, such as bereavement.
  case need
  /// How help is given: to one person, a couple or family, a group, a community.
  case intervention
  /// What a service is filed under.
  case service
}

/// What a category is called in one language.
public struct CategoryWords: Hashable, Sendable {
  /// Its name, as answers show it.
  public var label: String

  /// What it takes in, in a sentence; empty where nobody has said.
  public var definition: String

  /// What people and workers say for it, in the order given.
  public var synonyms: [String]

  public init(label: String, definition: String = "", synonyms: [String] = []) {
    self.label = label
    self.definition = definition
    self.synonyms = synonyms
  }
}

/// Codes of another taxonomy that stand for one of its categories.
public struct ForeignCodes: Hashable, Sendable {
  /// Name of the other taxonomy, such as `211`.
  public var taxonomy: String

  /// Its codes, sorted.
  public var codes: [String]

  public init(taxonomy: String, codes: some Sequence<String>) {
    self.taxonomy = taxonomy
    self.codes = Set(codes).sorted()
  }
}

/// A category as it is described on a day, or that it was given up.
public enum CategoryState: Hashable, Sendable {
  case described(CategoryDescribed)
  /// It is used no more; `successors` took its place.
  case retired(successors: [ServiceCategory], reason: String?)
}
