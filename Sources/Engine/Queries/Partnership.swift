public import Domain
internal import Projections

/// A referral corridor between two resources, in force on the day.
public struct Partnership: Hashable, Sendable {
  public var id: PartnershipID

  /// The resource that refers.
  public var from: ResourceID
  public var fromName: String

  /// The resource that receives.
  public var to: ResourceID
  public var toName: String

  /// What for, sorted; empty when nobody has said.
  public var categories: [ServiceCategory]

  /// What was agreed, in words.
  public var terms: String?

  /// Whether the second accepts people of the first one's territories although they live outside its
  /// reach.
  public var acceptsNeighbours: Bool

  /// The day from which these terms hold.
  public var since: CalendarDate

  /// Where they were learned.
  public var source: String
}

extension Snapshot {
  /// The corridors of a resource that are in force on the day: those by which it refers, then those by
  /// which it receives, each in order of identifier.
  ///
  /// An agreement with a resource that is closed, or that had not opened by then, is none.
  ///
  /// - Complexity: O(1) for a resource without agreements.
  public func partnerships(of id: ResourceID) -> [Partnership] {
    let found = partnerships.agreements(of: id, at: vantage)
    guard !found.isEmpty else { return [] }
    let open = found.compactMap(corridor)
    return open.filter { $0.from == id } + open.filter { $0.from != id }
  }

  private func corridor(_ agreement: Agreement) -> Partnership? {
    let terms = agreement.terms
    guard let from = directory.facts(of: terms.from, at: vantage), from.closedOn == nil,
      let to = directory.facts(of: terms.to, at: vantage), to.closedOn == nil
    else { return nil }
    return Partnership(
      id: agreement.id, from: terms.from, fromName: from.name, to: terms.to, toName: to.name,
      categories: terms.categories, terms: terms.terms,
      acceptsNeighbours: terms.acceptsNeighbours, since: agreement.since,
      source: agreement.source)
  }
}
