internal import EventLog

/// Fifteen years of an invented network: services that are offered, change, and promise themselves to
/// other territories; the same on every run.
struct InventedHistory: Sendable {
  let serviceCount: Int

  /// Codes of territories such as `rls:0512`, which take turns.
  let territories: [String]

  /// The position of the last event before the first of these.
  var start: Int64 = 0

  /// Services that share one resource.
  private static let servicesPerResource = 10

  /// Every so many changes, the one before is corrected.
  private static let changesPerCorrection = 50

  /// The day on which all is offered.
  static let firstYear = 2021

  /// The years over which it changes.
  static let yearCount = 15

  /// Number of events with which the network begins.
  var foundingCount: Int { serviceCount / Self.servicesPerResource + 2 * serviceCount }

  /// An event by its number, from 0: the network as it begins, then its changes, so many in all, spread
  /// over the years.
  func event(_ number: Int, of changeCount: Int) -> ProposedEvent {
    number < foundingCount
      ? founding(number) : change(number - foundingCount, of: changeCount)
  }

  private func founding(_ number: Int) -> ProposedEvent {
    let resourceCount = serviceCount / Self.servicesPerResource
    let day = "\(Self.firstYear)-01-01"
    guard number >= resourceCount else {
      return proposed(
        "resource:invented-\(number)", "resource.opened", day,
        #"{"kind":"communityOrganization","name":"Ressource \#(number)"}"#)
    }
    let (service, isReach) = (number - resourceCount).quotientAndRemainder(dividingBy: 2)
    guard isReach == 1 else {
      return proposed(
        "service:invented-\(service)", "service.offered", day,
        #"{"category":"home-care","description":"\#(Self.description)","languages":["fr"],"#
          + #""name":"Service \#(service)","#
          + #""resource":"resource:invented-\#(service % max(1, resourceCount))"}"#)
    }
    return reach(of: service, turn: 0, day)
  }

  private func change(_ number: Int, of count: Int) -> ProposedEvent {
    // Large steps that meet every service once in each turn.
    let service = number &* 7_919 % serviceCount
    let turn = number / serviceCount + 1
    let day = Self.day(number, of: count)
    if number % Self.changesPerCorrection == 1 { return correction(of: number - 1, of: count) }
    guard turn % 2 == 1 else { return reach(of: service, turn: turn, day) }
    return proposed(
      "service:invented-\(service)", "service.changed", day,
      #"{"category":"home-care","description":"\#(Self.description)","languages":["fr","en"],"#
        + #""name":"Service \#(service), \#(turn)"}"#)
  }

  /// It was always so, but under another name or for another territory.
  private func correction(of number: Int, of count: Int) -> ProposedEvent {
    let wrong = change(number, of: count)
    let position = start + Int64(foundingCount + number + 1)
    let right =
      wrong.type == "service.changed"
      ? #"{"category":"home-care","languages":["fr"],"name":"Service corrigé"}"#
      : #"{"clauses":[{"residence":["\#(territories[number % territories.count])"]}],"#
        + #""declaredBy":"correction"}"#
    return proposed(
      wrong.stream, "fact.corrected", wrong.effectiveOn,
      #"{"corrects":\#(position),"instead":{"effectiveOn":"\#(wrong.effectiveOn)","#
        + #""facts":\#(right),"schemaVersion":1,"type":"\#(wrong.type)"},"reason":"faute"}"#)
  }

  private func reach(of service: Int, turn: Int, _ day: String) -> ProposedEvent {
    let territory = territories[(service + turn * 13) % territories.count]
    return proposed(
      "service:invented-\(service)", "service.reach-declared", day,
      #"{"clauses":[{"residence":["\#(territory)"]}],"declaredBy":"gestionnaire \#(turn)"}"#)
  }

  private static let description = String(repeating: "Service inventé pour mesurer. ", count: 3)

  private static func day(_ number: Int, of count: Int) -> String {
    let day = number * yearCount * 360 / max(1, count)
    let (year, rest) = day.quotientAndRemainder(dividingBy: 360)
    let (month, dayOfMonth) = (rest / 30 + 1, rest % 30 + 1)
    // February has no thirtieth.
    return "\(firstYear + year)-\(two(month))-\(two(min(dayOfMonth, 28)))"
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private func proposed(
    _ stream: String, _ type: String, _ day: String, _ payload: String
  ) -> ProposedEvent {
    ProposedEvent(
      stream: stream, type: type, schemaVersion: 1, effectiveOn: day, actor: "cli:benchmark",
      source: "invented data", payload: Array(payload.utf8))
  }
}
