import Foundation

/// The parts of the JSON answers that tests look at.
struct Territory: Decodable, Hashable, Sendable {
  let id: String
  let kind: String
  let code: String
  let name: String
}

struct LocateJSON: Decodable, Sendable {
  let territories: [Territory]
}

struct LogJSON: Decodable, Sendable {
  let events: Int64
}

struct LookupJSON: Decodable, Sendable {
  struct Service: Decodable, Sendable {
    let id: String
    let group: String
  }
  struct GMF: Decodable, Sendable {
    let id: String
    let territories: [Territory]
  }

  let position: Int64
  let home: LocateJSON
  let gmf: GMF?
  let services: [Service]
  let leftOut: [Service]

  /// Group by service, those left out for another reason included.
  var groups: [String: String] {
    Dictionary((services + leftOut).map { ($0.id, $0.group) }) { first, _ in "\(first), twice" }
  }
}

extension Outcome {
  /// The answer in JSON.
  func json<Answer: Decodable>(_: Answer.Type = Answer.self) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: output)
  }
}

extension Collection {
  /// Number of elements by value.
  func tally() -> [Element: Int] where Element: Hashable {
    reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
