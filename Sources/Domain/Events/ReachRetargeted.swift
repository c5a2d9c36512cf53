public import Hashing
public import JSONText

/// What stands in a reach for a territory that a reform ended or cut.
public struct Replacement: Hashable, Sendable {
  public var from: TerritoryID

  /// The territories named in its place, sorted; empty when nothing took its place.
  public var to: [TerritoryID]

  public init(from: TerritoryID, to: [TerritoryID]) {
    self.from = from
    self.to = to
  }
}

/// The reach of a service was put in the words of the territories after a reform.
///
/// The promise is the one declared before, and so is who declared it: nobody has promised anew.
public struct ServiceReachRetargeted: EventPayload {
  public static let type = "service.reach-retargeted"
  public static let version = 2

  /// The whole reach from now on.
  public var reach: Reach

  /// What stands for what, sorted by the territory replaced.
  ///
  /// A territory may stand for itself: somebody looked, and it is still the one that is meant.
  public var replaced: [Replacement]
  public var reform: ReformNote?

  public init(reach: Reach, replaced: [Replacement], reform: ReformNote? = nil) {
    self.reach = reach
    self.replaced = replaced
    self.reform = reform
  }

  public init(reading json: inout JSONReader, version: Int) throws(JSONSyntaxError) {
    var clauses: [Reach.Clause]?
    var replaced: [Replacement]?
    reform = try json.reformPayload { (key, json) throws(JSONSyntaxError) in
      switch key {
      case "clauses": clauses = try json.reachClauses(version: version)
      case "replaced": replaced = try json.replacements()
      default: try json.skipValue()
      }
    }
    reach = Reach(try json.require(clauses, "clauses"))
    self.replaced = try json.require(replaced, "replaced")
  }

  public func write(to json: inout JSONWriter) {
    json.key("clauses")
    json.array { json in
      for clause in reach.clauses { json.clause(clause) }
    }
    json.member(reform)
    json.key("replaced")
    json.array { json in
      for replacement in replaced {
        json.object { json in
          json.member("from", replacement.from.text)
          json.member("to", replacement.to.map(\.text))
        }
      }
    }
  }

  public var contents: [Digest] { reach.polygons }

  public var references: [Reference] {
    reach.references
      + replaced.flatMap { ([$0.from] + $0.to).map(Reference.territory) }
  }
}

extension JSONReader {
  fileprivate mutating func replacements() throws(JSONSyntaxError) -> [Replacement] {
    var result: [Replacement] = []
    try array { (json) throws(JSONSyntaxError) in
      var from: TerritoryID?
      var to: [TerritoryID]?
      try json.object { (key, json) throws(JSONSyntaxError) in
        switch key {
        case "from": from = try json.identifier()
        case "to": to = try json.identifiers()
        default: try json.skipValue()
        }
      }
      result.append(
        Replacement(from: try json.require(from, "from"), to: try json.require(to, "to")))
    }
    return result
  }
}
