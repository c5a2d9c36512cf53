internal import Domain
internal import Engine
internal import Projections

/// What is asked about services for a person, apart from where they live.
struct RequestOptions {
  /// The options of every command, about the day of the moment that was asked for.
  let common: CommonOptions
  private let gmf: String?
  private let need: String?
  private let request: LookupRequest

  /// Takes the options away.
  ///
  /// - Throws: ``UsageError``.
  init(_ arguments: inout ArgumentReader, _ common: CommonOptions) throws {
    gmf = try arguments.takeOption("--gmf")
    need = try arguments.takeOption("--need")
    let moment = try arguments.takeMoment("--at")
    self.common = try common.asking(at: moment?.day)
    request = LookupRequest(
      person: try arguments.takePerson(),
      mode: try arguments.takeSpokenWord("--mode", ServiceMode.self),
      day: self.common.day, momentMilliseconds: moment?.milliseconds)
  }

  /// Whether anything is said of a person, rather than of what is needed.
  var isAboutPerson: Bool {
    gmf != nil || request.person != PersonFacts() || request.mode != nil
  }

  /// The request, with the GMF and the need as a snapshot knows them.
  ///
  /// - Throws: ``UsageError`` for a clientele that nobody knows, `LookupError` or `CategoryError`.
  func request(in snapshot: Snapshot) throws -> LookupRequest {
    try checkClienteles(against: snapshot)
    var request = request
    request.need = try need.map(snapshot.need)
    request.gmf = try gmf.map(snapshot.gmf)
    return request
  }

  /// A clientele that no service names and no table knows is a mistake, and would answer no question.
  private func checkClienteles(against snapshot: Snapshot) throws(UsageError) {
    let known = Set(Labels.clienteleCodes)
    let asked = [("--is", request.person.isAmong), ("--is-not", request.person.isNotAmong)]
    guard asked.contains(where: { !$0.1.isSubset(of: known) }) else { return }
    let directory = snapshot.directory
    let named = directory.allServices.flatMap { id in
      directory.facts(of: id, at: snapshot.vantage)?.details.clientele ?? []
    }
    let allowed = known.union(named).sorted()
    for (option, codes) in asked {
      guard let unknown = codes.subtracting(allowed).min() else { continue }
      throw .unknownWord(
        option: option, value: unknown, allowed: allowed,
        nearest: Suggestion.nearest(to: unknown, in: allowed))
    }
  }
}
