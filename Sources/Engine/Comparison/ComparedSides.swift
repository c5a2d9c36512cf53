internal import Domain
internal import Projections

/// The two sides of a comparison: services, and the land that they stand on.
struct ComparedSides {
  /// The land of the first basket.
  let before: BasketExtents

  /// The land of the second basket.
  let after: BasketExtents
  let oldServices: ServicesSeen
  let newServices: ServicesSeen

  /// Where to look for the events that made a difference.
  let events: [Between]

  /// Services that are seen from other vantages than the land.
  init(
    _ before: BasketExtents, _ oldServices: ServicesSeen, _ after: BasketExtents,
    _ newServices: ServicesSeen, events: [Between]
  ) {
    self.before = before
    self.after = after
    self.oldServices = oldServices
    self.newServices = newServices
    self.events = events
  }

  /// Two vantages of one log.
  init(_ before: BasketExtents, _ after: BasketExtents) {
    self.before = before
    self.after = after
    oldServices = before.snapshot.services
    newServices = after.snapshot.services
    events = [
      Between(
        atlas: after.snapshot.atlas, directory: newServices.directory,
        baskets: newServices.baskets, first: oldServices.vantage, second: newServices.vantage)
    ]
  }
}
