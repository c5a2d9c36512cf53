/// What somebody needs: one category of services, or a need or programme that stands for several.
public struct ServiceNeed: Hashable, Sendable {
  /// What was asked for.
  public var asked: ServiceCategory

  /// The categories of the services that answer it.
  public var categories: Set<ServiceCategory>

  public init(asked: ServiceCategory, categories: Set<ServiceCategory>) {
    self.asked = asked
    self.categories = categories
  }

  /// One category of services alone.
  public init(_ category: ServiceCategory) {
    self.init(asked: category, categories: [category])
  }

  /// Whether services of a category answer it.
  public func isAnswered(by category: ServiceCategory) -> Bool { categories.contains(category) }
}
