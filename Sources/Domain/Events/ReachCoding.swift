public import JSONText

extension JSONReader {
  /// Reads the clauses of a reach.
  ///
  /// - Throws: `JSONSyntaxError` when a clause is none of the four sorts.
  public mutating func reachClauses() throws(JSONSyntaxError) -> [Reach.Clause] {
    var clauses: [Reach.Clause] = []
    try array { (json) throws(JSONSyntaxError) in clauses.append(try json.clause()) }
    return clauses
  }

  private mutating func clause() throws(JSONSyntaxError) -> Reach.Clause {
    var territories: [TerritoryID]?
    var except: [TerritoryID] = []
    var result: Reach.Clause?
    try object { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "residence": territories = try json.identifiers()
      case "except": except = try json.identifiers()
      case "registration": result = .registration(try json.identifiers())
      case "everyone": result = try json.boolean() ? .everyone : nil
      case "notStated": result = try json.boolean() ? .notStated : nil
      default:
        // An unknown condition must never be dropped: the clause would promise more than it says.
        throw json.error(
          .invalidValue(
            key: "clauses", value: key,
            expected: "residence, except, registration, everyone, notStated"))
      }
    }
    if let territories { return .residence(territories: territories, except: except) }
    return try require(result, "residence, registration, everyone or notStated")
  }
}

extension JSONWriter {
  /// Writes one clause of a reach.
  public mutating func clause(_ clause: Reach.Clause) {
    object { json in
      switch clause {
      case .residence(let territories, let except):
        json.member("except", ifAny: except.map(\.text))
        json.member("residence", territories.map(\.text))
      case .registration(let resources):
        json.member("registration", resources.map(\.text))
      case .everyone:
        json.key("everyone")
        json.boolean(true)
      case .notStated:
        json.key("notStated")
        json.boolean(true)
      }
    }
  }
}

extension Reach {
  /// The identifiers that its clauses name.
  var references: [Reference] {
    clauses.flatMap { clause -> [Reference] in
      switch clause {
      case .residence(let territories, let except):
        (territories + except).map(Reference.territory)
      case .registration(let resources): resources.map(Reference.resource)
      case .everyone, .notStated: []
      }
    }
  }
}
