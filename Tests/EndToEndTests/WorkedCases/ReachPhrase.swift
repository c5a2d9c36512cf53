import Domain
import EventLog
import Foundation
import Geometry

/// A reach in the words of the file: clauses joined by ` + `.
///
/// `lives in rls:riviere, street(rue Principale, from 10, even) except clsc:quai (only atHome)`
struct ReachPhrase {
  let statement: Statement

  /// The drawn shapes that the reach speaks of.
  private(set) var contents: [Content] = []

  init(in statement: Statement) { self.statement = statement }

  mutating func reach(_ text: String) throws(CaseError) -> Reach {
    var clauses: [Reach.Clause] = []
    for part in Statement.split(text, on: " + ") { clauses.append(try clause(part)) }
    return Reach(clauses)
  }

  private mutating func clause(_ text: String) throws(CaseError) -> Reach.Clause {
    var text = text
    var modes: [ServiceMode] = []
    if let start = text.range(of: " (only "), text.hasSuffix(")") {
      let codes = text[start.upperBound...].dropLast().split(separator: " ")
      for code in codes { modes.append(try statement.code(String(code))) }
      text = String(text[..<start.lowerBound])
    }
    return try condition(text).by(modes)
  }

  private mutating func condition(_ text: String) throws(CaseError) -> Reach.Clause {
    switch text {
    case "everyone": return .everyone
    case "not stated": return .notStated
    default: break
    }
    let parts = Statement.split(text, on: " and registered with ")
    if let gmfs = Self.rest(of: text, after: "registered with ") {
      return .registration(try resources(gmfs))
    }
    if let land = Self.rest(of: text, after: "only here ") {
      let (named, except) = try lands(land)
      return .onlyHere(named, except: except)
    }
    guard let land = Self.rest(of: parts[0], after: "lives in "), parts.count <= 2 else {
      throw statement.error("“\(text)” is no clause of a reach")
    }
    let (named, except) = try lands(land)
    guard parts.count == 2 else { return .residence(named, except: except) }
    return .both(named, except: except, try resources(parts[1]))
  }

  private func resources(_ text: String) throws(CaseError) -> [ResourceID] {
    var result: [ResourceID] = []
    for code in Statement.words(text) { result.append(try statement.resource(code)) }
    return result
  }

  private mutating func lands(
    _ text: String
  ) throws(CaseError) -> (named: ReachLand, except: ReachLand) {
    let parts = Statement.split(text, on: " except ")
    let except: ReachLand = parts.count > 1 ? try land(parts[1]) : .none
    return (try land(parts[0]), except)
  }

  private mutating func land(_ text: String) throws(CaseError) -> ReachLand {
    var territories: [TerritoryID] = []
    var patches: [Patch] = []
    for item in Statement.split(text, on: ",") {
      if let inside = Self.inside(item, of: "polygon") {
        let numbers = inside.split(separator: " ").map(String.init)
        let shape = CaseLand.rectangle(try statement.numbers(numbers, count: 4))
        let content = Content(bytes: WellKnownBinary.encode(shape))
        contents.append(content)
        patches.append(.polygon(content.digest))
      } else if let inside = Self.inside(item, of: "postal") {
        guard let prefix = PostalPrefix(inside) else {
          throw statement.error("“\(inside)” begins no postal code")
        }
        patches.append(.postalPrefix(prefix))
      } else if let inside = Self.inside(item, of: "street") {
        patches.append(.street(try stretch(inside)))
      } else {
        territories.append(try statement.territory(item))
      }
    }
    return ReachLand(territories, patches: patches)
  }

  /// Reads some doors: `rue Principale, in municipality:ville, from 10, to 98, even`.
  private func stretch(_ text: String) throws(CaseError) -> StreetStretch {
    var parts = Statement.split(text, on: ",")
    var stretch = StreetStretch(street: parts.removeFirst())
    for part in parts {
      if let id = Self.rest(of: part, after: "in ") {
        stretch.municipality = try statement.territory(id)
      } else if let number = Self.rest(of: part, after: "from ").flatMap({ Int($0) }) {
        stretch.fromNumber = number
      } else if let number = Self.rest(of: part, after: "to ").flatMap({ Int($0) }) {
        stretch.toNumber = number
      } else {
        stretch.side = try statement.code(part)
      }
    }
    return stretch
  }

  private static func rest(of text: String, after prefix: String) -> String? {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
  }

  private static func inside(_ text: String, of word: String) -> String? {
    guard text.hasPrefix(word + "("), text.hasSuffix(")") else { return nil }
    return String(text.dropFirst(word.count + 1).dropLast())
  }
}
