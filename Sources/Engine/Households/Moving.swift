public import Domain

/// What moving from one home to another changes for a person.
public struct MovingAnswer: Hashable, Sendable {
  /// What becomes of a service.
  public enum Fate: String, CaseIterable, Hashable, Sendable {
    /// It serves them at the old home and no more at the new one, where others of the same category
    /// do that did not at the old one: pass the person on.
    case transfer
    /// It serves them at the old home and no more at the new one, and nothing of its category that did
    /// not serve them before does.
    case lose
    /// It serves them at the new home only.
    case gain
    /// It serves them at both.
    case keep
    /// One of the homes is in doubt, or nobody has said whom it reaches: ask.
    case ask
  }

  /// A service that serves the person at one of the homes, or may.
  public struct Line: Hashable, Sendable {
    public var service: ServiceCard
    public var fate: Fate

    /// What it comes to at the old home, and why.
    public var before: Side

    /// What it comes to at the new home, and why.
    public var after: Side

    /// For a transfer: the services of the same category that serve at the new home and did not at the
    /// old one, sorted by what is nearest there.
    public var transferTo: [ServiceID]
  }

  /// What a service comes to at one home.
  public struct Side: Hashable, Sendable {
    public var serving: Serving

    /// Why; a plain no where it does not reach them.
    public var home: SideVerdict
    public var registration: SideVerdict
    public var findings: [EligibilityFinding]

    static let none = Side(
      serving: .no, home: SideVerdict(holds: .no, reasons: []),
      registration: SideVerdict(holds: .no, reasons: []), findings: [])
  }

  public var day: CalendarDate
  public var position: Int64
  public var from: Location
  public var to: Location

  /// The GMF, which moving does not change; `nil` when none was asked about.
  public var gmf: GMFSurroundings?

  /// In order of fate, category and name.
  public var lines: [Line]
}

extension Snapshot {
  /// Says what moving changes: what is kept, lost, gained, and what has to be transferred.
  ///
  /// The registration with the GMF goes along: moving does not end it.
  ///
  /// - Throws: ``LookupError`` for a GMF.
  /// - Complexity: two lookups.
  public func moving(
    from old: Home, to new: Home, _ request: LookupRequest
  ) throws -> MovingAnswer {
    let (before, after) = (try plainLookup(old, request), try plainLookup(new, request))
    var cards: [ServiceID: ServiceCard] = [:]
    var sides: [ServiceID: (before: MovingAnswer.Side, after: MovingAnswer.Side)] = [:]
    for (service, serving) in before.servings {
      cards[service.id] = service.card
      sides[service.id] = (.init(service, serving), .none)
    }
    // In the order of the answer: what is nearest to the new home comes first.
    var servingAfter: [ServiceCategory: [ServiceID]] = [:]
    for (service, serving) in after.servings {
      cards[service.id] = cards[service.id] ?? service.card
      sides[service.id, default: (.none, .none)].after = .init(service, serving)
      // What served before is kept, and takes nobody's place.
      if serving == .yes, sides[service.id]?.before.serving != .yes {
        servingAfter[service.details.category, default: []].append(service.id)
      }
    }
    let lines = sides.compactMap { id, sides -> MovingAnswer.Line? in
      guard let card = cards[id] else { return nil }
      let others = servingAfter[card.details.category] ?? []
      guard
        let fate = MovingAnswer.Fate(
          before: sides.before.serving, after: sides.after.serving, hasOthers: !others.isEmpty)
      else { return nil }
      return MovingAnswer.Line(
        service: card, fate: fate, before: sides.before, after: sides.after,
        transferTo: fate == .transfer ? others : [])
    }
    return MovingAnswer(
      day: day, position: position, from: before.home, to: after.home, gmf: after.gmf,
      lines: lines.sorted(by: MovingAnswer.Line.comesFirst))
  }
}

extension MovingAnswer.Fate {
  /// What becomes of a service; `nil` when it serves at neither home, for certain.
  init?(before: Serving, after: Serving, hasOthers: Bool) {
    switch (before, after) {
    case (.yes, .yes): self = .keep
    case (.yes, .no), (.yes, .unsuited): self = hasOthers ? .transfer : .lose
    case (.no, .yes), (.unsuited, .yes): self = .gain
    case (.no, .no), (.no, .unsuited), (.unsuited, .no), (.unsuited, .unsuited): return nil
    default: self = .ask
    }
  }
}

extension MovingAnswer.Side {
  fileprivate init(_ service: ServiceAnswer, _ serving: Serving) {
    self.init(
      serving: serving, home: service.home, registration: service.registration,
      findings: service.findings)
  }
}

extension MovingAnswer.Line {
  fileprivate static func comesFirst(_ left: Self, _ right: Self) -> Bool {
    let fates = MovingAnswer.Fate.allCases
    let (one, other) = (fates.firstIndex(of: left.fate), fates.firstIndex(of: right.fate))
    if let one, let other, one != other { return one < other }
    if left.service.details.category != right.service.details.category {
      return left.service.details.category < right.service.details.category
    }
    return (left.service.details.name, left.service.id.text)
      < (right.service.details.name, right.service.id.text)
  }
}
