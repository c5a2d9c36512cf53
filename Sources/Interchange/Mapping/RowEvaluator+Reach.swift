internal import Domain
internal import Engine

extension RowEvaluator {
  /// A rule and the text from which it was read.
  mutating func reach(
    _ expression: ReachExpression, _ field: String
  ) -> (rule: ReachRule, text: String)? {
    switch expression {
    case .everyone: return (.everyone, "everyone")
    case .notStated: return (.notStated, "notStated")
    case .registrationWithOwnResource: return (.registrationWithOwnResource, "registration")
    case .registration(let text):
      guard let code = code(required(text, field), field) else { return nil }
      return (.registration(ResourceID(trusted: "resource:\(code)")), code)
    case .containing(let kind): return (.residenceContaining(kind), "containing \(kind)")
    case .territories(let text, let except):
      let excluded = territories(except, "\(field).except")
      let named = territories(text, field)
      guard !named.isEmpty else {
        if problems.isEmpty { problem(.missingValue, field: field, value: "") }
        return nil
      }
      return (
        .residence(named, except: excluded), named.map(\.text).joined(separator: "; ")
      )
    case .named(let text, let kind):
      guard let name = required(text, field) else { return nil }
      return (.residenceNamed(name, kind), name)
    case .postalCodes(let text): return postalCodes(text, field)
    case .streets(let text, let municipality): return streets(text, municipality, field)
    case .onlyHere(let rule):
      return reach(rule, field).map { (.onlyHere($0.rule), "\($0.text), only here") }
    case .both(let home, let registration):
      guard let home = reach(home, field), let registered = reach(registration, field) else {
        return nil
      }
      return (.both(home.rule, registered.rule), "\(home.text) + \(registered.text)")
    case .modes(let text, let rule):
      let modes = list(text, field).compactMap { word($0, field, as: ServiceMode.self) }
      guard let found = reach(rule, field), !modes.isEmpty else { return nil }
      return (.modes(modes, found.rule), found.text)
    case .all(let rules):
      let found = rules.compactMap { reach($0, field) }
      guard found.count == rules.count else { return nil }
      return (.all(found.map(\.rule)), found.map(\.text).joined(separator: " + "))
    case .lookup(let lookup):
      guard let chosen = value(lookup, field), let found = reach(chosen, field) else {
        return nil
      }
      note(lookup.column, behind: field)
      return (found.rule, cell(lookup.column))
    }
  }

  private mutating func territories(
    _ expression: TextExpression?, _ field: String
  ) -> [TerritoryID] {
    list(expression, field).compactMap { text in
      if let id = TerritoryID(text) { return id }
      problem(.malformedIdentifier(expected: "rls:0312"), field: field, value: text)
      return nil
    }
  }

  private mutating func postalCodes(
    _ expression: TextExpression, _ field: String
  ) -> (rule: ReachRule, text: String)? {
    let prefixes = list(expression, field).compactMap { text -> PostalPrefix? in
      if let prefix = PostalPrefix(text) { return prefix }
      problem(.malformedIdentifier(expected: "G0R"), field: field, value: text)
      return nil
    }
    guard !prefixes.isEmpty else {
      if problems.isEmpty { problem(.missingValue, field: field, value: "") }
      return nil
    }
    return (.postalCodes(prefixes), prefixes.map(\.text).joined(separator: "; "))
  }

  private mutating func streets(
    _ expression: TextExpression, _ municipality: TextExpression?, _ field: String
  ) -> (rule: ReachRule, text: String)? {
    let towns = territories(municipality, "\(field).municipality")
    let names = (text(expression, field) ?? "").split(separator: ";")
      .map { String($0).trimmed }.filter { !$0.isEmpty }
    guard !names.isEmpty, towns.count <= 1 else {
      if problems.isEmpty { problem(.missingValue, field: field, value: "") }
      return nil
    }
    let stretches = names.map { StreetStretch(street: $0, municipality: towns.first) }
    return (.streets(stretches), names.joined(separator: "; "))
  }
}
