public import Domain
internal import EventLog
internal import Projections

extension Chronicle {
  /// What somebody means: by its identifier, by its code, or by a name that it bears or bore, or a part
  /// of one.
  ///
  /// Two of one name are never chosen between.
  ///
  /// - Throws: ``LookupError/unknownName(_:nearest:)`` or
  ///   ``LookupError/ambiguousName(_:candidates:)``, or an error of the log.
  public func subject(meant text: String) throws -> Subject {
    if let subject = Subject(text) {
      if try isKnown(subject) { return subject }
      if case .dataset = subject {
        // Files go by digests, which nobody guesses: those that are known are told.
        let datasets = candidates(directory.allDatasets.map(Subject.dataset))
        throw LookupError.unknownName(text, nearest: NameMatching.shown(datasets))
      }
    }
    return try Self.settle(text, among: candidates(everything))
  }

  /// The territory that somebody means, of any vintage: as ``subject(meant:)``.
  ///
  /// - Throws: As ``subject(meant:)``.
  public func territory(meant text: String) throws -> TerritoryID {
    if let id = TerritoryID(text), try isKnown(.territory(id)) { return id }
    let subject = try Self.settle(text, among: candidates(atlas.all.map(Subject.territory)))
    return TerritoryID(trusted: subject.text)
  }

  private static func settle(
    _ text: String, among known: [NameCandidate<Subject>]
  ) throws(LookupError) -> Subject {
    let coded = known.filter { $0.id.code == text }
    let found = coded.isEmpty ? NameMatching.matches(text, in: known) : coded
    if found.count == 1 { return found[0].id }
    throw NameMatching.unsettled(text, found, in: known)
  }

  private var everything: [Subject] {
    atlas.all.map(Subject.territory) + directory.allOrganizations.map(Subject.organization)
      + directory.allResources.map(Subject.resource) + directory.allServices.map(Subject.service)
      + directory.allDatasets.map(Subject.dataset) + categories.all.map(Subject.category)
  }

  /// What is known by then, with every name that it bears at some time; the present one first.
  private func candidates(_ subjects: [Subject]) -> [NameCandidate<Subject>] {
    subjects.compactMap { subject in
      let names = names(of: subject)
      guard !names.isEmpty else { return nil }
      let current = name(of: subject, on: vantage.day)
      return NameCandidate(
        id: subject, text: subject.text, names: [current] + names.filter { $0 != current })
    }
  }

  /// Whether the log spoke of it by then; also of what was taken back since.
  private func isKnown(_ subject: Subject) throws -> Bool {
    try log.events(ofStream: subject.text).first.map { $0.position <= vantage.position } ?? false
  }
}
