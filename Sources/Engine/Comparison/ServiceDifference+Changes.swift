public import Domain

extension ServiceDifference {
  /// What became otherwise, field by field, apart from which part of the land is covered and from what
  /// has to be known before referring; empty unless the service is in both baskets.
  public var changes: [FieldChange] {
    guard let before, let after else { return [] }
    return fields.compactMap { field in
      guard let kept = field.kept(before, after) else { return nil }
      return FieldChange(
        field: kept, before: before.value(of: field, besides: after),
        after: after.value(of: field, besides: before))
    }
  }

  /// The names of what the changes speak of.
  public var names: [Subject: String] {
    [before, after].compactMap(\.self).reduce(into: [:]) {
      $0[.resource($1.resource)] = $1.resourceName
    }
  }
}

extension ServiceDifference.Field {
  /// The field of the history that holds what this one shows; `nil` where no single fact holds it.
  fileprivate func kept(_ before: BasketAnswer.Line, _ after: BasketAnswer.Line) -> FactField? {
    switch self {
    case .name: .name
    case .category: .category
    case .resource:
      before.resource == after.resource && before.resourceName == after.resourceName
        ? .kind : .resource
    case .telephone: .telephone
    case .address: .place
    case .languages: .languages
    case .partialLanguages: .partialLanguages
    case .interpretedLanguages: .interpretedLanguages
    case .modes: .modes
    case .ages: .ages
    case .clientele: .clientele
    case .clienteleRule: .clienteleRule
    case .access: .access
    case .cost: .cost
    case .costKind: .costKind
    case .hours: .hours
    case .schedule: .schedule
    case .timeZone: .timeZone
    case .description: .description
    case .group: .group
    case .findings, .extent, .because, .areaShare: nil
    }
  }
}

extension BasketAnswer.Line {
  /// What a field says; `nil` where nobody has said.
  fileprivate func value(
    of field: ServiceDifference.Field, besides other: BasketAnswer.Line
  ) -> FieldValue? {
    func list<Item>(_ items: [Item], _ value: ([Item]) -> FieldValue) -> FieldValue? {
      items.isEmpty ? nil : value(items)
    }
    switch field {
    case .name: return .text(details.name)
    case .category: return .category(details.category)
    case .resource:
      if resource != other.resource { return .resource(resource) }
      return resourceName == other.resourceName ? .kind(resourceKind) : .text(resourceName)
    case .telephone: return telephone.map(FieldValue.text)
    case .address: return address
    case .languages: return list(details.languages, FieldValue.languages)
    case .partialLanguages: return list(details.partialLanguages, FieldValue.languages)
    case .interpretedLanguages: return list(details.interpretedLanguages, FieldValue.languages)
    case .modes: return list(details.modes, FieldValue.modes)
    case .ages:
      guard details.ageMinYears != nil || details.ageMaxYears != nil else { return nil }
      return .ages(minYears: details.ageMinYears, maxYears: details.ageMaxYears)
    case .clientele: return list(details.clientele, FieldValue.clientele)
    case .clienteleRule: return details.clienteleRule.map(FieldValue.clienteleRule)
    case .access: return list(details.access, FieldValue.access)
    case .cost: return details.cost.map(FieldValue.text)
    case .costKind: return details.costKind.map(FieldValue.costKind)
    case .hours: return details.hours.map(FieldValue.text)
    case .schedule: return details.schedule.map(FieldValue.schedule)
    case .timeZone: return details.timeZone.map(FieldValue.text)
    case .description: return details.description.map(FieldValue.text)
    case .group: return details.group.map(FieldValue.group)
    case .findings, .extent, .because, .areaShare: return nil
    }
  }

  private var address: FieldValue? {
    switch site {
    case .located(let place): .place(place)
    case .confidential: .secret
    case .unplaced: nil
    }
  }
}
