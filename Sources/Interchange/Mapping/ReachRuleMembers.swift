internal import Domain

/// What stands in the object of a reach rule, before it is put together.
struct ReachRuleMembers {
  static let keys = [
    "registration", "residence", "postalCodes", "streets", "municipality", "onlyHere", "modes",
    "everyone", "column",
  ]

  /// Residences; together they are one land.
  var homes: [ReachExpression] = []
  var registration: ReachExpression?
  var streets: TextExpression?
  var municipality: TextExpression?
  var isOnlyHere = false
  var isForEveryone = false
  var modes: TextExpression?

  var isEmpty: Bool {
    homes.isEmpty && registration == nil && streets == nil && municipality == nil && !isOnlyHere
      && !isForEveryone && modes == nil
  }

  /// The rule; `nil` where the members do not make one.
  var expression: ReachExpression? {
    guard let rule = condition else { return nil }
    return modes.map { .modes($0, rule) } ?? rule
  }

  private var condition: ReachExpression? {
    guard streets != nil || municipality == nil else { return nil }
    let all = homes + (streets.map { [.streets($0, municipality: municipality)] } ?? [])
    let home: ReachExpression? = all.isEmpty ? nil : all.count == 1 ? all[0] : .all(all)
    switch (home, registration, isForEveryone) {
    case (nil, nil, true): return isOnlyHere ? nil : .everyone
    case (let home?, nil, false): return isOnlyHere ? .onlyHere(home) : home
    case (nil, let registration?, false): return isOnlyHere ? nil : registration
    case (let home?, let registration?, false):
      return isOnlyHere ? nil : .both(home, registration)
    case (nil, nil, false), (_, _, true): return nil
    }
  }
}
